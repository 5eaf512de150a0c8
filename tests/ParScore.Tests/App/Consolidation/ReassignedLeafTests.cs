using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.App.Consolidation;

/// <summary>A leaf that was given to another unit after somebody had begun it: what was declared before is kept, and is in nobody's way.</summary>
public sealed class ReassignedLeafTests
{
    [Fact]
    public async Task What_a_unit_declared_before_stays_and_counts_again_only_when_the_leaf_comes_back()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Draft);
        using var database = record.Open();
        (await LineAsync(database)).Score.State.ShouldBe(LeafState.Scored);

        await AssignAsync(record, database, "SNV");
        var given = await LineAsync(database);
        (given.Score.State, given.Score.Refusals.Count, given.Answers.Count, given.Evidence.Count).ShouldBe((LeafState.Open, 0, 0, 0));
        var save = new SaveAnswer { Campaign = WorkflowRecord.Campaign, Leaf = "1.1", Unit = "SNV", Figures = [new ChangedFigure(new TypedFigure("met", "", "false"), 0)] };
        (await new AnswerService(database).SaveAsync(save, WorkflowRecord.Person(Role.Officer, "SNV"), null)).Score!.State.ShouldBe(LeafState.Scored);
        (await LineAsync(database)).Score.Points.Value.IsZero.ShouldBeTrue();

        await AssignAsync(record, database, "STC");
        (await LineAsync(database)).Score.Points.Value.IsZero.ShouldBeFalse();
    }

    private static async Task AssignAsync(WorkflowRecord record, Database database, string lead)
    {
        var leaf = WorkflowRecord.Set.Find("1.1")!.Id;
        var seen = (await database.ReadAsync(connection => AssignmentStore.ListVersionsAsync(WorkflowRecord.Campaign, connection)))[leaf];
        (await new AssignmentService(database).AssignAsync(new AssignLeaf { Campaign = WorkflowRecord.Campaign, Leaf = leaf, Lead = lead, Seen = seen, Reason = "Giao lại." }, record.Coordinator, null)).IsDone.ShouldBeTrue();
    }

    private static async Task<ConsolidatedLine> LineAsync(Database database) =>
        (await database.ReadAsync(connection => CampaignRecord.FindAsync(WorkflowRecord.Campaign, connection)))!.Consolidate().LineOf(WorkflowRecord.Set.Find("1.1")!);
}
