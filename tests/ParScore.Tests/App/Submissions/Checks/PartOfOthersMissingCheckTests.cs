using ParScore.App.Submissions.Checks;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>The lead of a shared leaf hears whose part is missing.</summary>
public sealed class PartOfOthersMissingCheckTests
{
    [Fact]
    public void The_lead_and_nobody_else_is_told_whose_part_is_missing()
    {
        var lead = CampaignCopy.Plan.FindAssignment(CampaignCopy.Set.Find("4.3.1")!)!;
        lead.Units.Contains("STNMT", StringComparer.Ordinal).ShouldBeTrue();
        CheckRun.Of(lead.Lead).ShouldNotContain(f => f.Code.Is("part-of-others-missing"));

        var finding = CheckRun.Of(lead.Lead, Without).Single(f => f.Code.Is("part-of-others-missing") && f.Leaf!.Code.Is("4.3.1"));

        finding.Severity.ShouldBe(CheckSeverity.Warns);
        finding.What.ShouldContain("Sở Tài nguyên và Môi trường");
        finding.Advice.ShouldContain("mất điểm khi thẩm định");
        CheckRun.Of("STNMT", Without).ShouldNotContain(f => f.Code.Is("part-of-others-missing"));
    }

    private static void Without(CampaignCopy campaign) => campaign.Change("answers/STNMT.json", "/answers/1/figures", null);
}
