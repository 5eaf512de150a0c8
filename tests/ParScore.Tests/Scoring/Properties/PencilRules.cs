using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

using Declared = IReadOnlyDictionary<string, Figure>;

/// <summary>The rules as criteria/README.md words them, reckoned with whole numbers only.</summary>
internal static class PencilRules
{
    /// <summary>Null when the parts together are incomplete or cannot be.</summary>
    public static PencilScore? Score(ScoringRule rule, Ratio max, List<Declared> parts)
    {
        switch (rule)
        {
            case MetRule met when All<YesNoFigure>(parts, "met") is { } answers:
                return Scored(answers.TrueForAll(a => a.Value) ? max : OrZero(met.Otherwise), max);
            case ChoiceRule choice when All<ChoiceFigure>(parts, "choice") is [var chosen, ..]:
                return Scored(Ratio.Of(choice.Options.Single(o => Same(o.Code, chosen.Code)).Points), max);
            case ChecklistRule checklist:
                return Checklist(checklist, max, parts);
            case BonusRule bonus when All<ItemsFigure>(parts, "items") is { } lists:
                return Scored(Bonus(bonus, max, lists), max);
            case DeductionRule { Due: { } due } dated when All<DateFigure>(parts, "date") is [var day, ..]:
                var daysLate = Math.Max(0, day.Value.DayNumber - due.DayNumber);
                return Scored(day.Value > dated.LastDay ? Ratio.Zero : Deduct(dated, max, Ratio.Of(daysLate)), max);
        }

        var roles = Roles(rule);
        if (roles.Length == 0 || parts.Exists(p => !Array.TrueForAll(roles, p.ContainsKey)))
        {
            return null;
        }

        var sums = roles.ToDictionary(r => r, r => parts.Select(p => Number(p[r])).Aggregate(Ratio.Zero, (a, b) => a + b), StringComparer.Ordinal);
        return IsRefusedTogether(rule, max, sums, mayBeEmpty: false) || roles.Any(r => IsOutOfBounds(rule.Figures[r], sums[r])) ? null : ScoreNumbers(rule, max, sums);
    }

    /// <summary>Whether what one unit declares is refused, before anything is joined.</summary>
    public static bool IsRefused(ScoringRule rule, Ratio max, Declared figures, bool isShared)
    {
        var roles = Roles(rule);
        foreach (var (role, figure) in figures)
        {
            var isRight = (rule, figure) switch
            {
                (MetRule, YesNoFigure) => Same(role, "met"),
                (ChoiceRule choice, ChoiceFigure chosen) => Same(role, "choice") && choice.Options.Any(o => Same(o.Code, chosen.Code)),
                (DeductionRule { Due: not null }, DateFigure) => Same(role, "date"),
                (ChecklistRule checklist, ItemsFigure items) => Same(role, "items") && items.Items.All(i => i.Value.State is not null && checklist.Items.Any(c => Same(c.Code, i.Key))),
                (BonusRule bonus, ItemsFigure items) => Same(role, "items") && items.Items.All(i => i.Value.Count is { } count && Ratio.Of(count).IsWhole && Ratio.Of(count) >= Ratio.Zero && bonus.Items.Any(c => Same(c.Code, i.Key))),
                (_, NumberFigure number) => roles.Contains(role, StringComparer.Ordinal) && !IsOutOfBounds(rule.Figures[role], Ratio.Of(number.Value), isShared),
                _ => false,
            };
            if (!isRight)
            {
                return true;
            }
        }

        return roles.Length > 0 && Array.TrueForAll(roles, figures.ContainsKey)
            && IsRefusedTogether(rule, max, roles.ToDictionary(r => r, r => Number(figures[r]), StringComparer.Ordinal), mayBeEmpty: isShared);
    }

