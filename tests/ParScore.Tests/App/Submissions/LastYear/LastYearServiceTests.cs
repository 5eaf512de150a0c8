using Dapper;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.LastYear;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.App.Submissions.Waivers;
using ParScore.Tests.Scoring;

namespace ParScore.Tests.App.Submissions.LastYear;

/// <summary>Last year's answer is offered, never taken over silently: what fits, what does not and why, evidence as a hint only.</summary>
public sealed class LastYearServiceTests
{
    private const string Now = SmallRecord.Campaign;
    private const string Then = "thu-2019";
    private const string LongAgo = "thu-2018";

    private static readonly CriteriaSet OldSet = SetOf("0", "2019", """{ "code": "a", "label": "A" }, { "code": "b", "label": "B" }, { "code": "c", "label": "C" }""");

    private static readonly string[] Declarers = ["SNV", "STC", "STP"];

    [Fact]
    public async Task What_fits_is_offered_and_what_does_not_says_why_and_nothing_is_saved()
    {
        using var record = await WithThenAsync();
        using var database = record.Open();
        var head = await database.ReadAsync(JournalStore.GetHeadAsync);

        var (proposals, refusals) = await new LastYearService(database).ProposeAsync(Ask("1.3"), SmallRecord.Officer);

        refusals.ShouldBeEmpty();
        var proposal = proposals.ShouldHaveSingleItem();
        (proposal.Campaign, proposal.IndexYear, proposal.Unit, proposal.LeafCode, proposal.IsRuleOther).ShouldBe((Then, 2019, "SNV", "1.3", true));
        proposal.Fitting.ShouldBe([new TypedFigure("items", "b", "\"met\"")]);
        var unfit = proposal.NotFitting.ShouldHaveSingleItem();
        unfit.Figure.ShouldBe(new TypedFigure("items", "c", "\"met\""));
        unfit.Why.ShouldBeASentence();
        unfit.Why.ShouldContain("\"c\"");
        proposal.Explanation.ShouldBe("Như năm ngoái.");
        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
        (await database.ReadAsync(c => AnswerStore.ListFiguresAsync(Now, c))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Evidence_is_a_hint_and_is_not_copied()
    {
        using var record = await WithThenAsync();
        using var database = record.Open();

        var proposal = (await new LastYearService(database).ProposeAsync(Ask("1.2"), SmallRecord.Officer)).Proposals.ShouldHaveSingleItem();

        proposal.Fitting.Select(f => f.Json).ShouldBe(["\"100\"", "\"77,7\""]);
        proposal.IsRuleOther.ShouldBeFalse();
        proposal.Hints.ShouldBe([new EvidenceHint { Number = "7/BC", Date = new DateOnly(2019, 5, 6), Issuer = "Sở", Abstract = "Báo cáo", Place = "mục II, trang 3" }]);
        (await database.ReadAsync(c => EvidenceStore.ListAsync(Now, c))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_person_saves_it_and_the_journal_says_from_where()
    {
        using var record = await WithThenAsync();
        using var database = record.Open();
        var proposal = (await new LastYearService(database).ProposeAsync(Ask("1.2"), SmallRecord.Officer)).Proposals.ShouldHaveSingleItem();

        var saved = await new AnswerService(database).SaveAsync(
            new SaveAnswer { Campaign = Now, Leaf = "1.2", Unit = "SNV", TakenFrom = proposal.Campaign, Figures = [.. proposal.Fitting.Select(f => new ChangedFigure(f, 0))] }, SmallRecord.Officer, "lay-1");

        saved.IsSaved.ShouldBeTrue();
        var rows = (await database.ReadAsync(c => Task.FromResult(JournalStore.ReadAfter(0, c).Where(e => "lay-1".Is(e.Request)).ToArray())));
        rows.Where(e => e.Subject is "answer").Select(e => e.Reason).ShouldBe(["lấy từ kỳ thu-2019", "lấy từ kỳ thu-2019"]);
        await Should.ThrowAsync<InvalidOperationException>(() => new AnswerService(database).SaveAsync(new SaveAnswer { Campaign = Now, Leaf = "1.2", Unit = "SNV", Figures = [.. proposal.Fitting.Select(f => new ChangedFigure(f, 0))] }, SmallRecord.Officer, "lay-1"));
    }

    [Fact]
    public async Task A_unit_that_succeeded_others_is_offered_theirs_each_apart_and_its_own_first()
    {
        using var record = await WithThenAsync();
        using var database = record.Open();
        await database.WriteAsync(Act, s => s.Connection.ExecuteAsync("insert into unit_successor (unit, successor, since, basis) values ('STC', 'SNV', '2020-03-01', 'NQ 1'), ('STP', 'STC', '2019-12-01', 'NQ 0')"));

        (await new LastYearService(database).ProposeAsync(Ask("1.2"), SmallRecord.Officer)).Proposals.Select(p => p.Unit).ShouldBe(["SNV"]);
        (await new LastYearService(database).ProposeAsync(Ask("1.1"), SmallRecord.Officer)).Proposals.Select(p => (p.Unit, p.Fitting.ShouldHaveSingleItem().Json)).ShouldBe([("STC", "true"), ("STP", "false")]);
    }

    [Fact]
    public async Task An_earlier_campaign_and_another_leaf_may_be_named()
    {
        using var record = await WithThenAsync();
        using var database = record.Open();
        var service = new LastYearService(database);

        (await service.ProposeAsync(Ask("1.2") with { From = LongAgo }, SmallRecord.Officer)).Proposals.ShouldHaveSingleItem().Fitting.ShouldHaveSingleItem().Json.ShouldBe("\"55\"");
        var mapped = (await service.ProposeAsync(Ask("1.1") with { LeafThen = "n1-2" }, SmallRecord.Officer)).Proposals.ShouldHaveSingleItem();
        (mapped.LeafCode, mapped.Fitting.Count).ShouldBe(("1.2", 0));
        mapped.NotFitting.Select(f => f.Why).ShouldAllBe(w => w.Contains("không hỏi số liệu", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("date")]
    [InlineData("choice")]
    [InlineData("not-applicable")]
    public async Task Dates_options_that_are_gone_and_what_may_not_be_said_any_more_do_not_fit(string what)
    {
        var (then, now, role, json) = what switch
        {
            "date" => (Rules.Date, Rules.Date, Rules.DateRole, "\"2019-12-15\""),
            "choice" => (Rules.Choice("a", "b"), Rules.Choice("a", "c"), "choice", "\"b\""),
            _ => ("""{ "kind": "met", "figures": { "met": { "label": "Đạt" } }, "notApplicable": "full" }""", """{ "kind": "met", "figures": { "met": { "label": "Đạt" } } }""", "met", null),
        };
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        await AddAsync(database, "cu", 2017, Versioned(Sets.Json("1", [Sets.Leaf("1", "1", then)]), "cu"), async c =>
        {
            if (json is not null)
            {
                await AnswerStore.PutFigureAsync("cu", "n1", "SNV", new TypedFigure(role, "", json), 0, c);
            }
            else
            {
                await AnswerStore.PutNotApplicableAsync("cu", "n1", "SNV", "Không phát sinh", 0, c);
            }
        });
        await AddAsync(database, "moi", 2018, Versioned(Sets.Json("1", [Sets.Leaf("1", "1", now)]), "moi"), _ => Task.CompletedTask);

        var proposal = (await new LastYearService(database).ProposeAsync(new LastYearAsk { Campaign = "moi", Unit = "SNV", Leaf = "1", From = "cu" }, SmallRecord.Officer)).Proposals.ShouldHaveSingleItem();

        proposal.Fitting.ShouldBeEmpty();
        proposal.NotApplicable.ShouldBeNull();
        proposal.NotFitting.Count.ShouldBe(json is null ? 0 : 1);
        foreach (var figure in proposal.NotFitting)
        {
            figure.Why.ShouldBeASentence();
        }
    }

    [Fact]
    public async Task Every_code_is_earned_with_a_sentence_and_a_stranger_is_shown_nothing()
    {
        using var record = await WithThenAsync();
        using var database = record.Open();
        var service = new LastYearService(database);

        (string Code, LastYearOutcome Outcome)[] earned =
        [
            (LastYearRefusals.NoEarlierCampaign, await service.ProposeAsync(Ask("1.2") with { From = "thu-2021" }, SmallRecord.Officer)),
            (LastYearRefusals.NoEarlierCampaign, await service.ProposeAsync(Ask("1.2") with { From = Now }, SmallRecord.Officer)),
            (LastYearRefusals.NoEarlierCampaign, await service.ProposeAsync(Ask("1.2") with { Campaign = LongAgo }, SmallRecord.Officer)),
            (LastYearRefusals.NoSuchLeafThen, await service.ProposeAsync(Ask("1.2") with { LeafThen = "n9" }, SmallRecord.Officer)),
            (AccessRefusals.NotFound, await service.ProposeAsync(Ask("9.9"), SmallRecord.Officer)),
            (AccessRefusals.NotFound, await service.ProposeAsync(Ask("2"), SmallRecord.Officer)),
            (AccessRefusals.NotOwnUnit, await service.ProposeAsync(Ask("1.2"), SmallRecord.OtherOfficer)),
            (AccessRefusals.Role, await service.ProposeAsync(Ask("1.2"), SmallRecord.Operator)),
            (AccessRefusals.Role, await service.ProposeAsync(Ask("1.2"), SmallRecord.Officer with { Role = Role.Auditor })),
        ];

        foreach (var (code, outcome) in earned)
        {
            outcome.Proposals.ShouldBeEmpty();
            var refusal = outcome.Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe(code);
            refusal.Message.ShouldBeASentence();
        }

        WaiverServiceTests.CodesOf(typeof(LastYearRefusals)).Except(earned.Select(e => e.Code), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nobody_answered_then_nothing_is_offered()
    {
        using var record = await WithThenAsync();
        using var database = record.Open();

        var (proposals, refusals) = await new LastYearService(database).ProposeAsync(Ask("1.1"), SmallRecord.Officer);

        proposals.ShouldBeEmpty();
        refusals.ShouldBeEmpty();
    }

    private static Act Act => new() { Actor = SmallRecord.Operator, Action = "campaign-imported" };

    private static LastYearAsk Ask(string leaf) => new() { Campaign = Now, Unit = "SNV", Leaf = leaf };

    private static CriteriaSet SetOf(string version, string year, string items) => Versioned(
        Sets.Json(
            "4",
            [
                Sets.Branch("1", "3",
                [
                    Sets.Leaf("1.1", "1", """{ "kind": "met", "figures": { "met": { "label": "Đạt" } }, "notApplicable": "full" }"""),
                    Sets.Leaf("1.2", "1", """{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "full": "85" }"""),
                    Sets.Leaf("1.3", "1", $$"""{ "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ {{items}} ] }"""),
                ]),
                Sets.Leaf("2", "1", """{ "kind": "entered", "source": "sipas", "figures": { "points": { "label": "Điểm công bố", "max": "1" } } }"""),
            ]).Replace("[2020]", $"[{year}]", StringComparison.Ordinal),
        version);

    private static CriteriaSet Versioned(string json, string version)
    {
        var (set, faults) = Sets.Load(json.Replace("\"version\": \"1\"", $"\"version\": \"{version}\"", StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        return set.ShouldNotBeNull();
    }

    private static CampaignPlan PlanOf(string id, int year, CriteriaSet set) => SmallRecord.Plan with
    {
        Id = id,
        IndexYear = year,
        Units = [.. SmallRecord.Plan.Units, new PlanUnit { Code = "STP", Name = "Sở Tư pháp" }],
        Deadlines = [new Deadline { Step = DeadlineStep.SelfScore, Name = "Tự chấm", Due = SmallRecord.Start + Duration.FromDays(1) }],
        Assignments = [.. set.Leaves.Where(l => l.Rule is not ParScore.Scoring.Rules.EnteredRule).Select(l => new Assignment { Leaf = l, Lead = "SNV", Contributors = ["STC", "STP"] })],
    };

    private static Task<bool> AddAsync(Database database, string id, int year, CriteriaSet set, Func<Microsoft.Data.Sqlite.SqliteConnection, Task> fill) => database.WriteAsync(Act, async s =>
    {
        await CampaignStore.AddAsync(PlanOf(id, year, set), set, s.Connection);
        foreach (var unit in Declarers)
        {
            await SubmissionStore.BeginAsync(id, unit, null, s.Connection);
        }

        await fill(s.Connection);
        return true;
    });

    // This year's plan, and two earlier campaigns that were filled.
    private static async Task<SmallRecord> WithThenAsync()
    {
        var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        await AddAsync(database, LongAgo, 2018, OldSet, async c => await AnswerStore.PutFigureAsync(LongAgo, "n1-2", "SNV", new TypedFigure("numerator", "", "\"55\""), 0, c));
        await AddAsync(database, Then, 2019, OldSet, async c =>
        {
            foreach (var (leaf, unit, role, item, json) in ((string, string, string, string, string)[])
            [
                ("n1-1", "STC", "met", "", "true"), ("n1-1", "STP", "met", "", "false"),
                ("n1-2", "SNV", "numerator", "", "\"77,7\""), ("n1-2", "SNV", "denominator", "", "\"100\""), ("n1-2", "STC", "numerator", "", "\"1\""),
                ("n1-3", "SNV", "items", "b", "\"met\""), ("n1-3", "SNV", "items", "c", "\"met\""),
            ])
            {
                await AnswerStore.PutFigureAsync(Then, leaf, unit, new TypedFigure(role, item, json), 0, c);
            }

            await AnswerStore.PutExplanationAsync(Then, "n1-3", "SNV", "Như năm ngoái.", 0, c);
            await EvidenceStore.AddAsync(Then, new EvidenceDocument { Id = "SNV-01", Unit = "SNV", Number = "7/BC", Date = new DateOnly(2019, 5, 6), Issuer = "Sở", Abstract = "Báo cáo", WithoutFile = "Bản giấy" }, c);
            await EvidenceStore.AddLinkAsync(Then, "n1-2", "SNV", "SNV-01", "II", "3", null, c);
        });
        return record;
    }

    private static class Rules
    {
        public const string Date = """{ "kind": "deduction", "minus": "0.5", "start": "1", "due": "2020-12-15", "lastDay": "2020-12-31", "figures": { "date": { "label": "Ngày gửi báo cáo" } } }""";
        public const string DateRole = "date";

        public static string Choice(string first, string second) => $$"""{ "kind": "choice", "figures": { "choice": { "label": "Mức" } }, "options": [ { "code": "{{first}}", "label": "Một", "points": "1" }, { "code": "{{second}}", "label": "Hai", "points": "0" } ] }""";
    }
}
