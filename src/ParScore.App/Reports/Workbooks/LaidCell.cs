namespace ParScore.App.Reports.Workbooks;

/// <summary>A cell as it will stand in the file.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Value">Null for an empty cell; with a formula, its result.</param>
/// <param name="Formula">Without "="; null when the value stands there itself.</param>
/// <param name="Style">How it looks.</param>
internal sealed record LaidCell(int Column, CellValue? Value, string? Formula, CellStyle Style);
