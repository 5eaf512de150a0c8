using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>A count: mỗi văn bản 0,5 điểm, tối đa 2; or bands: từ 2 sáng kiến 1,5 · 1 sáng kiến 0,75.</summary>
public sealed class CountRuleTests
{
    private const string Each = """{ "kind": "count", "each": "0.5", "figures": { "count": { "label": "Số văn bản đã ban hành", "unit": "văn bản" } } }""";

    private const string Initiatives = """
        { "kind": "count", "figures": { "count": { "label": "Số sáng kiến", "unit": "sáng kiến", "whole": true } }, "bands": [
            { "from": "2", "points": "1.5", "label": "Từ 2 sáng kiến trở lên" }, { "from": "1", "upTo": "1", "points": "0.75" }, { "upTo": "0", "points": "0" } ] }
        """;

    [Theory]
    [InlineData(Each, "2", "0", "0")]
    [InlineData(Each, "2", "1", "0.5")]
    [InlineData(Each, "2", "3", "1.5")]
    [InlineData(Each, "2", "4", "2")]
    [InlineData(Each, "2", "5", "2")]
    [InlineData(Each, "1.75", "4", "1.75")]
    [InlineData(Each, "2", "999999999999999999", "2")]
    [InlineData(Each, "2", "3.0", "1.5")]
    [InlineData(Initiatives, "1.5", "0", "0")]
    [InlineData(Initiatives, "1.5", "1", "0.75")]
    [InlineData(Initiatives, "1.5", "2", "1.5")]
    [InlineData(Initiatives, "1.5", "30", "1.5")]
    public void Each_one_counts_up_to_the_maximum(string rule, string max, string count, string points) => OneRule.Of(rule, max).Score(("count", count)).ShouldGive(points);

    [Theory]
    [InlineData(Each, "2", "1.5", RefusalCodes.FigureNotWhole)]
    [InlineData(Each, "2", "-1", RefusalCodes.FigureNegative)]
    [InlineData(Each, "2", "1.000,0", RefusalCodes.FigureUnreadable)]
    [InlineData(Initiatives, "1.5", "1,5", RefusalCodes.FigureNotWhole)]
    public void What_cannot_be_counted_is_refused(string rule, string max, string count, string code) => OneRule.Of(rule, max).Score(("count", count)).ShouldBeRefused(code, "count");

    [Fact]
    public void Nothing_declared_leaves_it_open() => OneRule.Of(Each, "2").Score([]).ShouldLack("Số văn bản đã ban hành");

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Each, "2").Score(("count", "3")).Trace!.ToString().ShouldBe(
            "Số liệu: Số văn bản đã ban hành: 3 văn bản. Cách tính: mỗi văn bản được 0,5 điểm, tối đa 2 điểm. Mức: trong mức tối đa. Điểm: 3 × 0,5 = 1,5 điểm.");
        OneRule.Of(Each, "2").Score(("count", "7")).Trace!.ToString().ShouldBe(
            "Số liệu: Số văn bản đã ban hành: 7 văn bản. Cách tính: mỗi văn bản được 0,5 điểm, tối đa 2 điểm. Mức: vượt mức tối đa. Điểm: 7 × 0,5 = 3,5, lấy tối đa 2 điểm.");
        OneRule.Of(Initiatives, "1.5").Score(("count", "1")).Trace!.ToString().ShouldBe(
            "Số liệu: Số sáng kiến: 1 sáng kiến. "
            + "Cách tính: Từ 2 sáng kiến trở lên: 1,5 điểm; đúng 1 sáng kiến: 0,75 điểm; không quá 0 sáng kiến: 0 điểm. Mức: đúng 1 sáng kiến. Điểm: 0,75 điểm.");
    }

    [Fact]
    public void What_comes_to_the_maximum_exactly_is_not_cut_off()
    {
        var trace = OneRule.Of(Each, "2").Score(("count", "4")).Trace!;

        (trace.Band, trace.Points).ShouldBe(("trong mức tối đa", "4 × 0,5 = 2 điểm"));
        OneRule.Of("""{ "kind": "count", "each": "0.5", "figures": { "count": { "label": "x" } } }""", "2").Words.ShouldBe("mỗi trường hợp được 0,5 điểm, tối đa 2 điểm");
    }

    [Fact]
    public void It_asks_for_one_number_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Each, "2").Rule;

        rule.Asks.ShouldHaveSingleItem().Role.ShouldBe("count");
        rule.Join.ShouldBe(JoinMethod.Sum);
        rule.ShouldReach("0", "2");
        rule.TrendOf("count").ShouldBe(Trend.Rising);
        OneRule.Of(Initiatives, "1.5").Rule.TrendOf("count").ShouldBe(Trend.Rising);
        OneRule.Of("""{ "kind": "count", "figures": { "count": { "label": "x" } }, "bands": [ { "upTo": "0", "points": "1" }, { "from": "1", "points": "0" } ] }""")
            .Rule.TrendOf("count").ShouldBe(Trend.Falling);
    }

    [Theory]
    [InlineData("\"each\": \"0\"", FaultCodes.MaxNotReached)]
    [InlineData("\"each\": \"0.5\", \"bands\": [ { \"points\": \"1\" } ]", FaultCodes.PropertyUnknown)]
    [InlineData("\"note\": \"x\"", FaultCodes.PropertyMissing)]
    [InlineData("\"bands\": [ { \"upTo\": \"0\", \"points\": \"0\" }, { \"from\": \"2\", \"points\": \"1\" } ]", FaultCodes.BandsHole)]
    [InlineData("\"bands\": [ { \"upTo\": \"1\", \"points\": \"0\" }, { \"from\": \"1\", \"points\": \"1\" } ]", FaultCodes.BandsOverlap)]
    [InlineData("\"bands\": [ { \"upTo\": \"1\", \"points\": \"0\" }, { \"above\": \"1\", \"below\": \"2\", \"points\": \"1\" }, { \"from\": \"2\", \"points\": \"1\" } ]", FaultCodes.BandBounds)]
    public void A_rule_that_cannot_be_right_is_not_read(string properties, string code) =>
        Sets.FaultsOf($$"""{ "kind": "count", "figures": { "count": { "label": "x" } }, {{properties}} }""").Select(f => f.Code).ShouldBe([code]);

    [Fact]
    public void Between_whole_numbers_there_is_no_hole() =>
        OneRule.Of("""{ "kind": "count", "figures": { "count": { "label": "x" } }, "bands": [ { "upTo": "1", "points": "0" }, { "from": "2", "points": "1" } ] }""").Score(("count", "2")).ShouldGive("1");

    [Theory]
    [InlineData("3", FaultCodes.MaxNotReached)]
    [InlineData("4", null)]
    public void The_largest_count_accepted_must_reach_the_maximum(string largest, string? code) =>
        Sets.FaultsOf($$"""{ "kind": "count", "each": "0.5", "figures": { "count": { "label": "x", "max": "{{largest}}" } } }""", "2").Select(f => f.Code).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void Nobody_counts_below_zero() =>
        Sets.FaultsOf("""{ "kind": "count", "each": "0.5", "figures": { "count": { "label": "x", "min": "-1" } } }""").Select(f => (f.Code, f.Pointer)).ShouldBe([(FaultCodes.OutOfBounds, "/fields/0/rule/figures/count/min")]);
}
