using NodaTime;
using ParScore.App.Access;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;
using ParScore.App.Ministry;
using ParScore.App.Notices;
using ParScore.App.Reminders;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Entered;
using ParScore.App.Verification;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App;

/// <summary>The whole calendar of QĐ 320 with a clock in the hand: eight units, one late, one returned, one extended, shared leaves, approval, a correction as version 2, keying, two rounds of the Ministry, publication.</summary>
public sealed class Calendar2021Tests
{
    private static readonly string[] InTime = ["SNV", "STP", "VPUBND", "STC", "STTTT", "SKHCN"];

    [Fact]
    public async Task The_province_scores_itself_for_2020()
    {
        using var year = new Calendar2021();
        await SelfScoreAsync(year);
        await ConsolidateAsync(year);
        var first = await ApproveAsync(year);
        var second = await CorrectAsync(year, first);
        await SendAsync(year, second);
        await AppraiseAsync(year);
        await PublishAsync(year);
        await ProveAsync(year, first, second);
    }

    private static async Task SelfScoreAsync(Calendar2021 year)
    {
        await year.PrepareAsync();
        var reminders = new ReminderService(year.Database, new SettingsUnitAddresses(year.Database.Settings), year.Clock);
        year.Wait("2021-02-11T09:00");
        (await reminders.WorkAsync()).ShouldBe(8, "a week before, every unit is reminded");

        year.Wait("2021-02-17T15:00");
        foreach (var unit in (string[])[.. InTime, "SKHDT", "STNMT"])
        {
            await year.DeclareAsync(unit);
        }

        foreach (var unit in InTime)
        {
            var outcome = await year.SubmitAsync(unit);
            Calendar2021.Good(outcome.Refusals);
            outcome.Receipt!.SubmittedAt.ShouldBe(Calendar2021.At("2021-02-17T15:00"));
        }

        // One millisecond before the end of 18/02 nobody is late; at midnight one is.
        year.Wait("2021-02-19T09:12");
        var late = await year.SubmitAsync("STNMT");
        Calendar2021.Good(late.Refusals);
        LateBy(await year.RecordAsync(), "STNMT").ShouldBe(Duration.FromHours(9) + Duration.FromMinutes(12));
        LateBy(await year.RecordAsync(), "STP").ShouldBeNull();
        (await reminders.WorkAsync()).ShouldBeGreaterThan(0);
        (await new UrgeListService(year.Database, new SettingsUnitAddresses(year.Database.Settings), year.Clock).ReadAsync(Calendar2021.Campaign, year.Coordinator)).List.ShouldNotBeNull();

        // One is returned and hands in again; the first submission's instant stays for ever.
        year.Wait("2021-02-19T14:00");
        Calendar2021.Good((await new ReviewService(year.Database).ReturnAsync(Calendar2021.Campaign, [await year.TargetAsync("2.1.2", "STP")], "Thiếu số trang của báo cáo.", null, year.Coordinator, Calendar2021.Name())).Refusals);
        (await new NoticeService(year.Database, year.Clock).ListAsync(Calendar2021.Campaign, "STP", Calendar2021.OfficerOf("STP"))).Notices.ShouldContain(n => n.Text.Contains("Thiếu số trang", StringComparison.Ordinal));
        year.Wait("2021-02-20T10:00");
        await ExplainAsync(year, "STP", "2.1.2", "Số liệu ở trang 4 của báo cáo.");
        Calendar2021.Good((await year.SubmitAsync("STP")).Refusals);
        var returned = await year.Database.ReadAsync(connection => SubmissionStore.FindAsync(Calendar2021.Campaign, "STP", connection));
        returned!.FirstSubmittedAt.ShouldBe(Calendar2021.At("2021-02-17T15:00"));
        returned.SubmittedAt.ShouldBe(Calendar2021.At("2021-02-20T10:00"));

        // One stands before a locked door until Sở Nội vụ extends, with a reason and an end.
        year.Wait("2021-02-21T08:00");
        (await year.SubmitAsync("SKHDT")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);
        Calendar2021.Good((await new ExtensionService(year.Database, year.Clock).GrantAsync(new GrantExtension { Campaign = Calendar2021.Campaign, Step = DeadlineStep.SelfScore, Unit = "SKHDT", Until = Calendar2021.At("2021-02-22T17:00"), Reason = "Chờ số liệu của Cục Thống kê." }, year.Coordinator, Calendar2021.Name())).Refusals);
        year.Wait("2021-02-22T16:59:59.999");
        Calendar2021.Good((await year.SubmitAsync("SKHDT")).Refusals);
    }

