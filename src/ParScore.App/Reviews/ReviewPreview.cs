using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>What accepting many parts at once would do, before it is done.</summary>
public sealed record ReviewPreview
{
    /// <summary>Why nothing is shown; empty when it is.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Each chosen part, in printed order.</summary>
    public IReadOnlyList<ReviewPreviewLine> Lines { get; init; } = [];

    /// <summary>Units whose whole submission would be accepted when every part that may be is accepted.</summary>
    public IReadOnlyList<string> WouldAccept { get; init; } = [];
}
