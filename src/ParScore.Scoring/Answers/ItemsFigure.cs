namespace ParScore.Scoring.Answers;

/// <summary>What was declared of each item of a list, by the item's code in the rule.</summary>
public sealed record ItemsFigure(IReadOnlyDictionary<string, ItemValue> Items) : Figure;
