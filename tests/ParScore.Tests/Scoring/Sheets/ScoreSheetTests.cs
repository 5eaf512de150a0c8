using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;
using ParScore.Tests.Scoring.Rules;

namespace ParScore.Tests.Scoring.Sheets;

/// <summary>The scores of a whole set: subtotals, the index, the group, the bonus and what is still open.</summary>
public sealed class ScoreSheetTests
{
    private const string Met = """{ "kind": "met", "figures": { "met": { "label": "Đạt" } }, "notApplicable": "lowers-max" }""";
    private const string Share = """{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "notApplicable": "lowers-max" }""";
    private const string Count = """{ "kind": "count", "each": "1", "figures": { "count": { "label": "Số lượng" } } }""";

    /// <summary>1 (1.1 with 1.1.1 and 1.1.2, 1.2) and 2, which is a leaf itself; 10 points in all.</summary>
    private static readonly CriteriaSet Set = Sets.Of("10",
    [
        Sets.Branch("1", "6",
        [
            Sets.Branch("1.1", "4", [Sets.Leaf("1.1.1", "1", Share), Sets.Leaf("1.1.2", "3", Share)]),
            Sets.Leaf("1.2", "2", Met),
        ]),
        Sets.Leaf("2", "4", Share),
    ]);

    private static readonly CriteriaSet WithBonus = Sets.Of("10",
    [
        Sets.Leaf("1", "10", Share),
        Sets.Branch("2", "15", [Sets.Leaf("2.1", "10", Count), Sets.Leaf("2.2", "10", Count)], isBonus: true),
    ]);

    [Fact]
    public void Subtotals_add_what_is_below_them_unrounded()
    {
        var sheet = ScoreSheet.Of(Set, [Share_("1.1.1", "1", "3"), Share_("1.1.2", "1", "3"), Met_("1.2", true), Share_("2", "1", "3")]);

        sheet.Of(Node("1.1")).Points.Value.ShouldBe(new Fraction(4) / new Fraction(3));
        sheet.Of(Node("1")).Points.Value.ShouldBe(new Fraction(10) / new Fraction(3));
        sheet.Of(Node("2")).Points.Value.ShouldBe(new Fraction(4) / new Fraction(3));
        sheet.Of(Node("1.2")).Points.Value.ShouldBe(new Fraction(2));
        sheet.Total.Points.Value.ShouldBe(new Fraction(14) / new Fraction(3));
        sheet.Total.Index.ShouldBe(new Fraction(140) / new Fraction(3));
        sheet.Of(Node("1")).Index.ShouldBe(new Fraction(500) / new Fraction(9));
        sheet.Lines.Select(l => l.Leaf.Code).ShouldBe(["1.1.1", "1.1.2", "1.2", "2"]);
        (sheet.Total.LeafCount, sheet.Total.OpenCount, sheet.Total.NotApplicableCount).ShouldBe((4, 0, 0));
    }

    [Fact]
    public void Open_is_not_zero()
    {
        var sheet = ScoreSheet.Of(Set, [Share_("1.1.1", "1", "1"), Share_("1.1.2", "5", "3"), Met_("1.2", false)]);

        (sheet.Total.Points.ToText(), sheet.Total.Max.ToText(), sheet.Total.LeafCount, sheet.Total.OpenCount).ShouldBe(("1", "10", 4, 2));
        (sheet.Of(Node("1.1")).OpenCount, sheet.Of(Node("1")).OpenCount, sheet.Of(Node("2")).OpenCount).ShouldBe((1, 1, 1));
        sheet.Lines.Select(l => l.State).ShouldBe([LeafState.Scored, LeafState.Open, LeafState.Scored, LeafState.Open]);
        sheet.LineOf(Node("1.1.2")).OpenReason.ShouldStartWith("Tử (5) lớn hơn Mẫu (3)");
        sheet.LineOf(Node("2")).OpenReason.ShouldBe("Còn thiếu: số liệu kê khai.");
        sheet.LineOf(Node("1.2")).OpenReason.ShouldBe("");
    }

