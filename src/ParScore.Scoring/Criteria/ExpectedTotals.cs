namespace ParScore.Scoring.Criteria;

/// <summary>What the set's points must add up to; the loader refuses a set that misses it.</summary>
public sealed record ExpectedTotals
{
    public required Points Total { get; init; }

    public IReadOnlyList<ExpectedPart>? Parts { get; init; }
}
