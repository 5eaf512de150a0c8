using NodaTime;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>A campaign as it stands at an instant: plan, state, each step's clocks, and where the units are.</summary>
public sealed record CampaignDetails
{
    public required CampaignPlan Plan { get; init; }

    public required CriteriaSet Set { get; init; }

    public required CampaignState State { get; init; }

    /// <summary>The instant for which all of this holds.</summary>
    public required Instant At { get; init; }

    /// <summary>Null for a campaign that was imported.</summary>
    public Preparation? Preparation { get; init; }

    /// <summary>In the order of the work.</summary>
    public required IReadOnlyList<StepStanding> Steps { get; init; }

    /// <summary>In the order of the plan; a unit's people see their own.</summary>
    public required IReadOnlyList<UnitStanding> Units { get; init; }

    /// <summary>The version of each leaf's assignment, by leaf id; 0 for one that was never assigned.</summary>
    public required IReadOnlyDictionary<string, long> AssignmentVersions { get; init; }
}
