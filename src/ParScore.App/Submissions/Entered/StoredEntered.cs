namespace ParScore.App.Submissions.Entered;

/// <summary>The published points of one leaf as they stand in the record.</summary>
public sealed record StoredEntered
{
    /// <summary>The leaf's id.</summary>
    public required string Leaf { get; init; }

    /// <summary>As typed, in JSON; null when they were taken back.</summary>
    public string? Points { get; init; }

    /// <summary>Where they were published; null when the source of the whole campaign counts.</summary>
    public string? Source { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }
}
