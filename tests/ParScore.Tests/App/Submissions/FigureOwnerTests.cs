using Dapper;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Parts;
using ParScore.Scoring;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions;

/// <summary>A shared leaf of which each unit alone declares one figure: nobody owes the other's, nobody gives it, and both together score.</summary>
public sealed class FigureOwnerTests
{
    private const string Campaign = SmallRecord.Campaign;

    [Fact]
    public async Task Each_declares_its_own_figure_and_the_leaf_is_complete_when_both_have()
    {
        using var record = await SharedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);

        var first = await answers.SaveAsync(SmallRecord.Save("1.2", "denominator", "\"50\""), SmallRecord.Officer, null);
        (first.Score!.State, first.Score.Missing.ShouldHaveSingleItem()).ShouldBe((LeafState.Open, "phần của STC"));
        (await FindingsAsync(database, "SNV")).ShouldBe(["part-of-others-missing"]);
        (await FindingsAsync(database, "STC")).ShouldBe(["leaf-unanswered"]);
        var second = await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", "\"17\"", unit: "STC"), SmallRecord.OtherOfficer, null);

        (second.Score!.State, second.Score.Missing.ShouldHaveSingleItem()).ShouldBe((LeafState.Open, "phần của SNV"), "SNV's draft is SNV's");
        var joined = (await database.ReadAsync(c => LeafScoreStore.ScoreNowAsync(Campaign, "1.2", c)))!;
        (joined.State, joined.Points.Value).ShouldBe((LeafState.Scored, Fraction.Parse("0.4")));
        joined.Trace!.Figures.ShouldContain("17 của STC");
        (await FindingsAsync(database, "SNV")).ShouldBeEmpty();
        (await FindingsAsync(database, "STC")).ShouldBeEmpty();
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_s_figure_is_refused_and_what_was_given_before_may_be_taken_back()
    {
        using var record = await SharedAsync();
        using var database = record.Open();
        var answers = new AnswerService(database);

        var refusal = (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", "\"17\""), SmallRecord.Officer, null)).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Where).ShouldBe((RefusalCodes.NotAssigned, "numerator"));
        refusal.Message.ShouldBeASentence();
        await database.WriteAsync(Act, s => AnswerStore.PutFigureAsync(Campaign, "n1-2", "SNV", new TypedFigure("numerator", "", "\"17\""), 0, s.Connection));
        (await database.ReadAsync(c => LeafScoreStore.ScoreNowAsync(Campaign, "1.2", c)))!.Refusals.ShouldHaveSingleItem().Refusal.Code.ShouldBe(RefusalCodes.NotAssigned);

        (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", null, seen: 1), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
    }

    [Fact]
    public async Task A_unit_without_a_figure_of_its_own_owes_none()
    {
        using var record = await SharedAsync("SNV", "SNV");
        using var database = record.Open();

        var saved = await new AnswerService(database).SaveAsync(SmallRecord.Save("1.2", "denominator", "\"50\"") with { Figures = [new(new("denominator", "", "\"50\""), 0), new(new("numerator", "", "\"17\""), 0)] }, SmallRecord.Officer, null);

        saved.Score!.State.ShouldBe(LeafState.Scored);
        (await FindingsAsync(database, "STC")).ShouldBeEmpty();
        (await FindingsAsync(database, "SNV")).ShouldBeEmpty();
    }

    private static Act Act => new() { Actor = SmallRecord.Operator, Action = "assigned" };

    private static async Task<SmallRecord> SharedAsync(string numerator = "STC", string denominator = "SNV")
    {
        var record = await SmallRecord.PlannedAsync();
        using var database = record.Open();
        await database.WriteAsync(Act, s => s.Connection.ExecuteAsync(
            """
            insert into assignment (campaign, leaf, unit, position, active, version) values (@Campaign, 'n1-2', 'STC', 1, 1, 1);
            insert into assignment_figure (campaign, leaf, role, unit, active, version) values (@Campaign, 'n1-2', 'numerator', @Numerator, 1, 1), (@Campaign, 'n1-2', 'denominator', @Denominator, 1, 1);
            """,
            new { Campaign, Numerator = numerator, Denominator = denominator }));
        return record;
    }

    // Of the leaf itself; what proves it is another matter.
    private static async Task<string[]> FindingsAsync(Database database, string unit) =>
        [.. (await new UnitPartService(database).ReadAsync(Campaign, unit, SmallRecord.Coordinator)).Part!.Findings.Where(f => f.Leaf is { Code: "1.2" } && f.Code is "leaf-unanswered" or "part-of-others-missing" && f.Leaf!.Code.Is("1.2")).Select(f => f.Code)];
}
