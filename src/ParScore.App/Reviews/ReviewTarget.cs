namespace ParScore.App.Reviews;

/// <summary>What a reviewer decides about, and what was on the screen then: neither the part nor its review may have changed since.</summary>
/// <param name="Leaf">The leaf, by id or printed code.</param>
/// <param name="Unit">The code of the unit whose part it is.</param>
/// <param name="SeenContent">The identity of what was looked at: of the part (<see cref="ReviewedPart.ContentHash"/>); of all parts when joined points are adjusted.</param>
/// <param name="SeenReview">The number of the latest decision that was on the screen; 0 when there was none.</param>
public sealed record ReviewTarget(string Leaf, string Unit, string SeenContent, int SeenReview);
