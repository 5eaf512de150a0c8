namespace ParScore.App.Submissions.Initiatives;

/// <summary>A unit's difficulty as it stands in the record.</summary>
public sealed record StoredDifficulty
{
    /// <summary>Its place in the unit's part, from 1.</summary>
    public required int Position { get; init; }

    public required Difficulty Difficulty { get; init; }

    /// <summary>Null unless it was withdrawn.</summary>
    public string? WithdrawnReason { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }
}
