using ParScore.Scoring;

namespace ParScore.App.PublishedResults;

/// <summary>A published table of results: printed parts, totals, ranks and how many provinces each group has.</summary>
public sealed record PublishedTable
{
    public required string About { get; init; }

    /// <summary>The maximum of each part by name.</summary>
    public required IReadOnlyDictionary<string, Points> Max { get; init; }

    /// <summary>Điểm tối đa of the whole.</summary>
    public required Points MaxTotal { get; init; }

    /// <summary>How many provinces were ranked.</summary>
    public required int ProvinceCount { get; init; }

    /// <summary>How many provinces each group has, highest group first.</summary>
    public required IReadOnlyList<(string Code, int Count)> GroupCounts { get; init; }

    /// <summary>The provinces that are listed; not all that were ranked need be.</summary>
    public required IReadOnlyList<PublishedProvince> Provinces { get; init; }
}
