using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.Scoring.Sheets;

/// <summary>Figures of a shared leaf that single units alone declare: taken from them only, missing by their name, refused from others.</summary>
public sealed class FigureUnitsTests
{
    private static readonly string[] Three = ["SNV", "STC", "STP"];

    private static readonly Node Ratio = Leaf("""{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "full": "100" }""");

    private static readonly Node Met = Leaf("""{ "kind": "met", "figures": { "met": { "label": "Đạt" } } }""");

    private static readonly Node Choice = Leaf("""{ "kind": "choice", "figures": { "choice": { "label": "Mức" } }, "options": [ { "code": "tot", "label": "Tốt", "points": "1" }, { "code": "kha", "label": "Khá", "points": "0.5" } ] }""");

    private static readonly Node Checklist = Leaf("""{ "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ { "code": "a", "label": "A", "owner": "SNV" }, { "code": "b", "label": "B" } ] }""");

    [Fact]
    public void Each_figure_comes_from_its_unit_and_the_trace_says_whose_it_is()
    {
        var score = Score(Ratio, Owned(("numerator", "STC"), ("denominator", "STP")), Numbers("STC", ("numerator", "3")), Numbers("STP", ("denominator", "4")));

        (score.State, score.Points.ToText()).ShouldBe((LeafState.Scored, "0.75"));
        score.Trace!.Figures.ShouldBe("Tử: 3; Mẫu: 4 (gồm Tử: 3 của STC; Mẫu: 4 của STP)");
    }

    [Fact]
    public void A_shared_figure_beside_an_owned_one_is_still_the_sum()
    {
        var score = Score(Ratio, Owned(("denominator", "STP")), Numbers("SNV", ("numerator", "1")), Numbers("STC", ("numerator", "2")), Numbers("STP", ("numerator", "0"), ("denominator", "4")));

        score.Points.ToText().ShouldBe("0.75");
    }

    [Fact]
    public void Anothers_figure_is_refused_with_its_place_and_the_leaf_stays_open()
    {
        var score = Score(Ratio, Owned(("numerator", "STC"), ("denominator", "STP")), Numbers("STC", ("numerator", "3"), ("denominator", "9")), Numbers("STP", ("denominator", "4")));

        score.State.ShouldBe(LeafState.Open);
        var (unit, refusal, _) = score.Refusals.ShouldHaveSingleItem();
        (unit, refusal.Code, refusal.Where).ShouldBe(("STC", RefusalCodes.NotAssigned, "denominator"));
        refusal.Message.ShouldContain("do STP kê khai");
        refusal.Message.ShouldBeASentence();
    }

    [Fact]
    public void What_is_missing_names_the_unit_that_owes_it()
    {
        var owned = Owned(("numerator", "STC"), ("denominator", "STP"));

        Score(Ratio, owned, Numbers("STC", ("numerator", "3"))).Missing.ShouldBe(["phần của STP"]);
        Score(Ratio, Owned(("denominator", "STP")), Numbers("SNV", ("numerator", "1")), Numbers("STC", ("numerator", "1")), Numbers("STP", ("numerator", "1"))).Missing.ShouldBe(["Mẫu (STP)"]);
        Score(Ratio, Owned(("denominator", "STP")), Numbers("SNV"), Numbers("STC", ("numerator", "1")), Numbers("STP", ("denominator", "4"))).Missing.ShouldBe(["phần của SNV"]);
        Score(Ratio, Owned(("denominator", "STP")), Numbers("SNV", ("numerator", "1")), Numbers("STC", ("numerator", "1")), Numbers("STP", ("denominator", "4"))).Missing.ShouldBe(["Tử (STP)"]);
        // Who owes nothing is not waited for.
        Score(Ratio, owned, Numbers("STC", ("numerator", "3")), Numbers("STP", ("denominator", "4"))).State.ShouldBe(LeafState.Scored);
        Score(Ratio, owned, Numbers("SNV"), Numbers("STC", ("numerator", "3")), Numbers("STP", ("denominator", "4"))).State.ShouldBe(LeafState.Scored);
    }

    [Fact]
    public void A_unit_to_which_it_does_not_apply_still_owes_its_own_figure() =>
        Score(Ratio with { Rule = Ratio.Rule! with { NotApplicable = ParScore.Scoring.Rules.NotApplicableEffect.Full } }, Owned(("numerator", "STC"), ("denominator", "STP")), Numbers("STC", ("numerator", "3")), new AnswerPart { Unit = "STP", NotApplicable = "Không" })
            .Missing.ShouldBe(["Mẫu (STP)"]);

