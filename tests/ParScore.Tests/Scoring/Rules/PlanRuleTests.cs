using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>A result against the plan: budget revenue, GRDP, the council's targets.</summary>
public sealed class PlanRuleTests
{
    /// <summary>Thu ngân sách: từ 105 %: 1 · 100–105 %: 0,5 · dưới 100 %: 0.</summary>
    private const string Revenue = """
        { "kind": "plan", "figures": { "actual": { "label": "Thu ngân sách thực hiện", "unit": "tỷ đồng" }, "plan": { "label": "Thu ngân sách được giao", "unit": "tỷ đồng" } },
          "scale": { "bands": [ { "from": "105", "points": "1" }, { "from": "100", "below": "105", "points": "0.5" }, { "below": "100", "points": "0" } ] } }
        """;

    /// <summary>Tăng trưởng GRDP có thể âm.</summary>
    private const string Growth = """
        { "kind": "plan", "figures": { "actual": { "label": "Tăng trưởng GRDP", "unit": "%", "min": "-100" }, "plan": { "label": "Chỉ tiêu tăng trưởng", "unit": "%" } },
          "scale": { "full": "100" } }
        """;

    [Theory]
    [InlineData("3149.99", "3000", "0.5")]
    [InlineData("3150", "3000", "1")]
    [InlineData("3150.01", "3000", "1")]
    [InlineData("2999.99", "3000", "0")]
    [InlineData("3000", "3000", "0.5")]
    [InlineData("3000,5", "3000.50", "0.5")]
    public void The_share_of_the_plan_decides(string actual, string plan, string points) => OneRule.Of(Revenue).Score(("actual", actual), ("plan", plan)).ShouldGive(points);

    [Theory]
    [InlineData("7.5", "7.5", "1")]
    [InlineData("3", "7.5", "0.4")]
    [InlineData("0", "7.5", "0")]
    [InlineData("-2", "7.5", "0")]
    [InlineData("-100", "7.5", "0")]
    public void A_result_below_zero_gives_nothing(string actual, string plan, string points) => OneRule.Of(Growth).Score(("actual", actual), ("plan", plan)).ShouldGive(points);

    [Fact]
    public void What_cannot_be_is_refused()
    {
        OneRule.Of(Revenue).Score(("actual", "1"), ("plan", "0")).ShouldBeRefused(RefusalCodes.DenominatorZero, "plan");
        OneRule.Of(Revenue).Score(("actual", "-1"), ("plan", "5")).ShouldBeRefused(RefusalCodes.FigureNegative, "actual");
        OneRule.Of(Growth).Score(("actual", "-100.01"), ("plan", "5")).ShouldBeRefused(RefusalCodes.FigureTooSmall, "actual");
        OneRule.Of(Growth).Score(("actual", "1"), ("plan", "-5")).ShouldBeRefused(RefusalCodes.FigureNegative, "plan");
        OneRule.Of(Growth).Score(("plan", "5")).ShouldLack("Tăng trưởng GRDP");
    }

    [Fact]
    public void No_plan_means_what_the_set_says()
    {
        static OneRule With(string empty) => OneRule.Of(Revenue.Replace("\"scale\"", $"\"empty\": \"{empty}\", \"scale\"", StringComparison.Ordinal));

        With("full").Score(("actual", "0"), ("plan", "0")).ShouldGive("1");
        With("zero").Score(("actual", "9"), ("plan", "0")).ShouldGive("0");
        With("not-applicable").Score(("actual", "9"), ("plan", "0")).ShouldNotApply("0", "0");
    }

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Revenue).Score(("actual", "3210"), ("plan", "3000")).Trace!.ToString().ShouldBe(
            "Số liệu: Thu ngân sách thực hiện: 3210 tỷ đồng; Thu ngân sách được giao: 3000 tỷ đồng. "
            + "Cách tính: từ 105 % trở lên: 1 điểm; từ 100 % đến dưới 105 %: 0,5 điểm; dưới 100 %: 0 điểm. "
            + "Mức: mức thực hiện so với kế hoạch = 3210 ÷ 3000 × 100 = 107 %, thuộc mức từ 105 % trở lên. Điểm: 1 điểm.");
        OneRule.Of(Growth).Score(("actual", "-2"), ("plan", "8")).Trace!.ToString().ShouldBe(
            "Số liệu: Tăng trưởng GRDP: -2 %; Chỉ tiêu tăng trưởng: 8 %. "
            + "Cách tính: từ 100 % trở lên: 1 điểm; dưới 100 %: mức thực hiện so với kế hoạch × 1 điểm, không dưới 0 điểm. "
            + "Mức: mức thực hiện so với kế hoạch = -2 ÷ 8 × 100 = -25 %, thuộc mức dưới 0 %. Điểm: 0 điểm.");
    }

    [Fact]
    public void It_asks_for_two_numbers_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Revenue).Rule;

        rule.Asks.Select(a => a.Role).ShouldBe(["actual", "plan"]);
        rule.Join.ShouldBe(JoinMethod.Sum);
        rule.ShouldReach("0", "1");
        (rule.TrendOf("actual"), rule.TrendOf("plan")).ShouldBe((Trend.Rising, Trend.Falling));
    }

    [Fact]
    public void A_higher_plan_promises_nothing_where_the_result_may_be_negative() =>
        (OneRule.Of(Growth).Rule.TrendOf("actual"), OneRule.Of(Growth).Rule.TrendOf("plan")).ShouldBe((Trend.Rising, Trend.None));

    [Fact]
    public void A_negative_result_needs_a_band_of_its_own()
    {
        const string figures = """ "figures": { "actual": { "label": "x", "min": "-5" }, "plan": { "label": "y" } } """;

        Sets.FaultsOf($$"""{ "kind": "plan", {{figures}}, "scale": { "bands": [ { "from": "100", "points": "1" }, { "from": "0", "below": "100", "points": "0" } ] } }""")
            .Select(f => (f.Code, f.Pointer)).ShouldBe([(FaultCodes.OutOfBounds, "/fields/0/rule/figures/actual/min")]);
        OneRule.Of($$"""{ "kind": "plan", {{figures}}, "scale": { "bands": [ { "from": "100", "points": "1" }, { "below": "100", "points": "0" } ] } }""")
            .Score(("actual", "-5"), ("plan", "5")).ShouldGive("0");
    }
}
