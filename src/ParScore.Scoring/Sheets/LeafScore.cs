using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Sheets;

/// <summary>What one leaf got, and why.</summary>
public sealed record LeafScore
{
    public required Node Leaf { get; init; }

    public required LeafState State { get; init; }

    /// <summary>Exact; 0 while the leaf is open.</summary>
    public Points Points { get; init; }

    /// <summary>The maximum that counts: the leaf's, or less when it does not apply.</summary>
    public required Points Max { get; init; }

    /// <summary>Why; null while the leaf is open.</summary>
    public Trace? Trace { get; init; }

    /// <summary>What is still missing, in words; only while the leaf is open.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What is wrong with what was declared; only while the leaf is open.</summary>
    public IReadOnlyList<LeafRefusal> Refusals { get; init; } = [];

    /// <summary>Why the leaf is open, in one sentence; empty otherwise.</summary>
    public string OpenReason => Refusals.Count > 0
        ? string.Join(" ", Refusals.Select(r => r.Refusal.Message))
        : Missing.Count > 0 ? $"Còn thiếu: {string.Join("; ", Missing)}." : "";

    /// <summary>Index of the leaf in %: points ÷ maximum × 100; null when no maximum counts.</summary>
    public Fraction? Index => Max.Value.IsZero ? null : Points.Value * Fraction.Hundred / Max.Value;
}
