using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Approvals;

/// <summary>Trình, phê duyệt, trả lại, rút, mở bản sửa.</summary>
public sealed class ApprovalServiceTests
{
    private static readonly DateOnly Today = new(2021, 2, 10);

    [Fact]
    public async Task What_is_approved_is_what_was_proposed_and_reads_back_to_the_same_result()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();
        var service = new ApprovalService(database);
        var (draft, waiting, _) = await service.PreviewAsync(WorkflowRecord.Campaign, record.Approver);

        var outcome = await service.ApproveAsync(Request(waiting!), record.Approver, "duyet-1");

        outcome.Refusals.ShouldBeEmpty();
        outcome.Snapshot.ShouldBe(1);
        outcome.ContentHash.ShouldBe(waiting!.ContentHash);
        var snapshot = (await service.ListAsync(WorkflowRecord.Campaign, record.Approver)).Snapshots.ShouldHaveSingleItem();
        snapshot.Hash.ShouldBe(waiting.ContentHash);
        snapshot.DecisionNumber.ShouldBe("512/QĐ-UBND");
        snapshot.ApprovedAt.ShouldBe(record.Clock.Now);
        var again = SnapshotReader.Read(snapshot.Content, WorkflowRecord.Set).Consolidate();
        again.Hash.ShouldBe(draft!.Record.Consolidate().Hash);
        again.Sheet.Total.Points.ShouldBe(draft.Record.Consolidate().Sheet.Total.Points);
        again.Lines.Count(l => l.Score.State == ParScore.Scoring.Sheets.LeafState.Open).ShouldBe(0);
        SnapshotDiff.Of(SnapshotReader.Read(snapshot.Content, WorkflowRecord.Set), draft.Record).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_resend_approves_once_and_gets_the_same_answer()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();
        var service = new ApprovalService(database);
        var (_, waiting, _) = await service.PreviewAsync(WorkflowRecord.Campaign, record.Approver);

        var first = await service.ApproveAsync(Request(waiting!), record.Approver, "duyet-1");
        record.Clock.Now += Duration.FromHours(1);
        var second = await service.ApproveAsync(Request(waiting!), record.Approver, "duyet-1");

        second.ShouldBe(first with { Refusals = second.Refusals });
        (await service.ListAsync(WorkflowRecord.Campaign, record.Approver)).Snapshots.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_content_that_was_changed_past_the_program_is_not_approved()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        Proposal waiting;
        using (var database = record.Open())
        {
            waiting = (await new ApprovalService(database).PreviewAsync(WorkflowRecord.Campaign, record.Approver)).Waiting!;
        }

