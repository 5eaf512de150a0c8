namespace ParScore.App.Submissions.Initiatives;

/// <summary>A unit's initiative as it stands in the record, with its links.</summary>
public sealed record StoredInitiative
{
    /// <summary>Its place in the unit's part, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Its words; the links stand in <see cref="Links"/>.</summary>
    public required Initiative Initiative { get; init; }

    /// <summary>Null unless it was withdrawn.</summary>
    public string? WithdrawnReason { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }

    public IReadOnlyList<StoredInitiativeLink> Links { get; init; } = [];
}
