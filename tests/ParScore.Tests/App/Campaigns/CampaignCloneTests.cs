using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Journal;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Campaigns;

/// <summary>Last year's plan serves the new year as far as leaves and units go on; the rest is listed for a person.</summary>
public sealed class CampaignCloneTests : IDisposable
{
    private readonly CampaignDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Leaves_keep_their_units_by_id_or_by_the_mapping_and_what_finds_no_place_is_listed()
    {
        await OpenLastYearAsync();

        var plain = await ProposeAsync(CampaignServiceTests.Clone());
        plain.Assignments.Select(Text).ShouldBe(["n1-1 SNV", "n1-3 STP", "n1-4 STC"]);
        plain.LeavesWithoutUnit.Select(l => l.Id).ShouldBe(["n1-5"]);
        plain.AssignmentsWithoutLeaf.Select(Text).ShouldBe(["n1-2 STC SNV numerator=SNV"]);
        plain.Differences.Where(d => d.Kind is DifferenceKind.Added or DifferenceKind.Removed).Select(d => (d.Kind, d.Id)).ShouldBe([(DifferenceKind.Added, "n1-5"), (DifferenceKind.Removed, "n1-2")]);

        var mapped = await ProposeAsync(CampaignServiceTests.Clone() with { Id = "thu-2021-b", Mapping = new Dictionary<string, string?>(StringComparer.Ordinal) { ["n1-2"] = "n1-5" } });
        mapped.Assignments.Select(Text).ShouldBe(["n1-1 SNV", "n1-5 STC SNV numerator=SNV", "n1-3 STP", "n1-4 STC"]);
        (mapped.LeavesWithoutUnit.Count, mapped.AssignmentsWithoutLeaf.Count, mapped.FiguresLeftOut.Count).ShouldBe((0, 0, 0));
        (await _desk.PlanAsync("thu-2021-b")).Assignments.Select(Text).ShouldBe(mapped.Assignments.Select(Text), ignoreOrder: true);
        (await _desk.DetailsAsync("thu-2021-b")).Preparation!.ClonedFrom.ShouldBe(CampaignDesk.Id);
        (await _desk.DetailsAsync("thu-2021-b")).State.ShouldBe(CampaignState.Preparing);
        await _desk.VerifyAsync();
    }

    [Fact]
    public async Task An_explicit_mapping_wins_over_the_same_id_and_may_say_that_nothing_is_taken_over()
    {
        await OpenLastYearAsync();

        var proposal = await ProposeAsync(CampaignServiceTests.Clone() with { Mapping = new Dictionary<string, string?>(StringComparer.Ordinal) { ["n1-3"] = "n1-4", ["n1-1"] = null, ["n1-2"] = "n1-1" } });

        // 1.4's own units give way to those of 1.3; a figure's owner has no place where figures are not added up.
        proposal.Assignments.Select(Text).ShouldBe(["n1-1 STC SNV", "n1-4 STP"]);
        proposal.AssignmentsWithoutLeaf.Select(a => a.Leaf.Id).ShouldBe(["n1-1", "n1-4"]);
        proposal.LeavesWithoutUnit.Select(l => l.Id).ShouldBe(["n1-5", "n1-3"]);
        proposal.FiguresLeftOut.Select(f => (f.Leaf.Id, f.Role)).ShouldBe([("n1-1", "numerator")]);
    }

    [Fact]
    public async Task Two_leaves_that_became_one_bring_all_their_units()
    {
        await OpenLastYearAsync();

        var proposal = await ProposeAsync(CampaignServiceTests.Clone() with { Mapping = new Dictionary<string, string?>(StringComparer.Ordinal) { ["n1-2"] = "n1-5", ["n1-3"] = "n1-5" } });

        proposal.Assignments.Select(Text).ShouldContain(t => t == "n1-5 STC SNV STP numerator=SNV");
    }

    [Theory]
    [InlineData("2021-02-28T23:59+07", "STC")]
    [InlineData("2021-03-01T00:00+07", "STCKH")]
    public async Task From_its_day_on_the_successor_is_proposed_in_the_old_units_place(string now, string unit)
    {
        await OpenLastYearAsync();
        (await _desk.Units.LinkSuccessorAsync(CampaignServiceTests.Link("STC", "STCKH"), "Sở Tài chính – Kế hoạch", _desk.Coordinator, _desk.Request())).IsDone.ShouldBeTrue();
        _desk.Clock.Now = CampaignDesk.At(now);

        var proposal = await ProposeAsync(CampaignServiceTests.Clone());

        proposal.Assignments.Select(Text).ShouldContain(t => t == $"n1-4 {unit}");
        proposal.Successors.ShouldBe(unit is "STC" ? [] : [CampaignServiceTests.Link("STC", "STCKH")]);
        proposal.Units.Select(u => u.Code).ShouldBe(["SNV", unit, "STP"]);
        proposal.Units[1].Name.ShouldBe(unit is "STC" ? "Sở Tài chính" : "Sở Tài chính – Kế hoạch");
        (await _desk.PlanAsync()).Units.Select(u => u.Code).ShouldBe(["SNV", "STC", "STP"]);
        (await _desk.PlanAsync()).Assignments.Select(Text).ShouldContain(t => t == "n1-4 STC");
    }

