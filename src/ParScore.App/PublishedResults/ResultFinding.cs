using ParScore.Scoring;

namespace ParScore.App.PublishedResults;

/// <summary>One thing a check of published results found.</summary>
/// <param name="IsError">False for a difference of 0.01, which rounding of the printed parts explains.</param>
/// <param name="Fault">What and where; the row is the province's name.</param>
public sealed record ResultFinding(bool IsError, Fault Fault);
