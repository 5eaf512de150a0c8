using NodaTime;
using ParScore.App.Campaigns;

namespace ParScore.App.Reminders;

/// <summary>One e-mail about a reminder to one address.</summary>
public sealed record Mail
{
    public required string Campaign { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    public required DeadlineStep Step { get; init; }

    public required Occasion Occasion { get; init; }

    public required string Address { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>How often sending was begun.</summary>
    public int Tries { get; init; }

    /// <summary>When the last try began; null before the first.</summary>
    public Instant? TriedAt { get; init; }

    public MailState State { get; init; }

    /// <summary>What the mail server or the network said last.</summary>
    public string? Error { get; init; }

    public long Version { get; init; } = 1;
}
