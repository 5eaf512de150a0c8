namespace ParScore.Scoring.Rules;

/// <summary>What a rule makes of complete, checked figures.</summary>
/// <param name="Points">Exact points, 0 to <paramref name="Max"/>.</param>
/// <param name="Max">The maximum that counts: the leaf's, or 0 when the figures show that the leaf does not apply.</param>
/// <param name="Trace">Why.</param>
/// <param name="Applies">False when the figures show that there was nothing to score.</param>
public sealed record Outcome(Points Points, Points Max, Trace Trace, bool Applies = true);
