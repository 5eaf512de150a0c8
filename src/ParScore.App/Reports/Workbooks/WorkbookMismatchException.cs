namespace ParScore.App.Reports.Workbooks;

/// <summary>A workbook that was written does not say what the result says. It was not handed out.</summary>
public sealed class WorkbookMismatchException : Exception
{
    public WorkbookMismatchException()
        : this([])
    {
    }

    public WorkbookMismatchException(string message)
        : base(message)
    {
    }

    public WorkbookMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WorkbookMismatchException(IReadOnlyList<WorkbookDifference> differences)
        : base($"Tệp ghi ra không khớp kết quả nên không được giao; {differences.Count} chỗ khác, đầu tiên: {(differences.Count == 0 ? null : differences[0])}")
        => Differences = differences;

    public IReadOnlyList<WorkbookDifference> Differences { get; } = [];
}
