using FsCheck;
using FsCheck.Fluent;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Random answers to a leaf: mostly such that can be scored, and every way in which they cannot.</summary>
internal static class AnswerGen
{
    private static readonly Gen<int> Hundred = Gen.Choose(1, 100);
    private static readonly Gen<Fraction> Bottom = Gen.Elements(0, 1, 3, 7, 8, 40, 40, 48, 100, 100, 1000).Select(n => new Fraction(n));
    private static readonly Gen<Fraction> Small = Gen.Frequency((8, Gen.Choose(0, 8).Select(n => new Fraction(n))), (1, Gen.Constant(new Fraction(5) / new Fraction(2))), (1, Gen.Constant(new Fraction(60))));

    private static readonly Gen<string[]> Expected = Gen.Frequency(
        (6, Gen.Constant<string[]>([])),
        (2, Gen.Elements(RuleGen.Units).Select(u => new[] { u })),
        (3, Gen.Shuffle(RuleGen.Units).SelectMany(units => Gen.Choose(2, 3).Select(n => units[..n]))));

    public static Gen<LeafAnswer> Of(Node leaf) =>
        from expected in leaf.Rule is EnteredRule ? Gen.Constant<string[]>([]) : Expected
        from parts in Parts(leaf.Rule!, expected)
        select new LeafAnswer { Leaf = leaf, Expected = expected, Parts = parts };

    private static Gen<AnswerPart[]> Parts(ScoringRule rule, string[] expected) =>
        from oddity in Hundred
        from parts in Gen.CollectToArray(Speakers(oddity, expected), unit => Part(rule, unit, expected))
        select parts;

    // Most often those who are expected; now and then nobody, one too few, a stranger, one twice, or the province besides.
    private static string?[] Speakers(int oddity, string[] expected)
    {
        string?[] province = [null];
        return (oddity, expected) switch
        {
            ( <= 4, _) => [],
            (5, _) => [.. expected, .. province, .. province],
            (6, _) => [.. expected, .. province],
            ( <= 8, []) => ["A", "B"],
            (_, []) => province,
            ( <= 12, _) => expected[1..],
            ( <= 14, _) => [.. expected, "X"],
            ( <= 16, _) => [.. expected, expected[0]],
            ( <= 24, _) => province,
            _ => expected,
        };
    }

    private static Gen<AnswerPart> Part(ScoringRule rule, string? unit, string[] expected) =>
        from oddity in Hundred
        from figures in Figures(rule, unit, expected)
        select new AnswerPart
        {
            Unit = unit,
            IsEntered = rule is EnteredRule && oddity != 1,
            NotApplicable = oddity is > 1 and <= 8 ? "Không phát sinh" : null,
            Figures = oddity is > 1 and <= 10 ? ParScore.Scoring.Answers.Figures.None : figures,
        };

    private static Gen<Figures> Figures(ScoringRule rule, string? unit, string[] expected) =>
        from figures in Declared(rule, unit, expected)
        from oddity in Gen.Choose(1, 60)
        select new Figures(Spoil(figures, oddity));

    // One figure forgotten, negative, of another kind, or not asked for.
    private static Dictionary<string, Figure> Spoil((string Role, Figure Figure)[] figures, int oddity)
    {
        var byRole = figures.ToDictionary(f => f.Role, f => f.Figure, StringComparer.Ordinal);
        var first = figures[0].Role;
        switch (oddity)
        {
            case 1:
                byRole.Remove(first);
                break;
            case 2 when byRole[first] is NumberFigure number:
                byRole[first] = new NumberFigure(-number.Value);
                break;
            case 3:
                byRole[first] = byRole[first] is YesNoFigure ? new NumberFigure(Fraction.One) : new YesNoFigure(true);
                break;
            case 4:
                byRole["so-la"] = new NumberFigure(Fraction.One);
                break;
        }

        return byRole;
    }

