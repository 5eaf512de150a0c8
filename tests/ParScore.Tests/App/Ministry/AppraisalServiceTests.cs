using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Ministry;
using ParScore.App.Notices;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Ministry;

/// <summary>The Ministry's rounds against the approved version, the units' explanations, publication.</summary>
public sealed class AppraisalServiceTests
{
    private static readonly Duration Ms = Duration.FromMilliseconds(1);

    [Theory]
    [InlineData("9.9", "0,5", null, MinistryRefusals.LeafUnknown)]
    [InlineData("2", "0,5", null, MinistryRefusals.LeafUnknown)]
    [InlineData("1.1", "một", "x", MinistryRefusals.PointsWrong)]
    [InlineData("1.1", "-0,5", "x", MinistryRefusals.PointsWrong)]
    [InlineData("1.1", "1,01", "x", MinistryRefusals.PointsWrong)]
    [InlineData("1.1", "0,5", "  ", MinistryRefusals.ReasonMissing)]
    public async Task What_the_Ministry_cannot_have_given_is_refused(string leaf, string points, string? reason, string code)
    {
        using var record = await SentWithoutRoundAsync();
        using var database = record.Open();
        var service = new AppraisalService(database);
        await OpenFirstAsync(record, service);

        var outcome = await service.EnterAsync(WorkflowRecord.Campaign, AppraisalRound.First, [new(leaf, points, reason), new("1.3", "1", null)], record.Coordinator, null);

        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldBeASentence();
        (await database.ReadAsync(connection => AppraisalStore.ListAsync(WorkflowRecord.Campaign, AppraisalRound.First, connection))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_leaf_is_given_once_in_one_entry_and_a_later_entry_stands_beside_the_earlier()
    {
        using var record = await SentWithoutRoundAsync();
        using var database = record.Open();
        var service = new AppraisalService(database);
        await OpenFirstAsync(record, service);

        (await service.EnterAsync(WorkflowRecord.Campaign, AppraisalRound.First, [new("1.1", "1", null), new(WorkflowRecord.Set.Find("1.1")!.Id, "0", "x")], record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.LeafUnknown);
        (await service.EnterAsync(WorkflowRecord.Campaign, AppraisalRound.First, [new("1.1", "0,25", "Thiếu."), new("1.3", "1", null)], record.Coordinator, "a")).IsDone.ShouldBeTrue();
        (await service.EnterAsync(WorkflowRecord.Campaign, AppraisalRound.First, [new("1.1", "0.75", "Thiếu một phần.")], record.Coordinator, "b")).IsDone.ShouldBeTrue();

        var given = await database.ReadAsync(connection => AppraisalStore.ListAsync(WorkflowRecord.Campaign, AppraisalRound.First, connection));
        given[WorkflowRecord.Set.Find("1.1")!.Id].ShouldBe((Points.Parse("0.75", null), "Thiếu một phần."));
        using var raw = SmallRecord.Over(record.Directory.Path).Raw();
        Dapper.SqlMapper.ExecuteScalar<long>(raw, "select count(*) from appraisal_score where leaf = 'n1-1'").ShouldBe(2);
    }

    [Fact]
    public async Task Rounds_are_opened_in_order_once_and_closed_when_complete()
    {
        using var record = await SentWithoutRoundAsync();
        using var database = record.Open();
        var service = new AppraisalService(database);

        (await Open(record, service, AppraisalRound.Final)).ShouldBe([MinistryRefusals.RoundWrong]);
        (await Open(record, service, "round-9")).ShouldBe([MinistryRefusals.RoundWrong]);
        (await service.EnterAsync(WorkflowRecord.Campaign, AppraisalRound.First, [new("1.1", "1", null)], record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.RoundWrong);
        await OpenFirstAsync(record, service);
        (await Open(record, service, AppraisalRound.First)).ShouldBe([MinistryRefusals.RoundWrong]);
        var incomplete = (await service.CloseRoundAsync(WorkflowRecord.Campaign, AppraisalRound.First, record.Coordinator, null)).Refusals.ShouldHaveSingleItem();
        incomplete.Code.ShouldBe(MinistryRefusals.RoundIncomplete);
        incomplete.Message.ShouldContain("3 tiêu chí: 1.1, 1.2, 1.3");
    }

    [Fact]
    public async Task The_explanation_round_needs_a_source_and_an_end_ahead()
    {
        using var record = await SentWithoutRoundAsync();
        using var database = record.Open();

        var outcome = await new AppraisalService(database).OpenRoundAsync(WorkflowRecord.Campaign, AppraisalRound.First, " ", record.Clock.Now, record.Clock.Now - Ms, record.Coordinator, null);

        outcome.Refusals.Select(r => r.Code).ToArray().ShouldBe([MinistryRefusals.TextMissing, MinistryRefusals.InstantWrong, MinistryRefusals.InstantWrong]);
    }

    [Fact]
    public async Task Units_are_told_what_they_lost_and_why_and_until_when_they_explain()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Sent);
        using var database = record.Open();

        var (notices, _) = await new NoticeService(database, record.Clock).ListAsync(WorkflowRecord.Campaign, "STC", WorkflowRecord.Person(Role.Officer, "STC"));

        notices.ShouldContain(n => n.Text == "Bộ Nội vụ cho tiêu chí 1.1 0,5 điểm (đã phê duyệt 1), lý do: Thiếu văn bản. Hãy giải trình hết ngày 10/05/2021 (giờ Việt Nam).");
    }

    [Theory]
    [InlineData("2021-05-10T16:59:59.999", null)]
    [InlineData("2021-05-10T17:00:00", null)]
    [InlineData("2021-05-15T16:59:59.999", null)]
    [InlineData("2021-05-15T17:00:00", AccessRefusals.Locked)]
    public async Task An_explanation_is_taken_until_its_own_lock(string utc, string? code)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Sent);
        using var database = record.Open();
        record.Clock.Now = NodaTime.Text.InstantPattern.ExtendedIso.Parse(utc + "Z").GetValueOrThrow();

        var outcome = await new AppraisalService(database).ExplainAsync(WorkflowRecord.Campaign, "1.1", "STC", "Ở trang 3.", WorkflowRecord.Person(Role.Officer, "STC"), null);

        outcome.Refusals.Select(r => r.Code).ToArray().ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("1.3", "Ở trang 3.", MinistryRefusals.NothingToExplain)]
    [InlineData("1.2", "Ở trang 3.", MinistryRefusals.NothingToExplain)]
    [InlineData("9.9", "Ở trang 3.", MinistryRefusals.NothingToExplain)]
    [InlineData("1.1", "  ", MinistryRefusals.TextMissing)]
    public async Task Only_what_was_lost_is_explained_by_who_answers_for_it(string leaf, string text, string code)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Sent);
        using var database = record.Open();

        var outcome = await new AppraisalService(database).ExplainAsync(WorkflowRecord.Campaign, leaf, "STC", text, WorkflowRecord.Person(Role.Officer, "STC"), null);

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Every_value_is_kept_beside_the_others()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Published);
        using var database = record.Open();

        var (leaves, refusals) = await new ResultsService(database).ReadAsync(WorkflowRecord.Campaign, WorkflowRecord.Person(Role.Officer, "STC"));

        refusals.ShouldBeEmpty();
        var first = leaves.Single(l => l.Leaf.Code.Is("1.1"));
        (first.Self, first.Reviewed, first.Approved, first.Round1, first.Final).ShouldBe((Of("1"), Of("1"), Of("1"), Of("0.5"), Of("1")));
        first.Explanations.ShouldHaveSingleItem().ShouldBe(("STC", "Văn bản ở trang 3."));
        var second = leaves.Single(l => l.Leaf.Code.Is("1.2"));
        (second.Round1, second.Final, second.MinistryReason).ShouldBe((Of("0.5"), Of("0.5"), "Số liệu khác."));
        leaves.Single(l => l.Leaf.Code.Is("2")).Final.ShouldBeNull();
    }

    [Fact]
    public async Task Units_are_ranked_by_what_they_lead_and_equals_share_a_rank()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Published);
        using var database = record.Open();

        var (units, _) = await new ResultsService(database).RankAsync(WorkflowRecord.Campaign, WorkflowRecord.Person(Role.Head, "STC"));

        units.Select(u => (u.Unit, u.Rank, u.Points, u.Max)).ShouldBe([("STC", 1, Of("1"), Of("1")), ("SNV", 2, Of("1.5"), Of("2"))]);
        units[1].Index.ShouldBe(Fraction.Parse("75"));
    }

    [Fact]
    public async Task What_is_shown_can_be_hidden_again_with_a_reason()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Published);
        using var database = record.Open();
        var service = new ResultsService(database);

        (await service.PublishAsync(WorkflowRecord.Campaign, ResultsService.Results, true, null, record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.AlreadySo);
        (await service.PublishAsync(WorkflowRecord.Campaign, ResultsService.Results, false, " ", record.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.TextMissing);
        (await service.PublishAsync(WorkflowRecord.Campaign, ResultsService.Results, false, "Bộ đính chính.", record.Coordinator, null)).IsDone.ShouldBeTrue();
        (await service.ReadAsync(WorkflowRecord.Campaign, WorkflowRecord.Person(Role.Officer, "STC"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotPublished);
        (await service.RankAsync(WorkflowRecord.Campaign, WorkflowRecord.Person(Role.Officer, "STC"))).Refusals.ShouldBeEmpty();
    }

    private static Points Of(string text) => Points.Parse(text, null);

    // Sent, before the Ministry has answered.
    private static async Task<WorkflowRecord> SentWithoutRoundAsync()
    {
        var record = await WorkflowRecord.AtAsync(WorkflowState.Approved);
        using var database = record.Open();
        (await new KeyingService(database).SubmitAsync(WorkflowRecord.Campaign, record.Clock.Now, null, "Nhập thẳng.", record.Coordinator, null)).IsDone.ShouldBeTrue();
        return record;
    }

    private static async Task OpenFirstAsync(WorkflowRecord record, AppraisalService service) => (await Open(record, service, AppraisalRound.First)).ShouldBeEmpty();

    private static async Task<string[]> Open(WorkflowRecord record, AppraisalService service, string round) =>
        [.. (await service.OpenRoundAsync(WorkflowRecord.Campaign, round, "Công văn 1", WorkflowRecord.ExplainDue, null, record.Coordinator, null)).Refusals.Select(r => r.Code)];
}
