using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>Named states: ban hành kịp thời 1 · không kịp thời 0,5 · không ban hành 0.</summary>
public sealed class ChoiceRuleTests
{
    private const string Plan = """
        { "kind": "choice", "figures": { "choice": { "label": "Ban hành kế hoạch CCHC" } }, "options": [
            { "code": "kip-thoi", "label": "Ban hành kịp thời", "points": "1.00" },
            { "code": "khong-kip-thoi", "label": "Ban hành không kịp thời", "points": "0.125" },
            { "code": "khong", "label": "Không ban hành", "points": "0" } ] }
        """;

    [Theory]
    [InlineData("kip-thoi", "1")]
    [InlineData("khong-kip-thoi", "0.125")]
    [InlineData("khong", "0")]
    public void Each_state_gives_its_points(string choice, string points) => OneRule.Of(Plan).Score(("choice", choice)).ShouldGive(points);

    [Theory]
    [InlineData("KIP-THOI", RefusalCodes.ChoiceUnknown)]
    [InlineData("", RefusalCodes.ChoiceUnknown)]
    [InlineData("Ban hành kịp thời", RefusalCodes.ChoiceUnknown)]
    [InlineData("true", RefusalCodes.FigureWrongKind)]
    [InlineData("{}", RefusalCodes.FigureWrongKind)]
    public void Another_state_is_refused(string choice, string code) => OneRule.Of(Plan).Score(("choice", choice)).ShouldBeRefused(code, "choice");

    [Fact]
    public void A_refusal_names_the_states_there_are() => OneRule.Of(Plan).Score(("choice", "x")).OpenReason.ShouldBe(
        "Ban hành kế hoạch CCHC: không có mức \"x\"; chọn một trong: kip-thoi (Ban hành kịp thời), khong-kip-thoi (Ban hành không kịp thời), khong (Không ban hành).");

    [Fact]
    public void Nothing_chosen_leaves_it_open() => OneRule.Of(Plan).Score([]).ShouldLack("Ban hành kế hoạch CCHC");

    [Fact]
    public void The_reason_can_be_checked_with_a_pencil() => OneRule.Of(Plan).Score(("choice", "khong-kip-thoi")).Trace!.ToString().ShouldBe(
        "Số liệu: Ban hành kế hoạch CCHC: Ban hành không kịp thời. "
        + "Cách tính: Ban hành kịp thời: 1 điểm; Ban hành không kịp thời: 0,125 điểm; Không ban hành: 0 điểm. "
        + "Mức: Ban hành không kịp thời. Điểm: 0,125 điểm.");

    [Fact]
    public void It_asks_for_one_state_and_says_what_answers_can_bring()
    {
        var rule = OneRule.Of(Plan).Rule;

        rule.Asks.ShouldHaveSingleItem().Choices.Select(c => c.Code).ShouldBe(["kip-thoi", "khong-kip-thoi", "khong"]);
        rule.Join.ShouldBe(JoinMethod.Lead);
        rule.ShouldReach("0", "1");
        rule.TrendOf("choice").ShouldBe(Trend.None);
    }

    [Theory]
    [InlineData("""[ { "code": "a", "label": "A", "points": "1" }, { "code": "a", "label": "B", "points": "0" } ]""", FaultCodes.OptionDuplicate)]
    [InlineData("""[ { "code": "a", "label": "A", "points": "0.9" } ]""", FaultCodes.MaxNotReached)]
    [InlineData("""[ { "code": "a", "label": "A", "points": "1.1" } ]""", FaultCodes.PointsAboveMax)]
    [InlineData("""[ { "code": "a", "label": "A", "points": "1" }, { "code": "b", "label": "B", "points": "-1" } ]""", FaultCodes.PointsBelowZero)]
    [InlineData("[]", FaultCodes.Empty)]
    public void A_rule_that_cannot_be_right_is_not_read(string options, string code) =>
        Sets.FaultsOf($$"""{ "kind": "choice", "figures": { "choice": { "label": "x" } }, "options": {{options}} }""").Select(f => f.Code).ShouldBe([code]);
}
