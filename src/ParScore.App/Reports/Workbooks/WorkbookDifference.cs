namespace ParScore.App.Reports.Workbooks;

/// <summary>A place where a file does not say what the result says.</summary>
/// <param name="Sheet">The sheet's name; empty for the file as a whole.</param>
/// <param name="Cell">Such as "F12"; empty for the sheet as a whole.</param>
/// <param name="Found">What the file says.</param>
/// <param name="Wanted">What the result says.</param>
public sealed record WorkbookDifference(string Sheet, string Cell, string Found, string Wanted)
{
    /// <summary>In Vietnamese, for the person who wanted the file.</summary>
    public override string ToString() =>
        Sheet.Length == 0 ? $"Tệp: {Found} (cần: {Wanted})" : $"Trang \"{Sheet}\"{(Cell.Length == 0 ? "" : $", ô {Cell}")}: trong tệp là {Found}, theo kết quả là {Wanted}";
}
