namespace ParScore.App.Submissions.Initiatives;

/// <summary>What ties a document to an initiative, as it stands in the record.</summary>
public sealed record StoredInitiativeLink
{
    /// <summary>Its place among the initiative's links, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The document's name in the unit's register.</summary>
    public required string Document { get; init; }

    /// <summary>Mục.</summary>
    public string? Section { get; init; }

    /// <summary>Trang.</summary>
    public string? Page { get; init; }

    public string? Note { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }
}
