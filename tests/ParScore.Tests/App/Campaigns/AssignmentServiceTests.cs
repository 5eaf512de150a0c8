using Dapper;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Journal;
using ParScore.App.Submissions;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Campaigns;

/// <summary>Leaves are assigned freely before the opening, with a reason after it, and never over what was submitted.</summary>
public sealed class AssignmentServiceTests : IDisposable
{
    private readonly CampaignDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_assignment_reads_back_with_the_units_of_its_figures_and_a_withdrawn_one_stays_inactive()
    {
        await _desk.PrepareAsync();
        (await _desk.AssignAsync("n1-2", "STC", ["SNV", "STP"], figures: new(StringComparer.Ordinal) { ["numerator"] = "SNV", ["denominator"] = "STC" })).IsDone.ShouldBeTrue();
        var first = await FindAsync("n1-2");
        (first.Lead, string.Join(' ', first.Contributors)).ShouldBe(("STC", "SNV STP"));
        first.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)).ShouldBe([("denominator", "STC"), ("numerator", "SNV")]);

        (await _desk.AssignAsync("n1-2", "SNV", seen: (await _desk.DetailsAsync()).AssignmentVersions["n1-2"], figures: new(StringComparer.Ordinal) { ["numerator"] = "SNV" })).IsDone.ShouldBeTrue();

        var second = await FindAsync("n1-2");
        (second.Lead, second.Contributors.Count, second.Figures.Count, second.Figures["numerator"]).ShouldBe(("SNV", 0, 1, "SNV"));
        (await _desk.Database.ReadAsync(async c => (await c.QueryAsync<(string Unit, long Active)>("select unit, active from assignment where leaf = 'n1-2' order by unit")).ToArray())).ShouldBe([("SNV", 1), ("STC", 0), ("STP", 0)]);
        (await _desk.Database.ReadAsync(async c => (await c.QueryAsync<(string Role, long Active)>("select role, active from assignment_figure order by role")).ToArray())).ShouldBe([("denominator", 0), ("numerator", 1)]);
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task A_figure_may_go_to_another_unit_and_back()
    {
        await _desk.PrepareAsync();
        foreach (var unit in new[] { "SNV", "STC", "SNV" })
        {
            (await _desk.AssignAsync("n1-2", "STC", ["SNV"], (await _desk.DetailsAsync()).AssignmentVersions.GetValueOrDefault("n1-2"), new(StringComparer.Ordinal) { ["numerator"] = unit })).IsDone.ShouldBeTrue();
            (await FindAsync("n1-2")).Figures.ShouldHaveSingleItem().Value.ShouldBe(unit);
        }
    }

    [Fact]
    public async Task Of_two_people_the_second_sees_what_the_first_assigned()
    {
        await _desk.PrepareAsync();
        (await _desk.AssignAsync("n1-1", "STC")).IsDone.ShouldBeTrue();

        var conflict = (await _desk.AssignAsync("n1-1", "STP")).Conflict.ShouldNotBeNull();

        (conflict.Theirs!.Lead, conflict.Version).ShouldBe(("STC", 1));
        (await FindAsync("n1-1")).Lead.ShouldBe("STC");
        (await _desk.AssignAsync("n1-1", "STP", seen: conflict.Version)).IsDone.ShouldBeTrue();
        (await FindAsync("n1-1")).Lead.ShouldBe("STP");
    }

    [Fact]
    public async Task A_resent_assignment_is_carried_out_once()
    {
        await _desk.PrepareAsync();
        var assign = new AssignLeaf { Campaign = CampaignDesk.Id, Leaf = "n1-1", Lead = "STC", Seen = 0 };
        (await _desk.Assignments.AssignAsync(assign, _desk.Coordinator, "gui-1")).IsDone.ShouldBeTrue();
        var head = await _desk.Database.ReadAsync(JournalStore.GetHeadAsync);

        (await _desk.Assignments.AssignAsync(assign, _desk.Coordinator, "gui-1")).IsDone.ShouldBeTrue();

        (await _desk.Database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    [Theory]
    [InlineData("n2", "SNV", "", "", CampaignRefusals.LeafEntered)]
    [InlineData("n1", "SNV", "", "", CampaignRefusals.LeafUnknown)]
    [InlineData("1.1", "SNV", "", "", CampaignRefusals.LeafUnknown)]
    [InlineData("n1-1", "STTTT", "", "", CampaignRefusals.UnitUnknown)]
    [InlineData("n1-1", "STC", "STC", "", CampaignRefusals.Twice)]
    [InlineData("n1-1", "STC", "SNV", "met=SNV", CampaignRefusals.FigureNotSummed)]
    [InlineData("n1-2", "STC", "SNV", "tu=SNV", CampaignRefusals.FigureUnknown)]
    [InlineData("n1-2", "STC", "SNV", "numerator=STP", CampaignRefusals.FigureUnit)]
    public async Task What_cannot_be_assigned_so_is_refused_with_a_sentence(string leaf, string lead, string contributor, string figure, string code)
    {
        await _desk.PrepareAsync();
        var figures = figure.Length == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { [figure.Split('=')[0]] = figure.Split('=')[1] };

        var outcome = await _desk.AssignAsync(leaf, lead, contributor.Length == 0 ? [] : [contributor], figures: figures);

        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldBeASentence();
        (await _desk.PlanAsync()).Assignments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_open_an_assignment_needs_a_reason_is_told_and_is_not_changed_for_who_has_submitted()
    {
        await _desk.OpenAsync();
        var seen = (await _desk.DetailsAsync()).AssignmentVersions["n1-4"];
        Codes(await _desk.AssignAsync("n1-4", "STP", seen: seen)).ShouldBe([CampaignRefusals.ReasonMissing]);
        await _desk.SubmissionAsync("STC", "submitted");
        var refused = await _desk.AssignAsync("n1-4", "STP", seen: seen, reason: "Chuyển nhiệm vụ");
        Codes(refused).ShouldBe([CampaignRefusals.PartSubmitted]);
        refused.Refusals[0].Message.ShouldBeASentence();
        await _desk.SubmissionAsync("STC", "returned");

        (await _desk.AssignAsync("n1-4", "STP", ["STC"], seen, reason: "Chuyển nhiệm vụ")).IsDone.ShouldBeTrue();

        var told = (await _desk.NoticesAsync("STP"))[^1];
        (told.Kind, told.Leaf, told.Text).ShouldBe(("leaf-assigned", "n1-4", "Phân công tiêu chí 1.4 đã đổi: STP chủ trì, STC phối hợp. Lý do: Chuyển nhiệm vụ"));
        (await _desk.NoticesAsync("STC"))[^1].Text.ShouldBe(told.Text);
        (await _desk.NoticesAsync("SNV")).ShouldNotContain(n => n.Kind == "leaf-assigned");
    }

    [Fact]
    public async Task A_unit_whose_own_task_stays_the_same_may_have_submitted()
    {
        await _desk.OpenAsync();
        await _desk.SubmissionAsync("STC", "accepted");

        (await _desk.AssignAsync("n1-2", "STC", ["SNV", "STP"], (await _desk.DetailsAsync()).AssignmentVersions["n1-2"], reason: "Thêm đơn vị phối hợp")).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task The_leaf_is_scored_anew_so_that_the_record_replays()
    {
        await _desk.OpenAsync();
        var answers = new AnswerService(_desk.Database);
        (await answers.SaveAsync(new SaveAnswer { Campaign = CampaignDesk.Id, Leaf = "n1-4", Unit = "STC", Figures = [new ChangedFigure(new TypedFigure("met", "", "true"), 0)] }, CampaignDesk.OfficerOf("STC"), null)).IsSaved.ShouldBeTrue();

        (await _desk.AssignAsync("n1-4", "STP", seen: 1, reason: "Chuyển nhiệm vụ")).IsDone.ShouldBeTrue();

        (await _desk.Database.ReadAsync(c => c.ExecuteScalarAsync<string>("select state from leaf_score where leaf = 'n1-4'"))).ShouldBe("open");
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task While_it_is_consolidated_nothing_is_assigned_any_more()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-19T00:00+07");

        Codes(await _desk.AssignAsync("n1-4", "STP", seen: 1, reason: "x")).ShouldBe([AccessRefusals.CampaignState]);
    }

    private static IEnumerable<string> Codes(AssignOutcome outcome) => outcome.Refusals.Select(r => r.Code);

    private async Task<Assignment> FindAsync(string leaf) => (await _desk.PlanAsync()).FindAssignment(CampaignDesk.Set.Find(leaf)!).ShouldNotBeNull();
}
