using NodaTime;
using ParScore.App.Journal;

namespace ParScore.App.Approvals;

/// <summary>Bản chốt được phê duyệt: what UBND tỉnh approved, word for word. It never changes; a correction is a new number.</summary>
public sealed record Snapshot
{
    public required string Campaign { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Canonical JSON (RFC 8785) as <see cref="SnapshotWriter"/> writes it.</summary>
    public required string Content { get; init; }

    /// <summary>"sha256:…" over <see cref="Content"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>The identity of the criteria set.</summary>
    public required string SetHash { get; init; }

    /// <summary>How far the journal reached at the approval; stands on the minutes.</summary>
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>Số quyết định of UBND tỉnh.</summary>
    public required string DecisionNumber { get; init; }

    public required DateOnly DecisionDate { get; init; }

    /// <summary>When the server took the approval.</summary>
    public required Instant ApprovedAt { get; init; }

    /// <summary>The account.</summary>
    public required string ApprovedBy { get; init; }
}
