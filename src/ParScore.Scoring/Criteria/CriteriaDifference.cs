namespace ParScore.Scoring.Criteria;

/// <summary>One difference between two versions of a set. Rows are the same when their ids are.</summary>
public sealed record CriteriaDifference
{
    public required DifferenceKind Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>The printed number in the old version; null for an added row.</summary>
    public string? OldCode { get; init; }

    /// <summary>The printed number in the new version; null for a removed row.</summary>
    public string? NewCode { get; init; }

    /// <summary>What stood there, in words; null for an added row.</summary>
    public string? Old { get; init; }

    /// <summary>What stands there now, in words; null for a removed row.</summary>
    public string? New { get; init; }
}
