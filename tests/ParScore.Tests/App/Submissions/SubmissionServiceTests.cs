using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions;

/// <summary>Submitting: the server's instant decides, the first one stays for ever, and the receipt says what was submitted.</summary>
public sealed class SubmissionServiceTests
{
    private const string Campaign = SmallRecord.Campaign;

    /// <summary>The codes that the tests below earn.</summary>
    internal static readonly string[] Earned = [SubmissionRefusals.NotFound, SubmissionRefusals.NotTheHead, SubmissionRefusals.NothingDeclared, SubmissionRefusals.AlreadySubmitted, SubmissionRefusals.WithoutFileUnexplained];

    [Fact]
    public async Task The_receipt_names_instant_person_content_and_how_far_the_journal_reached()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var before = await CampaignAsync(database);

        var receipt = (await new SubmissionService(database).SubmitAsync(Campaign, "SNV", SmallRecord.Head, "nop-1")).Receipt.ShouldNotBeNull();

        (receipt.Campaign, receipt.Unit, receipt.Number, receipt.SubmittedBy, receipt.SubmittedAt).ShouldBe((Campaign, "SNV", 1, "truong.snv", record.Clock.Now));
        receipt.ContentHash.ShouldBe(UnitContent.HashOf(before.Answers.Single(a => a.Unit.Is("SNV")), before.Set));
        (await database.ReadAsync(connection => SubmissionStore.ListReceiptsAsync(Campaign, "SNV", connection))).ShouldHaveSingleItem().ShouldBe(receipt);
        var submission = (await database.ReadAsync(connection => SubmissionStore.FindAsync(Campaign, "SNV", connection))).ShouldNotBeNull();
        (submission.State, submission.SubmittedAt, submission.FirstSubmittedAt).ShouldBe((SubmissionState.Submitted, record.Clock.Now, record.Clock.Now));
        (await database.ReadAsync(connection => Task.FromResult(JournalStore.ReadAfter(receipt.Checkpoint.Count - 1, connection).First()))).Hash.ShouldBe(receipt.Checkpoint.Head);
        (await record.VerifyAsync(receipt.Checkpoint)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_instant_is_kept_and_a_resend_gets_the_receipt_of_its_own_submission()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var service = new SubmissionService(database);
        var (first, firstAt) = ((await service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, "nop-1")).Receipt!, record.Clock.Now);
        await AnswerServiceTests.SetStateAsync(database, "returned");
        record.Clock.Now += Duration.FromHours(3);

