using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>One item per area, each owned by a unit: the share that is met times the maximum.</summary>
public sealed class ChecklistRuleTests
{
    private const string Areas = """
        { "kind": "checklist", "figures": { "items": { "label": "Phân cấp quản lý" } }, "items": [
            { "code": "ngan-sach", "label": "Phân cấp ngân sách", "owner": "STC" },
            { "code": "dau-tu", "label": "Phân cấp đầu tư", "owner": "SKHDT" },
            { "code": "to-chuc", "label": "Phân cấp tổ chức bộ máy" } ] }
        """;

    [Theory]
    [InlineData("met", "met", "met", "1.5")]
    [InlineData("met", "met", "not-met", "1")]
    [InlineData("not-met", "met", "not-met", "0.5")]
    [InlineData("not-met", "not-met", "not-met", "0")]
    [InlineData("met", "not-applicable", "met", "1.5")]
    [InlineData("met", "not-applicable", "not-met", "0.75")]
    [InlineData("not-applicable", "not-applicable", "not-met", "0")]
    [InlineData("not-applicable", "not-applicable", "met", "1.5")]
    public void The_share_of_items_that_are_met_decides(string budget, string investment, string staff, string points) =>
        OneRule.Of(Areas, "1.5").Score(("items", Items(budget, investment, staff))).ShouldGive(points);

    [Fact]
    public void One_of_three_stays_exact() =>
        OneRule.Of(Areas).Score(("items", Items("met", "not-met", "not-met"))).Points.Value.ShouldBe(Fraction.One / new Fraction(3));

    [Fact]
    public void Where_no_item_applies_the_leaf_does_not() =>
        OneRule.Of(Areas, "1.5").Score(("items", Items("not-applicable", "not-applicable", "not-applicable"))).ShouldNotApply("0", "0");

    [Theory]
    [InlineData("""{ "ngan-sach": "đạt" }""", RefusalCodes.FigureWrongKind)]
    [InlineData("""{ "ngan-sach": true }""", RefusalCodes.FigureWrongKind)]
    [InlineData("""{ "ngan-sach": "1" }""", RefusalCodes.FigureWrongKind)]
    [InlineData("""{ "dat-dai": "met" }""", RefusalCodes.ItemUnknown)]
    [InlineData("""{ "ngan-sach": "met", "ngan-sach": "met" }""", RefusalCodes.AnsweredTwice)]
    public void What_is_no_state_of_an_item_is_refused(string items, string code) => OneRule.Of(Areas).Score(("items", items)).ShouldBeRefused(code, "items");

    [Fact]
    public void Items_that_are_missing_are_named()
    {
        OneRule.Of(Areas).Score(("items", """{ "dau-tu": "met" }""")).ShouldLack("Phân cấp ngân sách", "Phân cấp tổ chức bộ máy");
        OneRule.Of(Areas).Score(("items", "{}")).ShouldLack("Phân cấp ngân sách", "Phân cấp đầu tư", "Phân cấp tổ chức bộ máy");
        OneRule.Of(Areas).Score([]).ShouldLack("Phân cấp quản lý");
    }

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Areas, "1.5").Score(("items", Items("met", "not-applicable", "not-met"))).Trace!.ToString().ShouldBe(
            "Số liệu: Phân cấp ngân sách: đạt; Phân cấp đầu tư: không áp dụng; Phân cấp tổ chức bộ máy: không đạt. "
            + "Cách tính: số nội dung đạt ÷ số nội dung áp dụng × 1,5 điểm. Mức: đạt 1 trong 2 nội dung áp dụng. Điểm: 1 ÷ 2 × 1,5 = 0,75 điểm.");
        OneRule.Of(Areas).Score(("items", Items("not-applicable", "not-applicable", "not-applicable"))).Trace!.Points.ShouldBe("không tính; điểm tối đa 1 được trừ khỏi tổng");
    }

    [Fact]
    public void It_asks_for_states_of_items_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Areas).Rule;

        rule.Asks.ShouldHaveSingleItem().CountsItems.ShouldBeFalse();
        rule.Join.ShouldBe(JoinMethod.Items);
        rule.ShouldReach("0", "1");
        rule.TrendOf("items").ShouldBe(Trend.None);
    }

    [Theory]
    [InlineData("""{ "code": "a", "label": "A" }, { "code": "a", "label": "B" }""", FaultCodes.OptionDuplicate)]
    [InlineData("""{ "code": "a", "label": "A", "owner": "SO-LA" }""", FaultCodes.UnitUnknown)]
    [InlineData("""{ "code": "a", "label": "A", "points": "1" }""", FaultCodes.PropertyUnknown)]
    public void A_rule_that_cannot_be_right_is_not_read(string items, string code) =>
        Sets.FaultsOf($$"""{ "kind": "checklist", "figures": { "items": { "label": "x" } }, "items": [ {{items}} ] }""").Select(f => f.Code).ShouldBe([code]);

    private static string Items(string budget, string investment, string staff) => $$"""{ "ngan-sach": "{{budget}}", "dau-tu": "{{investment}}", "to-chuc": "{{staff}}" }""";
}
