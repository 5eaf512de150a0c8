using System.Reflection;
using System.Text;
using Dapper;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.App.Submissions;

/// <summary>What a unit declares at a leaf: saved value by value, never over somebody else's, and every refusal earned.</summary>
public sealed class AnswerServiceTests
{
    private const string Campaign = SmallRecord.Campaign;

    private static readonly (string Code, SaveAnswer Save, Actor Actor)[] Refused =
    [
        (AccessRefusals.NotFound, SmallRecord.Save("1.1", "met", "true") with { Campaign = "thu-1999" }, SmallRecord.Officer),
        (AccessRefusals.NotFound, SmallRecord.Save("9.9", "met", "true"), SmallRecord.Officer),
        (AccessRefusals.NotFound, SmallRecord.Save("1", "met", "true"), SmallRecord.Officer),
        (AccessRefusals.NotFound, SmallRecord.Save("1.1", "met", "true", unit: "SYT"), SmallRecord.Officer with { Unit = "SYT" }),
        (AccessRefusals.NotOwnUnit, SmallRecord.Save("1.1", "met", "true"), SmallRecord.Officer with { Unit = "STC" }),
        (AccessRefusals.NotOwnUnit, SmallRecord.Save("1.1", "met", "true"), SmallRecord.Officer with { Unit = null }),
        (AccessRefusals.NotOwnUnit, SmallRecord.Save("1.1", "met", "true"), SmallRecord.Officer with { Unit = "snv" }),
        (AccessRefusals.NotOwnUnit, SmallRecord.Save("1.1", "met", "true", unit: "STC"), SmallRecord.Coordinator),
        (AccessRefusals.Role, SmallRecord.Save("1.1", "met", "true"), SmallRecord.Officer with { Role = Role.Auditor }),
        (AccessRefusals.Role, SmallRecord.Save("1.1", "met", "true"), SmallRecord.Officer with { Role = Role.Approver }),
        (AccessRefusals.Role, SmallRecord.Save("1.1", "met", "true"), SmallRecord.Officer with { Role = Role.Administrator }),
        (AccessRefusals.Role, SmallRecord.Save("1.1", "met", "true"), SmallRecord.Operator),
        (SubmissionRefusals.TakenFromUnknown, SmallRecord.Save("1.1", "met", "true") with { TakenFrom = "thu-2019" }, SmallRecord.Officer),
        (RefusalCodes.NotAssigned, SmallRecord.Save("1.1", "met", "true", unit: "STC"), SmallRecord.Officer with { Unit = "STC" }),
        (RefusalCodes.EnteredByUnit, SmallRecord.Save("2", "points", "\"1\""), SmallRecord.Officer),
        (RefusalCodes.FigureUnknown, SmallRecord.Save("1.1", "count", "\"3\""), SmallRecord.Officer),
        (RefusalCodes.FigureUnknown, SmallRecord.Save("1.3", "items", "\"met\"", item: "z"), SmallRecord.Officer),
        (SubmissionRefusals.ValueUnreadable, SmallRecord.Save("1.2", "numerator", "12,"), SmallRecord.Officer),
        (SubmissionRefusals.ValueUnreadable, SmallRecord.Save("1.2", "numerator", ""), SmallRecord.Officer),
        (SubmissionRefusals.ValueUnreadable, SmallRecord.Save("1.2", "numerator", "{\"a\":1}"), SmallRecord.Officer),
        (SubmissionRefusals.ValueUnreadable, SmallRecord.Save("1.2", "numerator", "[1]"), SmallRecord.Officer),
        (SubmissionRefusals.ValueUnreadable, SmallRecord.Save("1.2", "numerator", "null"), SmallRecord.Officer),
        (SubmissionRefusals.ValueUnreadable, SmallRecord.Save("1.2", "numerator", "\" 12\""), SmallRecord.Officer),
        (SubmissionRefusals.ValueUnreadable, SmallRecord.Save("1.2", "numerator", "\"1\\u00002\""), SmallRecord.Officer),
        (SubmissionRefusals.ValueTwice, SmallRecord.Save("1.2", "numerator", "\"1\"") with { Figures = [new(new("numerator", "", "\"1\""), 0), new(new("numerator", "", "\"2\""), 0)] }, SmallRecord.Officer),
        (EvidenceRefusals.Incomplete, SmallRecord.Save("1.2", "numerator", "\"1\"") with { Explanation = new(new string('a', 20_001), 0) }, SmallRecord.Officer),
        (EvidenceRefusals.Incomplete, SmallRecord.Save("1.2", "numerator", "\"1\"") with { NotApplicable = new(new string('a', 20_001), 0) }, SmallRecord.Officer),
    ];

    public static TheoryData<int> RefusedRows => [.. Enumerable.Range(0, Refused.Length)];

