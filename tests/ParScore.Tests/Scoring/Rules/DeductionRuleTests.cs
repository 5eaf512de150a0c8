using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Điểm trừ: −0,25 per late announcement; or −1 for up to two days late, then −1 a day, refused after a date.</summary>
public sealed class DeductionRuleTests
{
    private const string PerCase = """{ "kind": "deduction", "minus": "0.25", "start": "1.00", "figures": { "count": { "label": "Số lần công bố chậm", "unit": "lần" } } }""";
    private const string Days = """{ "kind": "deduction", "minus": "1", "first": { "upTo": "2", "minus": "1" }, "cutoff": "5", "figures": { "count": { "label": "Số ngày chậm", "unit": "ngày" } } }""";

    /// <summary>Hạn 15/12/2020; đến 2 ngày chậm trừ 1, sau đó mỗi ngày trừ 1; sau 20/12/2020 không nhận.</summary>
    private const string Dated = """
        { "kind": "deduction", "minus": "1", "first": { "upTo": "2", "minus": "1" }, "due": "2020-12-15", "lastDay": "2020-12-20", "figures": { "date": { "label": "Ngày gửi báo cáo" } } }
        """;

    [Theory]
    [InlineData(PerCase, "1", "0", "1")]
    [InlineData(PerCase, "1", "1", "0.75")]
    [InlineData(PerCase, "1", "3", "0.25")]
    [InlineData(PerCase, "1", "4", "0")]
    [InlineData(PerCase, "1", "5", "0")]
    [InlineData(PerCase, "1", "999999999", "0")]
    [InlineData(Days, "5", "0", "5")]
    [InlineData(Days, "5", "1", "4")]
    [InlineData(Days, "5", "2", "4")]
    [InlineData(Days, "5", "3", "3")]
    [InlineData(Days, "5", "5", "1")]
    [InlineData(Days, "5", "5.01", "0")]
    [InlineData(Days, "5", "6", "0")]
    [InlineData(Days, "2", "4", "0")]
    public void Each_one_takes_its_points(string rule, string max, string count, string points) => OneRule.Of(rule, max).Score(("count", count)).ShouldGive(points);

    [Theory]
    [InlineData("2020-11-30", "5")]
    [InlineData("2020-12-15", "5")]
    [InlineData("2020-12-16", "4")]
    [InlineData("2020-12-17", "4")]
    [InlineData("2020-12-18", "3")]
    [InlineData("2020-12-20", "1")]
    [InlineData("2020-12-21", "0")]
    [InlineData("2021-12-15", "0")]
    public void Days_late_are_days_after_the_due_day(string date, string points) => OneRule.Of(Dated, "5").Score(("date", date)).ShouldGive(points);

    [Theory]
    [InlineData("15/12/2020")]
    [InlineData("2020-02-30")]
    [InlineData("2020-12-15T00:00:00")]
    [InlineData("3")]
    public void What_is_no_day_is_refused(string date) => OneRule.Of(Dated, "5").Score(("date", date)).ShouldBeRefused(RefusalCodes.FigureWrongKind, "date");

