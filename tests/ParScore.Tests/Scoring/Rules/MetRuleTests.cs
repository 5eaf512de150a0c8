using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Đạt / không đạt: báo cáo đủ số lượng và đúng hạn 1 điểm, otherwise 0.</summary>
public sealed class MetRuleTests
{
    private const string Plain = """{ "kind": "met", "figures": { "met": { "label": "Báo cáo đủ số lượng và đúng hạn" } } }""";
    private const string WithConsolation = """{ "kind": "met", "otherwise": "0.25", "figures": { "met": { "label": "Ban hành đúng hạn" } } }""";

    [Theory]
    [InlineData(Plain, "1", "true", "1")]
    [InlineData(Plain, "1", "false", "0")]
    [InlineData(Plain, "0.125", "true", "0.125")]
    [InlineData(Plain, "0", "true", "0")]
    [InlineData(WithConsolation, "0.50", "true", "0.5")]
    [InlineData(WithConsolation, "0.50", "false", "0.25")]
    [InlineData(WithConsolation, "0.25", "false", "0.25")]
    public void Met_gives_the_maximum_and_otherwise_what_the_set_says(string rule, string max, string met, string points) =>
        OneRule.Of(rule, max).Score(("met", met)).ShouldGive(points);

    [Theory]
    [InlineData("1", RefusalCodes.FigureWrongKind)]
    [InlineData("có", RefusalCodes.FigureWrongKind)]
    [InlineData("", RefusalCodes.FigureWrongKind)]
    public void Only_yes_and_no_are_read(string typed, string code) => OneRule.Of(Plain).Score(("met", typed)).ShouldBeRefused(code, "met");

    [Fact]
    public void Nothing_declared_leaves_it_open() => OneRule.Of(Plain).Score([]).ShouldLack("Báo cáo đủ số lượng và đúng hạn");

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Plain).Score(("met", "true")).Trace!.ToString().ShouldBe(
            "Số liệu: Báo cáo đủ số lượng và đúng hạn: đạt. Cách tính: đạt: 1 điểm; không đạt: 0 điểm. Mức: đạt. Điểm: 1 điểm.");
        OneRule.Of("""{ "kind": "met", "figures": { "met": { "label": "Báo cáo có đúng hạn không?" } } }""").Score(("met", "false")).Trace!.ToString().ShouldBe(
            "Số liệu: Báo cáo có đúng hạn không? không đạt. Cách tính: đạt: 1 điểm; không đạt: 0 điểm. Mức: không đạt. Điểm: 0 điểm.");
    }

    [Fact]
    public void It_asks_one_question_and_says_what_answers_can_bring()
    {
        var one = OneRule.Of(WithConsolation, "0.50");

        one.Rule.Asks.ShouldHaveSingleItem().Role.ShouldBe("met");
        one.Rule.Join.ShouldBe(JoinMethod.AllMet);
        one.Rule.ShouldReach("0.25", "0.5");
        one.Rule.TrendOf("met").ShouldBe(Trend.Rising);
        one.Words.ShouldBe("đạt: 0,5 điểm; không đạt: 0,25 điểm");
    }

    [Theory]
    [InlineData("""{ "kind": "met", "otherwise": "1.01", "figures": { "met": { "label": "x" } } }""", FaultCodes.PointsAboveMax)]
    [InlineData("""{ "kind": "met", "otherwise": "-0.25", "figures": { "met": { "label": "x" } } }""", FaultCodes.PointsBelowZero)]
    [InlineData("""{ "kind": "met", "figures": {} }""", FaultCodes.FigureRoles)]
    [InlineData("""{ "kind": "met", "figures": { "met": { "label": "x" }, "count": { "label": "y" } } }""", FaultCodes.FigureRoles)]
    [InlineData("""{ "kind": "met", "otherwize": "0.25", "figures": { "met": { "label": "x" } } }""", FaultCodes.PropertyUnknown)]
    public void A_rule_that_cannot_be_right_is_not_read(string rule, string code) => Sets.FaultsOf(rule).Select(f => f.Code).ShouldBe([code]);
}
