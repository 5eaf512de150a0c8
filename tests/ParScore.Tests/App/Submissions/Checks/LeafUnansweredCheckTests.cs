using ParScore.App.Submissions.Checks;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>Every leaf that was given to a unit is answered, or does not apply.</summary>
public sealed class LeafUnansweredCheckTests
{
    [Fact]
    public void A_leaf_without_figures_is_unanswered_and_its_figures_are_named()
    {
        var finding = CheckRun.Of("STP", c => c.Change("answers/STP.json", "/answers/4/figures", null)).Single(f => f.Code.Is("leaf-unanswered"));

        finding.Leaf!.Code.ShouldBe("2.2.2");
        finding.Severity.ShouldBe(CheckSeverity.Refuses);
        finding.What.ShouldContain(CampaignCopy.Set.Find("2.2.2")!.Rule!.Asks[0].Spec.Label);
    }

    [Fact]
    public void A_leaf_said_not_to_apply_is_answered() =>
        CheckRun.Of("SNV").ShouldNotContain(f => f.Code.Is("leaf-unanswered"));

    [Fact]
    public void Of_a_shared_list_a_unit_owes_its_own_items_only()
    {
        var own = CheckRun.Of("STNMT", c => c.Change("answers/STNMT.json", "/answers/1/figures", null)).Single(f => f.Code.Is("leaf-unanswered"));

        own.Leaf!.Code.ShouldBe("4.3.1");
        own.What.ShouldContain("đất đai", Case.Insensitive);
        own.What.ShouldNotContain("ngân sách", Case.Insensitive);
        CheckRun.Of("STC", c => c.Change("answers/STNMT.json", "/answers/1/figures", null)).ShouldNotContain(f => f.Code.Is("leaf-unanswered") && f.Leaf!.Code.Is("4.3.1"));
    }

    [Fact]
    public void A_unit_that_has_begun_nothing_owes_everything_it_was_given()
    {
        var findings = CheckRun.Of("STP", c => File.Delete(c.PathOf("answers/STP.json")));

        findings.Count(f => f.Code.Is("leaf-unanswered")).ShouldBe(7);
        findings.ShouldContain(f => f.Code.Is("initiative-incomplete"));
    }
}