        var second = (await service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, "nop-2")).Receipt!;

        (second.Number, second.SubmittedAt).ShouldBe((2, record.Clock.Now));
        second.ContentHash.ShouldBe(first.ContentHash);
        var submission = (await database.ReadAsync(connection => SubmissionStore.FindAsync(Campaign, "SNV", connection)))!;
        (submission.FirstSubmittedAt, submission.SubmittedAt).ShouldBe((firstAt, record.Clock.Now));
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);
        (await service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, "nop-1")).Receipt.ShouldBe(first);
        (await service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, "nop-2")).Receipt.ShouldBe(second);
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task Submitted_once_is_enough()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var service = new SubmissionService(database);
        (await service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, null)).Receipt.ShouldNotBeNull();

        (await RefusalAsync(service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, null))).ShouldBe(SubmissionRefusals.AlreadySubmitted);
        await AnswerServiceTests.SetStateAsync(database, "accepted");
        (await RefusalAsync(service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, null))).ShouldBe(SubmissionRefusals.AlreadySubmitted);
        (await database.ReadAsync(connection => SubmissionStore.ListReceiptsAsync(Campaign, "SNV", connection))).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Role.Officer, "SNV")]
    [InlineData(Role.Head, "STC")]
    [InlineData(Role.Head, null)]
    [InlineData(Role.Coordinator, "SNV")]
    [InlineData(Role.Approver, "SNV")]
    [InlineData(Role.Auditor, "SNV")]
    [InlineData(Role.Administrator, "SNV")]
    public async Task Only_the_head_of_the_unit_submits(Role role, string? unit)
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        (await RefusalAsync(new SubmissionService(database).SubmitAsync(Campaign, "SNV", new Actor { Account = "x", Role = role, Unit = unit }, "nop-1"))).ShouldBe(SubmissionRefusals.NotTheHead);

        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task An_empty_part_or_one_that_is_not_there_is_refused()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var service = new SubmissionService(database);

        (await RefusalAsync(service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, null))).ShouldBe(SubmissionRefusals.NothingDeclared);
        (await RefusalAsync(service.SubmitAsync(Campaign, "SYT", SmallRecord.Operator, null))).ShouldBe(SubmissionRefusals.NotFound);
        (await RefusalAsync(service.SubmitAsync("thu-1999", "SNV", SmallRecord.Head, null))).ShouldBe(SubmissionRefusals.NotFound);
    }

    [Fact]
    public async Task A_document_without_a_file_needs_an_explanation_at_each_leaf_that_uses_it()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var evidence = new EvidenceService(database);
        (await evidence.LinkAsync(Campaign, "1.1", "SNV", "SNV-04", null, null, null, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await evidence.LinkAsync(Campaign, "1.2", "SNV", "SNV-04", null, null, null, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        var service = new SubmissionService(database);

        var refusal = (await service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, null)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Where).ShouldBe((SubmissionRefusals.WithoutFileUnexplained, "1.1"));
        refusal.Message.ShouldContain("9/M");
        (await new AnswerService(database).SaveAsync(SmallRecord.Save("1.1", "met", "true", 1) with { Figures = [], Explanation = new("Văn bản mật, lưu tại Sở.", 0) }, SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();

        (await service.SubmitAsync(Campaign, "SNV", SmallRecord.Head, null)).Receipt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("update answer set value = 'false' where role = 'met' and unit = 'SNV'")]
    [InlineData("update answer set value = '\"40,50\"' where role = 'numerator'")]
    [InlineData("update answer set value = null where item = 'b'")]
    [InlineData("update explanation set text = text || '.'")]
    [InlineData("insert into not_applicable (campaign, leaf, unit, reason, version) values ('thu-2020', 'n1-1', 'SNV', 'x', 1)")]
    [InlineData("update document set number = '1/KH' where position = 1")]
    [InlineData("update document set date = '2020-05-07' where position = 1")]
    [InlineData("update document set issuer = 'x' where position = 1")]
    [InlineData("update document set abstract = 'x' where position = 1")]
    [InlineData("update document set kind = null where position = 1")]
    [InlineData("update document set without_file = 'x' where position = 4")]
    [InlineData("update document set removed_reason = 'x' where position = 3")]
    [InlineData("update document_file set sha256 = (select sha256 from document_file where document = 'SNV-02') where document = 'SNV-01'")]
    [InlineData("update evidence_link set section = 'X' where leaf = 'n1-1'")]
    [InlineData("update evidence_link set page = null where leaf = 'n1-1'")]
    [InlineData("update evidence_link set note = null where leaf = 'n1-1'")]
    [InlineData("update evidence_link set leaf = 'n1-3' where leaf = 'n1-1'")]
    [InlineData("update evidence_link set document = 'SNV-03' where leaf = 'n1-1'")]
    [InlineData("update evidence_link set unlinked_reason = 'x' where leaf = 'n1-1'")]
    [InlineData("update initiative set title = 'x'")]
    [InlineData("update initiative set scale = null")]
    [InlineData("update initiative set cost = 'x'")]
    [InlineData("update initiative set time = 'x'")]
    [InlineData("update initiative set effect = 'x'")]
    [InlineData("update initiative_link set page = 'x'")]
    [InlineData("update difficulty set text = 'x'")]
    [InlineData("update difficulty set proposal = null")]
    [InlineData("update submission set label = 'Số liệu minh họa' where unit = 'SNV'")]
    public async Task Any_change_of_the_unit_s_part_changes_the_hash_on_the_receipt(string sql)
    {
        using var record = await SmallRecord.CopyAsync();
        var before = await HashAsync();

        record.Edit(sql);

        (await HashAsync()).Is(before).ShouldBeFalse();

        async Task<string> HashAsync()
        {
            using var database = record.Open();
            var campaign = await CampaignAsync(database);
            return UnitContent.HashOf(campaign.Answers.Single(a => a.Unit.Is("SNV")), campaign.Set);
        }
    }

    private static async Task<CampaignRecord> CampaignAsync(Database database) => (await database.ReadAsync(connection => CampaignRecord.FindAsync(Campaign, connection))).ShouldNotBeNull();

    private static async Task<string> RefusalAsync(Task<SubmitOutcome> submit)
    {
        var outcome = await submit;
        outcome.Receipt.ShouldBeNull();
        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Message.ShouldBeASentence();
        return refusal.Code;
    }
}
