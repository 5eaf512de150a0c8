using NodaTime;
using ParScore.App.Submissions.Checks;

namespace ParScore.App.Submissions.Waivers;

/// <summary>Cho phép bỏ qua: who asked to let something pass and why, and who decided.</summary>
public sealed record Waiver
{
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>From 1 for each unit.</summary>
    public required int Number { get; init; }

    public required WaiverKind Kind { get; init; }

    /// <summary>The check's code.</summary>
    public required string Code { get; init; }

    /// <summary>The leaf's id; null when it concerns the part as a whole.</summary>
    public string? Leaf { get; init; }

    /// <summary>The document's name in the unit's register; null when it concerns none.</summary>
    public string? Document { get; init; }

    /// <summary>Why it should pass.</summary>
    public required string Reason { get; init; }

    public required Instant RequestedAt { get; init; }

    /// <summary>The account.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Null while it waits.</summary>
    public WaiverDecision? Decision { get; init; }

    /// <summary>Required when it was refused.</summary>
    public string? DecisionReason { get; init; }

    public Instant? DecidedAt { get; init; }

    /// <summary>The account; never the one that asked.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }

    /// <summary>Whether it lets exactly this finding pass: the same check at the same leaf and document.</summary>
    public bool Covers(CheckFinding finding) => Decision == WaiverDecision.Granted && IsAbout(finding);

    /// <summary>Whether it was asked for exactly this finding.</summary>
    public bool IsAbout(CheckFinding finding) => Kind == WaiverKind.Check
        && string.Equals(Code, finding.Code, StringComparison.Ordinal)
        && string.Equals(Leaf, finding.Leaf?.Id, StringComparison.Ordinal)
        && string.Equals(Document, finding.Document, StringComparison.Ordinal);

    /// <summary>What of a granted waiver goes into the identity of what is handed in.</summary>
    internal string?[] Texts => ["waiver", Code, Leaf, Document, Reason, RequestedBy, DecidedBy, DecisionReason];
}
