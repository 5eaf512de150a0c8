namespace ParScore.Scoring.Criteria;

/// <summary>Where each part of a row comes from, by keys of the set's sources.</summary>
public sealed record Provenance
{
    public string? Name { get; init; }

    public string? Points { get; init; }

    public string? Rule { get; init; }

    public string? Owner { get; init; }

    /// <summary>How sure the writer was of a part: part name → "low", "medium" or "high".</summary>
    public IReadOnlyDictionary<string, string>? Confidence { get; init; }

    /// <summary>The part's name in files, and its key.</summary>
    internal IEnumerable<(string Part, string? Key)> Keys => [("name", Name), ("points", Points), ("rule", Rule), ("owner", Owner)];
}
