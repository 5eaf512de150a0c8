using ParScore.Scoring;

namespace ParScore.App.PublishedResults;

/// <summary>One province's row in a published table.</summary>
public sealed record PublishedProvince
{
    public required string Name { get; init; }

    public required int Rank { get; init; }

    /// <summary>The printed parts by name ("appraised", "sipas" …); empty where only the total was published.</summary>
    public required IReadOnlyDictionary<string, Points> Parts { get; init; }

    public required Points Total { get; init; }

    /// <summary>JSON Pointer of the row.</summary>
    public required string Pointer { get; init; }

    /// <summary>Line of the row.</summary>
    public required int Line { get; init; }
}
