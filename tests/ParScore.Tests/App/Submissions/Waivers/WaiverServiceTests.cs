using System.Reflection;
using Dapper;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Checks;
using ParScore.App.Submissions.Parts;
using ParScore.App.Submissions.Waivers;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.Cli;

namespace ParScore.Tests.App.Submissions.Waivers;

/// <summary>The head asks, Sở Nội vụ decides, exactly one finding passes, and it is seen with the result.</summary>
public sealed class WaiverServiceTests
{
    private const string Campaign = SmallRecord.Campaign;

    private static readonly string[] Deciders = ["hoa.snv", "mai.snv"];

    [Fact]
    public async Task What_is_granted_lets_exactly_its_finding_pass_and_the_part_be_submitted()
    {
        using var record = await BareAsync();
        using var database = record.Open();
        var service = new WaiverService(database);
        (await FindingsAsync(database)).ShouldBe([("evidence-missing", "1.1", true), ("evidence-missing", "1.2", true)]);

        (await service.RequestAsync(Ask("1.1"), SmallRecord.Head, "xin-1")).Number.ShouldBe(2, "behind the one that was refused");
        (await FindingsAsync(database)).ShouldBe([("evidence-missing", "1.1", true), ("evidence-missing", "1.2", true)], "asking is not granting");
        (await service.DecideAsync(Campaign, "SNV", 2, 1, WaiverDecision.Granted, "Có biên bản.", SmallRecord.Coordinator, "cho-1")).Refusals.ShouldBeEmpty();

        (await FindingsAsync(database)).ShouldBe([("evidence-missing", "1.2", true), ("evidence-missing", "1.1", false)]);
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Refusals.Select(r => (r.Code, r.Where)).ShouldBe([("evidence-missing", "1.2")]);
        (await service.RequestAsync(Ask("1.2"), SmallRecord.Head, null)).IsDone.ShouldBeTrue();
        (await service.DecideAsync(Campaign, "SNV", 3, 1, WaiverDecision.Granted, null, SmallRecord.Coordinator, null)).IsDone.ShouldBeTrue();
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull();
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_shown_with_the_result_and_is_part_of_what_is_certified_and_exported()
    {
        using var record = await BareAsync();
        using var database = record.Open();
        var before = await CampaignAsync(database);
        var seen = UnitContent.HashOf(before.Answers[0], before.Set);

        await GrantAsync(database, "1.1");

        var after = await CampaignAsync(database);
        var waiver = after.Waivers.ShouldHaveSingleItem();
        (waiver.Code, waiver.Leaf, waiver.Document, waiver.Reason, waiver.RequestedBy, waiver.DecidedBy, waiver.Decision).ShouldBe(("evidence-missing", "n1-1", null, "Hồ sơ giấy bị ướt.", "truong.snv", "hoa.snv", WaiverDecision.Granted));
        (waiver.RequestedAt, waiver.DecidedAt, waiver.Version).ShouldBe((record.Clock.Now, record.Clock.Now, 2));
        UnitContent.HashOf(after.Answers[0], after.Set).Is(seen).ShouldBeFalse();
        after.Consolidate().Hash.Is(before.Consolidate().Hash).ShouldBeFalse();
        UnitContent.HashOf(after.Answers[0] with { Waivers = [] }, after.Set).ShouldBe(seen, "a part without waivers keeps its identity");
        (await new SubmissionService(database).SubmitAsync(Campaign, "SNV", seen, SmallRecord.Head with { PasswordAt = record.Clock.Now }, null)).Refusals.ShouldContain(r => r.Code == SubmissionRefusals.ContentChanged);
        var (part, _) = await new UnitPartService(database).ReadAsync(Campaign, "SNV", SmallRecord.Officer);
        part!.Waivers.Select(w => w.Decision).ShouldBe([WaiverDecision.Refused, WaiverDecision.Granted]);
        part.Findings.Single(f => f.Waiver is not null).Waiver.ShouldBe(waiver);
    }

    [Fact]
    public async Task The_command_line_shows_who_asked_and_who_agreed()
    {
        using var record = await BareAsync();
        using (var database = record.Open())
        {
            await GrantAsync(database, "1.1");
            await GrantAsync(database, "1.2");
        }

        var run = CommandRun.Of("check", "--campaign", Campaign, "--unit", "SNV", "--data", record.Directory.Path);

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("0 điều phải sửa");
        run.Out.ShouldContain("2 điều được cho bỏ qua");
        run.Out.ShouldContain("Được bỏ qua: Tiêu chí 1.1");
        run.Out.ShouldContain("truong.snv đề nghị: Hồ sơ giấy bị ướt. hoa.snv đồng ý lúc");
    }

    [Fact]
    public async Task It_covers_neither_another_check_nor_another_leaf_nor_another_document()
    {
        using var record = await BareAsync();
        using var database = record.Open();
        await GrantAsync(database, "1.1");
        var waiver = (await CampaignAsync(database)).Waivers.ShouldHaveSingleItem();
        var finding = new CheckFinding { Code = "evidence-missing", Severity = CheckSeverity.Refuses, Leaf = SmallRecord.Set.Find("1.1"), What = "", Advice = "" };

        waiver.Covers(finding).ShouldBeTrue();
        waiver.Covers(finding with { Code = "leaf-unanswered" }).ShouldBeFalse();
        waiver.Covers(finding with { Leaf = SmallRecord.Set.Find("1.2") }).ShouldBeFalse();
        waiver.Covers(finding with { Leaf = null }).ShouldBeFalse();
        waiver.Covers(finding with { Document = "SNV-01" }).ShouldBeFalse();
        (waiver with { Document = "SNV-01" }).Covers(finding).ShouldBeFalse();
        (waiver with { Leaf = null }).Covers(finding).ShouldBeFalse();
        (waiver with { Decision = WaiverDecision.Refused }).Covers(finding).ShouldBeFalse();
        (waiver with { Decision = null }).Covers(finding).ShouldBeFalse();
        (waiver with { Kind = WaiverKind.OwnUnitReview }).Covers(finding).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_request_again_changes_nothing_and_after_a_refusal_the_head_may_ask_again()
    {
        using var record = await BareAsync();
        using var database = record.Open();
        var service = new WaiverService(database);
        (await service.RequestAsync(Ask("1.1"), SmallRecord.Head, "xin-1")).Number.ShouldBe(2);
        (await service.DecideAsync(Campaign, "SNV", 2, 1, WaiverDecision.Refused, "Hãy tìm lại.", SmallRecord.Coordinator, "tu-choi-1")).Number.ShouldBe(2);
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        (await service.RequestAsync(Ask("1.1"), SmallRecord.Head, "xin-1")).Number.ShouldBe(2);
        (await service.DecideAsync(Campaign, "SNV", 2, 1, WaiverDecision.Refused, "Hãy tìm lại.", SmallRecord.Coordinator, "tu-choi-1")).Number.ShouldBe(2);

        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
        (await service.RequestAsync(Ask("1.1"), SmallRecord.Head, "xin-2")).Number.ShouldBe(3);
        var journal = await database.ReadAsync(c => Task.FromResult(JournalStore.ReadAfter(0, c).Where(e => e.Action.Is("waiver-refused") && "tu-choi-1".Is(e.Request)).ToArray()));
        journal.ShouldHaveSingleItem().Reason.ShouldBe("Hãy tìm lại.");
    }

    [Fact]
    public async Task Of_two_who_decide_one_wins_and_the_other_hears_who_did()
    {
        using var record = await BareAsync();
        using var database = record.Open();
        var service = new WaiverService(database);
        (await service.RequestAsync(Ask("1.1"), SmallRecord.Head, null)).IsDone.ShouldBeTrue();
        var decisions = await Task.WhenAll(Deciders.Select(a => service.DecideAsync(Campaign, "SNV", 2, 1, a.Is("hoa.snv") ? WaiverDecision.Granted : WaiverDecision.Refused, "Lý do.", SmallRecord.Coordinator with { Account = a }, null)));

        decisions.Count(d => d.IsDone).ShouldBe(1);
        var told = decisions.Single(d => !d.IsDone).Refusals.ShouldHaveSingleItem();
        told.Code.ShouldBe(WaiverRefusals.AlreadyDecided);
        told.Message.ShouldContain(decisions[0].IsDone ? "hoa.snv đã cho bỏ qua" : "mai.snv đã từ chối");
    }

    [Fact]
    public async Task The_database_itself_lets_nobody_decide_their_own_request_nor_decide_twice()
    {
        using var record = await BareAsync();
        using var database = record.Open();
        (await new WaiverService(database).RequestAsync(Ask("1.1"), SmallRecord.Head, null)).IsDone.ShouldBeTrue();

        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => UpdateAsync("update waiver set decision = 'granted', decided_at = requested_at, decided_by = requested_by where number = 2"));
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => UpdateAsync("update waiver set decision = 'granted' where number = 1"));

        Task<int> UpdateAsync(string sql) => database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "changed" }, s => s.Connection.ExecuteAsync(sql));
    }

    [Fact]
    public async Task Every_code_is_earned_with_a_sentence_and_leaves_no_trace()
    {
        using var record = await BareAsync();
        using var database = record.Open();
        var service = new WaiverService(database);
        (await service.RequestAsync(Ask("1.2"), SmallRecord.Head, null)).Number.ShouldBe(2);
        var journal = await database.ReadAsync(JournalStore.GetHeadAsync);

        (string Code, WaiverOutcome Outcome)[] earned =
        [
            (WaiverRefusals.ReasonMissing, await service.RequestAsync(Ask("1.1") with { Reason = "  " }, SmallRecord.Head, null)),
            (WaiverRefusals.ReasonMissing, await service.DecideAsync(Campaign, "SNV", 2, 1, WaiverDecision.Refused, null, SmallRecord.Coordinator, null)),
            (WaiverRefusals.NothingToWaive, await service.RequestAsync(Ask("1.3"), SmallRecord.Head, null)),
            (WaiverRefusals.NothingToWaive, await service.RequestAsync(Ask("1.1") with { Code = "page-missing" }, SmallRecord.Head, null)),
            (WaiverRefusals.NothingToWaive, await service.RequestAsync(Ask("1.1") with { Document = "SNV-01" }, SmallRecord.Head, null)),
            (WaiverRefusals.AlreadyAsked, await service.RequestAsync(Ask("1.2"), SmallRecord.Head, null)),
            (WaiverRefusals.AlreadyDecided, await service.DecideAsync(Campaign, "SNV", 1, 2, WaiverDecision.Granted, null, SmallRecord.Coordinator, null)),
            (WaiverRefusals.AlreadyDecided, await service.DecideAsync(Campaign, "SNV", 2, 7, WaiverDecision.Granted, null, SmallRecord.Coordinator, null)),
            (WaiverRefusals.SamePerson, await service.DecideAsync(Campaign, "SNV", 2, 1, WaiverDecision.Granted, null, SmallRecord.Coordinator with { Account = SmallRecord.Head.Account }, null)),
            (AccessRefusals.NotFound, await service.DecideAsync(Campaign, "SNV", 9, 1, WaiverDecision.Granted, null, SmallRecord.Coordinator, null)),
            (AccessRefusals.Role, await service.RequestAsync(Ask("1.1"), SmallRecord.Officer, null)),
            (AccessRefusals.Role, await service.RequestAsync(Ask("1.1"), SmallRecord.Operator, null)),
            (AccessRefusals.NotOwnUnit, await service.RequestAsync(Ask("1.1"), SmallRecord.Head with { Unit = "STC" }, null)),
            (AccessRefusals.Role, await service.DecideAsync(Campaign, "SNV", 2, 1, WaiverDecision.Granted, null, SmallRecord.Head, null)),
            (AccessRefusals.Role, await service.DecideAsync(Campaign, "SNV", 2, 1, WaiverDecision.Granted, null, SmallRecord.Coordinator with { Role = Role.Approver }, null)),
        ];

        foreach (var (code, outcome) in earned)
        {
            outcome.IsDone.ShouldBeFalse(code);
            var refusal = outcome.Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe(code);
            refusal.Message.ShouldBeASentence();
        }

        CodesOf(typeof(WaiverRefusals)).Except(earned.Select(e => e.Code), StringComparer.Ordinal).ShouldBeEmpty();
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(journal);
    }

    [Fact]
    public async Task After_submitting_nothing_more_is_asked_for()
    {
        using var record = await SmallRecord.SubmittedAsync();
        using var database = record.Open();

        (await new WaiverService(database).RequestAsync(Ask("1.1"), SmallRecord.Head, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.AlreadySubmitted);
    }

    internal static IEnumerable<string> CodesOf(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    private static WaiverAsk Ask(string leaf) => new() { Campaign = Campaign, Unit = "SNV", Code = "evidence-missing", Leaf = leaf, Reason = "Hồ sơ giấy bị ướt." };

    // Leaves 1.1 and 1.2 have figures and nothing that proves them.
    private static async Task<SmallRecord> BareAsync()
    {
        var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        await database.WriteAsync(new Act { Actor = SmallRecord.Officer, Action = "unlinked" }, s => s.Connection.ExecuteAsync("update evidence_link set unlinked_reason = 'x', version = version + 1; update explanation set text = null, version = version + 1 where leaf = 'n1-2'"));
        foreach (var leaf in SmallRecord.Set.Leaves)
        {
            await database.WriteAsync(new Act { Actor = SmallRecord.Officer, Action = "scored" }, s => LeafScoreStore.RescoreAsync(Campaign, leaf, SmallRecord.Plan, SmallRecord.Set, s.Connection));
        }

        return record;
    }

    private static async Task GrantAsync(Database database, string leaf)
    {
        var service = new WaiverService(database);
        var number = (await service.RequestAsync(Ask(leaf), SmallRecord.Head, null)).Number.ShouldNotBeNull();
        (await service.DecideAsync(Campaign, "SNV", number, 1, WaiverDecision.Granted, null, SmallRecord.Coordinator, null)).Refusals.ShouldBeEmpty();
    }

    private static async Task<CampaignRecord> CampaignAsync(Database database) => (await database.ReadAsync(c => CampaignRecord.FindAsync(Campaign, c))).ShouldNotBeNull();

    private static async Task<(string Code, string? Leaf, bool IsInTheWay)[]> FindingsAsync(Database database) =>
        [.. SubmissionChecks.Run((await CampaignAsync(database)).Consolidate(), "SNV").Where(f => f.Severity == CheckSeverity.Refuses).Select(f => (f.Code, f.Leaf?.Code, f.IsInTheWay))];
}
