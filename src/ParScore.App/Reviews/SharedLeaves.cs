using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>The shared leaves that somebody may see.</summary>
/// <param name="Refusals">Why nothing is shown; empty when it is.</param>
/// <param name="Leaves">In printed order.</param>
public sealed record SharedLeaves(IReadOnlyList<Refusal> Refusals, IReadOnlyList<SharedLeaf> Leaves);
