namespace ParScore.Scoring.Answers;

/// <summary>A number, such as 45 tasks.</summary>
public sealed record NumberFigure(Fraction Value) : Figure;