    [Fact]
    public void What_does_not_apply_lowers_the_maximum()
    {
        var sheet = ScoreSheet.Of(Set, [NotApplicable("1.1.2"), NotApplicable("1.2"), Share_("1.1.1", "1", "2"), Share_("2", "1", "1")]);

        (sheet.Total.Points.ToText(), sheet.Total.Max.ToText(), sheet.Total.NotApplicableCount, sheet.Total.OpenCount).ShouldBe(("4.5", "5", 2, 0));
        sheet.Total.Index.ShouldBe(new Fraction(90));
        sheet.Group!.Code.ShouldBe("A");
        (sheet.Of(Node("1.1")).Max.ToText(), sheet.Of(Node("1")).Max.ToText()).ShouldBe(("1", "1"));
    }

    [Fact]
    public void Where_nothing_applies_there_is_no_index_and_no_group()
    {
        var sheet = ScoreSheet.Of(Set, [NotApplicable("1.1.1"), NotApplicable("1.1.2"), NotApplicable("1.2"), NotApplicable("2")]);

        sheet.Total.Max.ShouldBe(Points.Zero);
        sheet.Total.Index.ShouldBeNull();
        sheet.Group.ShouldBeNull();
        sheet.Of(Node("1")).Index.ShouldBeNull();
    }

    [Theory]
    [InlineData("0", "0", "0", "10")]
    [InlineData("3", "4", "7", "17")]
    [InlineData("10", "5", "15", "25")]
    [InlineData("10", "6", "15", "25")]
    [InlineData("10", "10", "15", "25")]
    public void Bonus_points_stand_beside_the_maximum_up_to_their_cap(string first, string second, string bonus, string total)
    {
        var sheet = ScoreSheet.Of(WithBonus, [Share_(WithBonus, "1", "1", "1"), Count_("2.1", first), Count_("2.2", second)]);

        (sheet.Bonus.ToText(), sheet.Total.Points.ToText(), sheet.Total.Max.ToText(), sheet.Total.LeafCount).ShouldBe((bonus, total, "10", 1));
        sheet.Of(WithBonus.Find("2")!).Points.ShouldBe(sheet.Bonus);
        sheet.Of(WithBonus.Find("2")!).Max.ToText().ShouldBe("15");
        sheet.LineOf(WithBonus.Find("2.1")!).Points.ToText().ShouldBe(first);
    }

    [Fact]
    public void With_a_bonus_an_index_may_pass_one_hundred()
    {
        var sheet = ScoreSheet.Of(WithBonus, [Share_(WithBonus, "1", "1", "1"), Count_("2.1", "5")]);

        sheet.Total.Index.ShouldBe(new Fraction(150));
        sheet.Group!.Code.ShouldBe("A");
        sheet.Total.OpenCount.ShouldBe(0);
        sheet.Of(WithBonus.Find("2")!).OpenCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("0", "1", "D")]
    [InlineData("69.999999999", "100", "D")]
    [InlineData("70", "100", "C")]
    [InlineData("79.999999999", "100", "C")]
    [InlineData("799999999999999999", "999999999999999999", "C")]
    [InlineData("800000000000000000", "999999999999999999", "B")]
    [InlineData("799999999999999999", "999999999999999999.999999999", "C")]
    [InlineData("80", "100", "B")]
    [InlineData("4", "5", "B")]
    [InlineData("80.000000001", "100", "B")]
    [InlineData("89.995", "100", "B")]
    [InlineData("89.999999999", "100", "B")]
    [InlineData("90", "100", "A")]
    [InlineData("9", "10", "A")]
    [InlineData("27", "30", "A")]
    [InlineData("100", "100", "A")]
    public void The_group_follows_the_unrounded_index(string numerator, string denominator, string group)
    {
        var set = Sets.OneLeaf(Share);

        ScoreSheet.Of(set, [Share_(set, "1", numerator, denominator)]).Group!.Code.ShouldBe(group);
    }

    [Fact]
    public void Three_thirds_reach_the_bound_that_rounded_thirds_would_miss()
    {
        var set = Sets.Of("3", [Sets.Leaf("1", "1", Share), Sets.Leaf("2", "1", Share), Sets.Leaf("3", "1", Share)]);

        var sheet = ScoreSheet.Of(set, [Share_(set, "1", "14", "15"), Share_(set, "2", "14", "15"), Share_(set, "3", "5", "6")]);

        sheet.Lines.ShouldAllBe(l => !l.Points.Value.HasEnd);
        sheet.Total.Points.ToText().ShouldBe("2.7");
        sheet.Total.Index.ShouldBe(new Fraction(90));
        sheet.Group!.Code.ShouldBe("A");
    }