    [Fact]
    public void What_cannot_be_is_refused()
    {
        OneRule.Of(PerCase).Score(("count", "-1")).ShouldBeRefused(RefusalCodes.FigureNegative, "count");
        OneRule.Of(PerCase).Score(("date", "2020-12-15")).ShouldBeRefused(RefusalCodes.FigureUnreadable, "date");
        OneRule.Of(PerCase).Score([]).ShouldLack("Số lần công bố chậm");
        OneRule.Of(Dated, "5").Score([]).ShouldLack("Ngày gửi báo cáo");
    }

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(PerCase).Score(("count", "3")).Trace!.ToString().ShouldBe(
            "Số liệu: Số lần công bố chậm: 3 lần. Cách tính: bắt đầu từ 1 điểm, mỗi lần trừ 0,25 điểm, không dưới 0. Mức: 3 lần. Điểm: 1 − 3 × 0,25 = 0,25 điểm.");
        OneRule.Of(Dated, "5").Score(("date", "2020-12-19")).Trace!.ToString().ShouldBe(
            "Số liệu: Ngày gửi báo cáo: 19/12/2020, chậm 4 ngày. "
            + "Cách tính: hạn 15/12/2020; bắt đầu từ 5 điểm, 2 ngày chậm đầu tiên trừ chung 1 điểm, sau đó mỗi ngày chậm trừ thêm 1 điểm, không dưới 0; sau ngày 20/12/2020 thì không nhận. "
            + "Mức: 4 ngày chậm. Điểm: 5 − 1 − 2 × 1 = 2 điểm.");
    }

    [Theory]
    [InlineData(PerCase, "1", "0", "không bị trừ", "1 − 0 = 1 điểm")]
    [InlineData(PerCase, "1", "4", "4 lần", "1 − 4 × 0,25 = 0 điểm")]
    [InlineData(PerCase, "1", "6", "đã trừ hết", "1 − 6 × 0,25 = -0,5, lấy 0 điểm")]
    [InlineData(Days, "5", "2", "2 ngày", "5 − 1 = 4 điểm")]
    [InlineData(Days, "5", "6", "quá mức còn được nhận", "0 điểm")]
    public void The_last_step_shows_what_was_taken(string rule, string max, string count, string band, string points)
    {
        var trace = OneRule.Of(rule, max).Score(("count", count)).Trace!;

        (trace.Band, trace.Points).ShouldBe((band, points));
    }

    [Fact]
    public void A_cutoff_and_a_last_day_hold_together()
    {
        var one = OneRule.Of("""{ "kind": "deduction", "minus": "0.5", "due": "2020-12-15", "lastDay": "2020-12-20", "cutoff": "3", "figures": { "date": { "label": "Ngày gửi" } } }""", "4");

        one.Words.ShouldBe("hạn 15/12/2020; bắt đầu từ 4 điểm, mỗi ngày chậm trừ 0,5 điểm, không dưới 0; trên 3 ngày chậm thì không tính điểm; sau ngày 20/12/2020 thì không nhận");
        one.Score(("date", "2020-12-18")).ShouldGive("2.5");
        one.Score(("date", "2020-12-19")).ShouldGive("0");
    }

    [Fact]
    public void It_asks_for_a_number_or_a_day_and_says_what_answers_can_bring()
    {
        var (perCase, dated) = (OneRule.Of(PerCase).Rule, OneRule.Of(Dated, "5").Rule);

        (perCase.Asks.Single().Role, perCase.Join).ShouldBe(("count", JoinMethod.Sum));
        (dated.Asks.Single().Role, dated.Join).ShouldBe(("date", JoinMethod.Lead));
        perCase.ShouldReach("0", "1");
        (perCase.TrendOf("count"), dated.TrendOf("date")).ShouldBe((Trend.Falling, Trend.Falling));
    }

    [Theory]
    [InlineData("\"minus\": \"0.5\", \"start\": \"1.5\"", FaultCodes.PointsAboveMax)]
    [InlineData("\"minus\": \"0.5\", \"start\": \"0.5\"", FaultCodes.MaxNotReached)]
    [InlineData("\"minus\": \"-0.5\"", FaultCodes.PointsBelowZero)]
    [InlineData("\"minus\": \"0.5\", \"lastDay\": \"2020-12-20\"", FaultCodes.PropertyMissing)]
    [InlineData("\"minus\": \"0.5\", \"first\": { \"upTo\": \"2\" }", FaultCodes.PropertyMissing)]
    public void A_rule_that_cannot_be_right_is_not_read(string properties, string code) =>
        Sets.FaultsOf($$"""{ "kind": "deduction", "figures": { "count": { "label": "x" } }, {{properties}} }""").Select(f => f.Code).ShouldBe([code]);

    [Fact]
    public void A_last_day_before_the_due_day_is_not_read() =>
        Sets.FaultsOf("""{ "kind": "deduction", "minus": "1", "due": "2020-12-15", "lastDay": "2020-12-14", "figures": { "date": { "label": "x" } } }""").Select(f => f.Code).ShouldBe([FaultCodes.OutOfBounds]);
}
