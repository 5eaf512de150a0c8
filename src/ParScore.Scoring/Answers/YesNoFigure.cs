namespace ParScore.Scoring.Answers;

/// <summary>Đạt / không đạt.</summary>
public sealed record YesNoFigure(bool Value) : Figure;