    [Fact]
    public void A_shown_table_says_where_its_parts_miss_its_total()
    {
        var sheet = ScoreSheet.Of(Set, [Share_("1.1.1", "1", "3"), Share_("1.1.2", "1", "9"), Met_("1.2", true), Share_("2", "1", "12")]);

        var gap = sheet.RoundingGaps.ShouldHaveSingleItem();
        gap.Node.ShouldBe(Node("1.1"));
        (gap.ShownTotal.ToText(), gap.SumOfShown.ToText(), gap.Difference.ToText()).ShouldBe(("0.67", "0.66", "0.01"));
    }

    [Fact]
    public void The_whole_can_miss_its_fields_too()
    {
        var set = Sets.Of("3", [Sets.Leaf("1", "1", Share), Sets.Leaf("2", "1", Share), Sets.Leaf("3", "1", Share)]);

        var gap = ScoreSheet.Of(set, [Share_(set, "1", "2", "3"), Share_(set, "2", "2", "3"), Share_(set, "3", "2", "3")]).RoundingGaps.ShouldHaveSingleItem();

        gap.Node.ShouldBeNull();
        (gap.ShownTotal.ToText(), gap.SumOfShown.ToText(), gap.Difference.ToText()).ShouldBe(("2.00", "2.01", "-0.01"));
    }

    [Fact]
    public void A_table_whose_parts_add_up_has_no_gap() =>
        ScoreSheet.Of(Set, [Share_("1.1.1", "1", "4"), Share_("1.1.2", "1", "4"), Met_("1.2", true), Share_("2", "1", "8")]).RoundingGaps.ShouldBeEmpty();

    [Fact]
    public void The_order_of_answers_changes_nothing()
    {
        LeafAnswer[] answers = [Share_("1.1.1", "1", "3"), Share_("1.1.2", "2", "3"), Met_("1.2", true)];
        var (sheet, turned) = (ScoreSheet.Of(Set, answers), ScoreSheet.Of(Set, [answers[2], answers[1], answers[0]]));

        turned.InputHash.ShouldBe(sheet.InputHash);
        turned.Lines.Select(l => (l.Leaf.Id, l.Points)).ShouldBe(sheet.Lines.Select(l => (l.Leaf.Id, l.Points)));
        sheet.InputHash.ShouldMatch("^sha256:[0-9a-f]{64}$");
    }

    [Fact]
    public void The_input_hash_is_of_what_was_declared_not_of_how_it_was_typed()
    {
        var hash = InputHash(Share_("2", "8,5", "10"));

        InputHash(Share_("2", "8.50", "10.0")).ShouldBe(hash);
        InputHash(Share_("2", " 8.5 ", "010")).ShouldBe(hash);
        InputHash(new LeafAnswer { Leaf = Node("2") }).ShouldBe(InputHash());
        ShouldBeUnlike(hash, InputHash(Share_("2", "8.51", "10")), InputHash(Share_("1.1.1", "8.5", "10")), InputHash(NotApplicable("2")), InputHash());
    }

    [Fact]
    public void The_input_hash_tells_apart_all_that_points_depend_on()
    {
        var answer = Shared("2", ["SNV", "STC"], ("SNV", "1", "2"), ("STC", "3", "4"));
        ShouldBeUnlike(
            InputHash(answer),
            InputHash(answer with { Expected = ["STC", "SNV"] }),
            InputHash(answer with { Expected = [] }),
            InputHash(answer with { Parts = [answer.Parts[0]] }),
            InputHash(Shared("2", ["SNV", "STC"], ("SNV", "3", "4"), ("STC", "1", "2"))),
            InputHash(answer with { Parts = [answer.Parts[0], answer.Parts[1] with { IsEntered = true }] }),
            InputHash(answer with { Parts = [answer.Parts[0], answer.Parts[1] with { NotApplicable = "x" }] }));
        InputHash(answer with { Parts = [answer.Parts[1], answer.Parts[0]] }).ShouldBe(InputHash(answer));
    }

