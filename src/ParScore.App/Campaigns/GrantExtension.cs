using NodaTime;

namespace ParScore.App.Campaigns;

/// <summary>What is extended, for whom, until when and why.</summary>
public sealed record GrantExtension
{
    public required string Campaign { get; init; }

    public required DeadlineStep Step { get; init; }

    /// <summary>The unit's code; null = every unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The leaf's id; null = all that the unit scores.</summary>
    public string? Leaf { get; init; }

    public required Instant Until { get; init; }

    public string? Reason { get; init; }
}
