using NodaTime;
using ParScore.App.Access;
using ParScore.App.Reviews;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reviews;

/// <summary>What changed since the last submission: old and new, leaf by leaf, for the reviewer and for the unit.</summary>
public sealed class ChangeReaderTests
{
    private const string Campaign = ReviewCase.Campaign;

    [Fact]
    public async Task Each_change_between_two_submissions_is_told_old_and_new()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.Changes.ReadAsync(Campaign, "STC", null, ReviewCase.Hoa)).ShouldBe(new SubmissionChanges());
        (await review.ReturnAsync("1.2", "STC")).IsDone.ShouldBeTrue();
        review.Clock.Now += Duration.FromHours(1);
        await review.DeclareAsync("STC", "1.2", "numerator", "\"4\"");
        await review.DeclareAsync("STC", "1.2", "numerator", "\"6\"");
        await review.DeclareAsync("STC", "1.3", "numerator", "\"9\"");
        await review.DeclareAsync("STC", "1.3", "numerator", "\"3\"");
        await review.DeclareAsync("STC", "1.6", "choice", "\"kha\"");
        await review.DeclareAsync("STC", "1.4", "items", "\"not-met\"", "a");
        await review.ExplainAsync("STC", "1.2", "Theo báo cáo bổ sung.");
        await review.ExplainAsync("STC", "1.5", "Mới");
        await review.ProveAsync("STC", "1.1", 9);
        await review.ProveAsync("STC", "1.2", 7);
        await review.DeclareAsync("STP", "1.3", "numerator", "\"1\"");
        var draft = await review.Changes.ReadAsync(Campaign, "STC", null, ReviewCase.OfficerOf("STC"));
        await review.SubmitAsync("STC");

        var changes = await review.Changes.ReadAsync(Campaign, "STC", null, ReviewCase.Hoa);

        (draft.From, draft.To, changes.From, changes.To).ShouldBe((1, null, 1, 2));
        draft.Changes.ShouldBe(changes.Changes);
        changes.Changes.Select(c => $"{c.Leaf?.Code} {c.What}: {c.Old} → {c.New}").ShouldBe(
        [
            "1.1 Tệp của tài liệu STC-1.1: quét 5.png → quét 9.png",
            "1.2 Hoàn thành: 5 → 6",
            "1.2 Giải trình: Theo báo cáo năm. → Theo báo cáo bổ sung.",
            "1.2 Tài liệu STC-1.2:  → mục II, trang 3",
            "1.2 Tệp của tài liệu STC-1.2:  → quét 7.png",
            "1.4 Nội dung: Ngân sách: đạt → không đạt",
            "1.5 Giải trình:  → Mới",
            "1.6 Mức: Tốt → Khá",
        ]);
    }

    [Fact]
    public async Task A_third_submission_is_compared_with_the_second_or_with_one_that_is_named()
    {
        using var review = await ReviewCase.SubmittedAsync();
        foreach (var figure in new[] { "4", "3" })
        {
            (await review.ReturnAsync("1.2", "STC")).IsDone.ShouldBeTrue();
            review.Clock.Now += Duration.FromHours(1);
            await review.DeclareAsync("STC", "1.2", "numerator", $"\"{figure}\"");
            await review.SubmitAsync("STC");
        }

        (await review.Changes.ReadAsync(Campaign, "STC", null, ReviewCase.Hoa)).Changes.ShouldHaveSingleItem().Old.ShouldBe("4");
        (await review.Changes.ReadAsync(Campaign, "STC", 1, ReviewCase.Hoa)).Changes.ShouldHaveSingleItem().Old.ShouldBe("5");
        (await review.Changes.ReadAsync(Campaign, "STC", 9, ReviewCase.Hoa)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_unit_is_told_nothing()
    {
        using var review = await ReviewCase.SubmittedAsync();

        (await review.Changes.ReadAsync(Campaign, "STC", null, ReviewCase.OfficerOf("STP"))).Refusals.ShouldHaveSingleItem().Code.Is(AccessRefusals.NotFound).ShouldBeTrue();
    }
}
