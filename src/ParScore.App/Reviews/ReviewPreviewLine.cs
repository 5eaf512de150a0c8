using ParScore.App.Consolidation;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reviews;

/// <summary>One part in the preview of an acceptance: what it gives, what backs it, what was found, what would happen, what stands in the way.</summary>
public sealed record ReviewPreviewLine
{
    public required Node Leaf { get; init; }

    /// <summary>What to send to accept it: unit, and what is seen now.</summary>
    public required ReviewTarget Target { get; init; }

    public required ReviewState State { get; init; }

    /// <summary>What the declared figures of all units give.</summary>
    public required LeafScore Score { get; init; }

    public required EvidenceState EvidenceState { get; init; }

    /// <summary>What the checks find at this leaf of the unit.</summary>
    public IReadOnlyList<CheckFinding> Findings { get; init; } = [];

    /// <summary>What would happen, in a Vietnamese sentence.</summary>
    public required string Effect { get; init; }

    /// <summary>Why it cannot be accepted; empty when it can.</summary>
    public IReadOnlyList<Refusal> ReasonsNot { get; init; } = [];
}
