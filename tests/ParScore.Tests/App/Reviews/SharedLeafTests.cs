using Dapper;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Reviews;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reviews;

/// <summary>Shared leaves of every way of joining: who is expected, who gave what, what is missing from whom, and what may be seen of others.</summary>
public sealed class SharedLeafTests
{
    private const string Campaign = ReviewCase.Campaign;

    private static readonly Actor Officer = ReviewCase.OfficerOf("STC");

    [Theory]
    [InlineData("1.3", "5/7", "Hoàn thành: 5; Phải làm: 7 (gồm Hoàn thành: 3 của STC + 2 của STP; Phải làm: 4 của STC + 3 của STP)", "Cộng")]
    [InlineData("1.4", "1/2", null, "Mỗi nội dung")]
    [InlineData("1.5", "1", null, "mọi đơn vị")]
    [InlineData("1.6", "1", null, "chủ trì")]
    public async Task So_noi_vu_sees_who_gave_what_and_what_the_rule_makes_of_it(string code, string points, string? figures, string how)
    {
        using var review = await ReviewCase.DraftAsync();

        var shared = await LeafAsync(review, code, ReviewCase.Hoa);

        (shared.IsComplete, shared.MissingInWords).ShouldBe((true, ""));
        var score = shared.Score.ShouldNotBeNull();
        score.Points.Value.ShouldBe(ParScore.Scoring.Fraction.ParseExact(points));
        score.Trace!.Figures.ShouldBe(figures ?? score.Trace.Figures);
        shared.How.ShouldContain(how);
        shared.Parts.Select(p => (p.Unit, p.IsLead, p.IsSubmitted, p.IsShown)).ShouldBe([("STC", true, false, true), ("STP", false, false, true)]);
        (shared.Parts[1].Declares, shared.Parts[1].Answer is not null).ShouldBe(code.Is("1.6") ? (false, false) : (true, true));
    }

    [Fact]
    public async Task A_lead_sees_what_is_missing_from_whom_but_no_draft()
    {
        using var review = await ReviewCase.DraftAsync();
        await review.DeclareAsync("STP", "1.3", "denominator", null);
        await review.DeclareAsync("STP", "1.4", "items", null, "b");

        var shared = (await review.Shared.ListAsync(Campaign, null, Officer)).Leaves;

        shared.Select(s => s.Leaf.Code).ShouldBe(["1.3", "1.4", "1.5", "1.6", "1.8"]);
        shared.Select(s => s.MissingInWords).ShouldBe(["STP còn thiếu: Phải làm.", "STP còn thiếu: Pháp chế.", "", "", ""]);
        shared.ShouldAllBe(s => s.Score == null);
        foreach (var part in shared.SelectMany(s => s.Parts))
        {
            (part.IsShown, part.Answer is not null).ShouldBe(part.Unit.Is("STC") ? (true, true) : (false, false));
        }
    }

    [Fact]
    public async Task Once_handed_in_the_lead_sees_it_and_not_while_it_is_mended()
    {
        using var review = await ReviewCase.DraftAsync();
        await review.SubmitAsync("STP");

        var shared = await LeafAsync(review, "1.3", Officer);

        shared.Parts[1].Answer!.Typed.Select(t => t.Json).ShouldBe(["\"3\"", "\"2\""]);
        shared.Score!.Points.Value.ToExactText().ShouldBe("5/7");
        (await LeafAsync(review, "1.8", Officer)).Score.ShouldBeNull();
        (await review.ReturnAsync("1.3", "STP")).IsDone.ShouldBeTrue();
        var returned = await LeafAsync(review, "1.3", Officer);
        (returned.Score, returned.Parts[1].Answer, returned.Parts[1].IsSubmitted, returned.IsComplete).ShouldBe((null, null, false, true));
    }

