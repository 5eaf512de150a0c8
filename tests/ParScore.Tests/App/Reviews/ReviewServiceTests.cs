using Dapper;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Reviews;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reviews;

/// <summary>Accept, adjust, return: each decision is about what was seen, is kept once, is told, and counts while its part is the same.</summary>
public sealed class ReviewServiceTests
{
    private const string Campaign = ReviewCase.Campaign;

    [Fact]
    public async Task An_acceptance_is_kept_with_what_was_looked_at_and_the_unit_is_told()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var seen = await review.TargetAsync("1.2", "STC");

        var outcome = await review.Reviews.AcceptAsync(Campaign, [seen], " Đã xem sổ. ", ReviewCase.Hoa, "r-1");

        var kept = outcome.Reviews.ShouldHaveSingleItem();
        (kept.Leaf, kept.Unit, kept.Number, kept.Decision, kept.Reason, kept.ContentHash, kept.DecidedAt, kept.DecidedBy, kept.Points, kept.Waiver)
            .ShouldBe(("n1-2", "STC", 1, ReviewDecision.Accepted, "Đã xem sổ.", seen.SeenContent, review.Clock.Now, "hoa.snv", null, null));
        kept.SelfPoints!.Value.Value.ToExactText().ShouldBe("5/6");
        var line = await review.LineAsync("1.2");
        (line.Parts.Single().Holds, line.IsReviewed, line.Adjustment).ShouldBe((true, true, null));
        line.Score.ShouldBe(line.SelfScore);
        (await review.NoticesAsync("STC")).ShouldBe([("review-accepted", "Sở Nội vụ đã chấp nhận tiêu chí 1.2 của STC. Ghi chú: Đã xem sổ.")]);
        (await review.StateAsync("STC")).ShouldBe(SubmissionState.Submitted);
        await review.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("0,5", "0.5")]
    [InlineData(" 0.123456789 ", "0.123456789")]
    public async Task Points_by_hand_count_exactly_between_0_and_the_maximum(string typed, string exact)
    {
        using var review = await ReviewCase.SubmittedAsync();

        var kept = (await review.ByHandAsync("1.2", typed, "Thiếu văn bản.")).Reviews.ShouldHaveSingleItem();

        kept.Points!.Value.Value.ToExactText().ShouldBe(exact);
        var line = await review.LineAsync("1.2");
        (line.Score.Points.Value.ToExactText(), line.SelfScore.Points.Value.ToExactText()).ShouldBe((exact, "5/6"));
        line.Score.Trace!.Figures.ShouldBe(line.SelfScore.Trace!.Figures);
        line.Score.Trace.Points.ShouldEndWith($"; Sở Nội vụ điều chỉnh từ 0,833333… thành {exact.Replace('.', ',')} điểm, lý do: Thiếu văn bản");
        kept.Trace.ShouldBe(line.Score.Trace.ToString());
        (await review.NoticesAsync("STC")).ShouldHaveSingleItem().Text.ShouldStartWith($"Sở Nội vụ điều chỉnh điểm tiêu chí 1.2 từ 0,833333… thành {exact.Replace('.', ',')} điểm. Lý do: Thiếu văn bản.");
        await review.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("1,000000001", ReviewRefusals.PointsOutOfRange)]
    [InlineData("2", ReviewRefusals.PointsOutOfRange)]
    [InlineData("-0,1", ReviewRefusals.PointsOutOfRange)]
    [InlineData("", ReviewRefusals.PointsUnreadable)]
    [InlineData("một", ReviewRefusals.PointsUnreadable)]
    [InlineData("1/2", ReviewRefusals.PointsUnreadable)]
    [InlineData("1e0", ReviewRefusals.PointsUnreadable)]
    public async Task Points_beyond_are_refused_and_nothing_is_kept(string typed, string code)
    {
        using var review = await ReviewCase.SubmittedAsync();
        var head = await review.HeadAsync();

        await ShouldRefuseAsync(review.ByHandAsync("1.2", typed), code);

        (await review.HeadAsync()).ShouldBe(head);
        (await review.LineAsync("1.2")).Adjustment.ShouldBeNull();
    }

    [Theory]
    [InlineData("0", "100", "0")]
    [InlineData("100", "100", "1")]
    [InlineData("1", "3", "1/3")]
    public async Task By_the_rule_corrected_figures_give_the_points(string numerator, string denominator, string exact)
    {
        using var review = await ReviewCase.SubmittedAsync();

        var kept = (await review.ByRuleAsync("1.2", ("numerator", "", $"\"{numerator}\""), ("denominator", "", $"\"{denominator}\""))).Reviews.ShouldHaveSingleItem();

        (kept.IsByRule, kept.Points!.Value.Value.ToExactText(), kept.Max!.Value.Value.ToExactText()).ShouldBe((true, exact, "1"));
        var score = (await review.LineAsync("1.2")).Score;
        score.Points.Value.ToExactText().ShouldBe(exact);
        score.Trace!.Figures.ShouldBe($"Hoàn thành: {numerator}; Phải làm: {denominator} (theo Sở Nội vụ thẩm định)");
        score.Trace.Points.ShouldContain("Sở Nội vụ điều chỉnh từ 0,833333… thành ");
        score.Trace.Points.ShouldEndWith("lý do: Đã đối chiếu sổ sách");
        await review.ShouldVerifyAsync();
    }

    [Fact]
    public async Task By_the_rule_what_the_rule_refuses_is_refused()
    {
        using var review = await ReviewCase.SubmittedAsync();

        await ShouldRefuseAsync(review.ByRuleAsync("1.2", ("numerator", "", "\"101\""), ("denominator", "", "\"100\"")), RefusalCodes.NumeratorAboveDenominator);
        await ShouldRefuseAsync(review.ByRuleAsync("1.2", ("numerator", "", "\"101\"")), ReviewRefusals.FiguresIncomplete);
        await ShouldRefuseAsync(review.ByRuleAsync("1.2", ("numerator", "", "1,\"x\":2"), ("denominator", "", null)), SubmissionRefusals.ValueUnreadable);
        await ShouldRefuseAsync(review.ByRuleAsync("1.2", ("numerator", "", "\"1\""), ("numerator", "", "\"2\"")), SubmissionRefusals.ValueTwice);
        await ShouldRefuseAsync(review.ByRuleAsync("1.2", ("numerator", "", "\"1\""), ("denominator", "", "\"2\""), ("count", "", "\"2\"")), RefusalCodes.FigureUnknown);
        await ShouldRefuseAsync(review.ByRuleAsync("1.2"), ReviewRefusals.FiguresIncomplete);
        await ShouldRefuseAsync(review.ByRuleAsync("1.4", ("items", "z", "\"met\"")), RefusalCodes.ItemUnknown);
    }

    [Fact]
    public async Task A_leaf_that_the_unit_called_not_applicable_counts_again_when_points_are_given()
    {
        using var review = await ReviewCase.DraftAsync();
        await review.DeclareAsync("STC", "1.1", "met", null);
        await review.WriteAsync(ReviewCase.OfficerOf("STC"), "answer-saved", session => AnswerStore.PutNotApplicableAsync(Campaign, "n1-1", "STC", "Không phát sinh", 0, session.Connection));
        await review.SubmitAsync("STC");
        (await review.LineAsync("1.1")).Score.Max.ShouldBe(Points.Zero);

        (await review.ByHandAsync("1.1", "0")).IsDone.ShouldBeTrue();

        var line = await review.LineAsync("1.1");
        (line.Score.Points, line.Score.Max.ToText()).ShouldBe((Points.Zero, "1"));
    }

    [Fact]
    public async Task The_second_of_two_reviewers_is_shown_the_firsts_decision_and_may_choose()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var (seen, whole) = (await review.TargetAsync("1.2", "STC"), await review.WholeAsync("1.2"));
        (await review.Reviews.AcceptAsync(Campaign, [seen], null, ReviewCase.Hoa, null)).IsDone.ShouldBeTrue();
        var head = await review.HeadAsync();

        var second = await review.Reviews.AdjustByHandAsync(Campaign, whole, "0", "Không khớp", ReviewCase.Minh, null);

        second.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ReviewRefusals.DecidedSinceSeen);
        second.Refusals[0].Message.ShouldContain("hoa.snv");
        second.Refusals[0].Message.ShouldBeASentence();
        var conflict = second.Conflicts.ShouldHaveSingleItem();
        (conflict.Now.Latest!.Decision, conflict.Now.Latest.DecidedBy).ShouldBe((ReviewDecision.Accepted, "hoa.snv"));
        (await review.HeadAsync()).ShouldBe(head);
        (await review.Reviews.AdjustByHandAsync(Campaign, whole with { SeenReview = conflict.Now.Latest.Number }, "0", "Không khớp", ReviewCase.Minh, null)).Reviews.ShouldHaveSingleItem().Number.ShouldBe(2);
        (await review.LineAsync("1.2")).Score.Points.ShouldBe(Points.Zero);
    }

    [Fact]
    public async Task Of_two_reviewers_at_the_same_time_one_is_kept()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var seen = await review.TargetAsync("1.2", "STC");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => review.Reviews.AcceptAsync(Campaign, [seen], null, i % 2 == 0 ? ReviewCase.Hoa : ReviewCase.Minh, null))));

        outcomes.Count(o => o.IsDone).ShouldBe(1);
        outcomes.Where(o => !o.IsDone).ShouldAllBe(o => o.Conflicts.Count == 1);
        (await review.Database.ReadAsync(c => ReviewStore.ListAsync(Campaign, c))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_changed_after_it_was_seen_comes_back_and_nothing_is_decided()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var (seen, whole) = (await review.TargetAsync("1.3", "STC"), await review.WholeAsync("1.3"));
        await review.WriteAsync(ReviewCase.OfficerOf("STP"), "answer-saved", session => AnswerStore.PutFigureAsync(Campaign, "n1-3", "STP", new TypedFigure("numerator", "", "\"3\""), 1, session.Connection));

        // The lead's own part is what it was; the joined points are not.
        (await review.Reviews.AdjustByHandAsync(Campaign, whole, "1", "Lý do", ReviewCase.Hoa, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ReviewRefusals.ChangedSinceSeen);
        (await review.Reviews.AcceptAsync(Campaign, [seen], null, ReviewCase.Hoa, null)).IsDone.ShouldBeTrue();
        var stale = await review.Reviews.ReturnAsync(Campaign, [(await review.TargetAsync("1.3", "STP")) with { SeenContent = "sha256:other" }], "Lý do", null, ReviewCase.Hoa, null);
        stale.Conflicts.ShouldHaveSingleItem().ContentNow.ShouldBe((await review.TargetAsync("1.3", "STP")).SeenContent);
        stale.Refusals.ShouldHaveSingleItem().Message.ShouldBeASentence();
    }

    [Fact]
    public async Task A_resend_gets_its_own_decisions_and_changes_nothing()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var (seen, whole) = (await review.TargetAsync("1.2", "STC"), await review.WholeAsync("1.2"));
        var first = await review.Reviews.AdjustByHandAsync(Campaign, whole, "0,5", "Lý do", ReviewCase.Hoa, "r-1");
        (await review.AcceptAsync("1.2", "STC", request: "r-2")).IsDone.ShouldBeTrue();
        var head = await review.HeadAsync();

        var again = await review.Reviews.AdjustByHandAsync(Campaign, whole, "0,5", "Lý do", ReviewCase.Hoa, "r-1");

        (again.Reviews.ShouldHaveSingleItem() with { Figures = first.Reviews[0].Figures }).ShouldBe(first.Reviews[0]);
        (await review.HeadAsync()).ShouldBe(head);
        await Should.ThrowAsync<InvalidOperationException>(() => review.Reviews.AdjustByHandAsync(Campaign, whole, "0,6", "Lý do", ReviewCase.Hoa, "r-1"));
        await Should.ThrowAsync<InvalidOperationException>(() => review.Reviews.AcceptAsync(Campaign, [seen], null, ReviewCase.Hoa, "r-1"));
    }

    [Fact]
    public async Task A_decision_ends_when_its_part_changes_and_the_leaf_is_open_again()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ByHandAsync("1.3", "0")).IsDone.ShouldBeTrue();
        (await review.AcceptAsync("1.3", "STP")).IsDone.ShouldBeTrue();
        var adjusted = await review.LineAsync("1.3");
        (adjusted.Score.Points, adjusted.IsReviewed).ShouldBe((Points.Zero, true));

        await review.WriteAsync(ReviewCase.OfficerOf("STP"), "answer-saved", async session =>
        {
            await AnswerStore.PutFigureAsync(Campaign, "n1-3", "STP", new TypedFigure("numerator", "", "\"3\""), 1, session.Connection);
            await ParScore.App.Consolidation.LeafScoreStore.RescoreAsync(Campaign, ReviewCase.Set.Find("1.3")!, ReviewCase.Plan, ReviewCase.Set, session.Connection);
        });

        var line = await review.LineAsync("1.3");
        (line.Score.Points.Value.ToExactText(), line.Adjustment, line.IsReviewed).ShouldBe(("6/7", null, false));
        line.Parts.ShouldAllBe(p => !p.Holds && p.HasChangedSince);
        (await review.Reader.ReadAsync(Campaign, "STP", ReviewCase.Hoa)).Parts.Single(p => p.Leaf.Code.Is("1.3")).State.ShouldBe(ReviewState.Changed);
        await review.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_last_acceptance_accepts_the_submission_and_a_later_return_takes_it_back()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ByHandAsync("1.6", "0,5")).IsDone.ShouldBeTrue();
        (await review.AcceptOpenAsync("STC", null, "1.3")).Accepted.ShouldBeEmpty();
        (await review.StateAsync("STC")).ShouldBe(SubmissionState.Submitted);

        (await review.AcceptAsync("1.3", "STC")).Accepted.ShouldBe(["STC"]);

        (await review.StateAsync("STC")).ShouldBe(SubmissionState.Accepted);
        (await review.NoticesAsync("STC")).Select(n => n.Kind).ShouldBe(["review-adjusted", "review-accepted", "review-accepted", "submission-accepted"]);
        (await review.StateAsync("STP")).ShouldBe(SubmissionState.Submitted);
        (await review.ReturnAsync("1.1", "STC")).IsDone.ShouldBeTrue();
        (await review.StateAsync("STC")).ShouldBe(SubmissionState.Returned);
        var (kind, text) = (await review.NoticesAsync("STC"))[^1];
        (kind, text).ShouldBe(("review-returned", "Sở Nội vụ trả lại tiêu chí 1.1 của STC. Lý do: Số liệu chưa khớp. Hãy sửa rồi nộp lại phiếu."));
        await review.ShouldVerifyAsync();
    }

    [Fact]
    public async Task After_a_return_only_what_was_returned_or_changed_is_open_again()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.AcceptOpenAsync("STC", null, "1.2")).IsDone.ShouldBeTrue();
        (await review.ReturnAsync("1.2", "STC")).IsDone.ShouldBeTrue();
        (await review.Reader.ReadAsync(Campaign, "STC", ReviewCase.OfficerOf("STC"))).Parts.Single(p => p.Leaf.Code.Is("1.2")).State.ShouldBe(ReviewState.Returned);
        review.Clock.Now += Duration.FromHours(1);
        await review.DeclareAsync("STC", "1.2", "numerator", "\"6\"");
        // A new file of a document that an accepted leaf uses changes what was looked at there too.
        await review.ProveAsync("STC", "1.1", 9);
        await review.SubmitAsync("STC");

        var preview = await review.Reader.PreviewAsync(Campaign, "STC", null, ReviewCase.Hoa);

        preview.Lines.Select(l => (l.Leaf.Code, l.State)).ShouldBe([("1.1", ReviewState.Changed), ("1.2", ReviewState.Resubmitted)]);
        preview.WouldAccept.ShouldBe(["STC"]);
        (await review.Reviews.AcceptAsync(Campaign, [.. preview.Lines.Select(l => l.Target)], null, ReviewCase.Hoa, null)).Accepted.ShouldBe(["STC"]);
    }

    [Fact]
    public async Task Many_are_accepted_all_or_none_and_those_that_changed_are_named()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var preview = await review.Reader.PreviewAsync(Campaign, null, null, ReviewCase.Hoa);
        ReviewTarget[] others = [.. preview.Lines.Where(l => l.ReasonsNot.Count == 0).Select(l => l.Target)];
        await review.WriteAsync(ReviewCase.OfficerOf("STC"), "answer-saved", session => AnswerStore.PutExplanationAsync(Campaign, "n1-2", "STC", "Đã sửa", 1, session.Connection));
        (await review.AcceptAsync("1.4", "STP", ReviewCase.Minh)).IsDone.ShouldBeTrue();
        var head = await review.HeadAsync();

        var outcome = await review.Reviews.AcceptAsync(Campaign, others, null, ReviewCase.Hoa, "nhieu-1");

        outcome.IsDone.ShouldBeFalse();
        outcome.Conflicts.Select(c => (c.Seen.Unit, c.Now.Leaf.Code)).ShouldBe([("STC", "1.2"), ("STP", "1.4")]);
        outcome.Refusals.Select(r => r.Code).ShouldBe([ReviewRefusals.ChangedSinceSeen, ReviewRefusals.DecidedSinceSeen]);
        (await review.HeadAsync()).ShouldBe(head);
        (await review.AcceptOpenAsync("STC")).Accepted.ShouldBe(["STC"]);
        (await review.AcceptOpenAsync("STP")).Accepted.ShouldBe(["STP"]);
        (await review.NoticesAsync("STP"))[1].Text.ShouldBe("Sở Nội vụ đã chấp nhận 2 tiêu chí (1.3, 1.5) của STP.");
    }

    [Fact]
    public async Task The_preview_says_points_evidence_findings_what_would_happen_and_why_not()
    {
        using var review = await ReviewCase.SubmittedAsync();

        var preview = await review.Reader.PreviewAsync(Campaign, null, null, ReviewCase.Hoa);

        preview.Lines.Select(l => $"{l.Target.Unit} {l.Leaf.Code}").ShouldBe(["SNV 1.7", "SNV 1.8", "STC 1.1", "STC 1.2", "STC 1.3", "STC 1.4", "STC 1.5", "STC 1.6", "STC 1.8", "STP 1.3", "STP 1.4", "STP 1.5"]);
        preview.WouldAccept.ShouldBe(["STC", "STP"]);
        preview.Lines.Where(l => l.ReasonsNot.Count > 0).Select(l => (l.Leaf.Code, l.ReasonsNot.Single().Code)).ShouldBe([("1.7", AccessRefusals.OwnUnit), ("1.8", AccessRefusals.OwnUnit)]);
        var second = preview.Lines.Single(l => l.Leaf.Code.Is("1.2"));
        (second.Score.Points.Value.ToExactText(), second.EvidenceState, second.Effect).ShouldBe(("5/6", ParScore.App.Consolidation.EvidenceState.Explanation, "Tiêu chí 1.2 được tính 0,833333…/1 điểm."));
        preview.Lines.Single(l => l.Target.Unit.Is("STC") && l.Leaf.Code.Is("1.3")).Findings.Select(f => f.Code).ShouldContain(c => c.Is("evidence-missing"));
        foreach (var line in preview.Lines)
        {
            line.Effect.ShouldBeASentence();
        }

        (await review.Reader.PreviewAsync(Campaign, "STC", ["1.1", "n1-2"], ReviewCase.Hoa)).Lines.Count.ShouldBe(2);
        (await review.Reader.PreviewAsync(Campaign, "STC", null, ReviewCase.OfficerOf("STC"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.Role);
        (await review.Reader.PreviewAsync("thu-1999", null, null, ReviewCase.Hoa)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
    }

    [Fact]
    public async Task A_return_after_the_lock_needs_an_extension_and_gives_it_in_the_same_write()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var locked = ReviewCase.Start + Duration.FromDays(2);
        review.Clock.Now = locked - Duration.FromTicks(1);
        (await review.ReturnAsync("1.3", "STP")).IsDone.ShouldBeTrue();
        review.Clock.Now = locked;
        var typed = ReviewCase.Hoa with { PasswordAt = locked };
        await ShouldRefuseAsync(review.ReturnAsync("1.2", "STC"), ReviewRefusals.ReturnNeedsExtension);
        await ShouldRefuseAsync(review.ReturnAsync("1.2", "STC", locked + Duration.FromHours(2)), AccessRefusals.PasswordAgain);
        await ShouldRefuseAsync(review.ReturnAsync("1.2", "STC", locked, typed), ReviewRefusals.ExtensionNotAhead);

        var until = locked + Duration.FromHours(5);
        (await review.ReturnAsync("1.2", "STC", until, typed)).IsDone.ShouldBeTrue();

        var row = await review.Database.ReadAsync(c => c.QuerySingleAsync<(string Step, string Unit, string Leaf, string Reason, string By)>("select step, unit, leaf, reason, granted_by from deadline_extension"));
        row.ShouldBe(("self-score", "STC", "n1-2", "Số liệu chưa khớp", "hoa.snv"));
        (await AskAsync(UseCase.AnswerSave, "n1-2", until - Duration.FromTicks(1))).ShouldBeEmpty();
        (await AskAsync(UseCase.AnswerSave, "n1-2", until)).ShouldBe([AccessRefusals.Locked]);
        (await AskAsync(UseCase.AnswerSave, "n1-1", locked)).ShouldBe([AccessRefusals.Locked]);
        (await review.NoticesAsync("STC"))[^1].Text.ShouldContain("được gia hạn đến 15:00 ngày 19/02/2021");

        Task<string[]> AskAsync(UseCase useCase, string leaf, Instant at) =>
            review.Database.ReadAsync(async c => (await Gate.AskAsync(useCase, ReviewCase.OfficerOf("STC"), Campaign, "STC", leaf, at, c)).Select(r => r.Code).ToArray());
    }

    [Fact]
    public async Task A_further_return_while_the_unit_mends_is_not_about_its_draft()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ReturnAsync("1.2", "STC")).IsDone.ShouldBeTrue();
        var seen = await review.TargetAsync("1.3", "STC");
        await review.DeclareAsync("STC", "1.3", "numerator", "\"1\"");

        (await review.Reviews.ReturnAsync(Campaign, [seen], "Cả chỗ này", null, ReviewCase.Hoa, null)).IsDone.ShouldBeTrue();

        await ShouldRefuseAsync(review.AcceptAsync("1.1", "STC"), AccessRefusals.NotSubmitted);
        await ShouldRefuseAsync(review.ByHandAsync("1.1", "0"), AccessRefusals.NotSubmitted);
    }

    [Fact]
    public async Task The_rest_of_what_can_be_asked_wrongly_is_refused_each_with_its_code()
    {
        using var review = await ReviewCase.DraftAsync();
        await review.DeclareAsync("STC", "1.1", "met", null);
        await review.WriteAsync(ReviewCase.OfficerOf("STC"), "evidence-removed", s => s.Connection.ExecuteAsync("update evidence_link set unlinked_reason = 'sai', version = 2"));
        await review.DeclareAsync("STC", "1.2", "numerator", "\"7\"");
        await review.SubmitAsync("STC");
        await review.SubmitAsync("STP");
        var seen = await review.TargetAsync("1.3", "STC");

        await ShouldRefuseAsync(review.AcceptAsync("1.1", "STC"), ReviewRefusals.NothingToAccept);
        await ShouldRefuseAsync(review.AcceptAsync("1.2", "STC"), ReviewRefusals.PartRefused);
        await ShouldRefuseAsync(review.Reviews.AcceptAsync(Campaign, [], null, ReviewCase.Hoa, null), ReviewRefusals.NothingChosen);
        await ShouldRefuseAsync(review.Reviews.AcceptAsync(Campaign, [seen, seen], null, ReviewCase.Hoa, null), ReviewRefusals.ChosenTwice);
        await ShouldRefuseAsync(review.Reviews.AcceptAsync(Campaign, [seen with { Leaf = "2" }], null, ReviewCase.Hoa, null), ReviewRefusals.LeafEntered);
        await ShouldRefuseAsync(review.Reviews.AcceptAsync(Campaign, [seen with { Leaf = "1.1", Unit = "STP" }], null, ReviewCase.Hoa, null), AccessRefusals.NotFound);
        await ShouldRefuseAsync(review.Reviews.AdjustByHandAsync(Campaign, seen with { Leaf = "1" }, "1", "Lý do", ReviewCase.Hoa, null), AccessRefusals.NotFound);
        await ShouldRefuseAsync(review.Reviews.ReturnAsync(Campaign, [seen with { Leaf = "9.9" }], "Lý do", null, ReviewCase.Hoa, null), AccessRefusals.NotFound);
        await ShouldRefuseAsync(review.Reviews.AcceptAsync("thu-1999", [seen], null, ReviewCase.Hoa, null), AccessRefusals.NotFound);
        await ShouldRefuseAsync(review.Reviews.AdjustByHandAsync(Campaign, await review.WholeAsync("1.3", "STP"), "1", "Lý do", ReviewCase.Hoa, null), ReviewRefusals.NotTheLead);
        await ShouldRefuseAsync(review.ByHandAsync("1.3", "1", " "), ReviewRefusals.ReasonMissing);
        await ShouldRefuseAsync(review.ReturnAsync("1.3", "STC", reason: ""), ReviewRefusals.ReasonMissing);
        await ShouldRefuseAsync(review.ByHandAsync("1.3", "1", new string('a', 20_001)), EvidenceRefusals.Incomplete);
        await ShouldRefuseAsync(review.Reviews.AcceptAsync(Campaign, [await review.TargetAsync("1.7", "SNV")], null, ReviewCase.Hoa with { Unit = null }, null), AccessRefusals.NotSubmitted);
    }

    [Fact]
    public async Task After_the_consolidations_lock_nothing_is_reviewed()
    {
        using var review = await ReviewCase.SubmittedAsync();
        review.Clock.Now = ReviewCase.Start + Duration.FromDays(6) - Duration.FromTicks(1);
        (await review.AcceptAsync("1.1", "STC")).IsDone.ShouldBeTrue();
        review.Clock.Now += Duration.FromTicks(1);

        await ShouldRefuseAsync(review.AcceptAsync("1.2", "STC"), AccessRefusals.Locked);
        await ShouldRefuseAsync(review.ByHandAsync("1.2", "0"), AccessRefusals.Locked);
        await ShouldRefuseAsync(review.ReturnAsync("1.2", "STC", review.Clock.Now + Duration.FromDays(1), ReviewCase.Hoa with { PasswordAt = review.Clock.Now }), AccessRefusals.Locked);
    }

    [Theory]
    [InlineData(Role.Officer, "STC")]
    [InlineData(Role.Officer, "STP")]
    [InlineData(Role.Head, "STC")]
    [InlineData(Role.Head, "SNV")]
    [InlineData(Role.Approver, null)]
    [InlineData(Role.Auditor, null)]
    [InlineData(Role.Administrator, null)]
    [InlineData(Role.Operator, null)]
    public async Task Nobody_but_so_noi_vu_reviews(Role role, string? unit)
    {
        using var review = await ReviewCase.SubmittedAsync();
        var (actor, head) = (new Actor { Account = "x", Role = role, Unit = unit }, await review.HeadAsync());

        await ShouldRefuseAsync(review.AcceptAsync("1.1", "STC", actor), AccessRefusals.Role);
        await ShouldRefuseAsync(review.ByHandAsync("1.1", "0", actor: actor), AccessRefusals.Role);
        await ShouldRefuseAsync(review.Reviews.AdjustByRuleAsync(Campaign, await review.WholeAsync("1.1"), [new("met", "", "true")], "Lý do", actor, null), AccessRefusals.Role);
        await ShouldRefuseAsync(review.ReturnAsync("1.1", "STC", actor: actor), AccessRefusals.Role);

        (await review.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task A_unit_sees_the_reviews_of_its_own_parts_only()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ByHandAsync("1.3", "0,5")).IsDone.ShouldBeTrue();

        var own = await review.Reader.ReadAsync(Campaign, "STP", ReviewCase.OfficerOf("STP"));

        own.Parts.Select(p => p.Leaf.Code).ShouldBe(["1.3", "1.4", "1.5"]);
        (own.Parts[0].State, own.Parts[0].AdjustedPoints!.Value.ToText(), own.Parts[0].AdjustedReason).ShouldBe((ReviewState.Open, "0.5", "Thiếu văn bản"));
        (await review.Reader.ReadAsync(Campaign, "STC", ReviewCase.OfficerOf("STP"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
        (await review.Reader.ListAsync(Campaign, "1.3", "STC", ReviewCase.OfficerOf("STP"))).ShouldBeEmpty();
        (await review.Reader.ListAsync(Campaign, "1.3", "STC", ReviewCase.OfficerOf("STC"))).ShouldHaveSingleItem().DecidedBy.ShouldBe("hoa.snv");
    }

    private static async Task ShouldRefuseAsync(Task<ReviewOutcome> asked, string code)
    {
        var outcome = await asked;
        outcome.IsDone.ShouldBeFalse();
        outcome.Refusals.ShouldContain(r => r.Code.Is(code), string.Join(", ", outcome.Refusals.Select(r => r.Code)));
        foreach (var refusal in outcome.Refusals)
        {
            refusal.Message.ShouldBeASentence();
        }
    }
}
