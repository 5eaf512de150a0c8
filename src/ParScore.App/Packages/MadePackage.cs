using ParScore.App.Journal;
using ParScore.App.Verification;
using ParScore.Scoring;

namespace ParScore.App.Packages;

/// <summary>What came of packing.</summary>
public sealed record MadePackage
{
    /// <summary>The checkpoint printed in the bag; null when there is no bag.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>SHA-256 of manifest-sha256.txt, to be printed: whoever can change the files can write new manifests, but not this paper.</summary>
    public string? ManifestSha256 { get; init; }

    /// <summary>Files of the payload.</summary>
    public int Files { get; init; }

    /// <summary>Why the person may not take one; empty when they may.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What is wrong with the record or the evidence, so that there is no bag; empty when there is one.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
