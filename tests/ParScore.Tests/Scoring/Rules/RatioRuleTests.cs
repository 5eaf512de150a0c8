using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Points in proportion, with a floor, and with the maximum reached at or below 100 %.</summary>
public sealed class RatioRuleTests
{
    private const string Figures = """
        "figures": { "numerator": { "label": "Nhiệm vụ hoàn thành", "unit": "nhiệm vụ" }, "denominator": { "label": "Nhiệm vụ trong kế hoạch", "unit": "nhiệm vụ" } }
        """;

    /// <summary>Từ 100 %: max · 80–100 %: tỷ lệ × max · dưới 80 %: 0.</summary>
    private const string Floor80 = $$"""{ "kind": "ratio", {{Figures}}, "floor": "80" }""";

    /// <summary>Từ 85 %: max · 60–85 %: tỷ lệ ÷ 85 % × max · dưới 60 %: 0.</summary>
    private const string Cap85Floor60 = $$"""{ "kind": "ratio", {{Figures}}, "full": "85", "floor": "60" }""";

    private const string Plain = $$"""{ "kind": "ratio", {{Figures}} }""";
    private const string TwoPlaces = $$"""{ "kind": "ratio", {{Figures}}, "places": 2 }""";
    private const string WithConsolation = $$"""{ "kind": "ratio", {{Figures}}, "floor": "50", "belowFloor": "0.25" }""";
    private const string OverHundred = $$"""{ "kind": "ratio", {{Figures}}, "full": "120", "overHundred": true }""";

    [Theory]
    [InlineData(Floor80, "1.5", "79.99", "100", "0")]
    [InlineData(Floor80, "1.5", "80", "100", "1.2")]
    [InlineData(Floor80, "1.5", "80.01", "100", "1.20015")]
    [InlineData(Floor80, "1.5", "45", "48", "1.40625")]
    [InlineData(Floor80, "1.5", "99.99", "100", "1.49985")]
    [InlineData(Floor80, "1.5", "48", "48", "1.5")]
    [InlineData(Floor80, "0.125", "9", "10", "0.1125")]
    [InlineData(Cap85Floor60, "2", "59.99", "100", "0")]
    [InlineData(Cap85Floor60, "1.7", "60", "100", "1.2")]
    [InlineData(Cap85Floor60, "1.7", "84.99", "100", "1.6998")]
    [InlineData(Cap85Floor60, "1.7", "85", "100", "1.7")]
    [InlineData(Cap85Floor60, "1.7", "85.01", "100", "1.7")]
    [InlineData(Cap85Floor60, "1.7", "17", "20", "1.7")]
    [InlineData(Plain, "1", "0", "3", "0")]
    [InlineData(Plain, "3", "1", "3", "1")]
    [InlineData(Plain, "1", "1", "1000000000", "0.000000001")]
    [InlineData(TwoPlaces, "1", "1", "3", "0.33")]
    [InlineData(TwoPlaces, "1", "1", "200", "0.01")]
    [InlineData(TwoPlaces, "1", "0.499", "100", "0")]
    [InlineData(TwoPlaces, "0.125", "99", "100", "0.12")]
    [InlineData(TwoPlaces, "0.126", "99.9", "100", "0.126")]
    [InlineData(WithConsolation, "1", "49.99", "100", "0.25")]
    [InlineData(WithConsolation, "1", "50", "100", "0.5")]
    [InlineData(OverHundred, "1.2", "100", "100", "1")]
    [InlineData(OverHundred, "1.2", "119", "100", "1.19")]
    [InlineData(OverHundred, "1.2", "120", "100", "1.2")]
    [InlineData(OverHundred, "1.2", "500", "100", "1.2")]
    public void Points_follow_the_share(string rule, string max, string numerator, string denominator, string points) =>
        OneRule.Of(rule, max).Score(("numerator", numerator), ("denominator", denominator)).ShouldGive(points);

    [Fact]
    public void One_third_stays_one_third()
    {
        var third = OneRule.Of(Plain).Score(("numerator", "1"), ("denominator", "3")).Points;

        third.Value.ShouldBe(Fraction.One / new Fraction(3));
        (third + third + third).Value.ShouldBe(Fraction.One);
    }

