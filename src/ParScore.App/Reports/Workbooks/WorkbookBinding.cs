namespace ParScore.App.Reports.Workbooks;

/// <summary>Which value goes to which sheet and cell of the Ministry workbook: data beside the criteria set.</summary>
public sealed record WorkbookBinding
{
    /// <summary>What the workbook is called.</summary>
    public required string Name { get; init; }

    /// <summary>Printed at the top left of every page.</summary>
    public TextTemplate? Header { get; init; }

    public required IReadOnlyList<SheetBinding> Sheets { get; init; }
}
