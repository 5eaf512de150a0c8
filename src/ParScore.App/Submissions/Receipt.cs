using NodaTime;
using ParScore.App.Journal;

namespace ParScore.App.Submissions;

/// <summary>Biên nhận nộp: the instant that decides, what was submitted, and how far the journal reached.</summary>
public sealed record Receipt
{
    public required string Campaign { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>From 1 for each unit; given when the receipt is kept.</summary>
    public int Number { get; init; }

    /// <summary>When the server took the submission.</summary>
    public required Instant SubmittedAt { get; init; }

    /// <summary>The account.</summary>
    public required string SubmittedBy { get; init; }

    /// <summary>"sha256:…" over the unit's part: figures, explanations, documents with their digests, links, initiatives.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Printed on the receipt.</summary>
    public required Checkpoint Checkpoint { get; init; }
}
