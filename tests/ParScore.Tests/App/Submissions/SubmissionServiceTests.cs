using Dapper;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Initiatives;
using ParScore.App.Submissions.Parts;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions;

/// <summary>Submitting: the head certifies what was shown, the server's instant decides, the first one stays for ever, and the receipt says what was submitted.</summary>
public sealed class SubmissionServiceTests
{
    private const string Campaign = SmallRecord.Campaign;

    /// <summary>The codes that the tests below earn.</summary>
    internal static readonly string[] Earned = [SubmissionRefusals.NothingDeclared, SubmissionRefusals.ContentChanged];

    [Fact]
    public async Task The_receipt_names_instant_person_content_and_how_far_the_journal_reached()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var before = await CampaignAsync(database);

        var receipt = (await SmallRecord.SubmitAsync(database, record.Clock, "nop-1")).Receipt.ShouldNotBeNull();

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
        var (service, seen) = (new SubmissionService(database), await SeenAsync(database));
        var head = SmallRecord.Head with { PasswordAt = record.Clock.Now };
        var (first, firstAt) = (await service.SubmitAsync(Campaign, "SNV", seen, head, "nop-1"), record.Clock.Now);
        await AnswerServiceTests.SetStateAsync(database, "returned");
        (await service.SubmitAsync(Campaign, "SNV", seen, head, "nop-1")).ShouldBe(first, "a resend after the return");
        (await database.ReadAsync(connection => SubmissionStore.FindAsync(Campaign, "SNV", connection)))!.State.ShouldBe(SubmissionState.Returned, "and it submits nothing again");
        record.Clock.Now += Duration.FromHours(3);

        var second = await service.SubmitAsync(Campaign, "SNV", seen, head with { PasswordAt = record.Clock.Now }, "nop-2");

