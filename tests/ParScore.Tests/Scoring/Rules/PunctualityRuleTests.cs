using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Tasks assigned by the Government: on time in full, late but done in part, undone not at all.</summary>
public sealed class PunctualityRuleTests
{
    private const string Tasks = """
        { "kind": "punctuality", "latePart": "0.5", "figures": {
            "assigned": { "label": "Nhiệm vụ được giao", "unit": "nhiệm vụ" }, "onTime": { "label": "Hoàn thành đúng hạn", "unit": "nhiệm vụ" }, "late": { "label": "Hoàn thành quá hạn", "unit": "nhiệm vụ" } } }
        """;

    [Theory]
    [InlineData("40", "40", "0", "2")]
    [InlineData("40", "36", "4", "1.9")]
    [InlineData("40", "30", "4", "1.6")]
    [InlineData("40", "0", "40", "1")]
    [InlineData("40", "0", "0", "0")]
    [InlineData("8", "1", "1", "0.375")]
    public void Late_work_counts_in_part(string assigned, string onTime, string late, string points) =>
        OneRule.Of(Tasks, "2").Score(("assigned", assigned), ("onTime", onTime), ("late", late)).ShouldGive(points);

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1", "2")]
    [InlineData("0.125", "1.125")]
    public void The_set_says_what_late_work_is_worth(string latePart, string points) =>
        OneRule.Of(Tasks.Replace("0.5", latePart, StringComparison.Ordinal), "2").Score(("assigned", "4"), ("onTime", "2"), ("late", "2")).ShouldGive(points);

    [Theory]
    [InlineData("10", "8", "3", RefusalCodes.NumeratorAboveDenominator, "onTime")]
    [InlineData("0", "1", "0", RefusalCodes.NumeratorAboveDenominator, "onTime")]
    [InlineData("0", "0", "0", RefusalCodes.DenominatorZero, "assigned")]
    [InlineData("10", "8", "-3", RefusalCodes.FigureNegative, "late")]
    public void What_cannot_be_is_refused(string assigned, string onTime, string late, string code, string where) =>
        OneRule.Of(Tasks, "2").Score(("assigned", assigned), ("onTime", onTime), ("late", late)).ShouldBeRefused(code, where);

    [Fact]
    public void Figures_that_are_missing_leave_it_open() => OneRule.Of(Tasks, "2").Score(("onTime", "3")).ShouldLack("Nhiệm vụ được giao", "Hoàn thành quá hạn");

    [Fact]
    public void Nothing_assigned_means_what_the_set_says()
    {
        static OneRule With(string empty) => OneRule.Of(Tasks.Replace("\"figures\"", $"\"empty\": \"{empty}\", \"figures\"", StringComparison.Ordinal), "2");
        (string, string)[] nothing = [("assigned", "0"), ("onTime", "0"), ("late", "0")];

        With("full").Score(nothing).ShouldGive("2");
        With("zero").Score(nothing).ShouldGive("0");
        With("not-applicable").Score(nothing).ShouldNotApply("0", "0");
        With("full").Score(nothing).Trace!.Band.ShouldBe("không có nhiệm vụ được giao: được tính đủ điểm");
        With("zero").Score(nothing).Trace!.Band.ShouldBe("không có nhiệm vụ được giao: không được tính điểm");
        With("not-applicable").Score(nothing).Trace!.Band.ShouldBe("không có nhiệm vụ được giao: không áp dụng");
    }

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil() =>
        OneRule.Of(Tasks, "2").Score(("assigned", "40"), ("onTime", "30"), ("late", "4")).Trace!.ToString().ShouldBe(
            "Số liệu: Nhiệm vụ được giao: 40 nhiệm vụ; Hoàn thành đúng hạn: 30 nhiệm vụ; Hoàn thành quá hạn: 4 nhiệm vụ. "
            + "Cách tính: (số đúng hạn + số quá hạn nhưng đã xong × 0,5) ÷ số được giao × 2 điểm. "
            + "Mức: đúng hạn 30, quá hạn 4, chưa xong 6. Điểm: (30 + 4 × 0,5) ÷ 40 × 2 = 1,6 điểm.");

    [Fact]
    public void It_asks_for_three_numbers_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Tasks).Rule;

        rule.Asks.Select(a => a.Role).ShouldBe(["assigned", "onTime", "late"]);
        rule.Join.ShouldBe(JoinMethod.Sum);
        rule.ShouldReach("0", "1");
        (rule.TrendOf("assigned"), rule.TrendOf("onTime"), rule.TrendOf("late")).ShouldBe((Trend.Falling, Trend.Rising, Trend.Rising));
    }

    [Theory]
    [InlineData("1.01", FaultCodes.PointsAboveMax)]
    [InlineData("-0.01", FaultCodes.OutOfBounds)]
    public void A_part_is_between_nothing_and_all(string latePart, string code) =>
        Sets.FaultsOf(Tasks.Replace("0.5", latePart, StringComparison.Ordinal)).Select(f => f.Code).ShouldBe([code]);
}
