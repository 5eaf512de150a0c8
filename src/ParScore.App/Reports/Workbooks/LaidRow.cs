namespace ParScore.App.Reports.Workbooks;

/// <summary>A row as it will stand in the file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Height">In points.</param>
/// <param name="Cells">From left to right.</param>
internal sealed record LaidRow(int Number, double Height, IReadOnlyList<LaidCell> Cells);
