using ParScore.App.Approvals;
using ParScore.App.Journal;
using ParScore.App.Verification;
using ParScore.Scoring;

namespace ParScore.App.Ministry;

/// <summary>What came of making the Ministry's package.</summary>
public sealed record MadeMinistryPackage
{
    /// <summary>Why it may not be made.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What stood in the way; then nothing was handed out.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The approved version it was made from; null when it was not made.</summary>
    public Snapshot? Snapshot { get; init; }

    /// <summary>Stands for every file; printed.</summary>
    public string? ManifestSha256 { get; init; }

    public int Files { get; init; }

    public Checkpoint? Checkpoint { get; init; }

    /// <summary>False when no binding tells where values stand in a workbook of this set.</summary>
    public bool HasWorkbook { get; init; }
}
