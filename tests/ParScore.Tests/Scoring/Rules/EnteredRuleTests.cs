using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Survey, SIPAS and Ministry points: entered by Sở Nội vụ, never by a unit.</summary>
public sealed class EnteredRuleTests
{
    private const string Survey = """{ "kind": "entered", "source": "survey", "figures": { "points": { "label": "Điểm Bộ Nội vụ công bố", "unit": "điểm" } } }""";

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1,03", "1.03")]
    [InlineData("1.2499", "1.2499")]
    [InlineData("1.25", "1.25")]
    public void The_published_points_are_taken(string points, string given) => OneRule.Of(Survey, "1.25").Score(("points", points)).ShouldGive(given);

    [Theory]
    [InlineData("1.2501", RefusalCodes.FigureTooLarge)]
    [InlineData("103", RefusalCodes.FigureTooLarge)]
    [InlineData("-0.1", RefusalCodes.FigureNegative)]
    [InlineData("80 %", RefusalCodes.FigureUnreadable)]
    public void A_slip_of_the_pen_is_refused(string points, string code) => OneRule.Of(Survey, "1.25").Score(("points", points)).ShouldBeRefused(code, "points");

    [Fact]
    public void A_unit_may_not_enter_it()
    {
        var one = OneRule.Of(Survey, "1.25");
        var declared = new AnswerPart { Unit = "SNV", Figures = Figures.Numbers(("points", Fraction.One)) };

        one.Score([declared]).ShouldBeRefused(RefusalCodes.EnteredByUnit);
        one.Score([declared with { IsEntered = true }]).ShouldGive("1");
    }

    [Fact]
    public void Nothing_published_yet_leaves_it_open()
    {
        OneRule.Of(Survey).Score([], []).ShouldLack("kết quả do Sở Nội vụ nhập");
        OneRule.Of(Survey).Score([]).ShouldLack("Điểm Bộ Nội vụ công bố");
    }

    [Theory]
    [InlineData("survey", "điều tra xã hội học")]
    [InlineData("sipas", "Chỉ số hài lòng (SIPAS)")]
    [InlineData("ministry", "thẩm định của Bộ Nội vụ")]
    public void The_reason_says_whose_points_they_are(string source, string words) =>
        OneRule.Of(Survey.Replace("survey", source, StringComparison.Ordinal), "1.25").Score(("points", "1.03")).Trace!.ToString().ShouldBe(
            $"Số liệu: Điểm Bộ Nội vụ công bố: 1,03 điểm. Cách tính: lấy kết quả {words} đã công bố, từ 0 đến 1,25 điểm; không đơn vị nào tự chấm. Mức: kết quả {words}. Điểm: 1,03 điểm.");

    [Fact]
    public void It_asks_for_one_number_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Survey).Rule;

        rule.Asks.ShouldHaveSingleItem().Role.ShouldBe(EnteredRule.Role);
        rule.Join.ShouldBe(JoinMethod.Entered);
        rule.ShouldReach("0", "1");
        rule.TrendOf("points").ShouldBe(Trend.Rising);
    }

    [Theory]
    [InlineData("\"source\": \"PAPI\"", FaultCodes.WrongWord)]
    [InlineData("\"note\": \"x\"", FaultCodes.PropertyMissing)]
    public void A_source_must_be_one_of_three(string property, string code) => Sets.Load(Sets.Json("1",
        [$$"""{ "id": "a", "code": "1", "name": "A", "maxPoints": "1", "scoredBy": "survey", "rule": { "kind": "entered", {{property}}, "figures": { "points": { "label": "x" } } } }"""]))
        .Faults.Select(f => f.Code).ShouldBe([code]);
}