    [Fact]
    public async Task Units_that_merged_stand_once_and_a_chain_is_followed_to_its_end()
    {
        await OpenLastYearAsync();
        foreach (var link in new[] { CampaignServiceTests.Link("STC", "A", 1), CampaignServiceTests.Link("A", "B", 2), CampaignServiceTests.Link("SNV", "B", 3) })
        {
            (await _desk.Units.LinkSuccessorAsync(link, $"Sở {link.Successor}", _desk.Coordinator, _desk.Request())).Refusals.ShouldBeEmpty();
        }

        _desk.Clock.Now = CampaignDesk.At("2021-03-03T00:00+07");
        var proposal = await ProposeAsync(CampaignServiceTests.Clone() with { Mapping = new Dictionary<string, string?>(StringComparer.Ordinal) { ["n1-2"] = "n1-5" } });

        proposal.Assignments.Select(Text).ShouldBe(["n1-1 B", "n1-5 B numerator=B", "n1-3 STP", "n1-4 B"]);
        proposal.Coordinator.ShouldBe("B");
        proposal.Units.Select(u => u.Code).ShouldBe(["B", "STP"]);
        proposal.Successors.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_unit_that_was_split_stays_until_a_person_chooses()
    {
        await OpenLastYearAsync();
        foreach (var successor in new[] { "A", "B" })
        {
            (await _desk.Units.LinkSuccessorAsync(CampaignServiceTests.Link("STP", successor), successor, _desk.Coordinator, _desk.Request())).Refusals.ShouldBeEmpty();
        }

        _desk.Clock.Now = CampaignDesk.At("2021-04-01T00:00+07");
        var proposal = await ProposeAsync(CampaignServiceTests.Clone());

        proposal.SplitUnits.ShouldBe(["STP"]);
        proposal.Assignments.Select(Text).ShouldContain(t => t == "n1-3 STP");
    }

    [Fact]
    public async Task A_mapping_that_names_what_is_not_there_is_refused_with_everything_else()
    {
        await OpenLastYearAsync();
        var clone = CampaignServiceTests.Clone() with { Id = CampaignDesk.Id, IndexYear = 2020, Mapping = new Dictionary<string, string?>(StringComparer.Ordinal) { ["n9"] = "n1-1", ["1.1"] = "n1-1", ["n1-1"] = "n2", ["n1-2"] = "n1-2" } };

        var refusals = (await _desk.Campaigns.CloneAsync(clone, _desk.Coordinator, _desk.Request())).Refusals;

        refusals.Select(r => r.Code).ShouldBe([.. Enumerable.Repeat(CampaignRefusals.MappingUnknown, 4), CampaignRefusals.YearNotServed, CampaignRefusals.CampaignTaken]);
        foreach (var refusal in refusals)
        {
            refusal.Message.ShouldBeASentence();
        }

        (await _desk.Campaigns.CloneAsync(CampaignServiceTests.Clone() with { From = "khong-co" }, _desk.Coordinator, null)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
    }

    [Fact]
    public async Task A_resent_clone_is_answered_with_the_same_proposal_and_changes_nothing()
    {
        await OpenLastYearAsync();
        var request = _desk.Request();
        var first = (await _desk.Campaigns.CloneAsync(CampaignServiceTests.Clone(), _desk.Coordinator, request)).Proposal!;
        var head = await _desk.Database.ReadAsync(JournalStore.GetHeadAsync);
        _desk.Clock.Now += Duration.FromDays(1);

        var again = (await _desk.Campaigns.CloneAsync(CampaignServiceTests.Clone(), _desk.Coordinator, request)).Proposal.ShouldNotBeNull();

        again.Assignments.Select(Text).ShouldBe(first.Assignments.Select(Text));
        (await _desk.Database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
    }

    private static string Text(Assignment assignment) => string.Join(' ', [assignment.Leaf.Id, .. assignment.Units, .. assignment.Figures.Select(f => $"{f.Key}={f.Value}")]);

    private async Task OpenLastYearAsync()
    {
        await _desk.PrepareAsync();
        await _desk.AssignAllAsync();
        (await _desk.AssignAsync("n1-2", "STC", ["SNV"], seen: 2, figures: new(StringComparer.Ordinal) { ["numerator"] = "SNV" })).IsDone.ShouldBeTrue();
        (await _desk.Campaigns.OpenAsync(CampaignDesk.Id, _desk.Coordinator, _desk.Request())).Refusals.ShouldBeEmpty();
    }

    private async Task<CloneProposal> ProposeAsync(CloneCampaign clone)
    {
        var outcome = await _desk.Campaigns.CloneAsync(clone, _desk.Coordinator, _desk.Request());
        outcome.Refusals.ShouldBeEmpty();
        return outcome.Proposal.ShouldNotBeNull();
    }
}
