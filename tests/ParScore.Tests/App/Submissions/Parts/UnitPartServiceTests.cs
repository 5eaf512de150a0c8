using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Parts;
using ParScore.App.Submissions.Receipts;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.App.Submissions.Parts;

/// <summary>A unit's part as its people see it: every leaf with versions, links and score, what was found, and what the head will certify.</summary>
public sealed class UnitPartServiceTests
{
    private const string Campaign = SmallRecord.Campaign;

    [Fact]
    public async Task Every_leaf_comes_with_its_figures_versions_links_explanation_and_score()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();

        var part = (await new UnitPartService(database).ReadAsync(Campaign, "SNV", SmallRecord.Officer)).Part.ShouldNotBeNull();

        part.Leaves.Select(l => (l.Leaf.Code, l.IsLead, l.Score.State)).ShouldBe([("1.1", true, LeafState.Scored), ("1.2", true, LeafState.Scored), ("1.3", true, part.Leaves[2].Score.State)]);
        var ratio = part.Leaves[1];
        ratio.Figures.Select(f => (f.Figure, f.Version)).ShouldBe([(new TypedFigure("denominator", "", "\"81\""), 1), (new TypedFigure("numerator", "", "\"40,5\""), 1)]);
        (ratio.Explanation!.Text, ratio.Explanation.Version, ratio.NotApplicable).ShouldBe(("Số liệu đến hết tháng 12.", 1, null));
        ratio.Links.ShouldHaveSingleItem().Document.Document.Id.ShouldBe("SNV-02");
        ratio.Score.Trace.ShouldNotBeNull();
        part.Leaves[2].Figures.ShouldHaveSingleItem().Unit.ShouldBe("SNV");
        (part.Initiatives.Count, part.Difficulties.Count, part.Waivers.Count, part.Submission!.State).ShouldBe((1, 1, 1, SubmissionState.Draft));
        part.Clock!.Due.ShouldBe(SmallRecord.Plan.Deadlines[0].Due);
        part.Findings.ShouldAllBe(f => !f.IsInTheWay);
        part.ContentHash.ShouldStartWith("sha256:");
    }

    [Fact]
    public async Task A_contributor_sees_its_own_words_and_the_joint_score_only()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();

        var part = (await new UnitPartService(database).ReadAsync(Campaign, "STC", SmallRecord.OtherOfficer)).Part.ShouldNotBeNull();

        var leaf = part.Leaves.ShouldHaveSingleItem();
        (leaf.Leaf.Code, leaf.IsLead, leaf.Figures.Count, leaf.NotApplicable!.Text, leaf.Explanation, leaf.Links.Count).ShouldBe(("1.3", false, 0, "Không phát sinh.", null, 0));
        leaf.Units.ShouldBe(["SNV", "STC"]);
    }

    [Fact]
    public async Task A_unit_that_has_begun_nothing_has_a_part_to_fill_and_nothing_to_certify()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();

        var part = (await new UnitPartService(database).ReadAsync(Campaign, "SNV", SmallRecord.Officer)).Part.ShouldNotBeNull();

        (part.Submission, part.ContentHash, part.Leaves.Count).ShouldBe((null, null, 3));
    }

    [Theory]
    [InlineData(Role.Officer, "SNV", true)]
    [InlineData(Role.Head, "SNV", true)]
    [InlineData(Role.Coordinator, "SNV", true)]
    [InlineData(Role.Approver, null, true)]
    [InlineData(Role.Auditor, null, true)]
    [InlineData(Role.Operator, null, true)]
    [InlineData(Role.Officer, "STC", false)]
    [InlineData(Role.Head, "STC", false)]
    [InlineData(Role.Officer, null, false)]
    [InlineData(Role.Administrator, "SNV", false)]
    public async Task Its_own_people_and_the_overseers_read_part_and_receipts_and_others_hear_that_there_is_none(Role role, string? unit, bool may)
    {
        using var record = await SmallRecord.SubmittedAsync();
        using var database = record.Open();
        var actor = new Actor { Account = "ai-do", Role = role, Unit = unit };

        var (part, notThePart) = await new UnitPartService(database).ReadAsync(Campaign, "SNV", actor);
        var (receipts, notTheReceipts) = await new ReceiptService(database).ListAsync(Campaign, "SNV", actor);

        (part is not null, receipts.Count).ShouldBe((may, may ? 1 : 0));
        foreach (var refusals in new[] { notThePart, notTheReceipts })
        {
            refusals.ShouldBe(may ? [] : [Guard.NotFound]);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();

        (await new UnitPartService(database).ReadAsync("thu-1999", "SNV", SmallRecord.Coordinator)).Refusals.ShouldBe([Guard.NotFound]);
        (await new UnitPartService(database).ReadAsync(Campaign, "SYT", SmallRecord.Coordinator)).Refusals.ShouldBe([Guard.NotFound]);
        (await new ReceiptService(database).ListAsync(Campaign, "SYT", SmallRecord.Coordinator)).Refusals.ShouldBe([Guard.NotFound]);
        (await new ReceiptService(database).ListAsync(Campaign, "STC", SmallRecord.Coordinator)).Receipts.ShouldBeEmpty();
    }
}