    [Theory]
    [InlineData("met", "met", "false")]
    [InlineData("choice", "choice", "b")]
    [InlineData("deduction", "date", "2020-12-19")]
    [InlineData("bonus", "items", """{ "a": "1", "b": "2" }""")]
    [InlineData("checklist", "items", """{ "a": "met", "b": "met", "c": "not-met" }""")]
    [InlineData("entered", "points", "1.04")]
    public void Every_kind_of_figure_is_in_the_hash(string kind, string role, string other)
    {
        var example = RuleExamples.All.Single(e => string.Equals(e.Kind, kind, StringComparison.Ordinal));
        var set = Sets.OneLeaf(example.Json, example.Max);
        string HashOf(params (string, string)[] figures) => ScoreSheet.Of(set, [new LeafAnswer { Leaf = set.Fields[0], Parts = [example.Rule.Part(null, figures)] }]).InputHash;

        HashOf(example.Figures).ShouldBe(HashOf(example.Figures));
        ShouldBeUnlike(HashOf((role, other)), HashOf(example.Figures));
    }

    [Fact]
    public void An_answer_is_scored_by_the_set_it_is_given_to()
    {
        var other = Sets.Of("10", [Sets.Leaf("1", "6", Share), Sets.Leaf("2", "4", Met)]);

        var sheet = ScoreSheet.Of(Set, [Share_("2", "1", "2") with { Leaf = other.Find("2")! }]);

        sheet.LineOf(Node("2")).Points.ToText().ShouldBe("2");
        sheet.LineOf(Node("2")).Leaf.ShouldBeSameAs(Node("2"));
    }

    [Fact]
    public void Answers_that_find_no_leaf_or_the_same_one_are_a_mistake_of_the_caller()
    {
        Should.Throw<ArgumentException>(() => ScoreSheet.Of(Set, [Share_("2", "1", "2"), Share_("2", "1", "2")]));
        Should.Throw<ArgumentException>(() => ScoreSheet.Of(Set, [new LeafAnswer { Leaf = WithBonus.Find("2.1")! }]));
        Should.Throw<ArgumentException>(() => ScoreSheet.Of(Set, [new LeafAnswer { Leaf = Node("1.1") }]));
    }

    [Fact]
    public void The_engine_has_a_version() => Engine.Version.ShouldBe(1);

    private static void ShouldBeUnlike(params string[] hashes) => hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(hashes.Length);

    private static string InputHash(params LeafAnswer[] answers) => ScoreSheet.Of(Set, answers).InputHash;

    private static Node Node(string code) => Set.Find(code)!;

    private static LeafAnswer Share_(string code, string numerator, string denominator) => Share_(Set, code, numerator, denominator);

    private static LeafAnswer Share_(CriteriaSet set, string code, string numerator, string denominator) =>
        new() { Leaf = set.Find(code)!, Parts = [new AnswerPart { Figures = Numbers(numerator, denominator) }] };

    private static LeafAnswer Shared(string code, string[] expected, params (string Unit, string Numerator, string Denominator)[] parts) =>
        new() { Leaf = Node(code), Expected = expected, Parts = [.. parts.Select(p => new AnswerPart { Unit = p.Unit, Figures = Numbers(p.Numerator, p.Denominator) })] };

    private static LeafAnswer Met_(string code, bool met) => new()
    {
        Leaf = Node(code),
        Parts = [new AnswerPart { Figures = new Figures(new Dictionary<string, Figure>(StringComparer.Ordinal) { ["met"] = new YesNoFigure(met) }) }],
    };

    private static LeafAnswer Count_(string code, string count) =>
        new() { Leaf = WithBonus.Find(code)!, Parts = [new AnswerPart { Figures = Figures.Numbers(("count", Fraction.Parse(count))) }] };

    private static LeafAnswer NotApplicable(string code) => new() { Leaf = Node(code), Parts = [new AnswerPart { NotApplicable = "Không phát sinh" }] };

    private static Figures Numbers(string numerator, string denominator) => Figures.Numbers(("numerator", Fraction.Parse(numerator)), ("denominator", Fraction.Parse(denominator)));
}
