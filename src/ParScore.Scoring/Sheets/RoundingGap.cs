using ParScore.Scoring.Criteria;

namespace ParScore.Scoring.Sheets;

/// <summary>A place where the parts as they are shown do not add up to the total as it is shown.</summary>
/// <param name="Node">The row whose children are meant; null for the whole.</param>
/// <param name="ShownTotal">The total, rounded as it is shown.</param>
/// <param name="SumOfShown">The sum of the parts, each rounded as it is shown.</param>
public sealed record RoundingGap(Node? Node, Fraction ShownTotal, Fraction SumOfShown)
{
    /// <summary>Shown total less the sum of the shown parts, such as 0.01.</summary>
    public Fraction Difference => ShownTotal - SumOfShown;

    /// <summary>The gap of some parts; null when there is none.</summary>
    public static RoundingGap? Find(Node? node, Points total, IEnumerable<Points> parts, Rounding rounding)
    {
        var shown = total.Value.Round(rounding);
        var sum = parts.Select(p => p.Value.Round(rounding)).Aggregate(Fraction.Zero, (left, right) => left + right);
        return shown == sum ? null : new(node, shown, sum);
    }
}