    private static Gen<(string Role, Figure Figure)[]> Declared(ScoringRule rule, string? unit, string[] expected) => rule switch
    {
        MetRule => Gen.Elements(true, false).Select(met => One("met", new YesNoFigure(met))),
        ChoiceRule choice => Gen.Choose(0, 20).Select(i => One("choice", new ChoiceFigure(i == 0 ? "la" : choice.Options[i % choice.Options.Count].Code))),
        TargetRule { Target: not null } => Small.Select(n => One("achieved", new NumberFigure(n))),
        ScaledRule scaled => Divided(scaled),
        CountRule or NoneAllowedRule => Small.Select(n => One("count", new NumberFigure(n))),
        DeductionRule { Due: null } => Small.Select(n => One("count", new NumberFigure(n))),
        DeductionRule => Gen.Choose(-3, 10).Select(days => One("date", new DateFigure(RuleGen.Due.AddDays(days)))),
        PunctualityRule => Tasks,
        BonusRule bonus => Gen.Choose(-1, 5).ArrayOf(bonus.Items.Count).Select(counts => One("items", Counted(bonus, counts))),
        ChecklistRule checklist => Gen.Choose(0, 40).ArrayOf(checklist.Items.Count).Select(states => One("items", States(checklist, states, unit, expected))),
        EnteredRule => Gen.Choose(0, 10).Select(n => One("points", new NumberFigure(new Fraction(n) / new Fraction(8)))),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A kind of rule without random figures."),
    };

    private static readonly Gen<(string Role, Figure Figure)[]> Tasks =
        from assigned in Gen.Elements(0, 1, 3, 8, 40)
        from onTime in Gen.Choose(0, assigned)
        from late in Gen.Choose(0, assigned - onTime + (assigned == 3 ? 1 : 0))
        select new (string, Figure)[] { ("assigned", Number(assigned)), ("onTime", Number(onTime)), ("late", Number(late)) };

    // Fortieths of the bottom figure, so that bounds between bands are hit; beyond it where that can be.
    private static Gen<(string Role, Figure Figure)[]> Divided(ScaledRule rule) =>
        from bottom in Bottom
        from fortieths in rule is ShareRule { OverHundred: not true } ? Gen.Frequency((30, Gen.Choose(0, 40)), (1, Gen.Constant(41))) : Gen.Choose(0, 60)
        from more in Gen.Choose(0, 5)
        let top = bottom.IsZero ? new Fraction(more / 4) : bottom * new Fraction(fortieths) / new Fraction(40)
        let asks = rule.Asks
        let signed = more == 1 && asks[0].Spec.Min is { IsNegative: true } ? -top : top
        select new (string, Figure)[] { (asks[0].Role, new NumberFigure(more == 0 ? top.Floor() : signed)), (asks[1].Role, new NumberFigure(bottom)) };

    private static ItemsFigure Counted(BonusRule rule, int[] counts) => new(rule.Items.Index().Where(i => counts[i.Index] >= 0)
        .ToDictionary(i => i.Item.Code, i => new ItemValue(null, new Fraction(counts[i.Index])), StringComparer.Ordinal));

    // Items that are the unit's own by the set and the plan; now and then one more or one fewer.
    private static ItemsFigure States(ChecklistRule rule, int[] states, string? unit, string[] expected)
    {
        bool IsOwn(ChecklistItem item) => unit is null || expected.Length == 0
            || string.Equals(unit, expected.Contains(item.Owner, StringComparer.Ordinal) ? item.Owner : expected[0], StringComparison.Ordinal);
        return new(rule.Items.Index().Where(i => states[i.Index] == 40 ? !IsOwn(i.Item) : IsOwn(i.Item))
            .ToDictionary(i => i.Item.Code, i => new ItemValue((ItemState)(states[i.Index] % 3), null), StringComparer.Ordinal));
    }

    private static (string Role, Figure Figure)[] One(string role, Figure figure) => [(role, figure)];

    private static NumberFigure Number(int value) => new(new Fraction(value));
}
