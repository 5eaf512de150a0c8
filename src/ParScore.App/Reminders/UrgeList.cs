using NodaTime;
using ParScore.App.Campaigns;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Reminders;

/// <summary>Danh sách đôn đốc: who still owes what at an instant, for the telephone and for the wall.</summary>
public sealed record UrgeList
{
    public required CampaignPlan Plan { get; init; }

    public required CriteriaSet Set { get; init; }

    public required CampaignState State { get; init; }

    /// <summary>The instant for which it holds.</summary>
    public required Instant At { get; init; }

    /// <summary>Step by step, in the order of the plan.</summary>
    public required IReadOnlyList<UrgeRow> Rows { get; init; }

    /// <summary>The units that have handed in, in the order of the plan.</summary>
    public required IReadOnlyList<UnitStanding> Done { get; init; }

    /// <summary>What a printed page says of the set and the figures before anything else.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
