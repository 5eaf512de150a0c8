using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Initiatives;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.App.Submissions.Waivers;

namespace ParScore.Tests.App.Submissions.Initiatives;

/// <summary>Initiatives and difficulties: added, changed by version, withdrawn with a reason, proven by documents.</summary>
public sealed class InitiativeServiceTests
{
    private const string Campaign = SmallRecord.Campaign;

    private static readonly Initiative Full = new() { Title = "Họp không giấy", Scale = "Toàn sở", Cost = "12 triệu đồng", Time = "Quý I", Effect = "Bớt giấy" };

    [Fact]
    public async Task What_is_added_and_changed_comes_back_whole_with_its_version()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var service = new InitiativeService(database);

        (await service.AddAsync(Campaign, "SNV", Full with { Title = "  Họp không giấy\u0000 ", Cost = " " }, SmallRecord.Officer, "them-1")).Position.ShouldBe(1);
        (await service.ChangeAsync(Campaign, "SNV", 1, Full, 1, SmallRecord.Officer, "sua-1")).IsDone.ShouldBeTrue();

        var stored = (await ListAsync(database)).ShouldHaveSingleItem();
        (stored.Position, stored.Initiative.Title, stored.Initiative.Scale, stored.Initiative.Cost, stored.Initiative.Time, stored.Initiative.Effect, stored.WithdrawnReason, stored.Version)
            .ShouldBe((1, "Họp không giấy", "Toàn sở", "12 triệu đồng", "Quý I", "Bớt giấy", null, 2));
        (await database.ReadAsync(c => SubmissionStore.FindAsync(Campaign, "SNV", c)))!.State.ShouldBe(SubmissionState.Draft);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_request_again_changes_nothing()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var (service, difficulties) = (new InitiativeService(database), new DifficultyService(database));
        (await service.AddAsync(Campaign, "SNV", Full, SmallRecord.Officer, "them-1")).Position.ShouldBe(2);
        (await service.LinkAsync(Campaign, "SNV", 2, "SNV-02", "I", "1", null, SmallRecord.Officer, "gan-9")).Link.ShouldBe(1);
        (await difficulties.AddAsync(Campaign, "SNV", new Difficulty("Thiếu người", null), SmallRecord.Officer, "kho-1")).Position.ShouldBe(2);
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        (await service.AddAsync(Campaign, "SNV", Full, SmallRecord.Officer, "them-1")).Position.ShouldBe(2);
        (await service.LinkAsync(Campaign, "SNV", 2, "SNV-02", "I", "1", null, SmallRecord.Officer, "gan-9")).Link.ShouldBe(1);
        (await difficulties.AddAsync(Campaign, "SNV", new Difficulty("Thiếu người", null), SmallRecord.Officer, "kho-1")).Position.ShouldBe(2);

        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task Who_was_second_sees_both_and_nothing_of_theirs_is_saved()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var (service, difficulties) = (new InitiativeService(database), new DifficultyService(database));
        (await service.ChangeAsync(Campaign, "SNV", 1, Full with { Title = "Của Lan" }, 1, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await difficulties.ChangeAsync(Campaign, "SNV", 1, new Difficulty("Của Lan", null), 1, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);
        var other = SmallRecord.Officer with { Account = "minh.snv" };

        var initiative = await service.ChangeAsync(Campaign, "SNV", 1, Full with { Title = "Của Minh" }, 1, other, null);
        var difficulty = await difficulties.ChangeAsync(Campaign, "SNV", 1, new Difficulty("Của Minh", "x"), 1, other, null);

        (initiative.IsDone, initiative.Mine!.Title, initiative.Theirs!.Initiative.Title, initiative.Theirs.Version, initiative.Refusals.Count).ShouldBe((false, "Của Minh", "Của Lan", 2, 0));
        (difficulty.IsDone, difficulty.Mine!.Text, difficulty.Theirs!.Difficulty.Text, difficulty.Theirs.Version).ShouldBe((false, "Của Minh", "Của Lan", 2));
        (await service.WithdrawAsync(Campaign, "SNV", 1, 1, "nhầm", other, null)).Theirs!.Version.ShouldBe(2);
        (await difficulties.WithdrawAsync(Campaign, "SNV", 1, 1, "nhầm", other, null)).Theirs!.Version.ShouldBe(2);
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
        (await service.ChangeAsync(Campaign, "SNV", 1, Full with { Title = "Của Minh" }, 2, other, null)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_withdrawn_stays_with_its_reason_and_leaves_the_part_and_its_documents_free()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var (service, difficulties, evidence) = (new InitiativeService(database), new DifficultyService(database), new EvidenceService(database));
        (await evidence.UnlinkAsync(Campaign, "1.1", "SNV", 1, 1, "nhầm", SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await evidence.RemoveAsync(Campaign, "SNV", "SNV-01", 1, "nhầm", SmallRecord.Officer, null)).IsDone.ShouldBeFalse("an initiative uses it");

        (await service.WithdrawAsync(Campaign, "SNV", 1, 1, "Không làm nữa.", SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await difficulties.WithdrawAsync(Campaign, "SNV", 1, 1, "Đã giải quyết.", SmallRecord.Officer, null)).IsDone.ShouldBeTrue();

        (await ListAsync(database)).ShouldHaveSingleItem().WithdrawnReason.ShouldBe("Không làm nữa.");
        (await database.ReadAsync(c => InitiativeStore.ListDifficultiesAsync(Campaign, "SNV", c))).ShouldHaveSingleItem().WithdrawnReason.ShouldBe("Đã giải quyết.");
        var answers = (await database.ReadAsync(c => CampaignRecord.FindAsync(Campaign, c)))!.Answers.Single(a => a.Unit.Is("SNV"));
        (answers.Initiatives.Count, answers.Difficulties.Count).ShouldBe((0, 0));
        (await evidence.RemoveAsync(Campaign, "SNV", "SNV-01", 1, "nhầm", SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
        (await service.AddAsync(Campaign, "SNV", Full, SmallRecord.Officer, null)).Position.ShouldBe(2, "a place is never given twice");
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_is_linked_and_taken_back_with_a_reason()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var service = new InitiativeService(database);

        (await service.LinkAsync(Campaign, "SNV", 1, "SNV-02", " III ", "4", "ghi chú", SmallRecord.Officer, null)).Link.ShouldBe(2);
        (await ListAsync(database)).ShouldHaveSingleItem().Links.ShouldBe(
        [
            new StoredInitiativeLink { Position = 1, Document = "SNV-01", Section = "I", Page = "2", Note = "n", Version = 1 },
            new StoredInitiativeLink { Position = 2, Document = "SNV-02", Section = "III", Page = "4", Note = "ghi chú", Version = 1 },
        ]);
        (await service.UnlinkAsync(Campaign, "SNV", 1, 2, 9, "nhầm", SmallRecord.Officer, null)).Theirs!.Links.Count.ShouldBe(2);
        (await service.UnlinkAsync(Campaign, "SNV", 1, 2, 1, "nhầm", SmallRecord.Officer, null)).Link.ShouldBe(2);

        (await ListAsync(database)).ShouldHaveSingleItem().Links.ShouldHaveSingleItem().Document.ShouldBe("SNV-01");
        var entry = (await database.ReadAsync(c => Task.FromResult(JournalStore.ReadAfter(0, c).ToArray())))[^1];
        (entry.Action, entry.Reason, entry.Subject).ShouldBe(("initiative-unlinked", "nhầm", "initiative_link"));
    }

    [Fact]
    public async Task Every_code_is_earned_with_a_sentence_and_leaves_no_trace()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var (service, difficulties, officer) = (new InitiativeService(database), new DifficultyService(database), SmallRecord.Officer);
        (await service.AddAsync(Campaign, "SNV", Full, officer, null)).Position.ShouldBe(2);
        (await service.WithdrawAsync(Campaign, "SNV", 2, 1, "nhầm", officer, null)).IsDone.ShouldBeTrue();
        (await difficulties.AddAsync(Campaign, "SNV", new Difficulty("a", null), officer, null)).Position.ShouldBe(2);
        (await difficulties.WithdrawAsync(Campaign, "SNV", 2, 1, "nhầm", officer, null)).IsDone.ShouldBeTrue();
        (await new EvidenceService(database).RemoveAsync(Campaign, "SNV", "SNV-03", 1, "trùng", officer, null)).IsDone.ShouldBeTrue();
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);
        var longText = new string('a', 20_001);

        (string Code, IReadOnlyList<Refusal> Refusals)[] earned =
        [
            (InitiativeRefusals.TitleMissing, (await service.AddAsync(Campaign, "SNV", Full with { Title = " " }, officer, null)).Refusals),
            (InitiativeRefusals.TitleMissing, (await service.ChangeAsync(Campaign, "SNV", 1, Full with { Title = "" }, 1, officer, null)).Refusals),
            (InitiativeRefusals.TextMissing, (await difficulties.AddAsync(Campaign, "SNV", new Difficulty("", "x"), officer, null)).Refusals),
            (InitiativeRefusals.ReasonMissing, (await service.WithdrawAsync(Campaign, "SNV", 1, 1, " ", officer, null)).Refusals),
            (InitiativeRefusals.ReasonMissing, (await service.UnlinkAsync(Campaign, "SNV", 1, 1, 1, null, officer, null)).Refusals),
            (InitiativeRefusals.ReasonMissing, (await difficulties.WithdrawAsync(Campaign, "SNV", 1, 1, null, officer, null)).Refusals),
            (InitiativeRefusals.Withdrawn, (await service.ChangeAsync(Campaign, "SNV", 2, Full, 2, officer, null)).Refusals),
            (InitiativeRefusals.Withdrawn, (await service.LinkAsync(Campaign, "SNV", 2, "SNV-01", null, null, null, officer, null)).Refusals),
            (InitiativeRefusals.Withdrawn, (await service.UnlinkAsync(Campaign, "SNV", 1, 5, 1, "x", officer, null)).Refusals),
            (InitiativeRefusals.Withdrawn, (await difficulties.ChangeAsync(Campaign, "SNV", 2, new Difficulty("b", null), 2, officer, null)).Refusals),
            (InitiativeRefusals.DocumentRemoved, (await service.LinkAsync(Campaign, "SNV", 1, "SNV-03", null, null, null, officer, null)).Refusals),
            (EvidenceRefusals.Incomplete, (await service.AddAsync(Campaign, "SNV", Full with { Effect = longText }, officer, null)).Refusals),
            (EvidenceRefusals.Incomplete, (await difficulties.AddAsync(Campaign, "SNV", new Difficulty("a", longText), officer, null)).Refusals),
            (AccessRefusals.NotFound, (await service.LinkAsync(Campaign, "SNV", 1, "SNV-99", null, null, null, officer, null)).Refusals),
            (AccessRefusals.NotFound, (await service.ChangeAsync(Campaign, "SNV", 7, Full, 1, officer, null)).Refusals),
            (AccessRefusals.NotFound, (await difficulties.ChangeAsync(Campaign, "SNV", 7, new Difficulty("a", null), 1, officer, null)).Refusals),
            (AccessRefusals.NotOwnUnit, (await service.AddAsync(Campaign, "SNV", Full, SmallRecord.OtherOfficer, null)).Refusals),
            (AccessRefusals.NotOwnUnit, (await difficulties.AddAsync(Campaign, "SNV", new Difficulty("a", null), SmallRecord.OtherOfficer, null)).Refusals),
            (AccessRefusals.Role, (await service.AddAsync(Campaign, "SNV", Full, SmallRecord.Operator, null)).Refusals),
            (AccessRefusals.Role, (await service.AddAsync(Campaign, "SNV", Full, officer with { Role = Role.Auditor }, null)).Refusals),
        ];

        foreach (var (code, refusals) in earned)
        {
            var refusal = refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe(code);
            refusal.Message.ShouldBeASentence();
        }

        WaiverServiceTests.CodesOf(typeof(InitiativeRefusals)).Except(earned.Select(e => e.Code), StringComparer.Ordinal).ShouldBeEmpty();
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    private static Task<IReadOnlyList<StoredInitiative>> ListAsync(Database database) => database.ReadAsync(c => InitiativeStore.ListAsync(Campaign, "SNV", c));
}
