namespace ParScore.App.Ministry;

/// <summary>What the Ministry gave one leaf, as it is typed.</summary>
/// <param name="Leaf">The leaf's id or printed code.</param>
/// <param name="Points">"0,75" or "0.75".</param>
/// <param name="Reason">The Ministry's reason; needed where it gave less than was approved.</param>
public sealed record AppraisalPoints(string Leaf, string Points, string? Reason);
