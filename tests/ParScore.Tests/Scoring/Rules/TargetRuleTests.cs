using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>A share of a target that was assigned: 100 % lộ trình 4 · 85–100: 2,5 · 70–85: 1 · dưới 70: 0.</summary>
public sealed class TargetRuleTests
{
    private const string Roadmap = """
        { "kind": "target", "figures": { "achieved": { "label": "Dịch vụ công đã lên mức 4", "unit": "dịch vụ" }, "target": { "label": "Dịch vụ công theo lộ trình", "unit": "dịch vụ" } },
          "scale": { "bands": [ { "from": "100", "points": "4" }, { "from": "85", "below": "100", "points": "2.5" }, { "from": "70", "below": "85", "points": "1" }, { "below": "70", "points": "0" } ] } }
        """;

    /// <summary>Chỉ tiêu 50 hồ sơ do chính bảng tiêu chí định.</summary>
    private const string Fixed = """
        { "kind": "target", "target": "50", "figures": { "achieved": { "label": "Hồ sơ trực tuyến", "unit": "hồ sơ" } }, "scale": { "floor": "80" } }
        """;

    [Theory]
    [InlineData(Roadmap, "4", "69.99", "100", "0")]
    [InlineData(Roadmap, "4", "70", "100", "1")]
    [InlineData(Roadmap, "4", "84.99", "100", "1")]
    [InlineData(Roadmap, "4", "85", "100", "2.5")]
    [InlineData(Roadmap, "4", "99.99", "100", "2.5")]
    [InlineData(Roadmap, "4", "100", "100", "4")]
    [InlineData(Roadmap, "4", "300", "100", "4")]
    [InlineData(Roadmap, "4", "17", "20", "2.5")]
    public void The_share_of_the_assigned_target_decides(string rule, string max, string achieved, string target, string points) =>
        OneRule.Of(rule, max).Score(("achieved", achieved), ("target", target)).ShouldGive(points);

    [Theory]
    [InlineData("39", "0")]
    [InlineData("39.99", "0")]
    [InlineData("40", "0.8")]
    [InlineData("45", "0.9")]
    [InlineData("50", "1")]
    [InlineData("60", "1")]
    public void A_target_that_the_set_fixes_is_not_declared(string achieved, string points) => OneRule.Of(Fixed).Score(("achieved", achieved)).ShouldGive(points);

    [Fact]
    public void What_cannot_be_is_refused()
    {
        OneRule.Of(Roadmap, "4").Score(("achieved", "3"), ("target", "0")).ShouldBeRefused(RefusalCodes.DenominatorZero, "target");
        OneRule.Of(Roadmap, "4").Score(("achieved", "-3"), ("target", "2")).ShouldBeRefused(RefusalCodes.FigureNegative, "achieved");
        OneRule.Of(Fixed).Score(("achieved", "3"), ("target", "50")).ShouldBeRefused(RefusalCodes.FigureUnknown, "target");
        OneRule.Of(Roadmap, "4").Score(("achieved", "3")).ShouldLack("Dịch vụ công theo lộ trình");
    }

    [Fact]
    public void No_target_means_what_the_set_says()
    {
        static OneRule With(string empty) => OneRule.Of(Roadmap.Replace("\"scale\"", $"\"empty\": \"{empty}\", \"scale\"", StringComparison.Ordinal), "4");

        With("full").Score(("achieved", "0"), ("target", "0")).ShouldGive("4");
        With("zero").Score(("achieved", "5"), ("target", "0")).ShouldGive("0");
        With("not-applicable").Score(("achieved", "0"), ("target", "0")).ShouldNotApply("0", "0");
    }

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Roadmap, "4").Score(("achieved", "34"), ("target", "40")).Trace!.ToString().ShouldBe(
            "Số liệu: Dịch vụ công đã lên mức 4: 34 dịch vụ; Dịch vụ công theo lộ trình: 40 dịch vụ. "
            + "Cách tính: từ 100 % trở lên: 4 điểm; từ 85 % đến dưới 100 %: 2,5 điểm; từ 70 % đến dưới 85 %: 1 điểm; dưới 70 %: 0 điểm. "
            + "Mức: mức đạt so với chỉ tiêu = 34 ÷ 40 × 100 = 85 %, thuộc mức từ 85 % đến dưới 100 %. Điểm: 2,5 điểm.");
        OneRule.Of(Fixed).Score(("achieved", "45")).Trace!.ToString().ShouldBe(
            "Số liệu: Hồ sơ trực tuyến: 45 hồ sơ; chỉ tiêu: 50 hồ sơ. "
            + "Cách tính: từ 100 % trở lên: 1 điểm; từ 80 % đến dưới 100 %: mức đạt so với chỉ tiêu × 1 điểm; dưới 80 %: 0 điểm. "
            + "Mức: mức đạt so với chỉ tiêu = 45 ÷ 50 × 100 = 90 %, thuộc mức từ 80 % đến dưới 100 %. Điểm: 90 % × 1 = 0,9 điểm.");
    }

    [Fact]
    public void It_asks_for_what_it_needs_and_says_what_answers_can_bring()
    {
        OneRule.Of(Roadmap, "4").Rule.Asks.Select(a => a.Role).ShouldBe(["achieved", "target"]);
        OneRule.Of(Fixed).Rule.Asks.Select(a => a.Role).ShouldBe(["achieved"]);
        OneRule.Of(Roadmap, "4").Rule.Join.ShouldBe(JoinMethod.Sum);
        OneRule.Of(Roadmap, "4").Rule.ShouldReach("0", "4");
        (OneRule.Of(Roadmap, "4").Rule.TrendOf("achieved"), OneRule.Of(Roadmap, "4").Rule.TrendOf("target")).ShouldBe((Trend.Rising, Trend.Falling));
    }

    [Theory]
    [InlineData("\"target\": \"0\", \"scale\": {}", FaultCodes.OutOfBounds)]
    [InlineData("\"target\": \"-5\", \"scale\": {}", FaultCodes.OutOfBounds)]
    [InlineData("\"target\": \"5\"", FaultCodes.PropertyMissing)]
    [InlineData("\"target\": \"5\", \"scale\": { \"bands\": [ { \"from\": \"100\", \"points\": \"1\" } ] }", FaultCodes.BandsHole)]
    [InlineData("\"target\": \"5\", \"scale\": { \"bands\": [ { \"points\": \"1\" } ], \"floor\": \"3\" }", FaultCodes.PropertyUnknown)]
    public void A_rule_that_cannot_be_right_is_not_read(string properties, string code) =>
        Sets.FaultsOf($$"""{ "kind": "target", "figures": { "achieved": { "label": "x" } }, {{properties}} }""").Select(f => f.Code).ShouldBe([code]);
}