    private static async Task ConsolidateAsync(Calendar2021 year)
    {
        year.Wait("2021-02-22T17:30");
        await year.EnterPublishedAsync();
        foreach (var unit in (string[])["STP", "VPUBND", "STC", "STTTT", "SKHCN", "SKHDT", "STNMT"])
        {
            Calendar2021.Good((await year.AcceptAsync(unit)).Refusals);
        }

        // Adjusted by hand, with a reason: what counts is lower than what was declared.
        var line = (await year.RecordAsync()).Consolidate().LineOf(Calendar2021.Set.Find("2.1.1")!);
        Calendar2021.Good((await new ReviewService(year.Database).AdjustByHandAsync(Calendar2021.Campaign, await year.TargetAsync("2.1.1", line.Units[0], isJoined: true), "0,1", "Một báo cáo gửi muộn.", year.Coordinator, Calendar2021.Name())).Refusals);
        var adjusted = (await year.RecordAsync()).Consolidate().LineOf(line.Leaf);
        adjusted.Score.Points.ShouldBe(Points.Parse("0,1", null));
        adjusted.SelfScore.Points.ShouldBe(line.SelfScore.Points);

        // Nobody reviews the own unit: Sở Nội vụ's own part needs a second person's word.
        var refused = (await new ReviewReader(year.Database, year.Clock).PreviewAsync(Calendar2021.Campaign, "SNV", null, year.Coordinator)).Lines;
        refused.Count.ShouldBeGreaterThan(20);
        refused.ShouldAllBe(l => l.ReasonsNot.Any(r => r.Code.Is(AccessRefusals.OwnUnit)));
        (await new ReviewService(year.Database).AcceptAsync(Calendar2021.Campaign, [refused[0].Target], null, year.Coordinator, null)).Refusals.ShouldContain(r => r.Code.Is(AccessRefusals.OwnUnit));
        var own = new OwnReviewService(year.Database);
        var asked = await own.RequestAsync(Calendar2021.Campaign, "SNV", null, "Không có đơn vị nào khác nắm nội dung này.", year.Coordinator, Calendar2021.Name());
        Calendar2021.Good(asked.Refusals);
        Calendar2021.Good((await own.DecideAsync(Calendar2021.Campaign, "SNV", asked.Waiver!.Number, true, "Đã xem cùng.", year.Approver, Calendar2021.Name())).Refusals);
        Calendar2021.Good((await year.AcceptAsync("SNV")).Refusals);

        // The shared leaf of QĐ 320: every unit gave its part, and the rule joined them.
        var shared = (await year.RecordAsync()).Consolidate().Lines.Where(l => l.Units.Count > 1).ToArray();
        shared.ShouldNotBeEmpty();
        shared.ShouldAllBe(l => l.Score.State != LeafState.Open && l.Answers.Count == l.Units.Count);
    }

    private static async Task<Snapshot> ApproveAsync(Calendar2021 year)
    {
        year.Wait("2021-02-23T10:00");
        var gaps = await new ApprovalService(year.Database).ProposeAsync(Calendar2021.Campaign, null, year.Coordinator, null);
        var note = gaps.IsDone ? null : "Hai tiêu chí chưa có số liệu chính thức.";
        gaps.Refusals.ShouldAllBe(r => r.Code.Is(ApprovalRefusals.Incomplete));
        var first = await year.ApproveAsync(note, "512/QĐ-UBND", new DateOnly(2021, 2, 23));
        first.Number.ShouldBe(1);

        year.Wait("2021-02-24T08:00");
        await NothingChangesAsync(year);
        await PackAsync(year, 1, first.Hash);
        return first;
    }

