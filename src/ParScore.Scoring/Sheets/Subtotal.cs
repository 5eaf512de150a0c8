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

    internal static Subtotal Of(LeafScore leaf) => new()
    {
        Points = leaf.Points,
        Max = leaf.Max,
        LeafCount = 1,
        OpenCount = leaf.State == LeafState.Open ? 1 : 0,
        NotApplicableCount = leaf.State == LeafState.NotApplicable ? 1 : 0,
    };

    internal static Subtotal Sum(IEnumerable<Subtotal> parts)
    {
        var (points, max, leaves, open, notApplicable) = (Points.Zero, Points.Zero, 0, 0, 0);
        foreach (var part in parts)
        {
            (points, max, leaves, open, notApplicable) = (points + part.Points, max + part.Max, leaves + part.LeafCount, open + part.OpenCount, notApplicable + part.NotApplicableCount);
        }

        return new() { Points = points, Max = max, LeafCount = leaves, OpenCount = open, NotApplicableCount = notApplicable };
    }
}
