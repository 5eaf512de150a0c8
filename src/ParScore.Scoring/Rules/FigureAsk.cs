using ParScore.Scoring.Answers;

namespace ParScore.Scoring.Rules;

/// <summary>One figure that a rule asks of a unit: its role, its kind, and the words for the form.</summary>
public sealed record FigureAsk
{
    /// <summary>The name of the figure within the rule: "numerator", "count".</summary>
    public required string Role { get; init; }

    public required FigureKind Kind { get; init; }

    public required FigureSpec Spec { get; init; }

    /// <summary>For a choice its options, for items the items: code and label, in printed order.</summary>
    public IReadOnlyList<(string Code, string Label)> Choices { get; init; } = [];

    /// <summary>For items: true when each is counted, false when each has a state.</summary>
    public bool CountsItems { get; init; }
}
