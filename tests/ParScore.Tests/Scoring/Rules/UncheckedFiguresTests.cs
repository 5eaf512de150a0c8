using ParScore.Scoring;
using ParScore.Scoring.Answers;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>A rule that is asked to score what it has not checked says so instead of giving points.</summary>
public sealed class UncheckedFiguresTests
{
    [Theory]
    [InlineData("choice", "The choice was not checked before it was scored.")]
    [InlineData("percent-bands", "The figure 'numerator' was not checked before it was scored.")]
    [InlineData("ratio", "The figure 'numerator' was not checked before it was scored.")]
    [InlineData("target", "The figure 'achieved' was not checked before it was scored.")]
    [InlineData("count", "The figure 'count' was not checked before it was scored.")]
    [InlineData("deduction", "The date was not checked before it was scored.")]
    [InlineData("bonus", "The items were not checked before they were scored.")]
    [InlineData("none-allowed", "The figure 'count' was not checked before it was scored.")]
    [InlineData("checklist", "The items were not checked before they were scored.")]
    [InlineData("punctuality", "The figure 'assigned' was not checked before it was scored.")]
    [InlineData("change", "The figure 'current' was not checked before it was scored.")]
    [InlineData("plan", "The figure 'actual' was not checked before it was scored.")]
    [InlineData("entered", "The figure 'points' was not checked before it was scored.")]
    public void What_is_missing_is_a_mistake_of_the_caller(string kind, string message)
    {
        var example = RuleExamples.All.Single(e => string.Equals(e.Kind, kind, StringComparison.Ordinal)).Rule;

        Should.Throw<InvalidOperationException>(() => example.Rule.Score(Figures.None, example.Leaf.MaxPoints)).Message.ShouldBe(message);
    }

    [Fact]
    public void What_cannot_be_is_a_mistake_of_the_caller()
    {
        var share = OneRule.Of("""{ "kind": "percent-bands", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "bands": [ { "from": "80", "points": "1" }, { "below": "80", "points": "0" } ] }""");
        var limited = OneRule.Of("""{ "kind": "percent-bands", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "bands": [ { "from": "80", "upTo": "100", "points": "1" }, { "below": "80", "points": "0" } ] }""");
        var survey = OneRule.Of("""{ "kind": "entered", "source": "survey", "figures": { "points": { "label": "Điểm" } } }""");

        Message(share, ("numerator", 0), ("denominator", 0)).ShouldBe("A denominator of 0 was not checked before it was scored.");
        Message(limited, ("numerator", 101), ("denominator", 100)).ShouldBe("No band contains 101.");
        Message(survey, ("points", 2)).ShouldBe("The entered points were not checked before they were scored.");
    }

    private static string Message(OneRule one, params (string Role, long Value)[] figures) => Should.Throw<InvalidOperationException>(
        () => one.Rule.Score(Figures.Numbers([.. figures.Select(f => (f.Role, new Fraction(f.Value)))]), one.Leaf.MaxPoints)).Message;
}
