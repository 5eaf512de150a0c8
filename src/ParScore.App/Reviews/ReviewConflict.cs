namespace ParScore.App.Reviews;

/// <summary>Something changed while a reviewer looked: what was seen and what stands there now.</summary>
public sealed record ReviewConflict
{
    /// <summary>What the reviewer named.</summary>
    public required ReviewTarget Seen { get; init; }

    /// <summary>The part as it stands now, with its latest decision.</summary>
    public required ReviewedPart Now { get; init; }

    /// <summary>The identity to name when the reviewer decides about what stands there now.</summary>
    public required string ContentNow { get; init; }
}
