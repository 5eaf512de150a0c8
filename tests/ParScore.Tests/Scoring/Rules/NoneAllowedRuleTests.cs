using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>No breach at all, or nothing.</summary>
public sealed class NoneAllowedRuleTests
{
    private const string Breaches = """{ "kind": "none-allowed", "figures": { "count": { "label": "Số cơ quan vượt số lượng lãnh đạo", "unit": "cơ quan", "whole": true } } }""";

    [Theory]
    [InlineData("0", "0.5")]
    [InlineData("0.00", "0.5")]
    [InlineData("-0", "0.5")]
    [InlineData("1", "0")]
    [InlineData("40", "0")]
    public void Only_none_gives_points(string count, string points) => OneRule.Of(Breaches, "0.5").Score(("count", count)).ShouldGive(points);

    [Theory]
    [InlineData("-1", RefusalCodes.FigureNegative)]
    [InlineData("0.5", RefusalCodes.FigureNotWhole)]
    [InlineData("không", RefusalCodes.FigureUnreadable)]
    public void What_cannot_be_is_refused(string count, string code) => OneRule.Of(Breaches).Score(("count", count)).ShouldBeRefused(code, "count");

    [Fact]
    public void Nothing_declared_is_not_none() => OneRule.Of(Breaches).Score([]).ShouldLack("Số cơ quan vượt số lượng lãnh đạo");

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Breaches, "0.5").Score(("count", "0")).Trace!.ToString().ShouldBe(
            "Số liệu: Số cơ quan vượt số lượng lãnh đạo: 0 cơ quan. Cách tính: không có trường hợp nào: 0,5 điểm; có từ một trường hợp trở lên: 0 điểm. Mức: không có trường hợp nào. Điểm: 0,5 điểm.");
        OneRule.Of(Breaches, "0.5").Score(("count", "2")).Trace!.ToString().ShouldBe(
            "Số liệu: Số cơ quan vượt số lượng lãnh đạo: 2 cơ quan. Cách tính: không có trường hợp nào: 0,5 điểm; có từ một trường hợp trở lên: 0 điểm. Mức: có trường hợp vi phạm. Điểm: 0 điểm.");
    }

    [Fact]
    public void It_asks_for_one_number_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Breaches).Rule;

        rule.Asks.ShouldHaveSingleItem().Role.ShouldBe("count");
        rule.Join.ShouldBe(JoinMethod.Sum);
        rule.ShouldReach("0", "1");
        rule.TrendOf("count").ShouldBe(Trend.Falling);
    }

    [Theory]
    [InlineData("""{ "kind": "none-allowed", "figures": { "count": { "label": "x", "min": "-1" } } }""", FaultCodes.OutOfBounds)]
    [InlineData("""{ "kind": "none-allowed", "figures": { "breaches": { "label": "x" } } }""", FaultCodes.FigureRoles)]
    public void A_rule_that_cannot_be_right_is_not_read(string rule, string code) => Sets.FaultsOf(rule).Select(f => f.Code).Distinct(StringComparer.Ordinal).ShouldBe([code]);
}
