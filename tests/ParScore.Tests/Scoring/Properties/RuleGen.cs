using FsCheck;
using FsCheck.Fluent;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Random rules of every kind, each one that the loader accepts (GeneratedSetsTests proves it).</summary>
internal static class RuleGen
{
    /// <summary>The day by which dated leaves are due.</summary>
    public static readonly DateOnly Due = new(2020, 12, 15);

    /// <summary>Units of the sets.</summary>
    public static readonly string[] Units = ["A", "B", "C"];

    private static readonly Gen<bool> Coin = Gen.Elements(true, false);
    private static readonly Gen<NotApplicableEffect?> Effect = Gen.Elements<NotApplicableEffect?>(null, NotApplicableEffect.Refused, NotApplicableEffect.LowersMax, NotApplicableEffect.Full, NotApplicableEffect.Zero);
    private static readonly Gen<EmptyMeaning?> Empty = Gen.Elements<EmptyMeaning?>(null, EmptyMeaning.Full, EmptyMeaning.Zero, EmptyMeaning.NotApplicable);
    private static readonly Gen<EmptyMeaning?> EmptyBefore = Gen.OneOf(Empty, Gen.Constant<EmptyMeaning?>(EmptyMeaning.IfBetter));
    private static readonly Gen<int?> Places = Gen.Frequency((5, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 3).Select(p => (int?)p)));

    private static readonly FigureSpec Plain = new() { Label = "Số liệu" };
    private static readonly FigureSpec BelowZero = new() { Label = "Số liệu", Min = new Fraction(-50) };
    private static readonly Gen<FigureSpec> Spec = Gen.Frequency(
        (9, Gen.Constant(Plain)),
        (1, Gen.Elements(Plain with { Whole = true }, Plain with { Max = new Fraction(50) }, Plain with { Min = Fraction.One }, Plain with { Unit = "hồ sơ" })));

    // Where 0 is the best answer, it must be accepted.
    private static readonly Gen<FigureSpec> FromZero = Spec.Where(s => s.Min is null);

    private static readonly Func<Points, Gen<ScoringRule>>[] Kinds =
        [Met, Choice, PercentBands, Ratio, Target, Count, Deduction, Dated, Bonus, NoneAllowed, Checklist, Punctuality, Change, Plan, Entered];

    /// <summary>A rule for a leaf with these points.</summary>
    public static Gen<ScoringRule> Of(Points max) =>
        from kind in Gen.Elements(Kinds)
        from rule in kind(max)
        from effect in Effect
        select rule with { NotApplicable = effect };

    private static Gen<ScoringRule> Met(Points max) => Maybe(Part(max)).Select(ScoringRule (otherwise) => new MetRule { Figures = Roles(("met", Plain)), Otherwise = otherwise });

    private static Gen<ScoringRule> Choice(Points max) => Reaching(max, 1, 4).Select(ScoringRule (points) => new ChoiceRule
    {
        Figures = Roles(("choice", Plain)),
        Options = [.. points.Select((p, i) => new ChoiceOption { Code = $"o{i}", Label = $"Mức {i}", Points = p })],
    });

    private static Gen<ScoringRule> PercentBands(Points max) =>
        from over in Gen.Elements<bool?>(null, false, true)
        from bands in BandGen.Percent(max, isOpen: over == true)
        from empty in Empty
        from figures in Two("numerator", "denominator")
        select (ScoringRule)new PercentBandsRule { Figures = figures, Scale = new BandScale { Bands = bands }, Empty = empty, OverHundred = over };

    private static Gen<ScoringRule> Ratio(Points max) =>
        from over in Gen.Elements<bool?>(null, false, true)
        from scale in Proportion(max, over == true ? ["100", "85", "50", "120"] : ["100", "85", "50", "33"])
        from empty in Empty
        from figures in Two("numerator", "denominator")
        select (ScoringRule)new RatioRule { Figures = figures, Scale = scale, Empty = empty, OverHundred = over };

    private static Gen<ScoringRule> Target(Points max) =>
        from scale in Scale(max, isChange: false)
        from empty in Empty
        from target in Gen.Elements<Fraction?>(null, new Fraction(8), new Fraction(40))
        from figures in Two("achieved", "target", scale)
        select (ScoringRule)new TargetRule { Figures = target is null ? figures : Roles(("achieved", figures["achieved"])), Scale = scale, Empty = empty, Target = target };

    private static Gen<ScoringRule> Plan(Points max) =>
        from scale in Scale(max, isChange: false)
        from empty in Empty
        from figures in Two("actual", "plan", scale)
        select (ScoringRule)new PlanRule { Figures = figures, Scale = scale, Empty = empty };

    private static Gen<ScoringRule> Change(Points max) =>
        from scale in Scale(max, isChange: true)
        from empty in EmptyBefore
        from direction in Gen.Elements(ChangeDirection.Increase, ChangeDirection.Decrease)
        from figures in Two("current", "previous", scale)
        select (ScoringRule)new ChangeRule { Figures = figures, Scale = scale, Empty = empty, Direction = direction };

    private static Gen<ScoringRule> Count(Points max) =>
        from each in Gen.Choose(1, 8)
        from bands in BandGen.Count(max)
        from hasBands in Coin
        from spec in Spec
        select (ScoringRule)new CountRule { Figures = Roles(("count", spec)), Each = hasBands ? null : Eighths(max, each), Bands = hasBands ? bands : null };

    private static Gen<ScoringRule> Deduction(Points max) =>
        from deduction in Deducting(max)
        from spec in FromZero
        select (ScoringRule)(deduction with { Figures = Roles(("count", spec)) });

    private static Gen<ScoringRule> Dated(Points max) =>
        from deduction in Deducting(max)
        from lastDay in Gen.Elements<int?>(null, 0, 3, 6)
        select (ScoringRule)(deduction with { Figures = Roles(("date", Plain)), Due = Due, LastDay = lastDay is { } days ? Due.AddDays(days) : null });

    private static Gen<DeductionRule> Deducting(Points max) =>
        from minus in Part(max)
        from start in Maybe(Gen.Constant(max))
        from first in Maybe(Part(max))
        from upTo in Gen.Choose(0, 3)
        from cutoff in Gen.Elements<Fraction?>(null, new Fraction(2), new Fraction(5))
        select new DeductionRule
        {
            Figures = Roles(),
            Minus = minus,
            Start = start,
            First = first is { } together ? new FirstDeduction(new Fraction(upTo), together) : null,
            Cutoff = cutoff,
        };

    private static Gen<ScoringRule> Bonus(Points max) =>
        from points in Reaching(max, 1, 3)
        from most in Gen.Elements<int?>(null, 1, 2, 4).ArrayOf(3)
        select (ScoringRule)new BonusRule
        {
            Figures = Roles(("items", Plain)),
            Items = [.. points.Select((p, i) => new BonusItem { Code = $"i{i}", Label = $"Nội dung {i}", Points = p, Most = most[i] })],
        };

    private static Gen<ScoringRule> NoneAllowed(Points max) => FromZero.Select(ScoringRule (spec) => new NoneAllowedRule { Figures = Roles(("count", spec)) });

    private static Gen<ScoringRule> Checklist(Points max) =>
        from count in Gen.Choose(1, 4)
        from owners in Gen.Elements<string?>(null, "A", "B", "C").ArrayOf(count)
        select (ScoringRule)new ChecklistRule
        {
            Figures = Roles(("items", Plain)),
            Items = [.. owners.Select((owner, i) => new ChecklistItem { Code = $"i{i}", Label = $"Nội dung {i}", Owner = owner })],
        };

    private static Gen<ScoringRule> Punctuality(Points max) =>
        from part in Gen.Choose(0, 8)
        from empty in Empty
        from figures in Spec.ArrayOf(3)
        select (ScoringRule)new PunctualityRule
        {
            Figures = Roles(("assigned", figures[0]), ("onTime", figures[1]), ("late", figures[2])),
            LatePart = new Fraction(part) / new Fraction(8),
            Empty = empty,
        };

    private static Gen<ScoringRule> Entered(Points max) => Gen.Elements(EnteredSource.Survey, EnteredSource.Sipas, EnteredSource.Ministry)
        .Select(ScoringRule (source) => new EnteredRule { Figures = Roles(("points", Plain)), Source = source });

    private static Gen<Scale> Scale(Points max, bool isChange) => Gen.OneOf(
        (isChange ? BandGen.Change(max) : BandGen.Percent(max, isOpen: true)).Select(Scale (bands) => new BandScale { Bands = bands }),
        Proportion(max, isChange ? ["100", "10", "30"] : ["100", "85", "50", "120"]).Select(Scale (scale) => scale));

    private static Gen<ProportionScale> Proportion(Points max, string[] fulls) =>
        from full in Gen.Elements(fulls)
        from saysFull in Coin
        from floor in Gen.Elements<int?>(null, 0, 10, 40, 60, 100)
        from below in Maybe(Part(max))
        from places in Places
        let most = saysFull ? Fraction.Parse(full) : Fraction.Hundred
        let lowest = floor is { } percent ? Fraction.Min(new Fraction(percent), most) : (Fraction?)null
        select new ProportionScale { Full = saysFull ? most : null, Floor = lowest, BelowFloor = lowest is null ? null : below, Places = places };

    // A figure that is divided may be negative where the scale has points for that.
    private static Gen<Dictionary<string, FigureSpec>> Two(string top, string bottom, Scale? scale = null) =>
        from specs in Spec.ArrayOf(2)
        from isBelowZero in Gen.Choose(0, 3)
        let mayBeNegative = isBelowZero == 0 && (scale is ProportionScale || (scale is BandScale bands && bands.Bands.All.Any(b => b.From is null && b.Above is null)))
        select Roles((top, mayBeNegative ? BelowZero : specs[0]), (bottom, specs[1]));

    /// <summary>Points of which the highest are the maximum.</summary>
    private static Gen<Points[]> Reaching(Points max, int fewest, int most) =>
        from count in Gen.Choose(fewest, most)
        from points in Part(max).ArrayOf(count)
        from best in Gen.Choose(0, count - 1)
        select points.Select((p, i) => i == best ? max : p).ToArray();

    /// <summary>0 to the maximum, by eighths.</summary>
    public static Gen<Points> Part(Points max) => Gen.Choose(0, 8).Select(k => Eighths(max, k));

    private static Points Eighths(Points max, int k) => max * (new Fraction(k) / new Fraction(8));

    private static Gen<Points?> Maybe(Gen<Points> points) => Gen.Frequency((1, Gen.Constant<Points?>(null)), (1, points.Select(p => (Points?)p)));

    private static Dictionary<string, FigureSpec> Roles(params (string Role, FigureSpec Spec)[] roles) => roles.ToDictionary(r => r.Role, r => r.Spec, StringComparer.Ordinal);
}
