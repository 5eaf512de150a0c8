namespace ParScore.App.Evidence;

/// <summary>A link between a document and a leaf as it stands in the record.</summary>
public sealed record StoredLink
{
    /// <summary>The leaf's id.</summary>
    public required string Leaf { get; init; }

    /// <summary>Its place among the unit's links at the leaf, from 1.</summary>
    public required int Position { get; init; }

    public required StoredDocument Document { get; init; }

    /// <summary>Mục.</summary>
    public string? Section { get; init; }

    /// <summary>Trang.</summary>
    public string? Page { get; init; }

    public string? Note { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }
}
