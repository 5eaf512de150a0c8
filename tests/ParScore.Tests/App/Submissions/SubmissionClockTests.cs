using Dapper;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Initiatives;
using ParScore.App.Submissions.Receipts;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions;

/// <summary>Both clocks of self-scoring at the instant, a millisecond before and after; what an extension opens, and for how long.</summary>
public sealed class SubmissionClockTests
{
    private const string Campaign = SmallRecord.Campaign;

    private static readonly Instant Due = SmallRecord.Plan.FindDeadline(DeadlineStep.SelfScore)!.Due;

    private static readonly Instant Locked = Due + Duration.FromHours(12);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData((12 * 3_600_000) - 1, (12 * 3_600_000) - 1)]
    public async Task Until_the_lock_everything_is_taken_and_what_comes_at_the_due_instant_is_late(int afterDue, int? late)
    {
        using var record = await LockedAsync();
        record.Clock.Now = Due + Duration.FromMilliseconds(afterDue);
        using var database = record.Open();

        (await DeedsAsync(database)).ShouldAllBe(code => code == null);
        var outcome = await SmallRecord.SubmitAsync(database, record.Clock, "nop-1");

        outcome.Receipt.ShouldNotBeNull().SubmittedAt.ShouldBe(record.Clock.Now);
        outcome.LateBy.ShouldBe(late is { } milliseconds ? Duration.FromMilliseconds(milliseconds) : null);
        var (receipts, _) = await new ReceiptService(database).ListAsync(Campaign, "SNV", SmallRecord.Officer);
        receipts.ShouldHaveSingleItem().LateBy.ShouldBe(outcome.LateBy);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(86_400_000)]
    public async Task From_the_lock_on_nothing_is_taken_and_what_was_saved_stays(int afterLock)
    {
        using var record = await LockedAsync();
        record.Clock.Now = Locked + Duration.FromMilliseconds(afterLock);
        using var database = record.Open();

        (await DeedsAsync(database)).ShouldAllBe(code => code == AccessRefusals.Locked);
        var outcome = await SmallRecord.SubmitAsync(database, record.Clock, "nop-1");

        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(AccessRefusals.Locked);
        refusal.Message.ShouldBeASentence();
        refusal.Message.ShouldContain("22:25 ngày 18/02/2021");
        (await database.ReadAsync(c => AnswerStore.ListFiguresAsync(Campaign, "n1-2", c))).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3_599_999, true)]
    [InlineData(3_600_000, false)]
    [InlineData(3_600_001, false)]
    public async Task An_extension_of_the_unit_opens_everything_until_it_ends_by_itself_and_excuses_nothing(int afterLock, bool isOpen)
    {
        using var record = await LockedAsync();
        using var database = record.Open();
        await ExtendAsync(database, "SNV", leaf: null, Locked + Duration.FromHours(1));
        record.Clock.Now = Locked + Duration.FromMilliseconds(afterLock);

        (await DeedsAsync(database)).ShouldAllBe(code => isOpen ? code == null : code == AccessRefusals.Locked);
        var outcome = await SmallRecord.SubmitAsync(database, record.Clock, null);

        (outcome.Receipt is not null).ShouldBe(isOpen);
        outcome.LateBy.ShouldBe(isOpen ? record.Clock.Now - Due : null);
    }

    [Fact]
    public async Task An_extension_of_another_unit_opens_nothing_and_one_for_all_opens_everything()
    {
        using var record = await LockedAsync();
        using var database = record.Open();
        record.Clock.Now = Locked;
        await ExtendAsync(database, "STC", leaf: null, Locked + Duration.FromHours(1));
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);

        await ExtendAsync(database, unit: null, leaf: null, Locked + Duration.FromHours(1));

        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_extension_of_a_leaf_opens_that_leaf_and_the_submission_and_no_other_leaf()
    {
        using var record = await LockedAsync();
        using var database = record.Open();
        var (answers, evidence) = (new AnswerService(database), new EvidenceService(database));
        await ExtendAsync(database, "SNV", "n1-2", Locked + Duration.FromHours(1));
        record.Clock.Now = Locked;

        (await answers.SaveAsync(SmallRecord.Save("1.1", "met", "false", 1), SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);
        (await evidence.LinkAsync(Campaign, "1.1", "SNV", "SNV-03", null, "1", null, SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);
        (await evidence.UnlinkAsync(Campaign, "n1-1", "SNV", 1, 1, "nhầm", SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);
        (await ReplaceAsync(evidence, "SNV-01")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked, "it proves 1.1");
        (await new InitiativeService(database).AddAsync(Campaign, "SNV", new Initiative { Title = "Mới" }, SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);
        (await new DifficultyService(database).WithdrawAsync(Campaign, "SNV", 1, 1, "nhầm", SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);

        (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", "\"41\"", 1), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
        (await evidence.LinkAsync(Campaign, "1.2", "SNV", "SNV-03", null, "1", null, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await ReplaceAsync(evidence, "SNV-02")).IsDone.ShouldBeTrue("it proves 1.2 only");
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_leaf_that_was_accepted_stays_closed_while_the_rest_of_a_returned_part_is_open()
    {
        using var record = await SmallRecord.SubmittedAsync();
        using var database = record.Open();
        await database.WriteAsync(new Act { Actor = SmallRecord.Coordinator, Action = "returned" }, s => s.Connection.ExecuteAsync(
            """
            insert into review (campaign, leaf, unit, number, decision, points, reason, decided_at, decided_by) values (@Campaign, 'n1-1', 'SNV', 1, 'accepted', null, null, @At, 'hoa.snv');
            insert into review (campaign, leaf, unit, number, decision, points, reason, decided_at, decided_by) values (@Campaign, 'n1-2', 'SNV', 1, 'returned', null, 'Thiếu văn bản', @At, 'hoa.snv');
            update submission set state = 'returned', version = version + 1 where unit = 'SNV';
            """,
            new { Campaign, At = s.NowText }));
        var (answers, evidence) = (new AnswerService(database), new EvidenceService(database));

        string?[] closed =
        [
            CodeOf((await answers.SaveAsync(SmallRecord.Save("1.1", "met", "false", 1), SmallRecord.Officer, null)).Refusals),
            CodeOf((await answers.SaveAsync(SmallRecord.Save("n1-1", "met", "false", 1), SmallRecord.Officer, null)).Refusals),
            CodeOf((await evidence.LinkAsync(Campaign, "1.1", "SNV", "SNV-03", null, "1", null, SmallRecord.Officer, null)).Refusals),
            CodeOf((await evidence.UnlinkAsync(Campaign, "1.1", "SNV", 1, 1, "nhầm", SmallRecord.Officer, null)).Refusals),
            CodeOf((await ReplaceAsync(evidence, "SNV-01")).Refusals),
        ];

        closed.ShouldAllBe(code => code == AccessRefusals.LeafSettled);
        (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", "\"41\"", 1), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
        (await evidence.UnlinkAsync(Campaign, "1.2", "SNV", 1, 1, "nhầm", SmallRecord.Officer, null)).IsDone.ShouldBeTrue("also by the printed code");
        (await evidence.LinkAsync(Campaign, "1.2", "SNV", "SNV-02", null, "1", null, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull().Number.ShouldBe(2);
    }

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Kiritimati")]
    public async Task The_machine_s_own_time_zone_changes_nothing(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            TimeZoneInfo.Local.Id.ShouldBe(zone);
            using var record = await LockedAsync();
            using var database = record.Open();
            record.Clock.Now = Due - Duration.FromMilliseconds(1);

            var outcome = await SmallRecord.SubmitAsync(database, record.Clock, null);

            outcome.LateBy.ShouldBeNull();
            var (receipts, _) = await new ReceiptService(database).ListAsync(Campaign, "SNV", SmallRecord.Head);
            ReceiptText.Of(receipts.ShouldHaveSingleItem()).ShouldContain("Nộp lúc: 10:24:59 ngày 18/02/2021 (giờ Việt Nam, UTC+07:00)");
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    private static async Task<SmallRecord> LockedAsync()
    {
        var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        await database.WriteAsync(new Act { Actor = SmallRecord.Coordinator, Action = "deadline-set" }, s => s.Connection.ExecuteAsync("update deadline set locked = @At, version = version + 1 where step = 'self-score'", new { At = StoredInstants.Text(Locked) }));
        return record;
    }

    private static Task<int> ExtendAsync(Database database, string? unit, string? leaf, Instant until) => database.WriteAsync(new Act { Actor = SmallRecord.Coordinator, Action = "extension-granted" }, s => s.Connection.ExecuteAsync(
        """
        insert into deadline_extension (campaign, number, step, unit, leaf, until, reason, granted_at, granted_by, withdrawn_reason, version)
        values (@Campaign, (select coalesce(max(number), 0) + 1 from deadline_extension), 'self-score', @Unit, @Leaf, @Until, 'Mưa lũ', @Now, 'hoa.snv', null, 1)
        """,
        new { Campaign, Unit = unit, Leaf = leaf, Until = StoredInstants.Text(until), Now = s.NowText }));

    /// <summary>The code of what each deed is refused with; null when it is done.</summary>
    private static async Task<string?[]> DeedsAsync(Database database)
    {
        var (evidence, initiatives, difficulties) = (new EvidenceService(database), new InitiativeService(database), new DifficultyService(database));
        using var picture = new MemoryStream(SmallRecord.Picture(91));
        return
        [
            CodeOf((await new AnswerService(database).SaveAsync(SmallRecord.Save("1.2", "numerator", "\"41\"", 1), SmallRecord.Officer, null)).Refusals),
            CodeOf((await evidence.UploadAsync(Campaign, "SNV", SmallRecord.Details("5/KH"), "a.png", picture, null, SmallRecord.Officer, null)).Refusals),
            CodeOf((await evidence.LinkAsync(Campaign, "1.2", "SNV", "SNV-03", null, "1", null, SmallRecord.Officer, null)).Refusals),
            CodeOf((await ReplaceAsync(evidence, "SNV-01")).Refusals),
            CodeOf((await initiatives.AddAsync(Campaign, "SNV", new Initiative { Title = "Mới" }, SmallRecord.Officer, null)).Refusals),
            CodeOf((await difficulties.AddAsync(Campaign, "SNV", new Difficulty("Thiếu người", null), SmallRecord.Officer, null)).Refusals),
        ];
    }

    private static async Task<EvidenceOutcome> ReplaceAsync(EvidenceService evidence, string document)
    {
        using var picture = new MemoryStream(SmallRecord.Picture(92));
        return await evidence.ReplaceFileAsync(Campaign, "SNV", document, "b.png", picture, null, SmallRecord.Officer, null);
    }

    private static string? CodeOf(IReadOnlyList<ParScore.Scoring.Refusal> refusals) => refusals.Count == 0 ? null : refusals.ShouldHaveSingleItem().Code;
}
