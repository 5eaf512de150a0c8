using NodaTime;
using ParScore.App.Journal;

namespace ParScore.App.Verification;

/// <summary>What <c>verify</c> found.</summary>
public sealed class VerifyReport
{
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<CheckKind, long> _passed = [];

    /// <summary>Everything that did not pass, in the order it was found.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>When the walk began.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>How far the journal reaches now; null when it could not be read.</summary>
    public Checkpoint? Head { get; internal set; }

    /// <summary>Files that an earlier, interrupted run had checked already.</summary>
    public long ResumedFiles { get; internal set; }

    /// <summary>Bytes of evidence that were read.</summary>
    public long Bytes { get; internal set; }

    /// <summary>Files in the evidence folder that no row names: harmless, the sweeper removes them.</summary>
    public long Orphans { get; internal set; }

    /// <summary>Files in the evidence folder that the program did not put there.</summary>
    public long Strangers { get; internal set; }

    /// <summary>How many items of a kind passed.</summary>
    public long PassedOf(CheckKind kind) => _passed.GetValueOrDefault(kind);

    /// <summary>How many items of a kind had this result.</summary>
    public long CountOf(CheckKind kind, CheckResult result) => result == CheckResult.Passed ? PassedOf(kind) : _problems.Count(p => p.Kind == kind && p.Result == result);

    /// <summary>Every item that was looked at.</summary>
    public long Checks => _passed.Values.Sum() + _problems.Count;

    /// <summary>True when every item passed.</summary>
    public bool IsClean => _problems.Count == 0;

    /// <summary>True when nothing is wrong; scores of another release's engine, which only that release can replay, do not count against it.</summary>
    public bool IsSound => _problems.All(p => p is { Kind: CheckKind.Score, Result: CheckResult.Unchecked });

    internal void Pass(CheckKind kind, long count = 1) => _passed[kind] = PassedOf(kind) + count;

    internal void Fail(CheckKind kind, string name, string message) => _problems.Add(new Problem(kind, name, CheckResult.Failed, message));

    internal void Skip(CheckKind kind, string name, string message) => _problems.Add(new Problem(kind, name, CheckResult.Unchecked, message));

    internal void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);
}
