using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>The change against an earlier year: investment, new enterprises, public service units against 2015.</summary>
public sealed class ChangeRuleTests
{
    private const string Figures = """
        "figures": { "current": { "label": "Doanh nghiệp thành lập mới năm 2020", "unit": "doanh nghiệp" }, "previous": { "label": "Doanh nghiệp thành lập mới năm 2019", "unit": "doanh nghiệp" } }
        """;

    /// <summary>Tăng từ 10 %: max · 0–10 %: mức tăng ÷ 10 % × max · giảm: 0.</summary>
    private const string Increase = $$"""{ "kind": "change", {{Figures}}, "direction": "increase", "scale": { "full": "10", "floor": "0" } }""";

    /// <summary>Giảm từ 10 % so với năm 2015.</summary>
    private const string Decrease = $$"""{ "kind": "change", {{Figures}}, "direction": "decrease", "scale": { "full": "10" } }""";

    private const string Bands = $$"""
        { "kind": "change", {{Figures}}, "direction": "increase", "scale": { "bands": [
            { "above": "0", "points": "1", "label": "Tăng so với năm trước" }, { "upTo": "0", "points": "0", "label": "Không tăng" } ] } }
        """;

    [Theory]
    [InlineData(Increase, "110", "100", "1")]
    [InlineData(Increase, "109.99", "100", "0.999")]
    [InlineData(Increase, "110.01", "100", "1")]
    [InlineData(Increase, "105", "100", "0.5")]
    [InlineData(Increase, "100", "100", "0")]
    [InlineData(Increase, "99.99", "100", "0")]
    [InlineData(Increase, "0", "100", "0")]
    [InlineData(Increase, "500", "100", "1")]
    [InlineData(Decrease, "90", "100", "1")]
    [InlineData(Decrease, "90.01", "100", "0.999")]
    [InlineData(Decrease, "95", "100", "0.5")]
    [InlineData(Decrease, "100", "100", "0")]
    [InlineData(Decrease, "120", "100", "0")]
    [InlineData(Decrease, "0", "100", "1")]
    [InlineData(Bands, "100", "100", "0")]
    [InlineData(Bands, "100.000000001", "100", "1")]
    [InlineData(Bands, "99", "100", "0")]
    public void The_change_in_the_wanted_direction_decides(string rule, string current, string previous, string points) =>
        OneRule.Of(rule).Score(("current", current), ("previous", previous)).ShouldGive(points);

    [Fact]
    public void A_loss_of_last_year_cannot_be_divided_by()
    {
        const string rule = """
            { "kind": "change", "figures": { "current": { "label": "Năm nay", "min": "-1000" }, "previous": { "label": "Năm trước", "min": "-1000" } }, "direction": "increase", "scale": { "full": "10" } }
            """;

        OneRule.Of(rule).Score(("current", "-3"), ("previous", "10")).ShouldGive("0");
        OneRule.Of(rule).Score(("current", "3"), ("previous", "-10")).ShouldBeRefused(RefusalCodes.FigureNegative, "previous");
        OneRule.Of(rule).Score(("current", "-1000.5"), ("previous", "1")).ShouldBeRefused(RefusalCodes.FigureTooSmall, "current");
    }

    [Fact]
    public void Without_last_years_figure_it_stays_open() =>
        OneRule.Of(Increase).Score(("current", "120")).ShouldLack("Doanh nghiệp thành lập mới năm 2019");

    [Fact]
    public void From_nothing_no_change_can_be_reckoned_unless_the_set_says_what_it_means() =>
        OneRule.Of(Increase).Score(("current", "120"), ("previous", "0")).ShouldBeRefused(RefusalCodes.DenominatorZero, "previous");

    [Theory]
    [InlineData("increase", "full", "0", "1")]
    [InlineData("increase", "zero", "5", "0")]
    [InlineData("increase", "if-better", "5", "1")]
    [InlineData("increase", "if-better", "0.01", "1")]
    [InlineData("increase", "if-better", "0", "0")]
    [InlineData("decrease", "if-better", "0", "0")]
    [InlineData("decrease", "if-better", "5", "0")]
    [InlineData("decrease", "full", "5", "1")]
    public void From_nothing_it_means_what_the_set_says(string direction, string empty, string current, string points) =>
        WithEmpty(direction, empty).Score(("current", current), ("previous", "0")).ShouldGive(points);

