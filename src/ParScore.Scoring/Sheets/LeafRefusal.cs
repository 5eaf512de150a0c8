namespace ParScore.Scoring.Sheets;

/// <summary>A refusal and whose answer it concerns.</summary>
/// <param name="Unit">The unit's code; null when the answer is nobody's in particular.</param>
/// <param name="Refusal">What is wrong and what to do.</param>
public sealed record LeafRefusal(string? Unit, Refusal Refusal);
