using NodaTime;

namespace ParScore.App.Reviews;

/// <summary>A request that somebody reviews a part of the own unit, and what a second person said to it.</summary>
public sealed record OwnReviewWaiver
{
    /// <summary>Among the waivers of the unit.</summary>
    public required int Number { get; init; }

    /// <summary>The code of the unit whose part it is, which is also the reviewer's.</summary>
    public required string Unit { get; init; }

    /// <summary>The leaf's id; null for all of the unit's part.</summary>
    public string? Leaf { get; init; }

    public required string Reason { get; init; }

    public required Instant RequestedAt { get; init; }

    /// <summary>The account of who asked, and who alone may then review.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>True when granted, false when refused; null while it waits.</summary>
    public bool? Decision { get; init; }

    public string? DecisionReason { get; init; }

    public Instant? DecidedAt { get; init; }

    /// <summary>The second person.</summary>
    public string? DecidedBy { get; init; }

    public bool IsGranted => Decision == true;
}