    [Fact]
    public void From_nothing_it_may_not_apply() => WithEmpty("increase", "not-applicable").Score(("current", "5"), ("previous", "0")).ShouldNotApply("0", "0");

    [Theory]
    [InlineData("increase", "5", "Năm trước bằng 0, Năm nay lớn hơn 0: được tính đủ điểm", "1 điểm")]
    [InlineData("increase", "0", "Năm trước bằng 0 và Năm nay không lớn hơn 0: không được tính điểm", "0 điểm")]
    [InlineData("decrease", "0", "Năm trước bằng 0 nên không giảm được nữa: không được tính điểm", "0 điểm")]
    public void The_reason_says_that_it_started_from_nothing(string direction, string current, string band, string points)
    {
        var trace = WithEmpty(direction, "if-better").Score(("current", current), ("previous", "0")).Trace!;

        (trace.Band, trace.Points).ShouldBe((band, points));
    }

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Increase).Score(("current", "63"), ("previous", "60")).Trace!.ToString().ShouldBe(
            "Số liệu: Doanh nghiệp thành lập mới năm 2020: 63 doanh nghiệp; Doanh nghiệp thành lập mới năm 2019: 60 doanh nghiệp. "
            + "Cách tính: từ 10 % trở lên: 1 điểm; từ 0 % đến dưới 10 %: mức tăng ÷ 10 % × 1 điểm; dưới 0 %: 0 điểm. "
            + "Mức: mức tăng = (63 − 60) ÷ 60 × 100 = 5 %, thuộc mức từ 0 % đến dưới 10 %. Điểm: 5 % ÷ 10 % × 1 = 0,5 điểm.");
        OneRule.Of(Decrease).Score(("current", "58"), ("previous", "60")).Trace!.ToString().ShouldBe(
            "Số liệu: Doanh nghiệp thành lập mới năm 2020: 58 doanh nghiệp; Doanh nghiệp thành lập mới năm 2019: 60 doanh nghiệp. "
            + "Cách tính: từ 10 % trở lên: 1 điểm; dưới 10 %: mức giảm ÷ 10 % × 1 điểm, không dưới 0 điểm. "
            + "Mức: mức giảm = (60 − 58) ÷ 60 × 100 = 3,333333… %, thuộc mức dưới 10 %. Điểm: (60 − 58) ÷ 60 ÷ 10 % × 1 = 0,333333… điểm.");
        OneRule.Of(Bands).Score(("current", "57"), ("previous", "60")).Trace!.Band.ShouldBe("mức tăng = (57 − 60) ÷ 60 × 100 = -5 %, thuộc mức Không tăng (không quá 0 %)");
    }

    [Fact]
    public void It_asks_for_two_years_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Increase).Rule;

        rule.Asks.Select(a => a.Role).ShouldBe(["current", "previous"]);
        rule.Join.ShouldBe(JoinMethod.Sum);
        rule.ShouldReach("0", "1");
        (rule.TrendOf("current"), rule.TrendOf("previous")).ShouldBe((Trend.Rising, Trend.Falling));
        (OneRule.Of(Decrease).Rule.TrendOf("current"), OneRule.Of(Decrease).Rule.TrendOf("previous")).ShouldBe((Trend.Falling, Trend.Rising));
    }

    [Theory]
    [InlineData("\"direction\": \"up\", \"scale\": {}", FaultCodes.WrongWord)]
    [InlineData("\"scale\": {}", FaultCodes.PropertyMissing)]
    [InlineData("\"direction\": \"increase\", \"scale\": { \"bands\": [ { \"from\": \"0\", \"points\": \"1\" } ] }", FaultCodes.BandsHole)]
    public void A_rule_that_cannot_be_right_is_not_read(string properties, string code) =>
        Sets.FaultsOf($$"""{ "kind": "change", {{Figures}}, {{properties}} }""").Select(f => f.Code).ShouldBe([code]);

    private static OneRule WithEmpty(string direction, string empty) => OneRule.Of($$"""
        { "kind": "change", "figures": { "current": { "label": "Năm nay" }, "previous": { "label": "Năm trước" } }, "direction": "{{direction}}", "empty": "{{empty}}", "scale": { "full": "10" } }
        """);
}
