namespace ParScore.Scoring.Answers;

/// <summary>What was declared of one item: a state (checklist) or how many (bonus).</summary>
/// <param name="State">Null when a number was declared.</param>
/// <param name="Count">Null when a state was declared.</param>
public readonly record struct ItemValue(ItemState? State, Fraction? Count);
