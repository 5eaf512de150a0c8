using ParScore.Scoring;

namespace ParScore.App.Approvals;

/// <summary>What came of a step on the way to an approval.</summary>
public sealed record ApprovalOutcome
{
    /// <summary>The proposal's number; null when nothing was proposed.</summary>
    public int? Proposal { get; init; }

    /// <summary>"sha256:…" of the content in question.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The approved version's number; null when nothing was approved.</summary>
    public int? Snapshot { get; init; }

    /// <summary>Why nothing was done; all at once.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>True when it was done and is on the disk.</summary>
    public bool IsDone => Refusals.Count == 0;
}
