using NodaTime;

namespace ParScore.App.Campaigns;

/// <summary>Thời hạn of one step. Open and late are derived from it, never stored.</summary>
public sealed record Deadline
{
    public required DeadlineStep Step { get; init; }

    public required string Name { get; init; }

    /// <summary>The instant before which it must happen: "đến hết ngày 18/02/2021" is 2021-02-19T00:00+07:00.</summary>
    public required Instant Due { get; init; }

    /// <summary>The instant from which nothing is taken without an extension; null = what is late is still taken. Never before <see cref="Due"/>.</summary>
    public Instant? Locked { get; init; }

    /// <summary>Where it is laid down, such as "QĐ 320/QĐ-UBND, mục III.1".</summary>
    public string? Source { get; init; }

    /// <summary>By how much something at that instant was late; null when it was in time. The due instant itself is late.</summary>
    public Duration? LateBy(Instant at) => at < Due ? null : at - Due;
}
