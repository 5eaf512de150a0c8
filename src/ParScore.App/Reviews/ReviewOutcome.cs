using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>What came of a review: all decisions, or none.</summary>
public sealed record ReviewOutcome
{
    /// <summary>The decisions that were kept, in the order in which they were asked for.</summary>
    public IReadOnlyList<LeafReview> Reviews { get; init; } = [];

    /// <summary>Why nothing was decided; one for each conflict too.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What changed since the reviewer looked; then nothing was decided.</summary>
    public IReadOnlyList<ReviewConflict> Conflicts { get; init; } = [];

    /// <summary>Units whose whole part is accepted now.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    /// <summary>True when the decisions are on the disk.</summary>
    public bool IsDone => Reviews.Count > 0;
}
