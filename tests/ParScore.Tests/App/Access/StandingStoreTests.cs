using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Storage;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Access;

/// <summary>How a matter stands, read row by row from the real tables: one row is put in, one thing changes.</summary>
public sealed class StandingStoreTests : IDisposable
{
    private const string Hash = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
    private static readonly Instant Due = Instant.FromUtc(2021, 2, 18, 17, 0);
    private static readonly Instant Locked = Due + Duration.FromDays(2);
    private static readonly Instant Later = Due + Duration.FromDays(5);
    private static readonly Instant Latest = Due + Duration.FromDays(9);

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public StandingStoreTests()
    {
        _connection.Open();
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Path("src", "ParScore.App", "Storage", "Migrations"), "*.sql").Order(StringComparer.Ordinal))
        {
            _connection.Execute(File.ReadAllText(file));
        }

        _connection.Execute("pragma foreign_keys = off");
        Put("campaign", ("id", "c"), ("index_year", 2020));
        Put("campaign", ("id", "other"), ("index_year", 2020));
        Put("campaign_unit", ("campaign", "c"), ("unit", "STP"), ("position", 1));
        Put("campaign_unit", ("campaign", "other"), ("unit", "SNV"), ("position", 1));
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task Of_a_campaign_that_is_not_there_only_the_unit_is_known()
    {
        var standing = await StandingStore.GetAsync("none", "STP", "n1", _connection);

        (standing.Campaign, standing.Unit).ShouldBe((null, "STP"));
        (await StandingStore.FindFactsAsync("none", _connection)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_campaign_in_which_nothing_happened_everything_is_at_its_beginning()
    {
        var standing = await AboutAsync("STP", "n1");

        standing.Campaign.ShouldBe(new CampaignFacts());
        (standing.Unit, standing.HasUnit, standing.Submission, standing.IsLeafSettled, standing.HasOwnReviewWaiver).ShouldBe(("STP", true, SubmissionState.Draft, false, false));
        standing.Clocks.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_takes_part_while_it_is_in_the_plan_and_not_withdrawn()
    {
        (await AboutAsync("SNV")).HasUnit.ShouldBeFalse();
        (await AboutAsync(null)).HasUnit.ShouldBeTrue();
        _connection.Execute("update campaign_unit set withdrawn_reason = 'Sáp nhập' where campaign = 'c'");
        (await AboutAsync("STP")).HasUnit.ShouldBeFalse();
    }

    [Theory]
    [InlineData("draft", SubmissionState.Draft)]
    [InlineData("submitted", SubmissionState.Submitted)]
    [InlineData("returned", SubmissionState.Returned)]
    [InlineData("accepted", SubmissionState.Accepted)]
    public async Task A_submission_stands_as_it_is_written(string written, SubmissionState state)
    {
        Put("submission", ("campaign", "c"), ("unit", "STP"), ("state", written), ("submitted_at", "x"), ("first_submitted_at", "x"));
        Put("submission", ("campaign", "other"), ("unit", "STP"), ("state", "submitted"), ("submitted_at", "x"), ("first_submitted_at", "x"));
        Put("submission", ("campaign", "c"), ("unit", "SNV"), ("state", "returned"), ("submitted_at", "x"), ("first_submitted_at", "x"));

        (await AboutAsync("STP")).Submission.ShouldBe(state);
    }

    [Theory]
    [InlineData("accepted", true)]
    [InlineData("adjusted", true)]
    [InlineData("returned", false)]
    public async Task The_last_decision_settles_a_leaf_or_not(string decision, bool isSettled)
    {
        Review("n1", "STP", 1, isSettled ? "returned" : "accepted");
        Review("n1", "STP", 2, decision);
        Review("n2", "STP", 3, isSettled ? "returned" : "accepted");
        Review("n1", "SNV", 3, isSettled ? "returned" : "accepted");

        (await AboutAsync("STP", "n1")).IsLeafSettled.ShouldBe(isSettled);
        (await AboutAsync("STP", "n2")).IsLeafSettled.ShouldBe(!isSettled);
        (await AboutAsync("STP")).IsLeafSettled.ShouldBeFalse();
    }

    [Theory]
    [InlineData("own-unit-review", "granted", null, true)]
    [InlineData("own-unit-review", "granted", "n1", true)]
    [InlineData("own-unit-review", "granted", "n2", false)]
    [InlineData("own-unit-review", "refused", "n1", false)]
    [InlineData("own-unit-review", null, "n1", false)]
    [InlineData("check", "granted", "n1", false)]
    public async Task A_second_persons_word_holds_for_its_leaf_or_for_all(string kind, string? decision, string? leaf, bool holds)
    {
        var decided = decision is null ? null : "x";
        Put("waiver", ("campaign", "c"), ("unit", "STP"), ("number", 1), ("kind", kind), ("leaf", leaf), ("decision", decision), ("decided_at", decided), ("decided_by", decision is null ? null : "khac"));

        (await AboutAsync("STP", "n1")).HasOwnReviewWaiver.ShouldBe(holds);
        (await AboutAsync("SNV", "n1")).HasOwnReviewWaiver.ShouldBeFalse();
    }

    [Fact]
    public async Task What_happened_to_the_campaign_is_told_one_by_one()
    {
        async Task<CampaignFacts> FactsAsync() => (await StandingStore.FindFactsAsync("c", _connection))!;

        Put("deadline", ("campaign", "c"), ("step", "consolidate"), ("due", StoredInstants.Text(Later)));
        (await FactsAsync()).ShouldBe(new CampaignFacts());
        Put("deadline", ("campaign", "c"), ("step", "self-score"), ("due", StoredInstants.Text(Due)));
        var facts = new CampaignFacts { SelfScoreDue = Due };
        (await FactsAsync()).ShouldBe(facts);
        Put("preparation", ("campaign", "c"));
        (await FactsAsync()).ShouldBe(facts with { IsPreparing = true });
        _connection.Execute("update preparation set opened_at = 'x', opened_by = 'x'");
        (await FactsAsync()).ShouldBe(facts);
        Put("proposal", ("campaign", "c"), ("number", 1), ("content_hash", Hash), ("outcome", "returned"), ("outcome_reason", "x"), ("decided_at", "x"), ("decided_by", "x"));
        (await FactsAsync()).ShouldBe(facts);
        Put("proposal", ("campaign", "c"), ("number", 2), ("content_hash", Hash));
        (await FactsAsync()).ShouldBe(facts with { WaitingProposal = 2 });
        _connection.Execute("update proposal set outcome = 'approved', decided_at = 'x', decided_by = 'x' where number = 2");
        Put("snapshot", ("campaign", "c"), ("number", 1), ("hash", Hash));
        facts = facts with { Snapshot = 1 };
        (await FactsAsync()).ShouldBe(facts);
        Put("ministry_submission", ("campaign", "c"), ("snapshot", 1));
        (await FactsAsync()).ShouldBe(facts with { IsSubmitted = true });
        Put("correction", ("campaign", "c"), ("snapshot", 1));
        (await FactsAsync()).ShouldBe(facts with { IsSubmitted = true, IsCorrecting = true });
        // A newer version is neither sent nor being corrected because an older one was.
        Put("snapshot", ("campaign", "c"), ("number", 2), ("hash", Hash));
        facts = facts with { Snapshot = 2 };
        (await FactsAsync()).ShouldBe(facts);
        Put("appraisal_round", ("campaign", "c"), ("round", "round-1"), ("snapshot", 2), ("closed_at", "x"), ("closed_by", "x"));
        Put("appraisal_round", ("campaign", "c"), ("round", "final"), ("snapshot", 2));
        (await FactsAsync()).ShouldBe(facts);
        _connection.Execute("update appraisal_round set closed_at = 'x', closed_by = 'x' where round = 'final'");
        facts = facts with { IsAppraised = true };
        (await FactsAsync()).ShouldBe(facts);
        Publish(1, "results", true);
        (await FactsAsync()).ShouldBe(facts with { ShowsResults = true });
        Publish(2, "ranking", true);
        (await FactsAsync()).ShouldBe(facts with { ShowsResults = true, ShowsRanking = true });
        Publish(3, "results", false);
        (await FactsAsync()).ShouldBe(facts with { ShowsRanking = true });
        Publish(4, "ranking", false);
        (await FactsAsync()).ShouldBe(facts);
        Put("closing", ("campaign", "c"));
        (await FactsAsync()).ShouldBe(facts with { IsClosed = true });
        (await StandingStore.FindFactsAsync("other", _connection)).ShouldBe(new CampaignFacts());
    }

    [Fact]
    public async Task Each_step_has_its_clock()
    {
        Deadlines();
        Put("appraisal_round", ("campaign", "c"), ("round", "final"), ("snapshot", 1), ("explain_due", StoredInstants.Text(Later)));
        (await AboutAsync("STP")).Clocks.Keys.ShouldBe([DeadlineStep.SelfScore, DeadlineStep.Consolidate, DeadlineStep.SubmitToMinistry], ignoreOrder: true);
        Put("appraisal_round", ("campaign", "c"), ("round", "round-1"), ("snapshot", 1), ("explain_due", StoredInstants.Text(Later)), ("explain_locked", StoredInstants.Text(Latest)));

        var clocks = (await AboutAsync("STP")).Clocks;

        clocks[DeadlineStep.SelfScore].ShouldBe(new StepClock { Due = Due, Locked = Locked });
        clocks[DeadlineStep.Consolidate].ShouldBe(new StepClock { Due = Later });
        clocks[DeadlineStep.SubmitToMinistry].ShouldBe(new StepClock { Due = Latest, Locked = Latest });
        clocks[DeadlineStep.Explain].ShouldBe(new StepClock { Due = Later, Locked = Latest });
    }

    [Theory]
    [InlineData(null, null, "STP", "n1", true)]
    [InlineData(null, null, "SNV", null, true)]
    [InlineData("STP", null, "STP", "n1", true)]
    [InlineData("STP", null, "STP", null, true)]
    [InlineData("STP", null, "SNV", "n1", false)]
    [InlineData("STP", "n1", "STP", "n1", true)]
    [InlineData("STP", "n1", "STP", "n2", false)]
    [InlineData("STP", "n1", "STP", null, true)]
    public async Task An_extension_opens_what_it_was_given_for(string? unit, string? leaf, string askedUnit, string? askedLeaf, bool opens)
    {
        Deadlines();
        Extend(1, unit, leaf, Later, null);

        var clocks = (await AboutAsync(askedUnit, askedLeaf)).Clocks;

        clocks[DeadlineStep.SelfScore].ExtendedUntil.ShouldBe(opens ? Later : null);
        clocks[DeadlineStep.Consolidate].ExtendedUntil.ShouldBeNull();
    }

    [Fact]
    public async Task Of_several_extensions_the_longest_counts_that_was_not_withdrawn()
    {
        Deadlines();
        Extend(1, "STP", null, Latest, "Nhầm.");
        Extend(2, "STP", null, Later, null);
        Extend(3, "STP", null, Locked, null);

        (await AboutAsync("STP")).Clocks[DeadlineStep.SelfScore].ExtendedUntil.ShouldBe(Later);
    }

    [Fact]
    public async Task The_gate_asks_about_the_matter_as_it_stands_in_the_record()
    {
        Deadlines();
        var officer = new Actor { Account = "lan.stp", Role = Role.Officer, Unit = "STP" };
        var operatingPerson = new Actor { Account = "vanhanh", Role = Role.Operator };

        (await Gate.AskAsync(UseCase.AnswerSave, officer, "c", "STP", "n1", Due, _connection)).ShouldBeEmpty();
        (await Gate.AskAsync(UseCase.AnswerSave, officer, "c", "STP", "n1", Locked, _connection)).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Locked);
        (await Gate.AskAsync(UseCase.AnswerSave, officer, "none", "STP", "n1", Due, _connection)).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
        (await Gate.AskAsync(UseCase.CampaignImport, operatingPerson, null, null, null, Due, _connection)).ShouldBeEmpty();
        Review("n1", "STP", 1, "accepted");
        (await Gate.AskAsync(UseCase.AnswerSave, officer, "c", "STP", "n1", Due, _connection)).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.LeafSettled);
        (await Gate.AskAsync(UseCase.AnswerSave, officer, "c", "STP", "n2", Due, _connection)).ShouldBeEmpty();
    }

    private Task<Standing> AboutAsync(string? unit, string? leaf = null) => StandingStore.GetAsync("c", unit, leaf, _connection);

    private void Deadlines()
    {
        Put("deadline", ("campaign", "c"), ("step", "self-score"), ("due", StoredInstants.Text(Due)), ("locked", StoredInstants.Text(Locked)));
        Put("deadline", ("campaign", "c"), ("step", "consolidate"), ("due", StoredInstants.Text(Later)));
        Put("deadline", ("campaign", "c"), ("step", "submit-to-ministry"), ("due", StoredInstants.Text(Latest)), ("locked", StoredInstants.Text(Latest)));
        Put("deadline", ("campaign", "other"), ("step", "self-score"), ("due", StoredInstants.Text(Latest)));
    }

    private void Review(string leaf, string unit, int number, string decision) => Put(
        "review", ("campaign", "c"), ("leaf", leaf), ("unit", unit), ("number", number), ("decision", decision), ("reason", "x"), ("points", decision is "adjusted" ? "1" : null));

    private void Publish(int number, string subject, bool isShown) => Put("publication", ("campaign", "c"), ("number", number), ("subject", subject), ("shown", isShown ? 1 : 0));

    private void Extend(int number, string? unit, string? leaf, Instant until, string? withdrawn) => Put(
        "deadline_extension", ("campaign", "c"), ("number", number), ("step", "self-score"), ("unit", unit), ("leaf", leaf), ("until", StoredInstants.Text(until)), ("withdrawn_reason", withdrawn));

    // What a row must have and the test does not care about is 1 or "x".
    private void Put(string table, params (string Column, object? Value)[] values)
    {
        var row = _connection.Query<(string Name, string Type, long NotNull)>($"select name, type, \"notnull\" from pragma_table_info('{table}') where \"notnull\" = 1 or pk > 0")
            .ToDictionary(c => c.Name, c => c.Type is "INTEGER" or "integer" ? (object?)1 : "x", StringComparer.Ordinal);
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        _connection.Execute($"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Keys.Select(c => $"@{c}"))})", new DynamicParameters(row));
    }
}
