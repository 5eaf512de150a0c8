using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>What came of an act on evidence.</summary>
public sealed record EvidenceOutcome
{
    /// <summary>The document's name in its unit's register; null when it was refused.</summary>
    public string? Document { get; init; }

    /// <summary>The file version, from 1; null when no file was taken in.</summary>
    public int? Revision { get; init; }

    /// <summary>The link's place at its leaf, from 1; null when none was made.</summary>
    public int? Link { get; init; }

    /// <summary>Why not; empty when it was done and is on the disk.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>True when it was done and is on the disk.</summary>
    public bool IsDone => Refusals.Count == 0;
}
