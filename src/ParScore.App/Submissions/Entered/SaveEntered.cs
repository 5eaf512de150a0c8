namespace ParScore.App.Submissions.Entered;

/// <summary>What Sở Nội vụ enters for one leaf that nobody in the province scores.</summary>
public sealed record SaveEntered
{
    public required string Campaign { get; init; }

    /// <summary>The leaf's id or printed code.</summary>
    public required string Leaf { get; init; }

    /// <summary>The published points as they are typed, such as "0,83"; null or blank takes them back.</summary>
    public string? Points { get; init; }

    /// <summary>What was published, by whom and when.</summary>
    public string? Source { get; init; }

    /// <summary>The version that was on the screen; 0 when there was none.</summary>
    public required long Seen { get; init; }
}
