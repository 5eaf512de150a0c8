using ParScore.Scoring;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Bands on a percentage; each bound belongs to one band.</summary>
public sealed class PercentBandsRuleTests
{
    private const string Figures = """
        "figures": { "numerator": { "label": "Số hồ sơ trả đúng hạn", "unit": "hồ sơ" }, "denominator": { "label": "Tổng số hồ sơ", "unit": "hồ sơ" } }
        """;

    /// <summary>Trên 90 %: 2 · từ 70 % đến 90 %: 1 · dưới 70 %: 0.</summary>
    private const string Three = $$"""
        { "kind": "percent-bands", {{Figures}}, "bands": [
            { "above": "90", "points": "2" }, { "from": "70", "upTo": "90", "points": "1" }, { "below": "70", "points": "0" } ] }
        """;

    /// <summary>100 %: 2 · 95–100: 1,75 · 80–95: 1,5 · 70–80: 1 · 60–70: 0,5 · dưới 60: 0.</summary>
    private const string Six = $$"""
        { "kind": "percent-bands", {{Figures}}, "bands": [
            { "from": "100", "points": "2" }, { "from": "95", "below": "100", "points": "1.75" }, { "from": "80", "below": "95", "points": "1.5" },
            { "from": "70", "below": "80", "points": "1" }, { "from": "60", "below": "70", "points": "0.5" }, { "below": "60", "points": "0" } ] }
        """;

    [Theory]
    [InlineData(Three, "69.99", "100", "0")]
    [InlineData(Three, "70", "100", "1")]
    [InlineData(Three, "70.01", "100", "1")]
    [InlineData(Three, "89.99", "100", "1")]
    [InlineData(Three, "90", "100", "1")]
    [InlineData(Three, "90.01", "100", "2")]
    [InlineData(Three, "9", "10", "1")]
    [InlineData(Three, "899999999", "1000000000", "1")]
    [InlineData(Three, "900000001", "1000000000", "2")]
    [InlineData(Three, "0", "7", "0")]
    [InlineData(Three, "0,9", "1", "1")]
    [InlineData(Six, "79.99", "100", "1")]
    [InlineData(Six, "80", "100", "1.5")]
    [InlineData(Six, "80.01", "100", "1.5")]
    [InlineData(Six, "79,99", "100", "1")]
    [InlineData(Six, "4", "5", "1.5")]
    [InlineData(Six, "7999", "10000", "1")]
    [InlineData(Six, "59.99", "100", "0")]
    [InlineData(Six, "60", "100", "0.5")]
    [InlineData(Six, "69.99", "100", "0.5")]
    [InlineData(Six, "70", "100", "1")]
    [InlineData(Six, "94.99", "100", "1.5")]
    [InlineData(Six, "95", "100", "1.75")]
    [InlineData(Six, "99.99", "100", "1.75")]
    [InlineData(Six, "100", "100", "2")]
    [InlineData(Six, "999999999999999999", "999999999999999999", "2")]
    [InlineData(Six, "999999999999999998", "999999999999999999", "1.75")]
    [InlineData(Six, "2", "3", "0.5")]
    public void Every_bound_belongs_to_one_band(string rule, string numerator, string denominator, string points) =>
        OneRule.Of(rule, "2").Score(("numerator", numerator), ("denominator", denominator)).ShouldGive(points);

    [Theory]
    [InlineData("101", "100", RefusalCodes.NumeratorAboveDenominator, "numerator")]
    [InlineData("1", "0", RefusalCodes.NumeratorAboveDenominator, "numerator")]
    [InlineData("0", "0", RefusalCodes.DenominatorZero, "denominator")]
    [InlineData("-1", "10", RefusalCodes.FigureNegative, "numerator")]
    [InlineData("0", "-10", RefusalCodes.FigureNegative, "denominator")]
    [InlineData("1.234,5", "10", RefusalCodes.FigureUnreadable, "numerator")]
    [InlineData("", "10", RefusalCodes.FigureUnreadable, "numerator")]
    [InlineData("true", "10", RefusalCodes.FigureWrongKind, "numerator")]
    public void What_cannot_be_is_refused(string numerator, string denominator, string code, string where) =>
        OneRule.Of(Six, "2").Score(("numerator", numerator), ("denominator", denominator)).ShouldBeRefused(code, where);

    [Fact]
    public void Every_figure_that_is_wrong_is_refused_at_once() =>
        OneRule.Of(Six, "2").Score(("numerator", "-1"), ("denominator", "1e400"), ("tong", "3")).Refusals.Select(r => (r.Refusal.Code, r.Refusal.Where)).ShouldBe(
            [(RefusalCodes.FigureUnreadable, "denominator"), (RefusalCodes.FigureUnknown, "tong"), (RefusalCodes.FigureNegative, "numerator")]);

    [Fact]
    public void Figures_that_are_missing_leave_it_open()
    {
        OneRule.Of(Six, "2").Score([]).ShouldLack("Số hồ sơ trả đúng hạn", "Tổng số hồ sơ");
        OneRule.Of(Six, "2").Score(("numerator", "5")).ShouldLack("Tổng số hồ sơ");
        OneRule.Of(Six, "2").Score(("denominator", "0")).ShouldLack("Số hồ sơ trả đúng hạn");
    }

