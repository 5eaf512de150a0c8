using ParScore.Scoring;

namespace ParScore.App.PublishedResults;

/// <summary>What was recomputed for one province.</summary>
public sealed record ProvinceCheck
{
    public required PublishedProvince Province { get; init; }

    /// <summary>The sum of the printed parts; null where only the total was published.</summary>
    public Points? Sum { get; init; }

    /// <summary>Printed total less the sum of the printed parts; null without parts.</summary>
    public Fraction? Difference => Sum is { } sum ? Province.Total.Value - sum.Value : null;

    /// <summary>Total ÷ maximum × 100, in %.</summary>
    public required Fraction Index { get; init; }

    /// <summary>The group of that index.</summary>
    public required string Group { get; init; }
}
