using System.Reflection;
using ParScore.App.Access;
using ParScore.App.Reviews;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reviews;

/// <summary>Nobody reviews the own unit, unless a second person who had no part in it agreed; then only who asked.</summary>
public sealed class OwnReviewTests
{
    private const string Campaign = ReviewCase.Campaign;

    [Fact]
    public async Task Nobody_reviews_the_own_units_part_nor_points_it_has_a_part_in()
    {
        using var review = await ReviewCase.SubmittedAsync();

        await ShouldRefuseAsync(review.AcceptAsync("1.7", "SNV"), AccessRefusals.OwnUnit);
        await ShouldRefuseAsync(review.AcceptAsync("1.8", "SNV"), AccessRefusals.OwnUnit);
        await ShouldRefuseAsync(review.Reviews.AdjustByHandAsync(Campaign, await review.WholeAsync("1.7", "SNV"), "1", "Lý do", ReviewCase.Hoa, null), AccessRefusals.OwnUnit);
        // STC leads it, but the joined points are Sở Nội vụ's too.
        await ShouldRefuseAsync(review.ByHandAsync("1.8", "2"), AccessRefusals.OwnUnit);
        (await review.AcceptAsync("1.8", "STC")).IsDone.ShouldBeTrue();
        // Returning the own part gains nothing.
        (await review.ReturnAsync("1.7", "SNV")).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task With_a_second_persons_consent_who_asked_reviews_and_the_decision_names_it()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var asked = (await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, "xin-1")).Waiver.ShouldNotBeNull();
        (asked.Number, asked.Leaf, asked.RequestedBy, asked.Decision).ShouldBe((1, "n1-7", "hoa.snv", null));
        await ShouldRefuseAsync(review.AcceptAsync("1.7", "SNV"), AccessRefusals.OwnUnit);

