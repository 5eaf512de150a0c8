namespace ParScore.App.Reports.Workbooks;

/// <summary>Cells that people fill in.</summary>
/// <param name="Range">Such as "F8:F91".</param>
/// <param name="Input">What may stand there.</param>
internal sealed record LaidInput(string Range, ColumnInput Input);
