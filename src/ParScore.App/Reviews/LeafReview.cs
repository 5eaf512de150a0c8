using NodaTime;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Reviews;

/// <summary>Thẩm định của Sở Nội vụ: one decision about one unit's part of a leaf. A later decision is another one; none is changed.</summary>
public sealed record LeafReview
{
    /// <summary>The decisions as the record writes them.</summary>
    public static readonly Words<ReviewDecision> Decisions = new(("accepted", ReviewDecision.Accepted), ("adjusted", ReviewDecision.Adjusted), ("returned", ReviewDecision.Returned));

    public required string Campaign { get; init; }

    /// <summary>The leaf's id.</summary>
    public required string Leaf { get; init; }

    /// <summary>The code of the unit whose part it is; joined points are adjusted under the lead.</summary>
    public required string Unit { get; init; }

    /// <summary>From 1 for each leaf and unit; given when the decision is kept.</summary>
    public int Number { get; init; }

    public required ReviewDecision Decision { get; init; }

    /// <summary>The points that count instead; only when adjusted.</summary>
    public Points? Points { get; init; }

    /// <summary>The maximum that counts with these points; only when adjusted.</summary>
    public Points? Max { get; init; }

    /// <summary>What the declared figures gave when it was decided; null while they gave nothing.</summary>
    public Points? SelfPoints { get; init; }

    /// <summary>Lý do; only an acceptance may have none.</summary>
    public string? Reason { get; init; }

    /// <summary>Diễn giải of the adjusted points, as shown.</summary>
    public string? Trace { get; init; }

    /// <summary>The corrected figures, as they were typed; empty when the points were given by hand.</summary>
    public IReadOnlyList<TypedFigure> Figures { get; init; } = [];

    /// <summary>What was looked at (<see cref="LeafContent"/>); the decision holds while that is still what stands there.</summary>
    public string? ContentHash { get; init; }

    public required Instant DecidedAt { get; init; }

    /// <summary>The account.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>The number of the waiver by which somebody of the unit itself reviewed; null as a rule.</summary>
    public int? Waiver { get; init; }

    /// <summary>True when the rule gave the adjusted points, from corrected figures.</summary>
    public bool IsByRule => Figures.Count > 0;
}