    // A changed value after the approval is impossible through any use case; the matrix asks all of them, here those that change values.
    private static async Task NothingChangesAsync(Calendar2021 year)
    {
        var save = new SaveAnswer { Campaign = Calendar2021.Campaign, Leaf = "2.1.2", Unit = "STP", Explanation = new ChangedText("Sửa sau.", 2) };
        (await new AnswerService(year.Database).SaveAsync(save, Calendar2021.OfficerOf("STP"), null)).Refusals.ShouldContain(r => r.Code.Is(AccessRefusals.CampaignState));
        (await new ReviewService(year.Database).ReturnAsync(Calendar2021.Campaign, [await year.TargetAsync("2.1.2", "STP")], "Sửa.", null, year.Coordinator, null)).Refusals.ShouldContain(r => r.Code.Is(AccessRefusals.CampaignState));
        (await new EnteredService(year.Database).SaveAsync(new SaveEntered { Campaign = Calendar2021.Campaign, Leaf = "8.1", Points = "1", Source = "khác", Seen = 1 }, year.Coordinator, null)).Refusals.ShouldContain(r => r.Code.Is(AccessRefusals.CampaignState));
    }

    private static async Task<Snapshot> CorrectAsync(Calendar2021 year, Snapshot first)
    {
        year.Wait("2021-02-25T08:00");
        Calendar2021.Good((await new ApprovalService(year.Database).OpenCorrectionAsync(Calendar2021.Campaign, "Sở Tư pháp báo sai một giải trình.", year.Coordinator, Calendar2021.Name())).Refusals);
        var review = new ReviewService(year.Database);
        (await review.ReturnAsync(Calendar2021.Campaign, [await year.TargetAsync("2.1.2", "STP")], "Ghi lại giải trình.", null, year.Coordinator, Calendar2021.Name())).Refusals.ShouldNotBeEmpty("self-scoring is locked: without an end the unit could not mend it");
        Calendar2021.Good((await review.ReturnAsync(Calendar2021.Campaign, [await year.TargetAsync("2.1.2", "STP")], "Ghi lại giải trình.", Calendar2021.At("2021-02-25T17:00"), year.Coordinator, Calendar2021.Name())).Refusals);
        year.Wait("2021-02-25T10:00");
        await ExplainAsync(year, "STP", "2.1.2", "Số liệu ở trang 5, không phải trang 4.");
        Calendar2021.Good((await year.SubmitAsync("STP")).Refusals);
        Calendar2021.Good((await year.AcceptAsync("STP")).Refusals);
        var second = await year.ApproveAsync("Bản sửa.", "530/QĐ-UBND", new DateOnly(2021, 2, 25));

        second.Number.ShouldBe(2);
        var (differences, _) = await new ApprovalService(year.Database).CompareAsync(Calendar2021.Campaign, 1, 2, Calendar2021.Auditor);
        differences.Select(d => (d.Leaf, d.Unit, d.What, d.Before, d.After)).ShouldBe([("2.1.2", "STP", "giải trình", "Số liệu ở trang 4 của báo cáo.", "Số liệu ở trang 5, không phải trang 4.")]);
        (await new ApprovalService(year.Database).ListAsync(Calendar2021.Campaign, year.Approver)).Snapshots[0].ShouldBe(first);
        return second;
    }