    [Fact]
    public async Task A_refused_figure_leaves_the_part_incomplete()
    {
        using var review = await ReviewCase.DraftAsync();
        await review.DeclareAsync("STP", "1.3", "numerator", "\"9\"");

        var shared = await LeafAsync(review, "1.3", Officer);

        (shared.IsComplete, shared.MissingInWords).ShouldBe((false, "Số liệu của STP cần sửa."));
        shared.Parts[0].IsComplete.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Role.Officer, "STP", "STC", AccessRefusals.NotFound)]
    [InlineData(Role.Head, "SNV", "STC", AccessRefusals.NotFound)]
    [InlineData(Role.Administrator, null, null, AccessRefusals.NotFound)]
    public async Task Others_see_nothing(Role role, string? unit, string? lead, string code)
    {
        using var review = await ReviewCase.SubmittedAsync();

        var shared = await review.Shared.ListAsync(Campaign, lead, new Actor { Account = "x", Role = role, Unit = unit });

        shared.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        shared.Leaves.ShouldBeEmpty();
        (await review.Shared.ListAsync(Campaign, null, ReviewCase.OfficerOf("STP"))).Leaves.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_adjusted_shared_leaf_counts_what_was_adjusted_and_shows_both()
    {
        using var review = await ReviewCase.SubmittedAsync();
        (await review.ByRuleAsync("1.4", ("items", "a", "\"met\""), ("items", "b", "\"met\""))).IsDone.ShouldBeTrue();

        var shared = await LeafAsync(review, "1.4", Officer);

        (shared.Score!.Points.ToText(), shared.Adjustment!.Points!.Value.ToText()).ShouldBe(("0.5", "1"));
        (await review.LineAsync("1.4")).Score.Points.ToText().ShouldBe("1");
    }

    [Fact]
    public async Task Figures_of_single_units_are_asked_of_them_only_from_the_plan_to_the_score()
    {
        using var review = await ReviewCase.DraftAsync();
        await review.WriteAsync(ReviewCase.Hoa, "figures-assigned", session => session.Connection.ExecuteAsync(
            """
            insert into assignment_figure (campaign, leaf, role, unit, active, version) values (@Campaign, 'n1-3', 'numerator', 'STC', 1, 1), (@Campaign, 'n1-3', 'denominator', 'STP', 1, 1),
                (@Campaign, 'n1-6', 'choice', 'STP', 1, 1), (@Campaign, 'n1-8', 'numerator', 'SNV', 0, 2)
            """,
            new { Campaign }));
        var before = await review.LineAsync("1.3");
        before.SelfScore.Refusals.Select(r => (r.Unit, r.Refusal.Where)).ShouldBe([("STC", "denominator"), ("STP", "numerator")]);
        await review.DeclareAsync("STC", "1.3", "denominator", null);
        await review.DeclareAsync("STP", "1.3", "numerator", null);
        await review.DeclareAsync("STP", "1.3", "denominator", null);
        await review.DeclareAsync("STC", "1.6", "choice", null);

        var shared = await LeafAsync(review, "1.3", Officer);
        shared.FigureUnits.Select(f => $"{f.Key} {f.Value}").Order(StringComparer.Ordinal).ShouldBe(["denominator STP", "numerator STC"]);
        shared.MissingInWords.ShouldBe("STP còn thiếu: Phải làm.");
        var choice = await LeafAsync(review, "1.6", Officer);
        (choice.Parts[0].Declares, choice.Parts[1].Declares, choice.MissingInWords).ShouldBe((false, true, "STP còn thiếu: Mức."));
        var result = await review.ResultAsync();
        SubmissionChecks.Run(result, "STC").Where(f => f.Code.Is("leaf-unanswered")).ShouldBeEmpty();
        SubmissionChecks.Run(result, "STP").Where(f => f.Code.Is("leaf-unanswered")).Select(f => f.Leaf!.Code).ShouldBe(["1.3", "1.6"]);

        await review.DeclareAsync("STP", "1.3", "denominator", "\"12\"");
        await review.DeclareAsync("STP", "1.6", "choice", "\"kha\"");

        var line = await review.LineAsync("1.3");
        (line.SelfScore.State, line.SelfScore.Points.ToText()).ShouldBe((LeafState.Scored, "0.25"));
        (await review.LineAsync("1.6")).SelfScore.Points.ToText().ShouldBe("0.5");
        (await review.LineAsync("1.8")).SelfScore.State.ShouldBe(LeafState.Scored);
        await review.ShouldVerifyAsync();
        // Who has no figure there need not be reviewed there.
        line.Parts.ShouldAllBe(p => p.IsToReview);
        (await review.LineAsync("1.6")).Parts.Select(p => p.IsToReview).ShouldBe([false, true]);
    }

    private static async Task<SharedLeaf> LeafAsync(ReviewCase review, string code, Actor actor) => (await review.Shared.ListAsync(Campaign, null, actor)).Leaves.Single(l => l.Leaf.Code.Is(code));
}
