using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>What cannot be scored is not submitted.</summary>
public sealed class FigureRefusedCheckTests
{
    [Fact]
    public void A_figure_that_cannot_be_scored_is_refused_with_the_rule_s_own_sentence()
    {
        var finding = CheckRun.Of("SNV", c => c.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"65\"")).Single(f => f.Code.Is("figure-refused"));

        finding.Leaf!.Code.ShouldBe("1.1");
        CheckRun.Of("STP", c => c.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"65\"")).ShouldNotContain(f => f.Code.Is("figure-refused"));
    }
}
