using FsCheck;
using FsCheck.Fluent;
using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Random bands without holes or overlaps: cuts between values, and for each cut the band that it belongs to.</summary>
internal static class BandGen
{
    // Per cent in fortieths, so that random figures fall on them. Between two counts there is always another, so no band is empty.
    private static readonly Gen<int[]> PercentCuts = Gen.Choose(1, 40).ArrayOf(4);
    private static readonly Gen<int[]> CountCuts = Gen.Elements(1, 3, 5, 8).ArrayOf(3);
    private static readonly Gen<int[]> ChangeCuts = Gen.Choose(-12, 12).ArrayOf(3);
    private static readonly Gen<bool[]> Coins = Gen.Elements(true, false).ArrayOf(7);

    public static Gen<Bands> Percent(Points max, bool isOpen) =>
        from cuts in PercentCuts
        from bands in Of(max, Rising(cuts, new Fraction(5) / new Fraction(2)), Fraction.Zero, isOpen ? null : Fraction.Hundred)
        select bands;

    public static Gen<Bands> Count(Points max) =>
        from cuts in CountCuts
        from bands in Of(max, Rising(cuts, Fraction.One), Fraction.Zero, null)
        select bands;

    public static Gen<Bands> Change(Points max) =>
        from cuts in ChangeCuts
        from bands in Of(max, Rising(cuts, new Fraction(5)), null, null)
        select bands;

    private static Fraction[] Rising(int[] cuts, Fraction step) => [.. cuts.Distinct().Order().Select(c => new Fraction(c) * step)];

    /// <param name="max">What the best band gives.</param>
    /// <param name="cuts">The bounds between bands, rising.</param>
    /// <param name="least">The smallest value there is; null when there is none.</param>
    /// <param name="most">The largest value there is; null when there is none.</param>
    private static Gen<Bands> Of(Points max, Fraction[] cuts, Fraction? least, Fraction? most) =>
        from few in Gen.Choose(0, cuts.Length)
        from coins in Coins
        from points in RuleGen.Part(max).ArrayOf(few + 1)
        from best in Gen.Choose(0, few)
        from order in Gen.Choose(0, 9)
        select new Bands { All = [.. Build(cuts[..few], coins, Ordered([.. points.Select((p, i) => i == best ? max : p)], order), least, most)] };

    private static Points[] Ordered(Points[] points, int order) => order switch
    {
        < 6 => [.. points.Order()],
        < 8 => [.. points.OrderDescending()],
        _ => points,
    };

    private static IEnumerable<Band> Build(Fraction[] cuts, bool[] coins, Points[] points, Fraction? least, Fraction? most)
    {
        // The value 100 % itself must have a band.
        bool IsUpper(int cut) => coins[cut] || cuts[cut] == most;
        var rising = points.Select((p, i) =>
        {
            var (lower, upper) = (i - 1, i);
            return new Band
            {
                From = lower < 0 ? (coins[5] ? least : null) : IsUpper(lower) ? cuts[lower] : null,
                Above = lower >= 0 && !IsUpper(lower) ? cuts[lower] : null,
                UpTo = upper == cuts.Length ? (coins[6] ? most : null) : IsUpper(upper) ? null : cuts[upper],
                Below = upper < cuts.Length && IsUpper(upper) ? cuts[upper] : null,
                Points = p,
            };
        });
        return coins[4] ? rising.Reverse() : rising;
    }
}
