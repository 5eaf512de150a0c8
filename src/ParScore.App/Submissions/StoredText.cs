namespace ParScore.App.Submissions;

/// <summary>A unit's text at a leaf as it stands in the record: an explanation, or the reason for "không áp dụng".</summary>
public sealed record StoredText
{
    /// <summary>The leaf's id.</summary>
    public required string Leaf { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>Null when it was taken back.</summary>
    public string? Text { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }
}
