using NodaTime;

namespace ParScore.App.Campaigns;

/// <summary>Gia hạn: opens a locked step for a leaf of a unit, for a unit or for all, until an instant at which it ends by itself.</summary>
public sealed record DeadlineExtension
{
    /// <summary>Within the campaign, from 1.</summary>
    public required int Number { get; init; }

    public required DeadlineStep Step { get; init; }

    /// <summary>The unit's code; null = every unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The leaf's id; null = all that the unit scores.</summary>
    public string? Leaf { get; init; }

    public required Instant Until { get; init; }

    public required string Reason { get; init; }

    public required Instant GrantedAt { get; init; }

    /// <summary>The account that granted it.</summary>
    public required string GrantedBy { get; init; }

    /// <summary>Why it was taken back; null while it stands.</summary>
    public string? WithdrawnReason { get; init; }

    public required long Version { get; init; }

    /// <summary>True while it opens something: from its grant up to its end, which no longer belongs to it.</summary>
    public bool IsRunning(Instant now) => WithdrawnReason is null && now < Until;
}
