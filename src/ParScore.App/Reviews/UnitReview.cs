using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>Where the review of a unit's submission stands.</summary>
public sealed record UnitReview
{
    /// <summary>Why it is not shown; empty when it is.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Each part that needs a decision, in printed order.</summary>
    public IReadOnlyList<PartReview> Parts { get; init; } = [];
}
