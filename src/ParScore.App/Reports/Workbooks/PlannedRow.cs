namespace ParScore.App.Reports.Workbooks;

/// <summary>One listed thing and where it stands.</summary>
/// <param name="Row">Its first row on the sheet.</param>
/// <param name="Height">How many rows it takes; more than one when a text goes on.</param>
/// <param name="Context">What it is.</param>
/// <param name="Pieces">By column, then by row.</param>
internal sealed record PlannedRow(int Row, int Height, RowContext Context, IReadOnlyList<CellValue?>[] Pieces);
