namespace ParScore.App.Ministry;

/// <summary>One tick: which item, whether it is keyed, and the version that was seen.</summary>
/// <param name="Leaf">The leaf's id or printed code.</param>
/// <param name="Item">As <see cref="KeyingItem.Item"/>.</param>
/// <param name="IsDone">True = keyed; false = the tick is taken back.</param>
/// <param name="Seen">The version that was seen.</param>
public sealed record KeyingMark(string Leaf, string Item, bool IsDone, long Seen);