    [Theory]
    [InlineData(Plain, "101", "100", RefusalCodes.NumeratorAboveDenominator, "numerator")]
    [InlineData(Plain, "0", "0", RefusalCodes.DenominatorZero, "denominator")]
    [InlineData(OverHundred, "5", "0", RefusalCodes.DenominatorZero, "denominator")]
    [InlineData(Plain, "-0.5", "1", RefusalCodes.FigureNegative, "numerator")]
    public void What_cannot_be_is_refused(string rule, string numerator, string denominator, string code, string where) =>
        OneRule.Of(rule).Score(("numerator", numerator), ("denominator", denominator)).ShouldBeRefused(code, where);

    [Fact]
    public void Figures_keep_to_their_bounds()
    {
        const string rule = """
            { "kind": "ratio", "figures": { "numerator": { "label": "Đạt", "whole": true, "max": "50" }, "denominator": { "label": "Tổng", "whole": true, "min": "2" } } }
            """;

        OneRule.Of(rule).Score(("numerator", "50"), ("denominator", "50")).ShouldGive("1");
        OneRule.Of(rule).Score(("numerator", "2.00"), ("denominator", "2")).ShouldGive("1");
        OneRule.Of(rule).Score(("numerator", "51"), ("denominator", "60")).ShouldBeRefused(RefusalCodes.FigureTooLarge, "numerator");
        OneRule.Of(rule).Score(("numerator", "1"), ("denominator", "1")).ShouldBeRefused(RefusalCodes.FigureTooSmall, "denominator");
        OneRule.Of(rule).Score(("numerator", "1.234"), ("denominator", "50")).ShouldBeRefused(RefusalCodes.FigureNotWhole, "numerator");
    }

    [Fact]
    public void Nothing_to_do_means_what_the_set_says()
    {
        static OneRule With(string empty) => OneRule.Of($$"""{ "kind": "ratio", {{Figures}}, "empty": "{{empty}}" }""", "2.5");

        With("full").Score(("numerator", "0"), ("denominator", "0")).ShouldGive("2.5");
        With("zero").Score(("numerator", "0"), ("denominator", "0")).ShouldGive("0");
        With("not-applicable").Score(("numerator", "0"), ("denominator", "0")).ShouldNotApply("0", "0");
    }

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil()
    {
        OneRule.Of(Floor80, "1.5").Score(("numerator", "45"), ("denominator", "48")).Trace!.ToString().ShouldBe(
            "Số liệu: Nhiệm vụ hoàn thành: 45 nhiệm vụ; Nhiệm vụ trong kế hoạch: 48 nhiệm vụ. "
            + "Cách tính: từ 100 % trở lên: 1,5 điểm; từ 80 % đến dưới 100 %: tỷ lệ × 1,5 điểm; dưới 80 %: 0 điểm. "
            + "Mức: tỷ lệ = 45 ÷ 48 × 100 = 93,75 %, thuộc mức từ 80 % đến dưới 100 %. Điểm: 93,75 % × 1,5 = 1,40625 điểm.");
        OneRule.Of(Cap85Floor60, "2").Score(("numerator", "7"), ("denominator", "10")).Trace!.ToString().ShouldBe(
            "Số liệu: Nhiệm vụ hoàn thành: 7 nhiệm vụ; Nhiệm vụ trong kế hoạch: 10 nhiệm vụ. "
            + "Cách tính: từ 85 % trở lên: 2 điểm; từ 60 % đến dưới 85 %: tỷ lệ ÷ 85 % × 2 điểm; dưới 60 %: 0 điểm. "
            + "Mức: tỷ lệ = 7 ÷ 10 × 100 = 70 %, thuộc mức từ 60 % đến dưới 85 %. Điểm: 70 % ÷ 85 % × 2 = 1,647058… điểm.");
    }

