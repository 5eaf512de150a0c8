using NodaTime;

namespace ParScore.App.Access;

/// <summary>One step's two clocks as they concern one unit (and leaf): due marks late, locked shuts, an extension opens again until it ends.</summary>
public sealed record StepClock
{
    /// <summary>The instant from which something is late.</summary>
    public required Instant Due { get; init; }

    /// <summary>The instant from which nothing is taken without an extension; null = never.</summary>
    public Instant? Locked { get; init; }

    /// <summary>The latest end of the extensions that apply; null when there is none.</summary>
    public Instant? ExtendedUntil { get; init; }

    /// <summary>Where the clock stands. An instant belongs to what begins with it: the due instant is late, the locked instant is locked.</summary>
    public ClockState At(Instant now) =>
        now < Due ? ClockState.InTime
        : Locked is not { } locked || now < locked ? ClockState.Late
        : ExtendedUntil is { } until && now < until ? ClockState.Extended
        : ClockState.Locked;

    /// <summary>By how much something at an instant is late; null when it is in time. An extension opens, it does not excuse.</summary>
    public Duration? LateBy(Instant at) => at < Due ? null : at - Due;
}