        Force(record, "update answer set value = '\"41\"' where role = 'numerator'");
        using var again = record.Open();
        var outcome = await new ApprovalService(again).ApproveAsync(Request(waiting), record.Approver, "duyet-1");

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ApprovalRefusals.Changed);
        (await new ApprovalService(again).ListAsync(WorkflowRecord.Campaign, record.Approver)).Snapshots.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_decision_is_said_at_once()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();
        var service = new ApprovalService(database);
        var (_, waiting, _) = await service.PreviewAsync(WorkflowRecord.Campaign, record.Approver);

        var outcome = await service.ApproveAsync(Request(waiting!) with { Proposal = 7, SeenContentHash = "sha256:x", DecisionNumber = " ", DecisionDate = Today.AddDays(1) }, record.Approver, null);

        outcome.Refusals.Select(r => r.Code).ShouldBe([ApprovalRefusals.NotWaiting, ApprovalRefusals.Changed, ApprovalRefusals.DecisionNumber, ApprovalRefusals.DecisionDate]);
        foreach (var refusal in outcome.Refusals)
        {
            refusal.Message.ShouldBeASentence();
        }
    }

    [Theory]
    [InlineData(2021, 2, 4, false)]
    [InlineData(2021, 2, 5, true)]
    [InlineData(2021, 2, 10, true)]
    [InlineData(2021, 2, 11, false)]
    public async Task A_decision_is_dated_between_the_plan_and_today(int year, int month, int day, bool isPossible)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();
        // 23:59:59 of 10/02 in Vietnam; in UTC the day has seven hours to go.
        record.Clock.Now = Instant.FromUtc(2021, 2, 10, 16, 59, 59);
        var service = new ApprovalService(database);
        var (_, waiting, _) = await service.PreviewAsync(WorkflowRecord.Campaign, record.Approver);

        var outcome = await service.ApproveAsync(Request(waiting!) with { DecisionDate = new DateOnly(year, month, day) }, record.Approver, null);

        outcome.Refusals.Select(r => r.Code).ShouldBe(isPossible ? [] : [ApprovalRefusals.DecisionDate]);
    }

    [Fact]
    public async Task What_is_not_finished_is_proposed_only_with_a_note_that_says_why()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Returned);
        using var database = record.Open();
        var service = new ApprovalService(database);

        var refused = await service.ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, null);

        var refusal = refused.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(ApprovalRefusals.Incomplete);
        refusal.Message.ShouldContain("Sở Tài chính đang giữ phiếu bị trả lại");
        refusal.Message.ShouldContain("1.1 chưa chấm được");
        (await service.ProposeAsync(WorkflowRecord.Campaign, "Sở Tài chính chưa kịp; trình trước để kịp hạn.", record.Coordinator, null)).IsDone.ShouldBeTrue();
        // What is back with its unit is nobody's word and does not count.
        var (draft, _, _) = await service.PreviewAsync(WorkflowRecord.Campaign, record.Approver);
        draft!.Record.Answers.ShouldHaveSingleItem().Unit.ShouldBe("SNV");
    }

    [Fact]
    public async Task Two_proposals_do_not_wait_at_once()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Accepted);
        using var database = record.Open();
        var service = new ApprovalService(database);

        var outcomes = await Task.WhenAll(service.ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, "a"), service.ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, "b"));

        outcomes.Count(o => o.IsDone).ShouldBe(1);
        outcomes.Single(o => !o.IsDone).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.CampaignState);
    }

    [Fact]
    public async Task While_it_waits_nobody_changes_anything()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();
        var save = new SaveAnswer { Campaign = WorkflowRecord.Campaign, Leaf = "1.1", Unit = "STC", Figures = [new ChangedFigure(new TypedFigure("met", "", "false"), 1)] };

        var outcome = await new AnswerService(database).SaveAsync(save, WorkflowRecord.Person(Role.Officer, "STC"), null);

        outcome.Refusals.ShouldContain(r => r.Code == AccessRefusals.CampaignState);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proposal_that_comes_back_says_why_and_can_be_made_again(bool isReturned)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();
        var service = new ApprovalService(database);
        Task<ApprovalOutcome> Back(string? reason, string? request) => isReturned
            ? service.ReturnAsync(WorkflowRecord.Campaign, 1, reason, record.Approver, request)
            : service.WithdrawAsync(WorkflowRecord.Campaign, 1, reason, record.Coordinator, request);

        (await Back("  ", null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ApprovalRefusals.Reason);
        (await Back("Thiếu phần giải trình.", "lui-1")).IsDone.ShouldBeTrue();
        (await Back("Thiếu phần giải trình.", "lui-1")).IsDone.ShouldBeTrue();

        var proposal = await database.ReadAsync(async connection => (await ApprovalStore.ListAsync(WorkflowRecord.Campaign, connection)).Single());
        proposal.Outcome.ShouldBe(isReturned ? "returned" : "withdrawn");
        proposal.OutcomeReason.ShouldBe("Thiếu phần giải trình.");
        proposal.DecidedBy.ShouldBe(isReturned ? record.Approver.Account : record.Coordinator.Account);
        (await service.ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, null)).Proposal.ShouldBe(2);
    }

    [Fact]
    public async Task A_proposal_that_does_not_wait_is_not_decided()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();

        (await new ApprovalService(database).ReturnAsync(WorkflowRecord.Campaign, 5, "x", record.Approver, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ApprovalRefusals.NotWaiting);
    }

    [Fact]
    public async Task Nobody_approves_what_the_same_person_proposed()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Awaiting);
        using var database = record.Open();
        var service = new ApprovalService(database);
        var (_, waiting, _) = await service.PreviewAsync(WorkflowRecord.Campaign, record.Approver);
        var both = record.Approver with { Account = record.Coordinator.Account };

        var refusal = (await service.ApproveAsync(Request(waiting!), both, null)).Refusals.ShouldHaveSingleItem();

        refusal.Code.ShouldBe(ApprovalRefusals.SamePerson);
        refusal.Message.ShouldBeASentence();
        (await service.ApproveAsync(Request(waiting!), record.Approver, null)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_that_was_opened_by_mistake_is_ended_by_approving_the_same_again()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Correcting);
        using var database = record.Open();
        var service = new ApprovalService(database);

        (await service.ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Message.ShouldBeASentence();
        (await service.ProposeAsync(WorkflowRecord.Campaign, "Bản sửa mở nhầm; không có gì thay đổi.", record.Coordinator, null)).Refusals.ShouldBeEmpty();
        await record.ApproveAsync(database, "601/QĐ-UBND");

        (await service.CompareAsync(WorkflowRecord.Campaign, 1, 2, record.Approver)).Differences.ShouldBeEmpty();
        (await database.ReadAsync(connection => StandingStore.FindFactsAsync(WorkflowRecord.Campaign, connection)))!.At(record.Clock.Now).ShouldBe(ParScore.App.Campaigns.CampaignState.Approved);
    }

    [Fact]
    public async Task Another_source_of_published_points_is_a_difference()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        var before = (await database.ReadAsync(connection => ParScore.App.Consolidation.CampaignRecord.FindAsync(WorkflowRecord.Campaign, connection)))!;
        var leaf = before.Entered!.Values.Single().Leaf;
        var after = before with { Entered = before.Entered with { Sources = new Dictionary<string, string>(StringComparer.Ordinal) { [leaf.Id] = "Công văn 9" } } };

        SnapshotDiff.Of(before, after).Select(d => (d.Leaf, d.What, d.After)).ShouldBe([(leaf.Code, "nguồn kết quả đã công bố", "Công văn 9")]);
    }

    [Fact]
    public async Task A_correction_is_a_new_version_and_the_approved_one_stays_what_it_is()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        var service = new ApprovalService(database);
        var before = (await service.ListAsync(WorkflowRecord.Campaign, record.Approver)).Snapshots.Single();

        (await service.OpenCorrectionAsync(WorkflowRecord.Campaign, null, record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ApprovalRefusals.Reason);
        (await service.OpenCorrectionAsync(WorkflowRecord.Campaign, "Sai tử số của 1.2.", record.Coordinator, null)).IsDone.ShouldBeTrue();
        (await service.ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ApprovalRefusals.Unchanged);
        await CorrectAsync(record, database);
        (await service.ProposeAsync(WorkflowRecord.Campaign, null, record.Coordinator, null)).Refusals.ShouldBeEmpty();
        await record.ApproveAsync(database, "600/QĐ-UBND");

        var snapshots = (await service.ListAsync(WorkflowRecord.Campaign, record.Approver)).Snapshots;
        snapshots.Select(s => (s.Number, s.DecisionNumber)).ShouldBe([(1, "512/QĐ-UBND"), (2, "600/QĐ-UBND")]);
        snapshots[0].ShouldBe(before);
        var (differences, _) = await service.CompareAsync(WorkflowRecord.Campaign, 1, 2, record.Approver);
        differences.Select(d => (d.Leaf, d.Unit, d.What, d.Before, d.After)).ShouldBe(
        [
            ("1.2", null, "điểm", "10/17 / 1", "20/51 / 1"),
            ("1.2", "SNV", "số liệu numerator", "\"40,5\"", "\"27\""),
        ]);
        (await service.CompareAsync(WorkflowRecord.Campaign, 2, null, record.Approver)).Differences.ShouldBeEmpty();
        (await VerifyAsync(record)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task What_differs_from_the_approved_version_shows_before_it_is_proposed()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Correcting);
        using var database = record.Open();
        await CorrectAsync(record, database);

        var (differences, _) = await new ApprovalService(database).CompareAsync(WorkflowRecord.Campaign, 1, null, record.Approver);

        differences.Select(d => d.What).ToArray().ShouldBe(["điểm", "số liệu numerator"]);
        (await new ApprovalService(database).CompareAsync(WorkflowRecord.Campaign, 9, null, record.Approver)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
    }

    [Theory]
    [InlineData("update snapshot set content = replace(content, '40,5', '41')")]
    [InlineData("update snapshot set content = replace(content, '40,5', '41'), hash = 'sha256:' || substr(hash, 8)")]
    [InlineData("update snapshot set decision_number = '999/QĐ-UBND'")]
    [InlineData("update snapshot set approved_by = 'ai.do'")]
    [InlineData("update proposal set content_hash = 'sha256:' || printf('%064d', 1)")]
    [InlineData("delete from correction")]
    [InlineData("delete from snapshot")]
    public async Task A_changed_approval_is_found_when_it_is_forced_in_the_database(string sql)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Correcting);
        (await VerifyAsync(record)).IsSound.ShouldBeTrue();

        Force(record, sql);

        (await VerifyAsync(record)).IsSound.ShouldBeFalse();
    }

    private static ApproveRequest Request(Proposal waiting) => new() { Campaign = WorkflowRecord.Campaign, Proposal = waiting.Number, SeenContentHash = waiting.ContentHash, DecisionNumber = "512/QĐ-UBND", DecisionDate = Today };

    private static async Task CorrectAsync(WorkflowRecord record, Database database)
    {
        await record.ReturnAsync(database, "1.2", "SNV");
        var save = new SaveAnswer { Campaign = WorkflowRecord.Campaign, Leaf = "1.2", Unit = "SNV", Figures = [new ChangedFigure(new TypedFigure("numerator", "", "\"27\""), 1)] };
        (await new AnswerService(database).SaveAsync(save, WorkflowRecord.Person(Role.Officer, "SNV"), null)).Refusals.ShouldBeEmpty();
        await record.SubmitAsync(database, "SNV");
        await record.AcceptAsync(database, "1.2", "SNV");
    }

    private static Task<VerifyReport> VerifyAsync(WorkflowRecord record) => new Verifier(record.Directory, new DataSettings(), record.Clock).RunAsync(new VerifyOptions());

    private static void Force(WorkflowRecord record, string sql)
    {
        using var small = SmallRecord.Over(record.Directory.Path);
        small.Edit(sql);
    }
}
