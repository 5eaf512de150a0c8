using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>What a campaign begins with: all of its plan but the assignments.</summary>
public sealed record CampaignHeader
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Province { get; init; }

    /// <summary>Năm đánh giá.</summary>
    public required int IndexYear { get; init; }

    /// <summary>The published set, as it was read from its file.</summary>
    public required CriteriaSet Set { get; init; }

    public required LegalDocument LegalBasis { get; init; }

    /// <summary>The code of Sở Nội vụ.</summary>
    public required string Coordinator { get; init; }

    public required IReadOnlyList<PlanUnit> Units { get; init; }

    /// <summary>May be empty; deadlines are set until the campaign opens.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];

    public string? Note { get; init; }
}
