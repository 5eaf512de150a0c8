using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>The same figure has the same value at all leaves of a unit.</summary>
public sealed class FigureInconsistentCheckTests
{
    [Fact]
    public void The_same_figure_with_two_values_is_warned_of()
    {
        // 7.2.1 and 7.2.2 both ask how many procedures are online at levels 3 and 4.
        var denominator = $"{CampaignCopy.AnswerTo("VPUBND", "7.2.2")}/figures/denominator";
        CheckRun.Of("VPUBND").ShouldNotContain(f => f.Code.Is("figure-inconsistent"));

        var finding = CheckRun.Of("VPUBND", c => c.Change("answers/VPUBND.json", denominator, "\"1\"")).Single(f => f.Code.Is("figure-inconsistent"));

        finding.Leaf!.Code.ShouldBe("7.2.2");
        finding.What.ShouldContain("1 ở 7.2.2");
    }
}
