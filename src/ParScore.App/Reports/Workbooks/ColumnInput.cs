namespace ParScore.App.Reports.Workbooks;

/// <summary>What people may fill in: one of some words, or a day with a time, or any text.</summary>
/// <param name="Choices">Offered as a list; empty when there are none.</param>
/// <param name="IsTime">A day with a time of day.</param>
public sealed record ColumnInput(IReadOnlyList<string> Choices, bool IsTime);
