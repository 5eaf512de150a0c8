using ParScore.App.Access;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Waivers;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Waivers;

/// <summary>What the head certified stays what it is: a waiver that still waits is not decided while the part is handed in.</summary>
public sealed class WaiverAfterSubmissionTests
{
    [Fact]
    public async Task A_waiver_is_not_decided_over_what_was_handed_in()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Submitted);
        using var database = record.Open();
        var head = WorkflowRecord.Person(ParScore.App.Accounts.Role.Head, "STC");
        var waiver = new Waiver { Unit = "STC", Number = 0, Kind = WaiverKind.Check, Code = "evidence-missing", Leaf = WorkflowRecord.Set.Find("1.1")!.Id, Reason = "Bản giấy.", RequestedAt = record.Clock.Now, RequestedBy = head.Account, Version = 0 };
        var number = await database.WriteAsync(new Act { Actor = head, Action = "waiver-requested" }, session => WaiverStore.AddAsync(WorkflowRecord.Campaign, waiver, session.Connection));
        var service = new WaiverService(database);

        (await service.DecideAsync(WorkflowRecord.Campaign, "STC", number, 1, WaiverDecision.Granted, null, record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.AlreadySubmitted);

        var receipt = (await database.ReadAsync(connection => SubmissionStore.ListReceiptsAsync(WorkflowRecord.Campaign, "STC", connection))).Single();
        var campaign = (await database.ReadAsync(connection => CampaignRecord.FindAsync(WorkflowRecord.Campaign, connection)))!;
        UnitContent.HashOf(campaign.Answers.Single(a => a.Unit.Is("STC")), campaign.Set).ShouldBe(receipt.ContentHash);
        await record.ReturnAsync(database, "1.1", "STC");
        (await service.DecideAsync(WorkflowRecord.Campaign, "STC", number, 1, WaiverDecision.Granted, null, record.Coordinator, null)).Refusals.ShouldBeEmpty();
    }
}
