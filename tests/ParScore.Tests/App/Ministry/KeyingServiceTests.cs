using NodaTime;
using ParScore.App.Approvals;
using ParScore.App.Ministry;

namespace ParScore.Tests.App.Ministry;

/// <summary>Phiếu nhập: who keyed what and when, always of the approved version, and the sending.</summary>
public sealed class KeyingServiceTests
{
    [Fact]
    public async Task The_list_holds_each_score_explanation_and_file_of_the_approved_version_in_printed_order()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();

        var (items, refusals) = await new KeyingService(database).ListAsync(WorkflowRecord.Campaign, record.Coordinator);

        refusals.ShouldBeEmpty();
        items.Select(i => $"{i.Leaf.Code} {i.Item}").ToArray().ShouldBe(["1.1 score", "1.1 explanation", "1.1 1.1-01", "1.2 score", "1.2 explanation", "1.3 score", "1.3 explanation"]);
        items[0].Value.ShouldBe("1");
        items[1].Value.ShouldBe("Số liệu đến hết tháng 12.");
        items[2].Value.ShouldBe("1.1-01 – 1-BC-STC.png");
        items[6].Value.ShouldBe("SNV: Số liệu đến hết tháng 12.\nSTC: Số liệu đến hết tháng 12.");
        items.ShouldAllBe(i => !i.IsDone && i.Version == 0);
    }

    [Fact]
    public async Task A_tick_says_who_and_when_and_can_be_taken_back()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        var service = new KeyingService(database);

        (await service.MarkAsync(WorkflowRecord.Campaign, [new("1.1", KeyingList.Score, true, 0)], record.Coordinator, "a")).IsDone.ShouldBeTrue();
        record.Clock.Now += Duration.FromHours(1);
        (await service.MarkAsync(WorkflowRecord.Campaign, [new("1.1", KeyingList.Score, true, 0)], record.Coordinator, "a")).IsDone.ShouldBeTrue();

        var item = (await service.ListAsync(WorkflowRecord.Campaign, record.Coordinator)).Items[0];
        (item.IsDone, item.By, item.At, item.Version).ShouldBe((true, record.Coordinator.Account, WorkflowRecord.Start, 1));
        (await service.MarkAsync(WorkflowRecord.Campaign, [new("1.1", KeyingList.Score, false, 1)], record.Coordinator, "b")).IsDone.ShouldBeTrue();
        (await service.ListAsync(WorkflowRecord.Campaign, record.Coordinator)).Items[0].IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task Ticks_count_all_or_none_and_name_what_somebody_else_ticked()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        var service = new KeyingService(database);
        (await service.MarkAsync(WorkflowRecord.Campaign, [new("1.1", KeyingList.Score, true, 0)], record.Coordinator, null)).IsDone.ShouldBeTrue();

        var outcome = await service.MarkAsync(WorkflowRecord.Campaign, [new("1.2", KeyingList.Score, true, 0), new("1.1", KeyingList.Score, true, 0), new("9.9", KeyingList.Score, true, 0)], record.Coordinator, null);

        outcome.Refusals.Select(r => r.Code).ToArray().ShouldBe([MinistryRefusals.ItemChanged, MinistryRefusals.ItemUnknown]);
        outcome.Refusals[0].Message.ShouldContain(record.Coordinator.Account);
        (await service.ListAsync(WorkflowRecord.Campaign, record.Coordinator)).Items.Count(i => i.IsDone).ShouldBe(1);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(60_000, true)]
    [InlineData(60_001, false)]
    public async Task It_was_sent_after_the_approval_and_not_in_the_future(int milliseconds, bool isPossible)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        record.Clock.Now = WorkflowRecord.Start + Duration.FromMinutes(1);

        var outcome = await new KeyingService(database).SubmitAsync(WorkflowRecord.Campaign, WorkflowRecord.Start + Duration.FromMilliseconds(milliseconds), null, "Nhập thẳng.", record.Coordinator, null);

        outcome.Refusals.Select(r => r.Code).ToArray().ShouldBe(isPossible ? [] : [MinistryRefusals.InstantWrong]);
    }

    [Fact]
    public async Task What_was_not_keyed_is_named_unless_somebody_says_why_it_was_sent()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        var service = new KeyingService(database);

        var refused = await service.SubmitAsync(WorkflowRecord.Campaign, record.Clock.Now, null, null, record.Coordinator, null);

        var refusal = refused.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(MinistryRefusals.KeyingIncomplete);
        refusal.Message.ShouldContain("còn 7 mục chưa đánh dấu (điểm 1.1, giải trình 1.1, 1.1-01");
        (await service.SubmitAsync(WorkflowRecord.Campaign, record.Clock.Now, "BNV-1", "Nhập thẳng trên phần mềm.", record.Coordinator, null)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Before_an_approval_there_is_nothing_to_key()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Accepted);
        using var database = record.Open();

        (await new KeyingService(database).ListAsync(WorkflowRecord.Campaign, record.Coordinator)).Items.ShouldBeEmpty();
        var made = await new MinistryPackage(database).WriteAsync(WorkflowRecord.Campaign, null, Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), _ => null, record.Coordinator);
        made.Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.NotApproved);
        (await new ResultsService(database).RankAsync(WorkflowRecord.Campaign, record.Coordinator)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.NotApproved);
    }

    [Fact]
    public async Task A_correction_after_the_sending_is_keyed_and_sent_again()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Sent);
        using var database = record.Open();
        (await new ApprovalService(database).OpenCorrectionAsync(WorkflowRecord.Campaign, "Sai giải trình.", record.Coordinator, null)).IsDone.ShouldBeTrue();
        await record.ReturnAsync(database, "1.2", "SNV");
        var save = new ParScore.App.Submissions.SaveAnswer { Campaign = WorkflowRecord.Campaign, Leaf = "1.2", Unit = "SNV", Explanation = new("Số liệu quý IV.", 1) };
        (await new ParScore.App.Submissions.AnswerService(database).SaveAsync(save, WorkflowRecord.Person(ParScore.App.Accounts.Role.Officer, "SNV"), null)).Refusals.ShouldBeEmpty();
        await record.SubmitAsync(database, "SNV");
        await record.AcceptAsync(database, "1.2", "SNV");
        (await new ApprovalService(database).ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, null)).Refusals.ShouldBeEmpty();
        await record.ApproveAsync(database, "600/QĐ-UBND");

        var (items, _) = await new KeyingService(database).ListAsync(WorkflowRecord.Campaign, record.Coordinator);

        items.ShouldAllBe(i => !i.IsDone);
        items.ShouldContain(i => i.Value == "Số liệu quý IV.");
        (await new KeyingService(database).SubmitAsync(WorkflowRecord.Campaign, record.Clock.Now, "BNV-46", "Chỉ sửa giải trình 1.2.", record.Coordinator, null)).Refusals.ShouldBeEmpty();
        (await database.ReadAsync(connection => KeyingStore.ListSubmissionsAsync(WorkflowRecord.Campaign, connection))).Select(s => (s.Snapshot, s.Reference)).ShouldBe([(1, "BNV-45"), (2, "BNV-46")]);
    }
}
