namespace ParScore.Scoring.Answers;

/// <summary>The chosen option, by its code in the rule.</summary>
public sealed record ChoiceFigure(string Code) : Figure;
