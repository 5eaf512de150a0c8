namespace ParScore.Scoring.Sheets;

/// <summary>An item and its place in a ranking.</summary>
/// <param name="Item">What is ranked.</param>
/// <param name="Rank">From 1; equal values share it.</param>
public sealed record Ranked<T>(T Item, int Rank);
