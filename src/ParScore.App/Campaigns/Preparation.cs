using NodaTime;

namespace ParScore.App.Campaigns;

/// <summary>Soạn thảo: how a campaign that was prepared here began and opened.</summary>
public sealed record Preparation
{
    public required Instant BegunAt { get; init; }

    public required string BegunBy { get; init; }

    /// <summary>The campaign it was cloned from; null when it was begun from a plan.</summary>
    public string? ClonedFrom { get; init; }

    /// <summary>Null while units do not see it.</summary>
    public Instant? OpenedAt { get; init; }

    public string? OpenedBy { get; init; }
}
