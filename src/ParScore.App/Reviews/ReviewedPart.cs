using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Reviews;

/// <summary>One unit's part of a leaf and what Sở Nội vụ last decided about it.</summary>
public sealed record ReviewedPart
{
    public required Node Leaf { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>What the unit declared there; null = nothing.</summary>
    public DeclaredAnswer? Answer { get; init; }

    /// <summary>The latest decision; null before the first.</summary>
    public LeafReview? Latest { get; init; }

    /// <summary>True when the latest decision accepted or adjusted what still stands there.</summary>
    public bool Holds { get; init; }

    /// <summary>False only for a contributor that has nothing to declare and declared nothing: where the lead chooses, contributors need not speak.</summary>
    public bool IsToReview { get; init; }

    /// <summary>The identity of what stands there now.</summary>
    public string ContentHash => LeafContent.HashOf(Leaf, Unit, Answer);

    /// <summary>True when it was accepted or adjusted and has been changed since: it is open again.</summary>
    public bool HasChangedSince => !Holds && Latest is { Decision: ReviewDecision.Accepted or ReviewDecision.Adjusted };
}