    [Theory]
    [InlineData(Plain, "1.5", "1", "3", "thuộc mức dưới 100 %", "1 ÷ 3 × 1,5 = 0,5 điểm")]
    [InlineData(Cap85Floor60, "2", "2", "3", "thuộc mức từ 60 % đến dưới 85 %", "2 ÷ 3 ÷ 85 % × 2 = 1,568627… điểm")]
    [InlineData(Floor80, "1.5", "3", "10", "thuộc mức dưới 80 %", "0 điểm")]
    [InlineData(Floor80, "1.5", "10", "10", "thuộc mức từ 100 % trở lên", "lấy tối đa 1,5 điểm")]
    [InlineData(TwoPlaces, "1", "1", "3", "thuộc mức dưới 100 %", "1 ÷ 3 × 1 = 0,333333…, làm tròn 2 chữ số thập phân = 0,33 điểm")]
    [InlineData(TwoPlaces, "1", "1", "4", "thuộc mức dưới 100 %", "25 % × 1 = 0,25 điểm")]
    [InlineData(TwoPlaces, "0.126", "999", "1000", "thuộc mức dưới 100 %", "99,9 % × 0,126 = 0,125874, làm tròn 2 chữ số thập phân = 0,13, lấy tối đa 0,126 điểm")]
    public void The_last_step_shows_what_was_divided(string rule, string max, string numerator, string denominator, string band, string points)
    {
        var trace = OneRule.Of(rule, max).Score(("numerator", numerator), ("denominator", denominator)).Trace!;

        trace.Band.ShouldEndWith(band);
        trace.Points.ShouldBe(points);
    }

    [Theory]
    [InlineData(Plain, "từ 100 % trở lên: 1 điểm; dưới 100 %: tỷ lệ × 1 điểm")]
    [InlineData(TwoPlaces, "từ 100 % trở lên: 1 điểm; dưới 100 %: tỷ lệ × 1 điểm, làm tròn 2 chữ số thập phân")]
    [InlineData(WithConsolation, "từ 100 % trở lên: 1 điểm; từ 50 % đến dưới 100 %: tỷ lệ × 1 điểm; dưới 50 %: 0,25 điểm")]
    [InlineData(OverHundred, "từ 120 % trở lên: 1 điểm; dưới 120 %: tỷ lệ ÷ 120 % × 1 điểm")]
    [InlineData($$"""{ "kind": "ratio", {{Figures}}, "floor": "100" }""", "từ 100 % trở lên: 1 điểm; dưới 100 %: 0 điểm")]
    public void The_rule_is_said_in_one_sentence(string rule, string words) => OneRule.Of(rule).Words.ShouldBe(words);

    [Fact]
    public void It_asks_for_two_numbers_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Floor80).Rule;

        rule.Asks.Select(a => a.Role).ShouldBe(["numerator", "denominator"]);
        rule.Join.ShouldBe(JoinMethod.Sum);
        rule.ShouldReach("0", "1");
        OneRule.Of(WithConsolation).Rule.ShouldReach("0.25", "1");
        (rule.TrendOf("numerator"), rule.TrendOf("denominator")).ShouldBe((Trend.Rising, Trend.Falling));
        OneRule.Of(WithConsolation).Rule.TrendOf("numerator").ShouldBe(Trend.None);
    }

    [Theory]
    [InlineData("\"full\": \"0\"", FaultCodes.OutOfBounds)]
    [InlineData("\"full\": \"80\", \"floor\": \"80.01\"", FaultCodes.OutOfBounds)]
    [InlineData("\"full\": \"120\"", FaultCodes.MaxNotReached)]
    [InlineData("\"floor\": \"-1\"", FaultCodes.OutOfBounds)]
    [InlineData("\"belowFloor\": \"1.5\", \"floor\": \"50\"", FaultCodes.PointsAboveMax)]
    [InlineData("\"places\": 7", FaultCodes.OutOfBounds)]
    [InlineData("\"empty\": \"if-better\"", FaultCodes.WrongWord)]
    public void A_rule_that_cannot_be_right_is_not_read(string properties, string code) =>
        Sets.FaultsOf($$"""{ "kind": "ratio", {{Figures}}, {{properties}} }""").Select(f => f.Code).ShouldBe([code]);
}
