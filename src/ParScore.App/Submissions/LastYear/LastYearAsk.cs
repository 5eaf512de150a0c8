namespace ParScore.App.Submissions.LastYear;

/// <summary>For which leaf a person would like to see the answer of an earlier campaign.</summary>
public sealed record LastYearAsk
{
    /// <summary>This year's campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>This year's leaf, by id or printed code.</summary>
    public required string Leaf { get; init; }

    /// <summary>The earlier campaign; null = the latest before this one.</summary>
    public string? From { get; init; }

    /// <summary>The leaf's id then, where the mapping between the sets says that it was another; null = the same id.</summary>
    public string? LeafThen { get; init; }
}
