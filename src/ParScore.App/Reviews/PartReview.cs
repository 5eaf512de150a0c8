using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Reviews;

/// <summary>Where the review of one unit's part of a leaf stands, for the reviewer and for the unit itself.</summary>
public sealed record PartReview
{
    public required Node Leaf { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    public required ReviewState State { get; init; }

    /// <summary>The latest decision; null before the first.</summary>
    public LeafReview? Latest { get; init; }

    /// <summary>What counts at the leaf since Sở Nội vụ adjusted it, under the lead; null when it did not.</summary>
    public Points? AdjustedPoints { get; init; }

    /// <summary>Why it was adjusted.</summary>
    public string? AdjustedReason { get; init; }
}
