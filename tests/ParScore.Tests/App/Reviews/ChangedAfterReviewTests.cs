using ParScore.App.Approvals;
using ParScore.App.Submissions;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reviews;

/// <summary>An adjustment of joined points stands for all parts: when a contributor mends its part, the adjustment is over, and nobody may miss it.</summary>
public sealed class ChangedAfterReviewTests
{
    [Fact]
    public async Task An_adjustment_that_a_contributor_undid_is_named_before_it_is_proposed()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ByHandAsync("1.3", "0,2")).IsDone.ShouldBeTrue();
        (await review.AcceptOpenAsync("STC")).Accepted.ShouldBe(["STC"]);
        (await GapsAsync(review)).ShouldNotContain(g => g.StartsWith("Tiêu chí 1.3: ", StringComparison.Ordinal));
        (await review.ReturnAsync("1.4", "STP")).IsDone.ShouldBeTrue();
        var save = new SaveAnswer { Campaign = ReviewCase.Campaign, Leaf = "1.3", Unit = "STP", Figures = [new ChangedFigure(new TypedFigure("numerator", "", "\"3\""), 1)] };
        (await new AnswerService(review.Database).SaveAsync(save, ReviewCase.OfficerOf("STP"), null)).IsSaved.ShouldBeTrue();
        await review.SubmitAsync("STP");
        (await review.AcceptOpenAsync("STP")).Accepted.ShouldBe(["STP"]);

        (await review.LineAsync("1.3")).Adjustment.ShouldBeNull();
        (await review.StateAsync("STC")).ShouldBe(SubmissionState.Accepted);
        var gap = (await GapsAsync(review)).Single(g => g.StartsWith("Tiêu chí 1.3: ", StringComparison.Ordinal));

        gap.ShouldContain("phần của STC");
        gap.ShouldBeASentence();
        (await review.ByHandAsync("1.3", "0,2")).IsDone.ShouldBeTrue();
        (await GapsAsync(review)).ShouldNotContain(g => g.StartsWith("Tiêu chí 1.3: ", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> GapsAsync(ReviewCase review) => (await review.Database.ReadAsync(connection => ApprovalDraft.FindAsync(ReviewCase.Campaign, connection)))!.Gaps;
}
