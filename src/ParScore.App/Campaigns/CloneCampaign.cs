using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>Which campaign is taken over into a new year, under which set, and which old leaf became which new one.</summary>
public sealed record CloneCampaign
{
    /// <summary>The campaign that is taken over; it stays as it is.</summary>
    public required string From { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int IndexYear { get; init; }

    /// <summary>The published set of the new year, as it was read from its file.</summary>
    public required CriteriaSet Set { get; init; }

    public required LegalDocument LegalBasis { get; init; }

    /// <summary>Old leaf id → new leaf id; null = its assignment is not taken over. Leaves that are not named keep their id.</summary>
    public IReadOnlyDictionary<string, string?> Mapping { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Last year's dates are never taken over; may be empty.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];
}
