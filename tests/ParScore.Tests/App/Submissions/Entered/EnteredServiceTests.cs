using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Entered;
using ParScore.Scoring;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.App.Submissions.Waivers;

namespace ParScore.Tests.App.Submissions.Entered;

/// <summary>Survey and SIPAS points: entered by Sở Nội vụ and nobody else, exact, with their source, scored at once.</summary>
public sealed class EnteredServiceTests
{
    private const string Campaign = SmallRecord.Campaign;

    [Fact]
    public async Task Points_are_kept_as_typed_with_their_source_and_scored_at_once()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();

        var outcome = await new EnteredService(database).SaveAsync(Save("0,83", 0), SmallRecord.Coordinator, "nhap-1");

        (outcome.IsSaved, outcome.Score!.State, outcome.Score.Points.Value).ShouldBe((true, LeafState.Scored, Fraction.Parse("0.83")));
        (await ListAsync(database)).ShouldBe([new StoredEntered { Leaf = "n2", Points = "\"0,83\"", Source = "Báo cáo SIPAS 2020", Version = 1 }]);
        (await database.ReadAsync(c => LeafScoreStore.ListAsync(Campaign, c))).ShouldHaveSingleItem().Points.ShouldBe("0.83");
        var entered = (await database.ReadAsync(c => CampaignRecord.FindAsync(Campaign, c)))!.Entered!;
        (entered.Source, entered.Sources["n2"], entered.Values.ShouldHaveSingleItem().Leaf.Code).ShouldBe(("Báo cáo SIPAS 2020", "Báo cáo SIPAS 2020", "2"));
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task They_are_changed_by_version_and_taken_back_and_the_source_is_part_of_the_result()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var service = new EnteredService(database);
        var imported = await HashAsync(database);

        (await service.SaveAsync(Save("0,83", 1), SmallRecord.Coordinator, null)).IsSaved.ShouldBeTrue();
        var sourced = await HashAsync(database);
        (await service.SaveAsync(Save("0,83", 2) with { Source = "Quyết định 99" }, SmallRecord.Coordinator, null)).IsSaved.ShouldBeTrue();
        var other = await HashAsync(database);
        var taken = await service.SaveAsync(Save(" ", 3), SmallRecord.Coordinator, null);

        new[] { imported, sourced, other }.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        (taken.IsSaved, taken.Score!.State).ShouldBe((true, LeafState.Open));
        (await ListAsync(database)).ShouldBe([new StoredEntered { Leaf = "n2", Points = null, Source = null, Version = 4 }]);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_second_sees_both_values_and_a_resend_changes_nothing()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var service = new EnteredService(database);
        (await service.SaveAsync(Save("0,8", 0), SmallRecord.Coordinator, "nhap-1")).IsSaved.ShouldBeTrue();
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        var second = await service.SaveAsync(Save("0,9", 0), SmallRecord.Coordinator with { Account = "mai.snv" }, null);
        var again = await service.SaveAsync(Save("0,8", 0), SmallRecord.Coordinator, "nhap-1");

        second.Conflicts.ShouldBe([new AnswerConflict { Role = "points", Item = "", Mine = "\"0,9\"", Theirs = "\"0,8\"", Version = 1 }]);
        (again.IsRepeat, again.Score!.Points.Value).ShouldBe((true, Fraction.Parse("0.8")));
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task Every_code_is_earned_with_a_sentence_and_leaves_no_trace()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var (service, me) = (new EnteredService(database), SmallRecord.Coordinator);
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        (string Code, SaveOutcome Outcome)[] earned =
        [
            (EnteredRefusals.NotEntered, await service.SaveAsync(Save("1", 0) with { Leaf = "1.1" }, me, null)),
            (EnteredRefusals.SourceMissing, await service.SaveAsync(Save("1", 0) with { Source = null }, me, null)),
            (RefusalCodes.FigureTooLarge, await service.SaveAsync(Save("1,01", 0), me, null)),
            (RefusalCodes.FigureNegative, await service.SaveAsync(Save("-0,1", 0), me, null)),
            (RefusalCodes.FigureUnreadable, await service.SaveAsync(Save("tám", 0), me, null)),
            (EvidenceRefusals.Incomplete, await service.SaveAsync(Save("1", 0) with { Source = new string('a', 20_001) }, me, null)),
            (AccessRefusals.NotFound, await service.SaveAsync(Save("1", 0) with { Leaf = "9.9" }, me, null)),
            (AccessRefusals.NotFound, await service.SaveAsync(Save("1", 0) with { Campaign = "thu-1999" }, me, null)),
            .. await Task.WhenAll(new[] { Role.Officer, Role.Head, Role.Approver, Role.Auditor, Role.Administrator, Role.Operator }.Select(async r => (AccessRefusals.Role, await service.SaveAsync(Save("1", 0), me with { Role = r }, null)))),
        ];

        foreach (var (code, outcome) in earned)
        {
            outcome.IsSaved.ShouldBeFalse();
            var refusal = outcome.Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe(code);
            refusal.Message.ShouldBeASentence();
        }

        WaiverServiceTests.CodesOf(typeof(EnteredRefusals)).Except(earned.Select(e => e.Code), StringComparer.Ordinal).ShouldBeEmpty();
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Fact]
    public async Task Units_see_what_was_entered_when_the_results_are_shown_and_Sở_Nội_vụ_at_once()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var service = new EnteredService(database);

        (await service.ReadAsync(Campaign, SmallRecord.Coordinator)).Values.ShouldHaveSingleItem().Points.ShouldBe("\"0,83\"");
        var (values, refusals) = await service.ReadAsync(Campaign, SmallRecord.Officer);
        values.ShouldBeEmpty();
        refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotPublished);
    }

    private static SaveEntered Save(string points, long seen) => new() { Campaign = Campaign, Leaf = "2", Points = points, Source = "Báo cáo SIPAS 2020", Seen = seen };

    private static Task<IReadOnlyList<StoredEntered>> ListAsync(Database database) => database.ReadAsync(c => EnteredStore.ListAsync(Campaign, c));

    private static async Task<string> HashAsync(Database database) => (await database.ReadAsync(c => CampaignRecord.FindAsync(Campaign, c)))!.Consolidate().Hash;
}
