namespace ParScore.App.Reports.Workbooks;

/// <summary>A cell as a file holds it.</summary>
/// <param name="Text">The text; null when the cell holds a number.</param>
/// <param name="Number">The number; null when the cell holds a text.</param>
/// <param name="Formula">Without "="; null when there is none.</param>
public sealed record ReadCell(string? Text, double? Number, string? Formula);
