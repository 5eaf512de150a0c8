using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Submissions.Checks;
using ParScore.App.Submissions.Initiatives;
using ParScore.App.Submissions.Waivers;

namespace ParScore.App.Submissions.Parts;

/// <summary>A unit's part as it is shown: every leaf it was given, its initiatives and difficulties, what was found, and the identity of it all.</summary>
public sealed record UnitPart
{
    public required CampaignPlan Plan { get; init; }

    public required PlanUnit Unit { get; init; }

    /// <summary>Null while the unit has begun nothing.</summary>
    public StoredSubmission? Submission { get; init; }

    /// <summary>The clock of self-scoring as it concerns the unit; null when the plan has no deadline.</summary>
    public StepClock? Clock { get; init; }

    /// <summary>First those the unit leads.</summary>
    public required IReadOnlyList<UnitLeaf> Leaves { get; init; }

    /// <summary>Withdrawn ones too.</summary>
    public required IReadOnlyList<StoredInitiative> Initiatives { get; init; }

    /// <summary>Withdrawn ones too.</summary>
    public required IReadOnlyList<StoredDifficulty> Difficulties { get; init; }

    /// <summary>What the checks find, what must be mended first.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>Every waiver of a check that was asked for, waiting and refused ones too.</summary>
    public required IReadOnlyList<Waiver> Waivers { get; init; }

    /// <summary>The identity of what is shown, which the head certifies when submitting; null while the unit has begun nothing.</summary>
    public string? ContentHash { get; init; }
}