    [Fact]
    public void Nothing_to_do_means_what_the_set_says()
    {
        OneRule.Of(WithEmpty("full"), "1").Score(("numerator", "0"), ("denominator", "0")).ShouldGive("1");
        OneRule.Of(WithEmpty("zero"), "1").Score(("numerator", "0"), ("denominator", "0")).ShouldGive("0");
        OneRule.Of(WithEmpty("not-applicable"), "1").Score(("numerator", "0"), ("denominator", "0")).ShouldNotApply("0", "0");
        OneRule.Of(WithEmpty("full"), "1").Score(("numerator", "0"), ("denominator", "1")).ShouldGive("0");
        OneRule.Of(WithEmpty("full"), "1").Score(("numerator", "1"), ("denominator", "0")).ShouldBeRefused(RefusalCodes.NumeratorAboveDenominator, "numerator");
    }

    [Theory]
    [InlineData("100", "0.5")]
    [InlineData("100.01", "1")]
    [InlineData("250", "1")]
    public void More_than_all_counts_where_the_set_allows_it(string numerator, string points) => OneRule.Of($$"""
        { "kind": "percent-bands", {{Figures}}, "overHundred": true, "bands": [ { "above": "100", "points": "1" }, { "upTo": "100", "points": "0.5" } ] }
        """).Score(("numerator", numerator), ("denominator", "100")).ShouldGive(points);

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Six, "2").Score(("numerator", "45"), ("denominator", "48")).Trace!.ToString().ShouldBe(
            "Số liệu: Số hồ sơ trả đúng hạn: 45 hồ sơ; Tổng số hồ sơ: 48 hồ sơ. "
            + "Cách tính: từ 100 % trở lên: 2 điểm; từ 95 % đến dưới 100 %: 1,75 điểm; từ 80 % đến dưới 95 %: 1,5 điểm; từ 70 % đến dưới 80 %: 1 điểm; từ 60 % đến dưới 70 %: 0,5 điểm; dưới 60 %: 0 điểm. "
            + "Mức: tỷ lệ = 45 ÷ 48 × 100 = 93,75 %, thuộc mức từ 80 % đến dưới 95 %. Điểm: 1,5 điểm.");
        OneRule.Of(Three, "2").Score(("numerator", "2"), ("denominator", "3")).Trace!.Band.ShouldBe("tỷ lệ = 2 ÷ 3 × 100 = 66,666666… %, thuộc mức dưới 70 %");
        OneRule.Of(Three, "2").Score(("numerator", "899999999"), ("denominator", "1000000000")).Trace!.Band.ShouldBe(
            "tỷ lệ = 899999999 ÷ 1000000000 × 100 = 89,9999999 %, thuộc mức từ 70 % đến 90 %");
    }

    [Theory]
    [InlineData("full", "Tổng số hồ sơ bằng 0: không phát sinh, được tính đủ điểm", "1 điểm")]
    [InlineData("zero", "Tổng số hồ sơ bằng 0: không được tính điểm", "0 điểm")]
    [InlineData("not-applicable", "Tổng số hồ sơ bằng 0: tiêu chí không áp dụng", "không tính; điểm tối đa 1 được trừ khỏi tổng")]
    public void The_reason_says_that_there_was_nothing_to_do(string empty, string band, string points)
    {
        var trace = OneRule.Of(WithEmpty(empty)).Score(("numerator", "0"), ("denominator", "0")).Trace!;

        (trace.Band, trace.Points).ShouldBe((band, points));
    }

    [Fact]
    public void Printed_words_stand_beside_the_bounds_unless_they_say_them_already()
    {
        var one = OneRule.Of($$"""
            { "kind": "percent-bands", {{Figures}}, "bands": [
                { "from": "100", "points": "1", "label": "Đầy đủ các báo cáo" }, { "from": "75", "below": "100", "points": "0.5", "label": "Báo cáo đạt ¾ số lượng" },
                { "below": "75", "points": "0", "label": "Báo cáo dưới 75% số lượng" } ] }
            """);

        one.Words.ShouldBe("Đầy đủ các báo cáo (từ 100 % trở lên): 1 điểm; Báo cáo đạt ¾ số lượng (từ 75 % đến dưới 100 %): 0,5 điểm; Báo cáo dưới 75% số lượng: 0 điểm");
        one.Score(("numerator", "3"), ("denominator", "4")).Trace!.Band.ShouldBe("tỷ lệ = 3 ÷ 4 × 100 = 75 %, thuộc mức Báo cáo đạt ¾ số lượng (từ 75 % đến dưới 100 %)");
    }

    [Fact]
    public void It_asks_for_two_numbers_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Six, "2").Rule;

        rule.Asks.Select(a => a.Role).ShouldBe(["numerator", "denominator"]);
        rule.Join.ShouldBe(JoinMethod.Sum);
        rule.ShouldReach("0", "2");
        rule.TrendOf("numerator").ShouldBe(Trend.Rising);
        rule.TrendOf("denominator").ShouldBe(Trend.Falling);
    }

    [Theory]
    [InlineData("full", "1", "0", Trend.Rising, Trend.Falling)]
    [InlineData("zero", "1", "0", Trend.Rising, Trend.None)]
    [InlineData("not-applicable", "1", "0", Trend.Rising, Trend.None)]
    [InlineData("zero", "0", "1", Trend.Falling, Trend.Rising)]
    [InlineData("full", "0", "1", Trend.Falling, Trend.None)]
    public void From_nothing_to_something_points_may_jump_either_way(string empty, string high, string low, Trend ofNumerator, Trend ofDenominator)
    {
        var rule = OneRule.Of(WithEmpty(empty, high, low)).Rule;

        (rule.TrendOf("numerator"), rule.TrendOf("denominator")).ShouldBe((ofNumerator, ofDenominator));
    }

    [Theory]
    [InlineData("1", "0.5", "0", Trend.Rising)]
    [InlineData("0", "0.5", "1", Trend.Falling)]
    [InlineData("0.5", "1", "0", Trend.None)]
    public void A_band_of_one_value_lies_below_the_band_above_it(string above, string exactly, string below, Trend trend) => OneRule.Of($$"""
        { "kind": "percent-bands", {{Figures}}, "bands": [ { "above": "80", "points": "{{above}}" }, { "from": "80", "upTo": "80", "points": "{{exactly}}" }, { "below": "80", "points": "{{below}}" } ] }
        """).Rule.TrendOf("numerator").ShouldBe(trend);

    [Fact]
    public void Bands_that_rise_and_fall_promise_nothing()
    {
        var rule = OneRule.Of($$"""
            { "kind": "percent-bands", {{Figures}}, "bands": [ { "below": "20", "points": "0" }, { "from": "80", "points": "0.5" }, { "from": "20", "below": "80", "points": "1" } ] }
            """).Rule;

        (rule.TrendOf("numerator"), rule.TrendOf("denominator")).ShouldBe((Trend.None, Trend.None));
    }

    [Theory]
    [InlineData("""{ "from": "80", "points": "1" }, { "upTo": "80", "points": "0" }""", FaultCodes.BandsOverlap)]
    [InlineData("""{ "above": "80", "points": "1" }, { "below": "80", "points": "0" }""", FaultCodes.BandsHole)]
    [InlineData("""{ "from": "80", "points": "1" }""", FaultCodes.BandsHole)]
    [InlineData("""{ "upTo": "80", "points": "1" }""", FaultCodes.BandsHole)]
    [InlineData("""{ "from": "80", "points": "1" }, { "from": "90", "points": "1" }, { "below": "80", "points": "0" }""", FaultCodes.BandsOverlap)]
    [InlineData("""{ "from": "80", "points": "1" }, { "below": "80", "points": "0" }, { "above": "100", "points": "0" }""", FaultCodes.BandBounds)]
    [InlineData("""{ "from": "80", "above": "80", "points": "1" }, { "below": "80", "points": "0" }""", FaultCodes.BandBounds)]
    [InlineData("""{ "from": "80", "points": "0.9" }, { "below": "80", "points": "0" }""", FaultCodes.MaxNotReached)]
    [InlineData("""{ "from": "80", "points": "1.1" }, { "below": "80", "points": "0" }""", FaultCodes.PointsAboveMax)]
    public void Bands_that_do_not_cover_every_value_once_are_not_read(string bands, string code) =>
        Sets.FaultsOf($$"""{ "kind": "percent-bands", {{Figures}}, "bands": [ {{bands}} ] }""").Select(f => f.Code).Distinct(StringComparer.Ordinal).ShouldBe([code]);

    [Fact]
    public void Scoring_figures_that_were_not_checked_is_a_mistake_of_the_caller() =>
        Should.Throw<InvalidOperationException>(() => OneRule.Of(Six, "2").Rule.Score(ParScore.Scoring.Answers.Figures.None, new Points(Fraction.One)));

    [Fact]
    public void An_open_leaf_has_an_index_of_nothing_gained_and_one_that_does_not_apply_has_none()
    {
        OneRule.Of(Six, "2").Score([]).Index.ShouldBe(Fraction.Zero);
        OneRule.Of(Six, "2").Score(("numerator", "3"), ("denominator", "4")).Index.ShouldBe(new Fraction(50));
        OneRule.Of(WithEmpty("not-applicable")).Score(("numerator", "0"), ("denominator", "0")).Index.ShouldBeNull();
        OneRule.Of(Six, "2").Score([]).State.ShouldBe(LeafState.Open);
    }

    private static string WithEmpty(string empty, string high = "1", string low = "0") => $$"""
        { "kind": "percent-bands", {{Figures}}, "empty": "{{empty}}", "bands": [ { "from": "80", "points": "{{high}}" }, { "below": "80", "points": "{{low}}" } ] }
        """;
}