        var granted = (await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, null, ReviewCase.Approver, "dongy-1")).Waiver.ShouldNotBeNull();

        (granted.Decision, granted.DecidedBy, granted.DecidedAt).ShouldBe((true, "pct.ubnd", review.Clock.Now));
        await ShouldRefuseAsync(review.AcceptAsync("1.7", "SNV", ReviewCase.Minh), ReviewRefusals.WaiverOfAnother);
        await ShouldRefuseAsync(review.ByHandAsync("1.8", "2"), AccessRefusals.OwnUnit);
        (await review.AcceptAsync("1.7", "SNV")).Reviews.ShouldHaveSingleItem().Waiver.ShouldBe(1);
        (await review.NoticesAsync("SNV"))[0].Text.ShouldBe("pct.ubnd đã đồng ý để hoa.snv thẩm định phần của SNV.");
        await review.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Nobody_reviews_in_another_role_what_the_same_person_declared_or_certified()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var officer = ReviewCase.Hoa with { Account = "lan.STC" };
        var head = ReviewCase.Hoa with { Account = "truong.STC" };

        foreach (var actor in (ParScore.App.Accounts.Actor[])[officer, head])
        {
            var refusal = (await review.AcceptAsync("1.1", "STC", actor)).Refusals.ShouldHaveSingleItem();
            (refusal.Code, refusal.Where).ShouldBe((AccessRefusals.OwnUnit, "1.1"));
            refusal.Message.ShouldBeASentence();
            await ShouldRefuseAsync(review.ByHandAsync("1.2", "0", actor: actor), AccessRefusals.OwnUnit);
        }

        // Of joined points every part counts; what the person had no part in is free.
        await ShouldRefuseAsync(review.ByHandAsync("1.3", "0", actor: ReviewCase.Hoa with { Account = "lan.STP" }), AccessRefusals.OwnUnit);
        (await review.AcceptAsync("1.1", "STC", ReviewCase.Hoa with { Account = "lan.STP" })).IsDone.ShouldBeTrue();
        (await review.ReturnAsync("1.2", "STC", actor: officer)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_asked_and_who_agreed_goes_into_what_is_approved()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, null)).Waiver.ShouldNotBeNull();
        (await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, "Đồng ý", ReviewCase.Approver, null)).Waiver.ShouldNotBeNull();
        (await review.AcceptAsync("1.7", "SNV")).IsDone.ShouldBeTrue();
        var record = (await review.Database.ReadAsync(connection => ParScore.App.Consolidation.CampaignRecord.FindAsync(Campaign, connection)))!;

        var content = ParScore.App.Approvals.SnapshotWriter.Write(record, await review.HeadAsync(), null);
        var read = ParScore.App.Approvals.SnapshotReader.Read(System.Text.Encoding.UTF8.GetString(content), ReviewCase.Set);

        var agreed = read.OwnReviews.ShouldHaveSingleItem();
        agreed.ShouldBe(record.OwnReviews.ShouldHaveSingleItem());
        (agreed.Unit, agreed.Leaf, agreed.Reason, agreed.RequestedBy, agreed.DecidedBy, agreed.DecisionReason).ShouldBe(("SNV", "n1-7", "Chỉ còn một người", "hoa.snv", "pct.ubnd", "Đồng ý"));
        ParScore.App.Approvals.SnapshotWriter.Write(read, await review.HeadAsync(), null).ShouldBe(content);
    }

    [Fact]
    public async Task A_consent_for_the_whole_part_covers_joined_points_too()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.OwnReviews.RequestAsync(Campaign, "SNV", null, "Chỉ còn một người", ReviewCase.Hoa, null)).Waiver.ShouldNotBeNull();
        (await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, "Đồng ý", ReviewCase.Minh, null)).Waiver.ShouldNotBeNull();

        (await review.ByHandAsync("1.8", "2")).Reviews.ShouldHaveSingleItem().Waiver.ShouldBe(1);
        (await review.AcceptOpenAsync("SNV")).Accepted.ShouldBe(["SNV"]);
    }

    [Fact]
    public async Task A_refusal_says_why_and_lets_nobody_review()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, null)).Waiver.ShouldNotBeNull();

        Refused(await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, false, " ", ReviewCase.Approver, null)).ShouldBe(ReviewRefusals.ReasonMissing);
        (await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, false, "Có người khác", ReviewCase.Approver, null)).Waiver!.Decision.ShouldBe(false);

        await ShouldRefuseAsync(review.AcceptAsync("1.7", "SNV"), AccessRefusals.OwnUnit);
        Refused(await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, null, ReviewCase.Approver, null)).ShouldBe(ReviewRefusals.AlreadyDecided);
        // It may be asked again.
        (await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Người kia nghỉ ốm", ReviewCase.Hoa, null)).Waiver!.Number.ShouldBe(2);
        (await review.OwnReviews.ListAsync(Campaign, "SNV", ReviewCase.Minh, review.Clock)).Count.ShouldBe(2);
        (await review.OwnReviews.ListAsync(Campaign, "SNV", ReviewCase.OfficerOf("STC"), review.Clock)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_person_neither_asked_nor_prepared_nor_certified_that_part()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, null)).Waiver.ShouldNotBeNull();

        Refused(await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, null, ReviewCase.Hoa, null)).ShouldBe(ReviewRefusals.DeciderAsked);
        // Who entered the figures, and who certified them, under whatever role they come now.
        Refused(await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, null, ReviewCase.Minh with { Account = "lan.SNV" }, null)).ShouldBe(ReviewRefusals.DeciderPrepared);
        Refused(await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, null, ReviewCase.Approver with { Account = "truong.SNV" }, null)).ShouldBe(ReviewRefusals.DeciderPrepared);
        Refused(await review.OwnReviews.DecideAsync(Campaign, "SNV", 7, true, null, ReviewCase.Approver, null)).ShouldBe(AccessRefusals.NotFound);
        Refused(await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, null, ReviewCase.OfficerOf("STC"), null)).ShouldBe(AccessRefusals.Role);
    }

    [Fact]
    public async Task Asked_once_is_enough_and_only_for_the_own_unit()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var first = await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, "xin-1");
        var head = await review.HeadAsync();

        (await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, "xin-1")).Waiver.ShouldBe(first.Waiver);
        Refused(await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, "xin-2")).ShouldBe(ReviewRefusals.AlreadyAsked);
        Refused(await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.8", " ", ReviewCase.Hoa, null)).ShouldBe(ReviewRefusals.ReasonMissing);
        Refused(await review.OwnReviews.RequestAsync(Campaign, "SNV", "9.9", "Lý do", ReviewCase.Hoa, null)).ShouldBe(AccessRefusals.NotFound);
        Refused(await review.OwnReviews.RequestAsync(Campaign, "STC", "1.1", "Lý do", ReviewCase.Hoa, null)).ShouldBe(AccessRefusals.NotOwnUnit);

        (await review.HeadAsync()).ShouldBe(head);
        (await review.OwnReviews.DecideAsync(Campaign, "SNV", 1, true, null, ReviewCase.Minh, null)).Waiver.ShouldNotBeNull();
        Refused(await review.OwnReviews.RequestAsync(Campaign, "SNV", "1.7", "Chỉ còn một người", ReviewCase.Hoa, null)).ShouldBe(ReviewRefusals.AlreadyAsked);
    }

    /// <summary>Every code of a review is earned here or in the other tests of reviews, which name it.</summary>
    [Fact]
    public void Every_code_of_a_review_is_named_by_a_test()
    {
        var tests = string.Concat(Directory.EnumerateFiles(RepositoryFiles.Path("tests/ParScore.Tests/App/Reviews"), "*.cs").Select(File.ReadAllText));
        typeof(ReviewRefusals).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name).Where(n => !tests.Contains($"ReviewRefusals.{n}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static async Task ShouldRefuseAsync(Task<ReviewOutcome> asked, string code) => Refused((await asked).Refusals).ShouldBe(code);

    private static string Refused(OwnReviewOutcome outcome)
    {
        outcome.Waiver.ShouldBeNull();
        return Refused(outcome.Refusals);
    }

    private static string Refused(IReadOnlyList<Refusal> refusals)
    {
        var refusal = refusals.ShouldHaveSingleItem();
        refusal.Message.ShouldBeASentence();
        return refusal.Code;
    }
}