    private static bool IsRefusedTogether(ScoringRule rule, Ratio max, Dictionary<string, Ratio> figures, bool mayBeEmpty)
    {
        switch (rule)
        {
            case CountRule:
                return !figures["count"].IsWhole;
            case EnteredRule:
                return figures["points"] > max;
            case PunctualityRule punctuality:
                return figures["onTime"] + figures["late"] > figures["assigned"]
                    || (figures["assigned"] == Ratio.Zero && punctuality.Empty is null && !mayBeEmpty);
            case ScaledRule scaled:
                var (top, bottom) = Division(scaled, figures);
                return (scaled is ShareRule { OverHundred: not true } && top > bottom)
                    || bottom < Ratio.Zero
                    || (bottom == Ratio.Zero && scaled.Empty is null && !mayBeEmpty);
            default:
                return false;
        }
    }

    private static PencilScore ScoreNumbers(ScoringRule rule, Ratio max, Dictionary<string, Ratio> figures)
    {
        switch (rule)
        {
            case CountRule { Bands: { } bands }:
                return Scored(PointsIn(bands, figures["count"]), max);
            case CountRule count:
                return Scored(Ratio.Min(max, figures["count"] * Ratio.Of(count.Each!.Value)), max);
            case DeductionRule deduction:
                return Scored(Deduct(deduction, max, figures["count"]), max);
            case NoneAllowedRule:
                return Scored(figures["count"] == Ratio.Zero ? max : Ratio.Zero, max);
            case EnteredRule:
                return Scored(figures["points"], max);
            case PunctualityRule punctuality:
                return figures["assigned"] == Ratio.Zero
                    ? Empty(punctuality.Empty, max)
                    : Scored((figures["onTime"] + (figures["late"] * Ratio.Of(punctuality.LatePart))) / figures["assigned"] * max, max);
            case ScaledRule scaled:
                return Scale(scaled, max, figures);
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "A kind of rule that the README does not word.");
        }
    }

    private static PencilScore Scale(ScaledRule rule, Ratio max, Dictionary<string, Ratio> figures)
    {
        var (top, bottom) = Division(rule, figures);
        var isIncrease = rule is not ChangeRule { Direction: ChangeDirection.Decrease };
        if (bottom == Ratio.Zero)
        {
            return rule.Empty == EmptyMeaning.IfBetter ? Scored(isIncrease && top > Ratio.Zero ? max : Ratio.Zero, max) : Empty(rule.Empty, max);
        }

        var part = rule is not ChangeRule ? top : isIncrease ? top - bottom : bottom - top;
        return Scored(PointsOn(rule.Scale, part * Ratio.Of(100) / bottom, max), max);
    }

    private static Ratio PointsOn(Scale scale, Ratio percent, Ratio max)
    {
        if (scale is BandScale { Bands: var bands })
        {
            return PointsIn(bands, percent);
        }

        var proportion = (ProportionScale)scale;
        var full = proportion.Full is { } stated ? Ratio.Of(stated) : Ratio.Of(100);
        if (proportion.Floor is { } floor && percent < Ratio.Of(floor))
        {
            return OrZero(proportion.BelowFloor);
        }

        if (percent >= full)
        {
            return max;
        }

        var points = percent < Ratio.Zero ? Ratio.Zero : percent / full * max;
        return proportion.Places is { } places ? Ratio.Min(max, points.RoundHalfUp(places)) : points;
    }

    private static Ratio PointsIn(Bands bands, Ratio value) => Ratio.Of(bands.All.Single(b =>
        (b.From is not { } from || value >= Ratio.Of(from)) && (b.Above is not { } above || value > Ratio.Of(above))
        && (b.UpTo is not { } upTo || value <= Ratio.Of(upTo)) && (b.Below is not { } below || value < Ratio.Of(below))).Points);

    private static Ratio Deduct(DeductionRule rule, Ratio max, Ratio count)
    {
        if (rule.Cutoff is { } cutoff && count > Ratio.Of(cutoff))
        {
            return Ratio.Zero;
        }

        var left = rule.Start is { } start ? Ratio.Of(start) : max;
        if (rule.First is { } first && count > Ratio.Zero)
        {
            left -= Ratio.Of(first.Minus);
            count = count > Ratio.Of(first.UpTo) ? count - Ratio.Of(first.UpTo) : Ratio.Zero;
        }

        left -= count * Ratio.Of(rule.Minus);
        return left < Ratio.Zero ? Ratio.Zero : left;
    }

    private static Ratio Bonus(BonusRule rule, Ratio max, List<ItemsFigure> lists)
    {
        var sum = Ratio.Zero;
        foreach (var item in rule.Items)
        {
            var count = lists.Where(l => l.Items.ContainsKey(item.Code)).Select(l => Ratio.Of(l.Items[item.Code].Count!.Value)).Aggregate(Ratio.Zero, (a, b) => a + b);
            sum += Ratio.Min(count, Ratio.Of(item.Most ?? 1)) * Ratio.Of(item.Points);
        }

        return Ratio.Min(sum, max);
    }

    // An item that two units answer is met when every one of them to whom it applies says so.
    private static PencilScore? Checklist(ChecklistRule rule, Ratio max, List<Declared> parts)
    {
        var (met, applying) = (0, 0);
        foreach (var item in rule.Items)
        {
            var states = parts.SelectMany(p => p.Values).OfType<ItemsFigure>().Where(l => l.Items.ContainsKey(item.Code)).Select(l => l.Items[item.Code].State).ToList();
            if (states.Count == 0)
            {
                return null;
            }

            var counting = states.Where(s => s != ItemState.NotApplicable).ToList();
            applying += counting.Count > 0 ? 1 : 0;
            met += counting.Count > 0 && counting.TrueForAll(s => s == ItemState.Met) ? 1 : 0;
        }

        return applying == 0 ? new(LeafState.NotApplicable, Ratio.Zero, Ratio.Zero) : Scored(Ratio.Of(met) / Ratio.Of(applying) * max, max);
    }

    private static PencilScore Empty(EmptyMeaning? meaning, Ratio max) => meaning switch
    {
        EmptyMeaning.Full => Scored(max, max),
        EmptyMeaning.Zero => Scored(Ratio.Zero, max),
        _ => new(LeafState.NotApplicable, Ratio.Zero, Ratio.Zero),
    };

    private static (Ratio Top, Ratio Bottom) Division(ScaledRule rule, Dictionary<string, Ratio> figures) => rule switch
    {
        TargetRule { Target: { } target } => (figures["achieved"], Ratio.Of(target)),
        TargetRule => (figures["achieved"], figures["target"]),
        PlanRule => (figures["actual"], figures["plan"]),
        ChangeRule => (figures["current"], figures["previous"]),
        _ => (figures["numerator"], figures["denominator"]),
    };

    /// <summary>The roles that are numbers, from the table of kinds.</summary>
    private static string[] Roles(ScoringRule rule) => rule switch
    {
        PercentBandsRule or RatioRule => ["numerator", "denominator"],
        TargetRule { Target: not null } => ["achieved"],
        TargetRule => ["achieved", "target"],
        PlanRule => ["actual", "plan"],
        ChangeRule => ["current", "previous"],
        CountRule or NoneAllowedRule or DeductionRule { Due: null } => ["count"],
        PunctualityRule => ["assigned", "onTime", "late"],
        EnteredRule => ["points"],
        _ => [],
    };

    // One unit of several may have less than all together must have, but nobody has less than nothing.
    private static bool IsOutOfBounds(FigureSpec spec, Ratio value, bool isPartOfSum = false) =>
        (value < (spec.Min is { } min ? Ratio.Of(min) : Ratio.Zero) && (!isPartOfSum || spec.Min is null or { IsZero: true })) || (spec.Max is { } max && value > Ratio.Of(max)) || (spec.Whole == true && !value.IsWhole);

    private static List<T>? All<T>(List<Declared> parts, string role)
        where T : Figure => parts.TrueForAll(p => p.ContainsKey(role)) ? [.. parts.Select(p => (T)p[role])] : null;

    private static PencilScore Scored(Ratio points, Ratio max) => new(LeafState.Scored, points, max);

    private static Ratio OrZero(Points? points) => points is { } given ? Ratio.Of(given) : Ratio.Zero;

    private static Ratio Number(Figure figure) => Ratio.Of(((NumberFigure)figure).Value);

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
