using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Parts;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.App.Reviews;

namespace ParScore.Tests.App.Submissions.Parts;

/// <summary>Nobody sees another unit's draft: not in the joint score, not after saving, not in what the checks find.</summary>
public sealed class SeenByUnitTests
{
    [Fact]
    public async Task The_joint_score_shows_other_units_figures_only_while_they_are_handed_in()
    {
        using var review = await ReviewCase.DraftAsync();
        var officer = ReviewCase.OfficerOf("STC");

        var draft = await LeafAsync(review, officer);
        (draft.Score.State, draft.Score.Trace).ShouldBe((LeafState.Open, null));
        draft.Score.OpenReason.ShouldContain("STP");
        (await LeafAsync(review, ReviewCase.Hoa)).Score.Points.Value.ToExactText().ShouldBe("5/7");

        await review.SubmitAsync("STP");
        (await LeafAsync(review, officer)).Score.Points.Value.ToExactText().ShouldBe("5/7");

        (await review.ReturnAsync("1.3", "STP")).IsDone.ShouldBeTrue();
        (await LeafAsync(review, officer)).Score.State.ShouldBe(LeafState.Open);
    }

    [Fact]
    public async Task Saving_tells_no_more_than_reading_also_when_it_is_sent_again()
    {
        using var review = await ReviewCase.DraftAsync();
        var save = new SaveAnswer { Campaign = ReviewCase.Campaign, Leaf = "1.3", Unit = "STP", Figures = [new ChangedFigure(new TypedFigure("numerator", "", "\"1\""), 1)] };
        var answers = new AnswerService(review.Database);

        var first = await answers.SaveAsync(save, ReviewCase.OfficerOf("STP"), "luu-1");
        var again = await answers.SaveAsync(save, ReviewCase.OfficerOf("STP"), "luu-1");

        (first.IsSaved, again.IsSaved, again.IsRepeat).ShouldBe((true, true, true));
        (first.Score!.State, first.Score.Trace).ShouldBe((LeafState.Open, null));
        (again.Score!.State, again.Score.Trace).ShouldBe((LeafState.Open, null));
        // What is stored is made from all parts.
        (await review.LineAsync("1.3")).Score.Points.Value.ToExactText().ShouldBe("4/7");
        await review.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Another_units_figure_is_compared_with_only_while_it_is_handed_in()
    {
        using var review = await ReviewCase.DraftAsync();
        await review.WriteAsync(ReviewCase.Hoa, "leaf-assigned", s => AssignmentStore.PutAsync(ReviewCase.Campaign, new Assignment { Leaf = ReviewCase.Set.Find("1.8")!, Lead = "SNV" }, s.Connection));
        await review.DeclareAsync("SNV", "1.8", "numerator", "\"987\"");

        (await FoundAsync(review, ReviewCase.OfficerOf("STC"))).ShouldBeEmpty();
        (await FoundAsync(review, ReviewCase.Hoa)).ShouldHaveSingleItem().ShouldContain("987");

        await review.SubmitAsync("SNV");
        (await FoundAsync(review, ReviewCase.OfficerOf("STC"))).ShouldHaveSingleItem().ShouldContain("987");
    }

    private static async Task<UnitPart> PartAsync(ReviewCase review, Actor actor) => (await new UnitPartService(review.Database).ReadAsync(ReviewCase.Campaign, "STC", actor)).Part.ShouldNotBeNull();

    private static async Task<UnitLeaf> LeafAsync(ReviewCase review, Actor actor) => (await PartAsync(review, actor)).Leaves.Single(l => l.Leaf.Code.Is("1.3"));

    private static async Task<string[]> FoundAsync(ReviewCase review, Actor actor) => [.. (await PartAsync(review, actor)).Findings.Where(f => f.What.Contains("987", StringComparison.Ordinal)).Select(f => f.What)];
}
