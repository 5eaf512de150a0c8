using ParScore.App.Submissions.Checks;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>Points that rest on an explanation alone may be lost when they are appraised.</summary>
public sealed class EvidenceOnlyExplainedCheckTests
{
    [Fact]
    public void Points_with_an_explanation_and_no_document_are_warned_of_and_the_loss_is_foretold()
    {
        CheckRun.Of("STP").ShouldNotContain(f => f.Code.Is("evidence-only-explained"));

        var finding = CheckRun.Of("STP", ExplainedOnly).Single(f => f.Code.Is("evidence-only-explained"));

        (finding.Leaf!.Code, finding.Severity).ShouldBe(("2.1.2", CheckSeverity.Warns));
        finding.Advice.ShouldContain("không công nhận điểm");
    }

    [Fact]
    public void A_leaf_without_points_has_nothing_to_lose()
    {
        var figure = CampaignCopy.Sample.Units.First(u => u.Unit.Code.Is("STP")).Answers!.Answers[2].Part.Figures.ByRole.Keys.ToArray();

        CheckRun.Of("STP", c =>
        {
            ExplainedOnly(c);
            foreach (var role in figure)
            {
                c.Change("answers/STP.json", $"/answers/2/figures/{role}", null);
            }
        }).ShouldNotContain(f => f.Code.Is("evidence-only-explained"));
    }

    private static void ExplainedOnly(CampaignCopy campaign)
    {
        campaign.Change("answers/STP.json", "/answers/2/evidence", "[]");
        campaign.Change("answers/STP.json", "/answers/2/explanation", "\"Đã xử lý xong trong quý IV.\"");
    }
}
