using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Random criteria trees: one to three fields, each a leaf or up to three rows deep, the last one at times a bonus.</summary>
internal static class SetGen
{
    private static readonly Gen<Points> LeafPoints = Gen.Elements("0.125", "0.16", "0.25", "0.5", "1", "1.5", "2", "2.5", "4", "10").Select(p => new Points(Fraction.Parse(p)));

    private static readonly Gen<Rounding> Roundings =
        from places in Gen.Choose(0, 3)
        from mode in Gen.Elements(RoundingMode.HalfUp, RoundingMode.HalfEven, RoundingMode.Down)
        select new Rounding(places, mode);

    public static Gen<CriteriaSet> Sets { get; } =
        from count in Gen.Choose(1, 3)
        from fields in Gen.CollectToArray(Enumerable.Range(1, count), i => Row(Text(i), 1))
        from bonus in Gen.Choose(0, 3)
        from rounding in Roundings
        select Build(fields, bonus == 0 && count > 1, rounding);

    /// <summary>Sets with answers, and smaller ones of each.</summary>
    public static Arbitrary<ScoredCase> Cases { get; } = Arb.From(
        from set in Sets
        from answers in Gen.CollectToArray(set.Leaves, AnswerGen.Of)
        from chance in Gen.Choose(0, int.MaxValue)
        select new ScoredCase(set, answers, chance),
        scored => scored.Smaller());

    private static Gen<Node> Row(string code, int depth) =>
        from kind in Gen.Choose(0, 9)
        from row in kind < (depth * 3) + 1 ? Leaf(code, depth) : Branch(code, depth)
        select row;

    private static Gen<Node> Branch(string code, int depth) =>
        from count in Gen.Choose(1, 3)
        from children in Gen.CollectToArray(Enumerable.Range(1, count), i => Row($"{code}.{Text(i)}", depth + 1))
        select new Node
        {
            Id = Id(code),
            Code = code,
            Name = $"Dòng {code}",
            Level = (NodeLevel)Math.Min(depth, 3),
            MaxPoints = children.Select(c => c.MaxPoints).Total,
            Children = children,
        };

    private static Gen<Node> Leaf(string code, int depth) =>
        from max in LeafPoints
        from rule in RuleGen.Of(max)
        select new Node
        {
            Id = Id(code),
            Code = code,
            Name = $"Tiêu chí {code}",
            Level = (NodeLevel)Math.Min(depth, 3),
            MaxPoints = max,
            Rule = rule,
            ScoredBy = rule is EnteredRule entered ? entered.Source switch { EnteredSource.Survey => ScoredBy.Survey, EnteredSource.Sipas => ScoredBy.Sipas, _ => ScoredBy.Ministry } : ScoredBy.Self,
        };

    private static CriteriaSet Build(Node[] fields, bool hasBonus, Rounding rounding)
    {
        // A bonus field's cap is half of what its leaves can bring.
        Node[] rows = hasBonus && fields[^1] is { IsLeaf: false } last ? [.. fields[..^1], last with { Bonus = true, MaxPoints = last.MaxPoints * (Fraction.One / new Fraction(2)) }] : fields;
        return new CriteriaSet
        {
            Index = "ngau-nhien",
            Version = "1",
            Name = "Bộ tiêu chí ngẫu nhiên",
            Level = SetLevel.Province,
            Status = SetStatus.Draft,
            IndexYears = [2020],
            LegalBasis = new LegalBasis { Decision = new LegalDocument { Number = "1", Issuer = "UBND tỉnh" } },
            Sources = new Dictionary<string, Source>(StringComparer.Ordinal),
            Rounding = rounding,
            Groups = [new("A", new Fraction(90)), new("B", new Fraction(80)), new("C", new Fraction(70)), new("D", Fraction.Zero)],
            Ranking = RankingMethod.Shared,
            Numbering = Numbering.Decimal,
            ExpectedTotals = new ExpectedTotals { Total = rows.Where(r => !r.IsBonus).Select(r => r.MaxPoints).Total },
            Units = [.. RuleGen.Units.Select(u => new OwnerUnit { Code = u, Name = $"Đơn vị {u}" })],
            Fields = rows,
            Hash = "",
        };
    }

    private static string Id(string code) => $"n{code.Replace('.', '-')}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
