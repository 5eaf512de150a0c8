namespace ParScore.Scoring.Rules;

/// <summary>The values that bands must cover: every one of them once.</summary>
/// <param name="Least">The smallest possible value, itself possible; null when there is none.</param>
/// <param name="Most">The largest possible value, itself possible; null when there is none.</param>
/// <param name="WholeNumbers">True when only whole numbers occur, as with counts.</param>
/// <param name="Unit">What is written behind a value: "%" or nothing.</param>
public sealed record BandDomain(Fraction? Least, Fraction? Most, bool WholeNumbers, string Unit)
{
    public static readonly BandDomain Percent = new(Fraction.Zero, Fraction.Hundred, WholeNumbers: false, "%");

    public static readonly BandDomain OpenPercent = new(Fraction.Zero, null, WholeNumbers: false, "%");

    public static readonly BandDomain Change = new(null, null, WholeNumbers: false, "%");

    public static readonly BandDomain Count = new(Fraction.Zero, null, WholeNumbers: true, "");
}
