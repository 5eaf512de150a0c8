using ParScore.Scoring;

namespace ParScore.App.Submissions.Waivers;

/// <summary>What came of asking for a waiver or of deciding it.</summary>
public sealed record WaiverOutcome
{
    /// <summary>The waiver's number in its unit; null when it was refused to keep it.</summary>
    public int? Number { get; init; }

    /// <summary>Why not; empty when it was done and is on the disk.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>True when it was done and is on the disk.</summary>
    public bool IsDone => Refusals.Count == 0;
}
