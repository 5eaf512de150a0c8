namespace ParScore.Scoring.Sheets;

/// <summary>The sum of some leaves: unrounded points, and how many leaves are still open.</summary>
public sealed record Subtotal
{
    public required Points Points { get; init; }

    /// <summary>The maxima that count; leaves that do not apply may have lowered them.</summary>
    public required Points Max { get; init; }

    public required int LeafCount { get; init; }

    public required int OpenCount { get; init; }

    public required int NotApplicableCount { get; init; }

    /// <summary>Chỉ số: points ÷ maximum × 100, in %; open leaves count as not yet gained. Null when no maximum counts.</summary>
    public Fraction? Index => Max.Value.IsZero ? null : Points.Value * Fraction.Hundred / Max.Value;

    internal static Subtotal Of(IReadOnlyCollection<LeafScore> leaves) => new()
    {
        Points = leaves.Select(l => l.Points).Total,
        Max = leaves.Select(l => l.Max).Total,
        LeafCount = leaves.Count,
        OpenCount = leaves.Count(l => l.State == LeafState.Open),
        NotApplicableCount = leaves.Count(l => l.State == LeafState.NotApplicable),
    };
}
