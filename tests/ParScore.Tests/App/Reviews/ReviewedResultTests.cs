using ParScore.App.Consolidation;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Reviews;
using ParScore.App.Submissions;
using ParScore.App.Verification;
using ParScore.Scoring;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.App.Reports;

namespace ParScore.Tests.App.Reviews;

/// <summary>Reviewed points are what the province counts: in totals, index, group, workbook and identity.</summary>
public sealed class ReviewedResultTests
{
    private static readonly string[] Reckonings = ["0.25", "5 / 6", "1 / 3", "1 / 2", "1", "1", "1", "8 / 10 * 2"];

    [Fact]
    public async Task Totals_with_reviews_are_what_a_pencil_gives()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ByHandAsync("1.1", "0,25")).IsDone.ShouldBeTrue();
        (await review.ByRuleAsync("1.3", ("numerator", "", "\"1\""), ("denominator", "", "\"3\""))).IsDone.ShouldBeTrue();
        (await review.AcceptOpenAsync("STC", null, "1.1", "1.3")).IsDone.ShouldBeTrue();

        var result = await review.ResultAsync();

        // 1.1 by hand, 1.2 as declared, 1.3 by the rule, 1.4 one of two items, 1.5 met by both, 1.6 well, 1.7 met, 1.8 (7 + 1) of (8 + 2) of 2 points, 2 open.
        var (over, under) = PencilSum.Sum(Reckonings.Select(PencilSum.Of));
        result.Sheet.Total.Points.Value.ShouldBe(Fraction.ParseExact($"{over}/{under}"));
        result.Sheet.Total.Points.ShouldBe(result.Lines.Select(l => l.Score.Points).Total);
        result.Sheet.Of(ReviewCase.Set.Fields[0]).Points.ShouldBe(result.Sheet.Total.Points);
        result.Sheet.Total.Index!.Value.ShouldBe(result.Sheet.Total.Points.Value * Fraction.Parse("10"));
        result.SelfSheet.Total.Points.ShouldBe(result.Lines.Select(l => l.SelfScore.Points).Total);
        var unit = result.Units.Single(u => u.Unit.Code.Is("STC"));
        (unit.Points - unit.SelfPoints).Value.ShouldBe(Fraction.Parse("0.25") + Fraction.ParseExact("1/3") - Fraction.Parse("1") - Fraction.ParseExact("5/7"));
        await review.ShouldVerifyAsync();
    }

    [Fact]
    public void A_review_can_move_the_whole_into_another_group_and_the_workbook_says_so()
    {
        var sample = CampaignCopy.Sample;
        var line = sample.Lines.First(l => l.Units.Count == 1 && l.Score.State == LeafState.Scored && l.Score.Points > Points.Zero);
        var reviews = sample.Lines.Where(l => l.Units.Count == 1 && l.Score.State == LeafState.Scored && l.Score.Points > Points.Zero).Select(l => Adjusted(l, Points.Zero)).ToArray();

        var reviewed = Consolidator.Consolidate(sample.Set, sample.Plan, [.. sample.Units.Select(u => u.Answers).OfType<UnitAnswers>()], sample.Entered, [], reviews);

        reviewed.Sheet.Total.Points.ShouldBe(sample.Sheet.Total.Points - reviews.Select(r => r.SelfPoints!.Value).Total);
        reviewed.Sheet.Group!.Code.Is(sample.Sheet.Group!.Code).ShouldBeFalse();
        reviewed.SelfSheet.Total.ShouldBe(sample.Sheet.Total);
        var detail = Workbooks.Read(reviewed).Named("Chi tiết");
        detail.At('G', detail.RowOf(line.Leaf.Code))!.Number.ShouldBe(0);
        string.Concat(detail.Cells.Values.Select(c => c.Text)).ShouldContain("Sở Nội vụ điều chỉnh từ");
        WorkbookCheck.Compare(new MemoryStream(MinistryWorkbook.WriteBytes(reviewed, Workbooks.Binding, null)), reviewed, Workbooks.Binding, null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_decision_that_holds_the_identity_is_what_it_was()
    {
        using var review = await ReviewCase.SubmittedAsync();
        var hashes = new List<string> { (await review.ResultAsync()).Hash };
        (await review.ReturnAsync("1.3", "STP")).IsDone.ShouldBeTrue();
        (await review.ResultAsync()).Hash.ShouldBe(hashes[0]);

        (await review.AcceptAsync("1.1", "STC")).IsDone.ShouldBeTrue();
        hashes.Add((await review.ResultAsync()).Hash);
        (await review.ByHandAsync("1.1", "1")).IsDone.ShouldBeTrue();
        hashes.Add((await review.ResultAsync()).Hash);
        (await review.ByHandAsync("1.1", "0,5")).IsDone.ShouldBeTrue();
        hashes.Add((await review.ResultAsync()).Hash);
        (await review.ByHandAsync("1.1", "0,5", "Lý do khác")).IsDone.ShouldBeTrue();
        hashes.Add((await review.ResultAsync()).Hash);

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
        (await review.ResultAsync()).Sheet.InputHash.ShouldBe((await review.ResultAsync()).SelfSheet.InputHash);
    }

    [Fact]
    public async Task The_workbook_shows_what_so_noi_vu_has_reviewed_and_leaves_the_rest_empty()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.AcceptAsync("1.2", "STC")).IsDone.ShouldBeTrue();
        (await review.ByHandAsync("1.1", "0,5")).IsDone.ShouldBeTrue();
        (await review.AcceptAsync("1.3", "STC")).IsDone.ShouldBeTrue();

        var result = await review.ResultAsync();

        result.Lines.Where(l => l.IsReviewed).Select(l => l.Leaf.Code).ShouldBe(["1.1", "1.2"]);
        result.Lines.Single(l => l.Leaf.Code.Is("2")).IsReviewed.ShouldBeFalse();
        // Where the lead chooses, a contributor that sent nothing need not be waited for.
        (await review.AcceptAsync("1.6", "STC")).IsDone.ShouldBeTrue();
        (await review.LineAsync("1.6")).IsReviewed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("update review_figure set value = '\"18\"' where role = 'numerator'")]
    [InlineData("update review set points = '0.3' where number = 1 and leaf = 'n1-2'")]
    [InlineData("update review set trace = 'x' where leaf = 'n1-2'")]
    [InlineData("update review set self_points = '0.5' where leaf = 'n1-2'")]
    [InlineData("update review set max = '2' where leaf = 'n1-2'")]
    [InlineData("update review set points = '1.25' where leaf = 'n1-1'")]
    [InlineData("update review set points = '-1' where leaf = 'n1-1'")]
    public async Task Verification_recomputes_adjusted_points_and_their_bounds(string edit)
    {
        using var record = await SmallRecord.CopyAsync();
        (await record.VerifyAsync()).Problems.Where(p => p.Kind == CheckKind.Score).ShouldBeEmpty();

        record.Edit(edit);

        (await record.VerifyAsync()).Problems.Where(p => p.Kind == CheckKind.Score).ShouldHaveSingleItem().Message.ShouldBeASentence();
    }

    [Fact]
    public async Task The_words_of_points_by_hand_are_compared_while_they_count()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ByHandAsync("1.1", "0,5")).IsDone.ShouldBeTrue();
        var kept = (await review.Database.ReadAsync(c => ReviewStore.ListLatestAsync(ReviewCase.Campaign, c))).ShouldHaveSingleItem();
        await review.WriteAsync(ReviewCase.Hoa, "forged", session => ReviewStore.AddAsync(kept with { Trace = "Điểm: 0,5." }, session.Connection));

        var problem = (await review.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(CheckKind.Score);
        problem.Message.ShouldBeASentence();
    }

    [Fact]
    public async Task Decisions_come_back_whole()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();

        var kept = (await database.ReadAsync(c => ReviewStore.ListAsync(SmallRecord.Campaign, "n1-2", c))).ShouldHaveSingleItem();

        (kept.Campaign, kept.Leaf, kept.Unit, kept.Number, kept.Decision, kept.Reason, kept.DecidedBy, kept.Waiver, kept.DecidedAt).ShouldBe((SmallRecord.Campaign, "n1-2", "SNV", 1, ReviewDecision.Adjusted, "Mẫu số sai", "hoa.snv", 1, SmallRecord.Start + NodaTime.Duration.FromHours(2)));
        (kept.Points!.Value.ToText(), kept.Max!.Value.ToText(), kept.SelfPoints!.Value.Value.ToExactText()).ShouldBe(("0.25", "1", "10/17"));
        kept.ContentHash.ShouldNotBeNull();
        kept.Trace!.ShouldStartWith("Số liệu: Tử: 17; Mẫu: 80 (theo Sở Nội vụ thẩm định).");
        kept.Figures.ShouldBe([new TypedFigure("denominator", "", "\"80\""), new TypedFigure("numerator", "", "\"17\"")]);
        (await database.ReadAsync(c => ReviewStore.ListLatestAsync(SmallRecord.Campaign, c))).Select(r => r.Leaf).ShouldBe(["n1-1", "n1-2"]);
        (await database.ReadAsync(c => ReviewStore.ListAsync(SmallRecord.Campaign, c))).Count.ShouldBe(2);
    }

    private static LeafReview Adjusted(ConsolidatedLine line, Points points)
    {
        var review = new LeafReview
        {
            Campaign = "",
            Leaf = line.Leaf.Id,
            Unit = line.Units[0],
            Decision = ReviewDecision.Adjusted,
            Points = points,
            Max = line.Score.Max,
            SelfPoints = line.SelfScore.Points,
            Reason = "Thử",
            ContentHash = line.ContentHash,
            DecidedAt = ReviewCase.Start,
            DecidedBy = "hoa.snv",
        };
        return review with { Trace = ReviewedScores.Of(review, line.SelfScore).Trace!.ToString() };
    }
}
