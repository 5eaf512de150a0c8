using NodaTime;
using ParScore.App.Journal;

namespace ParScore.App.Approvals;

/// <summary>Tờ trình: one content, named by its hash, that UBND tỉnh is asked to approve. While it waits nothing of it may change.</summary>
public sealed record Proposal
{
    public required string Campaign { get; init; }

    /// <summary>From 1 within the campaign.</summary>
    public required int Number { get; init; }

    /// <summary>"sha256:…" over the content as <see cref="SnapshotWriter"/> writes it.</summary>
    public required string ContentHash { get; init; }

    /// <summary>How far the journal reached when the content was taken; part of the content.</summary>
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>What Sở Nội vụ says of what is still missing; part of the content.</summary>
    public string? Note { get; init; }

    public required Instant ProposedAt { get; init; }

    /// <summary>The account.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>"approved", "returned" or "withdrawn"; null while it waits.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it was returned or withdrawn.</summary>
    public string? OutcomeReason { get; init; }

    public Instant? DecidedAt { get; init; }

    /// <summary>The account.</summary>
    public string? DecidedBy { get; init; }
}