        (second.Receipt!.Number, second.Receipt.SubmittedAt, second.LateBy).ShouldBe((2, record.Clock.Now, Duration.FromHours(9)));
        second.Receipt.ContentHash.ShouldBe(first.Receipt!.ContentHash);
        var submission = (await database.ReadAsync(connection => SubmissionStore.FindAsync(Campaign, "SNV", connection)))!;
        (submission.FirstSubmittedAt, submission.SubmittedAt).ShouldBe((firstAt, record.Clock.Now));
        var journal = await database.ReadAsync(JournalStore.GetHeadAsync);
        (await service.SubmitAsync(Campaign, "SNV", seen, head, "nop-1")).ShouldBe(first, "also hours later, with the old password");
        (await service.SubmitAsync(Campaign, "SNV", seen, head, "nop-2")).ShouldBe(second);
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(journal);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "changed" }, s => s.Connection.ExecuteAsync("update submission set first_submitted_at = submitted_at where unit = 'SNV'")));
    }

    [Fact]
    public async Task Submitted_once_is_enough()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull();

        (await RefusalAsync(SmallRecord.SubmitAsync(database, record.Clock, null))).ShouldBe(AccessRefusals.AlreadySubmitted);
        await AnswerServiceTests.SetStateAsync(database, "accepted");
        (await RefusalAsync(SmallRecord.SubmitAsync(database, record.Clock, null))).ShouldBe(AccessRefusals.AlreadySubmitted);
        (await database.ReadAsync(connection => SubmissionStore.ListReceiptsAsync(Campaign, "SNV", connection))).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Role.Officer, "SNV", AccessRefusals.Role)]
    [InlineData(Role.Head, "STC", AccessRefusals.NotOwnUnit)]
    [InlineData(Role.Head, null, AccessRefusals.NotOwnUnit)]
    [InlineData(Role.Coordinator, "SNV", AccessRefusals.Role)]
    [InlineData(Role.Approver, "SNV", AccessRefusals.Role)]
    [InlineData(Role.Auditor, "SNV", AccessRefusals.Role)]
    [InlineData(Role.Administrator, "SNV", AccessRefusals.Role)]
    [InlineData(Role.Operator, null, AccessRefusals.Role)]
    public async Task Only_the_head_of_the_unit_submits(Role role, string? unit, string code)
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        (await RefusalAsync(new SubmissionService(database).SubmitAsync(Campaign, "SNV", await SeenAsync(database), new Actor { Account = "x", Role = role, Unit = unit, PasswordAt = record.Clock.Now }, "nop-1"))).ShouldBe(code);

        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task The_password_is_asked_again_and_holds_for_five_minutes()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var (service, seen, now) = (new SubmissionService(database), await SeenAsync(database), record.Clock.Now);

        foreach (var typed in new Instant?[] { null, now + Duration.FromMilliseconds(1), now - Duration.FromMinutes(5) - Duration.FromMilliseconds(1) })
        {
            (await RefusalAsync(service.SubmitAsync(Campaign, "SNV", seen, SmallRecord.Head with { PasswordAt = typed }, null))).ShouldBe(AccessRefusals.PasswordAgain);
        }

        (await service.SubmitAsync(Campaign, "SNV", seen, SmallRecord.Head with { PasswordAt = now - Duration.FromMinutes(5) }, null)).Receipt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_empty_part_is_refused_with_all_that_is_missing_and_one_that_is_not_there_as_not_found()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var (service, head) = (new SubmissionService(database), SmallRecord.Head with { PasswordAt = record.Clock.Now });

        (await service.SubmitAsync(Campaign, "SNV", "", head, null)).Refusals.Select(r => (r.Code, r.Where))
            .ShouldBe([(SubmissionRefusals.NothingDeclared, ""), ("leaf-unanswered", "1.1"), ("leaf-unanswered", "1.2"), ("leaf-unanswered", "1.3"), ("initiative-incomplete", "")]);
        (await RefusalAsync(service.SubmitAsync(Campaign, "SYT", "", head with { Unit = "SYT" }, null))).ShouldBe(AccessRefusals.NotFound);
        (await RefusalAsync(service.SubmitAsync("thu-1999", "SNV", "", head, null))).ShouldBe(AccessRefusals.NotFound);
    }

    [Fact]
    public async Task A_document_without_a_file_needs_an_explanation_at_each_leaf_that_uses_it()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var evidence = new EvidenceService(database);
        (await evidence.LinkAsync(Campaign, "1.1", "SNV", "SNV-04", null, null, null, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await evidence.LinkAsync(Campaign, "1.2", "SNV", "SNV-04", null, null, null, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();

        var refusal = (await SmallRecord.SubmitAsync(database, record.Clock, null)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Where).ShouldBe(("without-file-unexplained", "1.1"));
        refusal.Message.ShouldContain("9/M");
        refusal.Message.ShouldBeASentence();
        (await new AnswerService(database).SaveAsync(SmallRecord.Save("1.1", "met", "true", 1) with { Figures = [], Explanation = new("Văn bản mật, lưu tại Sở.", 0) }, SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();

        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_changed_after_the_head_looked_is_not_certified_blindly()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var (service, seen) = (new SubmissionService(database), await SeenAsync(database));
        (await new AnswerService(database).SaveAsync(SmallRecord.Save("1.2", "numerator", "\"41\"", 1), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
        var journal = await database.ReadAsync(JournalStore.GetHeadAsync);

        (await RefusalAsync(service.SubmitAsync(Campaign, "SNV", seen, SmallRecord.Head with { PasswordAt = record.Clock.Now }, "nop-1"))).ShouldBe(SubmissionRefusals.ContentChanged);

        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(journal);
        (await SmallRecord.SubmitAsync(database, record.Clock, "nop-2")).Receipt.ShouldNotBeNull("looked at again");
    }

    [Fact]
    public async Task Everything_in_the_way_is_told_at_once_with_its_place()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var seen = await SeenAsync(database);
        (await new AnswerService(database).SaveAsync(SmallRecord.Save("1.2", "numerator", "\"90\"", 1), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
        (await new AnswerService(database).SaveAsync(SmallRecord.Save("1.1", "met", null, 1), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
        (await new InitiativeService(database).WithdrawAsync(Campaign, "SNV", 1, 1, "Không còn làm.", SmallRecord.Officer, null)).IsDone.ShouldBeTrue();

        var outcome = await new SubmissionService(database).SubmitAsync(Campaign, "SNV", seen, SmallRecord.Head with { PasswordAt = record.Clock.Now }, null);

        outcome.Refusals.Select(r => (r.Code, r.Where)).ShouldBe([(SubmissionRefusals.ContentChanged, ""), ("leaf-unanswered", "1.1"), ("figure-refused", "1.2"), ("initiative-incomplete", "")]);
        foreach (var refusal in outcome.Refusals)
        {
            refusal.Message.ShouldBeASentence();
        }
    }

    [Fact]
    public async Task Of_two_heads_who_submit_in_the_same_millisecond_one_gets_the_receipt_and_the_other_is_told()
    {
        using var record = await SmallRecord.DraftAsync();
        using var first = record.Open();
        using var second = record.Open();
        var (seen, head) = (await SeenAsync(first), SmallRecord.Head with { PasswordAt = record.Clock.Now });
        using var start = new Barrier(2);

        var outcomes = await Task.WhenAll(new[] { first, second }.Select((database, i) => Task.Run(() =>
        {
            start.SignalAndWait();
            return new SubmissionService(database).SubmitAsync(Campaign, "SNV", seen, head with { Account = $"pho.{i}" }, null);
        })));

        outcomes.Count(o => o.Receipt is not null).ShouldBe(1);
        outcomes.Single(o => o.Receipt is null).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.AlreadySubmitted);
        (await first.ReadAsync(connection => SubmissionStore.ListReceiptsAsync(Campaign, "SNV", connection))).ShouldHaveSingleItem().SubmittedAt.ShouldBe(record.Clock.Now);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
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

    private static async Task<string> SeenAsync(Database database) => (await new UnitPartService(database).ReadAsync(Campaign, "SNV", SmallRecord.Head)).Part.ShouldNotBeNull().ContentHash.ShouldNotBeNull();

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
