using NodaTime;

namespace ParScore.App.Notices;

/// <summary>Thông báo to a unit, shown until somebody of the unit has read it.</summary>
public sealed record Notice
{
    /// <summary>Within the campaign and the unit, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it is about, such as "reminder" or "review-returned".</summary>
    public required string Kind { get; init; }

    /// <summary>The leaf's id; null when it concerns the part as a whole.</summary>
    public string? Leaf { get; init; }

    public required string Text { get; init; }

    public required Instant At { get; init; }

    /// <summary>When somebody of the unit first read it; null while nobody has.</summary>
    public Instant? ReadAt { get; init; }

    /// <summary>The account that read it first.</summary>
    public string? ReadBy { get; init; }
}
