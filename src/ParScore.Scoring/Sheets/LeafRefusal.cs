using ParScore.Scoring.Answers;

namespace ParScore.Scoring.Sheets;

/// <summary>A refusal and whose answer it concerns.</summary>
/// <param name="Unit">The unit's code; null when the answer is nobody's in particular.</param>
/// <param name="Refusal">What is wrong and what to do.</param>
/// <param name="Part">The very answer; null when it concerns several answers together.</param>
public sealed record LeafRefusal(string? Unit, Refusal Refusal, AnswerPart? Part = null);
