namespace ParScore.App.Evidence;

/// <summary>A document as it stands in the record, with one of its file versions.</summary>
public sealed record StoredDocument
{
    public required EvidenceDocument Document { get; init; }

    /// <summary>Its place in the unit's register, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The file version, from 1; null without a file.</summary>
    public int? Revision { get; init; }

    /// <summary>The kind of file; null without one.</summary>
    public EvidenceType? Type { get; init; }

    /// <summary>Why it was removed; null when it was not. Its bytes stay.</summary>
    public string? RemovedReason { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }

    /// <summary>How many links use it; null where it was not asked.</summary>
    public int? UsedBy { get; init; }
}
