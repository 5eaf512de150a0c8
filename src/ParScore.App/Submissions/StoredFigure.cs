namespace ParScore.App.Submissions;

/// <summary>One declared value as it stands in the record.</summary>
public sealed record StoredFigure
{
    /// <summary>The leaf's id.</summary>
    public required string Leaf { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    public required TypedFigure Figure { get; init; }

    /// <summary>Counts the changes; who saves says which one was seen.</summary>
    public required long Version { get; init; }
}