    [Fact]
    public void Bounds_are_judged_on_the_joined_figures() =>
        Score(Ratio, Owned(("numerator", "STC"), ("denominator", "STP")), Numbers("STC", ("numerator", "5")), Numbers("STP", ("denominator", "4"))).Refusals.ShouldHaveSingleItem().Refusal.Code.ShouldBe(RefusalCodes.NumeratorAboveDenominator);

    [Fact]
    public void Yes_or_no_a_choice_and_a_list_follow_their_unit_too()
    {
        Score(Met, Owned(("met", "STP")), Part("STP", "met", new YesNoFigure(true))).Points.ToText().ShouldBe("1");
        Score(Met, Owned(("met", "STP")), Part("STC", "met", new YesNoFigure(true))).Refusals.ShouldHaveSingleItem().Refusal.Code.ShouldBe(RefusalCodes.NotAssigned);
        // The lead would choose; here a contributor does.
        Score(Choice, Owned(("choice", "STP")), Part("STP", "choice", new ChoiceFigure("kha"))).Points.ToText().ShouldBe("0.5");
        Score(Choice, Owned(("choice", "STP"))).Missing.ShouldBe(["số liệu kê khai"]);
        Score(Choice, Owned(("choice", "STP")), new AnswerPart { Unit = "SNV" }).Missing.ShouldBe(["phần của STP"]);
        var items = new ItemsFigure(new Dictionary<string, ItemValue>(StringComparer.Ordinal) { ["a"] = new(ItemState.Met, null), ["b"] = new(ItemState.NotMet, null) });
        Score(Checklist, Owned(("items", "STP")), Part("STP", "items", items)).Points.ToText().ShouldBe("0.5");
        Score(Checklist, Owned(("items", "STP")), Part("SNV", "items", items)).Refusals.ShouldHaveSingleItem().Refusal.Code.ShouldBe(RefusalCodes.NotAssigned);
    }

    [Fact]
    public void A_figure_of_a_unit_that_the_plan_does_not_expect_falls_to_the_lead() =>
        Score(Ratio, Owned(("numerator", "STC"), ("denominator", "SKHDT")), Numbers("SNV", ("denominator", "4")), Numbers("STC", ("numerator", "3"))).Points.ToText().ShouldBe("0.75");

    [Fact]
    public void The_whole_provinces_answer_stands_for_all() =>
        LeafScorer.Score(new LeafAnswer { Leaf = Ratio, FigureUnits = Owned(("numerator", "STC")), Parts = [Numbers(null, ("numerator", "3"), ("denominator", "4"))] }).Points.ToText().ShouldBe("0.75");

    [Fact]
    public void The_identity_names_whose_figures_they_are_only_where_the_plan_says_so()
    {
        var answer = new LeafAnswer { Leaf = Ratio, Expected = Three, Parts = [Numbers("STC", ("numerator", "3"))] };
        string[] hashes =
        [
            ScoreSheet.HashOf([answer]), ScoreSheet.HashOf([answer with { FigureUnits = Owned(("numerator", "STC")) }]), ScoreSheet.HashOf([answer with { FigureUnits = Owned(("numerator", "STP")) }]), ScoreSheet.HashOf([answer with { FigureUnits = Owned(("denominator", "STC")) }]),
        ];

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        ScoreSheet.HashOf([answer with { FigureUnits = Owned() }]).ShouldBe(hashes[0]);
    }

    private static Node Leaf(string rule) => Sets.OneLeaf(rule).Leaves.Single();

    private static Dictionary<string, string> Owned(params (string Role, string Unit)[] owned) => owned.ToDictionary(o => o.Role, o => o.Unit, StringComparer.Ordinal);

    private static LeafScore Score(Node leaf, Dictionary<string, string> owned, params AnswerPart[] parts) => LeafScorer.Score(new LeafAnswer { Leaf = leaf, Expected = Three, FigureUnits = owned, Parts = parts });

    private static AnswerPart Numbers(string? unit, params (string Role, string Value)[] numbers) => new() { Unit = unit, Figures = Figures.Numbers([.. numbers.Select(n => (n.Role, Fraction.Parse(n.Value)))]) };

    private static AnswerPart Part(string unit, string role, Figure figure) => new() { Unit = unit, Figures = new Figures(new Dictionary<string, Figure>(StringComparer.Ordinal) { [role] = figure }) };
}
