using System.Globalization;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>What holds of every kind of rule.</summary>
public sealed class RuleKindsTests
{
    public static TheoryData<string> Kinds => [.. RuleKinds.Names];

    [Fact]
    public void Every_kind_has_an_example_and_a_test_class()
    {
        RuleKinds.Names.Count.ShouldBe(14);
        RuleExamples.All.Select(e => e.Kind).Order(StringComparer.Ordinal).ShouldBe(RuleKinds.Names);
        foreach (var rule in RuleExamples.All.Select(e => e.Rule.Rule))
        {
            typeof(RuleKindsTests).Assembly.GetType($"{typeof(RuleKindsTests).Namespace}.{rule.GetType().Name}Tests").ShouldNotBeNull(rule.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_rule_is_written_back_as_it_was_read(string kind)
    {
        var example = Example(kind);
        var set = Sets.OneLeaf(example.Json, example.Max);

        var again = CriteriaFile.Read(CriteriaWriter.Write(set)).Set.ShouldNotBeNull();

        again.Hash.ShouldBe(set.Hash);
        example.Rule.Rule.Kind.ShouldBe(kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_example_is_scored_with_a_reason_in_four_parts(string kind)
    {
        var score = Example(kind) is var example ? example.Rule.Score(example.Figures) : null;

        score!.State.ShouldBe(LeafState.Scored);
        score.Points.Value.ShouldBeInRange(Fraction.Parse("0.000000001"), score.Max.Value);
        var trace = score.Trace.ShouldNotBeNull();
        foreach (var part in new[] { trace.Figures, trace.Rule, trace.Band, trace.Points })
        {
            part.ShouldNotBeNullOrWhiteSpace();
            part.ShouldNotEndWith(".");
            part.ShouldNotContain("  ");
        }

        trace.Points.ShouldEndWith($"{score.Points.ToVietnamese()} điểm");
        trace.Rule.ShouldBe(example.Rule.Words);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_figure_that_is_asked_for_is_named_while_it_is_missing(string kind)
    {
        var one = Example(kind).Rule;

        one.Rule.Missing(Figures.None).ShouldBe(one.Rule.Asks.Select(a => a.Spec.Label));
        one.Rule.Refusals(Figures.None, one.Leaf.MaxPoints).ShouldBeEmpty();
        one.Rule.Asks.Select(a => a.Spec).ShouldBe(one.Rule.Asks.Select(a => one.Rule.Figures[a.Role]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_figure_of_another_kind_is_refused(string kind)
    {
        var one = Example(kind).Rule;
        foreach (var ask in one.Rule.Asks)
        {
            Figure other = ask.Kind == FigureKind.Date ? new YesNoFigure(true) : new DateFigure(new DateOnly(2020, 12, 15));
            var refusal = one.Rule.Refusals(With(ask.Role, other), one.Leaf.MaxPoints).ShouldHaveSingleItem();

            (refusal.Code, refusal.Where).ShouldBe((RefusalCodes.FigureWrongKind, ask.Role));
            refusal.Message.ShouldStartWith(ask.Spec.Label);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_figure_that_is_not_asked_for_is_refused(string kind)
    {
        var one = Example(kind).Rule;

        var refusal = one.Rule.Refusals(With("so-la", new NumberFigure(Fraction.One)), one.Leaf.MaxPoints).ShouldHaveSingleItem();

        refusal.Code.ShouldBe(RefusalCodes.FigureUnknown);
        refusal.Message.ShouldContain(one.Rule.Asks[0].Role);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    public void The_reason_is_the_same_under_every_culture(string culture)
    {
        var usual = RuleExamples.All.Select(e => e.Rule.Score(e.Figures).Trace!.ToString()).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            RuleExamples.All.Select(e => e.Rule.Score(e.Figures).Trace!.ToString()).ShouldBe(usual);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("""{ "kind": "made-up", "figures": {} }""", FaultCodes.RuleKindUnknown)]
    [InlineData("""{ "figures": {} }""", FaultCodes.PropertyMissing)]
    [InlineData("""{ "kind": "met" }""", FaultCodes.PropertyMissing)]
    [InlineData("""{ "kind": "met", "figures": { "met": { "unit": "x" } } }""", FaultCodes.PropertyMissing)]
    [InlineData("""{ "kind": "met", "figures": { "met": { "label": "x", "colour": "red" } } }""", FaultCodes.PropertyUnknown)]
    [InlineData("""{ "kind": "none-allowed", "figures": { "count": { "label": "x", "min": "5", "max": "4.99" } } }""", FaultCodes.OutOfBounds)]
    [InlineData("""{ "kind": "met", "notApplicable": "maybe", "figures": { "met": { "label": "x" } } }""", FaultCodes.WrongWord)]
    public void A_rule_that_cannot_be_right_is_not_read(string rule, string code) => Sets.FaultsOf(rule).Select(f => f.Code).ShouldBe([code]);

    [Theory]
    [InlineData("count", """{ "kind": "count", "each": "1", "figures": { "count": { "label": "x", "min": "-1" } } }""", "count")]
    [InlineData("deduction", """{ "kind": "deduction", "minus": "1", "figures": { "count": { "label": "x", "min": "-1" } } }""", "count")]
    [InlineData("punctuality", """{ "kind": "punctuality", "latePart": "1", "figures": { "assigned": { "label": "x" }, "onTime": { "label": "x" }, "late": { "label": "x", "min": "-1" } } }""", "late")]
    [InlineData("percent-bands", """{ "kind": "percent-bands", "figures": { "numerator": { "label": "x", "min": "-1" }, "denominator": { "label": "x" } }, "bands": [ { "from": "0", "points": "1" } ] }""", "numerator")]
    [InlineData("target", """{ "kind": "target", "figures": { "achieved": { "label": "x", "min": "-1" }, "target": { "label": "x" } }, "scale": { "bands": [ { "from": "0", "points": "1" } ] } }""", "achieved")]
    public void A_figure_may_be_negative_only_where_the_rule_can_score_it(string kind, string rule, string role)
    {
        var fault = Sets.FaultsOf(rule).ShouldHaveSingleItem();

        (fault.Code, fault.Pointer).ShouldBe((FaultCodes.OutOfBounds, $"/fields/0/rule/figures/{role}/min"));
        fault.Message.ShouldContain(kind);
    }

    private static RuleExample Example(string kind) => RuleExamples.All.Single(e => string.Equals(e.Kind, kind, StringComparison.Ordinal));

    private static Figures With(string role, Figure figure) => new(new Dictionary<string, Figure>(StringComparer.Ordinal) { [role] = figure });
}
