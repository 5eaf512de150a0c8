using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Điểm thưởng: several things added up, at most +15.</summary>
public sealed class BonusRuleTests
{
    private const string Bonus = """
        { "kind": "bonus", "figures": { "items": { "label": "Thành tích" } }, "items": [
            { "code": "sang-kien", "label": "Sáng kiến cấp tỉnh", "points": "2.5", "most": 4 },
            { "code": "bang-khen", "label": "Bằng khen của Thủ tướng", "points": "5" },
            { "code": "mo-hinh", "label": "Mô hình mới", "points": "0.125", "most": 100 } ] }
        """;

    [Theory]
    [InlineData("{}", "0")]
    [InlineData("""{ "sang-kien": "0" }""", "0")]
    [InlineData("""{ "sang-kien": "1" }""", "2.5")]
    [InlineData("""{ "sang-kien": 3, "bang-khen": 1 }""", "12.5")]
    [InlineData("""{ "sang-kien": "4", "bang-khen": "1" }""", "15")]
    [InlineData("""{ "sang-kien": "5", "bang-khen": "0" }""", "10")]
    [InlineData("""{ "bang-khen": "7" }""", "5")]
    [InlineData("""{ "sang-kien": "4", "bang-khen": "1", "mo-hinh": "1" }""", "15")]
    [InlineData("""{ "mo-hinh": "3" }""", "0.375")]
    public void Things_add_up_to_the_cap(string items, string points) => OneRule.Of(Bonus, "15").Score(("items", items)).ShouldGive(points);

    [Theory]
    [InlineData("""{ "sang-kien": "1.5" }""", RefusalCodes.FigureNotWhole)]
    [InlineData("""{ "sang-kien": "-1" }""", RefusalCodes.FigureNotWhole)]
    [InlineData("""{ "sang-kien": "met" }""", RefusalCodes.FigureUnreadable)]
    [InlineData("""{ "sang-kien": true }""", RefusalCodes.FigureWrongKind)]
    [InlineData("""{ "khac": "1" }""", RefusalCodes.ItemUnknown)]
    [InlineData("""{ "sang-kien": "1", "sang-kien": "2" }""", RefusalCodes.AnsweredTwice)]
    [InlineData("5", RefusalCodes.FigureWrongKind)]
    public void What_cannot_be_counted_is_refused(string items, string code) => OneRule.Of(Bonus, "15").Score(("items", items)).ShouldBeRefused(code, "items");

    [Fact]
    public void Nothing_declared_leaves_it_open() => OneRule.Of(Bonus, "15").Score([]).ShouldLack("Thành tích");

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        const string words = "Sáng kiến cấp tỉnh: 2,5 điểm mỗi lần, tính nhiều nhất 4 lần; Bằng khen của Thủ tướng: 5 điểm (tính một lần); "
            + "Mô hình mới: 0,125 điểm mỗi lần, tính nhiều nhất 100 lần; cộng lại, tối đa 15 điểm";
        var one = OneRule.Of(Bonus, "15");

        one.Score(("items", """{ "sang-kien": "2", "mo-hinh": "1" }""")).Trace!.ToString().ShouldBe(
            $"Số liệu: Sáng kiến cấp tỉnh: 2; Mô hình mới: 1. Cách tính: {words}. Mức: trong mức tối đa. Điểm: 2 × 2,5 + 1 × 0,125 = 5,125 điểm.");
        one.Score(("items", """{ "sang-kien": "9", "bang-khen": "1", "mo-hinh": "8" }""")).Trace!.ToString().ShouldBe(
            $"Số liệu: Sáng kiến cấp tỉnh: 9; Bằng khen của Thủ tướng: 1; Mô hình mới: 8. Cách tính: {words}. Mức: vượt mức tối đa. Điểm: 4 × 2,5 + 1 × 5 + 8 × 0,125 = 16, lấy tối đa 15 điểm.");
        one.Score(("items", "{}")).Trace!.ToString().ShouldBe($"Số liệu: không có nội dung nào. Cách tính: {words}. Mức: trong mức tối đa. Điểm: 0 điểm.");
    }

    [Fact]
    public void What_comes_to_the_cap_exactly_is_not_capped()
    {
        var trace = OneRule.Of(Bonus, "15").Score(("items", """{ "sang-kien": "4", "bang-khen": "1" }""")).Trace!;

        (trace.Band, trace.Points).ShouldBe(("trong mức tối đa", "4 × 2,5 + 1 × 5 = 15 điểm"));
    }

    [Fact]
    public void It_asks_for_counted_items_and_says_what_answers_can_bring()
    {
        var ask = OneRule.Of(Bonus, "15").Rule.Asks.ShouldHaveSingleItem();

        (ask.Role, ask.CountsItems).ShouldBe(("items", true));
        ask.Choices.Select(c => c.Code).ShouldBe(["sang-kien", "bang-khen", "mo-hinh"]);
        OneRule.Of(Bonus, "15").Rule.Join.ShouldBe(JoinMethod.Sum);
        OneRule.Of(Bonus, "15").Rule.ShouldReach("0", "15");
        OneRule.Of(Bonus, "15").Rule.TrendOf("items").ShouldBe(Trend.Rising);
    }

    [Theory]
    [InlineData("""{ "code": "a", "label": "A", "points": "0.5" }""", FaultCodes.MaxNotReached)]
    [InlineData("""{ "code": "a", "label": "A", "points": "1" }, { "code": "a", "label": "B", "points": "1" }""", FaultCodes.OptionDuplicate)]
    [InlineData("""{ "code": "a", "label": "A", "points": "1", "most": 0 }""", FaultCodes.OutOfBounds)]
    [InlineData("""{ "code": "a", "label": "A", "points": "-1" }, { "code": "b", "label": "B", "points": "1" }""", FaultCodes.PointsBelowZero)]
    public void A_rule_that_cannot_be_right_is_not_read(string items, string code) =>
        Sets.FaultsOf($$"""{ "kind": "bonus", "figures": { "items": { "label": "x" } }, "items": [ {{items}} ] }""").Select(f => f.Code).ShouldBe([code]);
}
