namespace ParScore.App.Consolidation;

/// <summary>What a leaf got, as the record keeps it; two are equal when every digit and word is.</summary>
public sealed record StoredScore
{
    public required string Campaign { get; init; }

    /// <summary>The leaf's id.</summary>
    public required string Leaf { get; init; }

    /// <summary>"open", "scored" or "not-applicable".</summary>
    public required string State { get; init; }

    /// <summary>Exact points: "0.5", "5/6".</summary>
    public required string Points { get; init; }

    /// <summary>The maximum that counts, exact.</summary>
    public required string Max { get; init; }

    /// <summary>Diễn giải cách tính; null while the leaf is open.</summary>
    public string? Trace { get; init; }

    /// <summary>The identity of the set that gave the rule.</summary>
    public required string SetHash { get; init; }

    /// <summary>The version of the scoring code.</summary>
    public required long Engine { get; init; }

    /// <summary>"sha256:…" over who was expected to declare and what was declared.</summary>
    public required string InputHash { get; init; }
}
