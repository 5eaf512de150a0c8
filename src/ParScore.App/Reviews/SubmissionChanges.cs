using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>What a unit changed between two submissions, or since the last one.</summary>
public sealed record SubmissionChanges
{
    /// <summary>Why it is not shown; empty when it is.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>The number of the receipt from which; null when the unit submitted once or never, so that there is nothing to compare.</summary>
    public int? From { get; init; }

    /// <summary>The number of the receipt up to which; null = up to now.</summary>
    public int? To { get; init; }

    /// <summary>By leaf in printed order; what belongs to no leaf at the end.</summary>
    public IReadOnlyList<LeafChange> Changes { get; init; } = [];
}