    [Fact]
    public async Task A_figure_is_saved_as_it_is_typed_and_the_leaf_is_scored_at_once()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);

        var open = await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", "\"8,50\""), SmallRecord.Officer, null);
        var scored = await answers.SaveAsync(SmallRecord.Save("1.2", "denominator", "\"10\""), SmallRecord.Officer, null);

        open.Score!.State.ShouldBe(LeafState.Open);
        (scored.Score!.State, scored.Score.Points.Value).ShouldBe((LeafState.Scored, Fraction.Parse("1")));
        (await FiguresAsync(database, "1.2")).ShouldBe([("SNV", new TypedFigure("denominator", "", "\"10\""), 1), ("SNV", new TypedFigure("numerator", "", "\"8,50\""), 1)]);
        (await database.ReadAsync(connection => LeafScoreStore.ListAsync(Campaign, connection))).ShouldHaveSingleItem().Points.ShouldBe("1");
        (await database.ReadAsync(connection => SubmissionStore.FindAsync(Campaign, "SNV", connection)))!.State.ShouldBe(SubmissionState.Draft);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_second_is_shown_both_values_and_nothing_of_theirs_is_saved()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);
        (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", "\"40\"") with { Explanation = new("Của Lan", 0) }, SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
        var head = await HeadAsync(database);

        var second = await answers.SaveAsync(
            new SaveAnswer
            {
                Campaign = Campaign,
                Leaf = "1.2",
                Unit = "SNV",
                NotApplicable = new("Không phát sinh", 3),
                Explanation = new("Của Minh", 0),
                Figures = [new(new("numerator", "", "\"41\""), 0), new(new("denominator", "", "\"50\""), 0)],
            },
            SmallRecord.Officer with { Account = "minh.snv" }, "luu-2");

        (second.IsSaved, second.Refusals.Count).ShouldBe((false, 0));
        second.Conflicts.ShouldBe(
        [
            new AnswerConflict { Role = "numerator", Item = "", Mine = "\"41\"", Theirs = "\"40\"", Version = 1 },
            new AnswerConflict { Role = "not-applicable", Item = "", Mine = "Không phát sinh", Theirs = null, Version = 0 },
            new AnswerConflict { Role = "explanation", Item = "", Mine = "Của Minh", Theirs = "Của Lan", Version = 1 },
        ]);
        (await FiguresAsync(database, "1.2")).ShouldHaveSingleItem().Figure.Json.ShouldBe("\"40\"");
        (await HeadAsync(database)).ShouldBe(head);

        (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", "\"41\"", seen: 1), SmallRecord.Officer, "luu-2")).IsSaved.ShouldBeTrue("chosen with both values in view, under the same name as what was not carried out");
        (await FiguresAsync(database, "1.2")).ShouldHaveSingleItem().ShouldBe(("SNV", new TypedFigure("numerator", "", "\"41\""), 2));
    }

    [Fact]
    public async Task A_value_that_is_taken_back_leaves_its_row_and_opens_the_leaf_again()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);
        (await answers.SaveAsync(SmallRecord.Save("1.1", "met", "true") with { Explanation = new("Có", 0) }, SmallRecord.Officer, null)).Score!.State.ShouldBe(LeafState.Scored);

        var taken = await answers.SaveAsync(SmallRecord.Save("1.1", "met", null, seen: 1) with { Explanation = new("  ", 1) }, SmallRecord.Officer, null);

        taken.Score!.State.ShouldBe(LeafState.Open);
        (await FiguresAsync(database, "1.1")).ShouldHaveSingleItem().ShouldBe(("SNV", new TypedFigure("met", "", null), 2));
        (await database.ReadAsync(connection => AnswerStore.ListExplanationsAsync(Campaign, "n1-1", connection))).ShouldHaveSingleItem().ShouldBe(new StoredText { Leaf = "n1-1", Unit = "SNV", Text = null, Version = 2 });
        (await answers.SaveAsync(SmallRecord.Save("1.1", "met", "false", seen: 2), SmallRecord.Officer, null)).Score!.State.ShouldBe(LeafState.Scored);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_request_again_is_answered_and_changes_nothing()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);
        var save = SmallRecord.Save("1.1", "met", "true");

        var first = await answers.SaveAsync(save, SmallRecord.Officer, "luu-1");
        var head = await HeadAsync(database);
        var again = await answers.SaveAsync(save, SmallRecord.Officer, "luu-1");

        (again.IsRepeat, again.IsSaved, again.Score!.Points).ShouldBe((true, true, first.Score!.Points));
        (await HeadAsync(database)).ShouldBe(head);
        await Should.ThrowAsync<InvalidOperationException>(() => answers.SaveAsync(SmallRecord.Save("1.1", "met", "false", seen: 1), SmallRecord.Officer, "luu-1"));
        (await HeadAsync(database)).ShouldBe(head);
    }

    [Fact]
    public async Task A_refused_request_may_be_sent_again_when_it_was_put_right()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);

        (await answers.SaveAsync(SmallRecord.Save("1.1", "met", "tru"), SmallRecord.Officer, "luu-1")).Refusals.ShouldHaveSingleItem();
        (await answers.SaveAsync(SmallRecord.Save("1.1", "met", "true"), SmallRecord.Officer, "luu-1")).IsSaved.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(RefusedRows))]
    public async Task What_may_not_be_saved_is_refused_in_a_sentence_and_leaves_no_trace(int row)
    {
        var (code, save, actor) = Refused[row];
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var head = await HeadAsync(database);

        var outcome = await new AnswerService(database).SaveAsync(save, actor, "luu-1");

        outcome.IsSaved.ShouldBeFalse();
        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(code);
        Consolidation.JsonEdit.ShouldBeASentence(refusal.Message);
        (await HeadAsync(database)).ShouldBe(head);
        (await FiguresAsync(database, "1.1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_reasons_come_at_once_but_a_stranger_hears_only_that_it_is_not_theirs()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var save = SmallRecord.Save("1.1", "count", "x") with { Figures = [new(new("count", "", "1"), 0), new(new("met", "", "tru"), 0)], TakenFrom = "thu-2019" };

        (await new AnswerService(database).SaveAsync(save, SmallRecord.Officer, null)).Refusals.Select(r => r.Code).ShouldBe([RefusalCodes.FigureUnknown, SubmissionRefusals.ValueUnreadable, SubmissionRefusals.TakenFromUnknown]);
        (await new AnswerService(database).SaveAsync(save, SmallRecord.Officer with { Unit = "STC" }, null)).Refusals.Select(r => r.Code).ShouldBe([AccessRefusals.NotOwnUnit]);
    }

    [Fact]
    public async Task After_submitting_nothing_is_saved_until_it_is_returned()
    {
        using var record = await SmallRecord.SubmittedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);
        var save = SmallRecord.Save("1.1", "met", "false", seen: 1);

        (await answers.SaveAsync(save, SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.AlreadySubmitted);
        await SetStateAsync(database, "accepted");
        (await answers.SaveAsync(save, SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.AlreadySubmitted);
        await SetStateAsync(database, "returned");
        (await answers.SaveAsync(save, SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
    }

    [Fact]
    public async Task Texts_become_normal_form_C_without_what_cannot_be_seen_or_kept()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        var typed = " Số liệu\u0000 đến\nhết tháng 12 ".Normalize(NormalizationForm.FormD);

        await new AnswerService(database).SaveAsync(SmallRecord.Save("1.1", "met", "true") with { Explanation = new(typed, 0), NotApplicable = new("Không phát sinh".Normalize(NormalizationForm.FormD), 0) }, SmallRecord.Officer, null);

        (await database.ReadAsync(connection => AnswerStore.ListExplanationsAsync(Campaign, "n1-1", connection))).ShouldHaveSingleItem().Text.ShouldBe("Số liệu đến\nhết tháng 12");
        (await database.ReadAsync(connection => AnswerStore.ListNotApplicableAsync(Campaign, connection))).ShouldHaveSingleItem().Text.ShouldBe("Không phát sinh");
    }

    [Fact]
    public async Task Figures_together_with_not_applicable_are_kept_and_leave_the_leaf_open()
    {
        using var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();

        var outcome = await new AnswerService(database).SaveAsync(SmallRecord.Save("1.1", "met", "true") with { NotApplicable = new("Không phát sinh", 0) }, SmallRecord.Officer, null);

        (outcome.IsSaved, outcome.Score!.State).ShouldBe((true, LeafState.Open));
    }

    [Fact]
    public void Every_code_of_refusal_is_earned_here_or_at_submitting()
    {
        var codes = typeof(SubmissionRefusals).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        var earned = Refused.Select(r => r.Code).Concat(SubmissionServiceTests.Earned).Distinct(StringComparer.Ordinal);

        codes.Except(earned, StringComparer.Ordinal).ShouldBeEmpty();
    }

    internal static Task<int> SetStateAsync(Database database, string state) => database.WriteAsync(
        new Act { Actor = SmallRecord.Operator, Action = state }, session => session.Connection.ExecuteAsync("update submission set state = @State, version = version + 1 where unit = 'SNV'", new { State = state }));

    private static Task<Checkpoint> HeadAsync(Database database) => database.ReadAsync(JournalStore.GetHeadAsync);

    private static async Task<(string Unit, TypedFigure Figure, long Version)[]> FiguresAsync(Database database, string leaf) =>
        [.. (await database.ReadAsync(connection => AnswerStore.ListFiguresAsync(Campaign, SmallRecord.Set.Find(leaf)!.Id, connection))).Select(f => (f.Unit, f.Figure, f.Version))];
}
