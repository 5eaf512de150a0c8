namespace ParScore.Scoring.Answers;

/// <summary>A day, such as the day a report was sent.</summary>
public sealed record DateFigure(DateOnly Value) : Figure;
