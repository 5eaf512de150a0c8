namespace ParScore.Scoring.Answers;

/// <summary>What kind of figure a rule asks for.</summary>
public enum FigureKind
{
    Number,
    YesNo,
    Choice,
    Date,
    Items,
}