    private static async Task SendAsync(Calendar2021 year, Snapshot second)
    {
        year.Wait("2021-02-26T09:00");
        await PackAsync(year, 2, second.Hash);
        var keying = new KeyingService(year.Database);
        var (items, _) = await keying.ListAsync(Calendar2021.Campaign, year.Coordinator);
        items.Count(i => i.Item.Is(KeyingList.Score)).ShouldBeGreaterThan(80);
        (await keying.SubmitAsync(Calendar2021.Campaign, year.Clock.Now, null, null, year.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.KeyingIncomplete);
        foreach (var some in items.Chunk(50))
        {
            Calendar2021.Good((await keying.MarkAsync(Calendar2021.Campaign, [.. some.Select(i => new KeyingMark(i.Leaf.Id, i.Item, true, 0))], year.Coordinator, Calendar2021.Name())).Refusals);
        }

        // "Chậm nhất là ngày 26/02/2021": one millisecond before midnight is in time.
        year.Wait("2021-02-26T23:59:59.999");
        Calendar2021.Good((await keying.SubmitAsync(Calendar2021.Campaign, year.Clock.Now, "PARINDEX-2020-45", null, year.Coordinator, Calendar2021.Name())).Refusals);
        (await StateAsync(year)).ShouldBe(CampaignState.SubmittedToMinistry);
    }

    private static async Task AppraiseAsync(Calendar2021 year)
    {
        year.Wait("2021-05-03T08:00");
        var appraisal = new AppraisalService(year.Database);
        var approved = (await year.Database.ReadAsync(connection => ApprovalService.ReadSnapshotAsync(Calendar2021.Campaign, null, connection)))!.Consolidate();
        var self = approved.Lines.Where(l => l.Leaf.ScoredBy == ScoredBy.Self).ToArray();
        var cut = self.First(l => l.Units[0].Is("STC") && !l.Score.Points.Value.IsZero);
        AppraisalPoints Given(ParScore.App.Consolidation.ConsolidatedLine line, bool isCut) => isCut
            ? new(line.Leaf.Code, "0", "Tài liệu không chứng minh được số liệu.")
            : new(line.Leaf.Code, line.Leaf.MaxPoints.Value.ToText(), null);
        (await new AppraisalService(year.Database).OpenRoundAsync(Calendar2021.Campaign, AppraisalRound.Final, "CV", null, null, year.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.RoundWrong);
        Calendar2021.Good((await appraisal.OpenRoundAsync(Calendar2021.Campaign, AppraisalRound.First, "Công văn 2100/BNV-CCHC", Calendar2021.At("2021-05-11T00:00"), Calendar2021.At("2021-05-15T00:00"), year.Coordinator, Calendar2021.Name())).Refusals);
        Calendar2021.Good((await appraisal.EnterAsync(Calendar2021.Campaign, AppraisalRound.First, [.. self.Select(l => Given(l, l == cut))], year.Coordinator, Calendar2021.Name())).Refusals);
        Calendar2021.Good((await appraisal.CloseRoundAsync(Calendar2021.Campaign, AppraisalRound.First, year.Coordinator, Calendar2021.Name())).Refusals);

        // The explanation round has a deadline of its own.
        year.Wait("2021-05-14T23:59:59.999");
        Calendar2021.Good((await appraisal.ExplainAsync(Calendar2021.Campaign, cut.Leaf.Code, "STC", "Số liệu ở trang 3 của quyết định.", Calendar2021.OfficerOf("STC"), Calendar2021.Name())).Refusals);
        year.Wait("2021-05-15T00:00");
        (await appraisal.ExplainAsync(Calendar2021.Campaign, cut.Leaf.Code, "STC", "Thêm.", Calendar2021.OfficerOf("STC"), null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);

        year.Wait("2021-06-20T08:00");
        Calendar2021.Good((await appraisal.OpenRoundAsync(Calendar2021.Campaign, AppraisalRound.Final, "Quyết định công bố PAR INDEX 2020", null, null, year.Coordinator, Calendar2021.Name())).Refusals);
        (await appraisal.CloseRoundAsync(Calendar2021.Campaign, AppraisalRound.Final, year.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(MinistryRefusals.RoundIncomplete);
        Calendar2021.Good((await appraisal.EnterAsync(Calendar2021.Campaign, AppraisalRound.Final, [.. self.Select(l => Given(l, isCut: false))], year.Coordinator, Calendar2021.Name())).Refusals);
        Calendar2021.Good((await appraisal.CloseRoundAsync(Calendar2021.Campaign, AppraisalRound.Final, year.Coordinator, Calendar2021.Name())).Refusals);

        // Nothing was overwritten: every round's word stands beside the others.
        var (leaves, _) = await new ResultsService(year.Database).ReadAsync(Calendar2021.Campaign, year.Coordinator);
        var rounds = leaves.Single(l => l.Leaf.Id.Is(cut.Leaf.Id));
        (rounds.Approved, rounds.Round1, rounds.Final).ShouldBe((cut.Score.Points, Points.Zero, cut.Leaf.MaxPoints));
        rounds.Explanations.ShouldHaveSingleItem().Text.ShouldBe("Số liệu ở trang 3 của quyết định.");
        var hand = leaves.Single(l => l.Leaf.Code.Is("2.1.1"));
        hand.Self.ShouldNotBe(hand.Reviewed);
        hand.Approved.ShouldBe(hand.Reviewed);
    }

    private static async Task PublishAsync(Calendar2021 year)
    {
        var results = new ResultsService(year.Database);
        (await results.ReadAsync(Calendar2021.Campaign, Calendar2021.OfficerOf("STP"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotPublished);
        Calendar2021.Good((await results.PublishAsync(Calendar2021.Campaign, ResultsService.Results, true, null, year.Coordinator, Calendar2021.Name())).Refusals);
        (await results.ReadAsync(Calendar2021.Campaign, Calendar2021.OfficerOf("STP"))).Leaves.Count.ShouldBe(Calendar2021.Set.Leaves.Count());
        (await results.RankAsync(Calendar2021.Campaign, Calendar2021.OfficerOf("STP"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotPublished);
        Calendar2021.Good((await results.PublishAsync(Calendar2021.Campaign, ResultsService.RankingSubject, true, null, year.Coordinator, Calendar2021.Name())).Refusals);
        var (units, _) = await results.RankAsync(Calendar2021.Campaign, Calendar2021.OfficerOf("STP"));
        units.Zip(units.Skip(1)).ShouldAllBe(p => p.First.Index >= p.Second.Index && p.First.Rank <= p.Second.Rank);
        Calendar2021.Good((await results.CloseAsync(Calendar2021.Campaign, null, year.Coordinator, Calendar2021.Name())).Refusals);
        (await StateAsync(year)).ShouldBe(CampaignState.Closed);
    }

    private static async Task ProveAsync(Calendar2021 year, Snapshot first, Snapshot second)
    {
        var report = await new Verifier(year.Directory, new DataSettings(), year.Clock).RunAsync(new VerifyOptions());
        report.Problems.Select(p => p.Message).ShouldBeEmpty();
        report.PassedOf(CheckKind.Score).ShouldBeGreaterThan(90);
        report.PassedOf(CheckKind.Snapshot).ShouldBeGreaterThanOrEqualTo(4);
        first.Hash.Is(second.Hash).ShouldBeFalse();

        // Forced into the database past every use case, it is found.
        using var forced = SmallRecord.Over(year.Directory.Path);
        forced.Edit("update snapshot set content = replace(content, 'trang 4 của báo cáo', 'trang 9 của báo cáo') where number = 1");
        (await forced.VerifyAsync()).IsSound.ShouldBeFalse();
    }

    private static async Task PackAsync(Calendar2021 year, int number, string hash)
    {
        var folder = Path.Combine(year.Directory.Path, "..", $"{Path.GetFileName(year.Directory.Path)}-goi-{number}");
        try
        {
            var made = await new MinistryPackage(year.Database).WriteAsync(Calendar2021.Campaign, number, folder, BindingOf, year.Coordinator);
            made.Problems.Select(p => p.Message).ShouldBeEmpty();
            Calendar2021.Good(made.Refusals);
            made.HasWorkbook.ShouldBeTrue();
            made.Files.ShouldBeGreaterThan(80);
            MinistryProof.Check(folder, hash, BindingOf).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static WorkbookBinding? BindingOf(CriteriaSet set) => WorkbookBindingFile.Read(File.ReadAllBytes(WorkbookBindingFile.PathBeside(CampaignCopy.SetFile)), set).Binding;

    private static async Task ExplainAsync(Calendar2021 year, string unit, string leaf, string text)
    {
        var stored = await year.Database.ReadAsync(connection => AnswerStore.ListExplanationsAsync(Calendar2021.Campaign, Calendar2021.Set.Find(leaf)!.Id, connection));
        var save = new SaveAnswer { Campaign = Calendar2021.Campaign, Leaf = leaf, Unit = unit, Explanation = new ChangedText(text, stored.Single(t => t.Unit.Is(unit)).Version) };
        Calendar2021.Good((await new AnswerService(year.Database).SaveAsync(save, Calendar2021.OfficerOf(unit), Calendar2021.Name())).Refusals);
    }

    private static Duration? LateBy(ParScore.App.Consolidation.CampaignRecord record, string unit) => record.Consolidate().Units.Single(u => u.Unit.Code.Is(unit)).LateBy;

    private static async Task<CampaignState> StateAsync(Calendar2021 year) =>
        (await year.Database.ReadAsync(connection => StandingStore.FindFactsAsync(Calendar2021.Campaign, connection)))!.At(year.Clock.Now);
}
