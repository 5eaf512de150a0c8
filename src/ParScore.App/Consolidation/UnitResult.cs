using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;
using ParScore.Scoring;

namespace ParScore.App.Consolidation;

/// <summary>Where one unit stands: what it leads, what it still owes, and whether it was in time.</summary>
public sealed record UnitResult
{
    public required PlanUnit Unit { get; init; }

    /// <summary>Null when the unit handed in nothing.</summary>
    public UnitAnswers? Answers { get; init; }

    /// <summary>By how much the submission was late; null when it was in time or there is none.</summary>
    public Duration? LateBy { get; init; }

    /// <summary>The leaves the unit leads.</summary>
    public required IReadOnlyList<ConsolidatedLine> Led { get; init; }

    /// <summary>The leaves it contributes to.</summary>
    public required IReadOnlyList<ConsolidatedLine> Contributed { get; init; }

    /// <summary>Unrounded points of the leaves it leads, as they count.</summary>
    public Points Points => Led.Select(l => l.Score.Points).Total;

    /// <summary>Unrounded points that the declared figures give at the leaves it leads.</summary>
    public Points SelfPoints => Led.Select(l => l.SelfScore.Points).Total;

    public Points Max => Led.Select(l => l.Score.Max).Total;
}
