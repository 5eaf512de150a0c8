using NodaTime;
using ParScore.App.Campaigns;

namespace ParScore.Tests.App.Access;

/// <summary>The campaign's state follows from what happened and from the clock.</summary>
public sealed class CampaignFactsTests
{
    private static readonly Instant Due = Instant.FromUtc(2021, 2, 18, 17, 0);

    [Theory]
    [InlineData(-1, CampaignState.Open)]
    [InlineData(0, CampaignState.Consolidating)]
    [InlineData(1, CampaignState.Consolidating)]
    public void Self_scoring_passes_into_consolidating_by_the_clock_alone(int milliseconds, CampaignState expected) =>
        new CampaignFacts { SelfScoreDue = Due }.At(Due + Duration.FromMilliseconds(milliseconds)).ShouldBe(expected);

    [Fact]
    public void A_clock_that_is_set_back_opens_self_scoring_again()
    {
        var facts = new CampaignFacts { SelfScoreDue = Due };

        facts.At(Due).ShouldBe(CampaignState.Consolidating);
        facts.At(Due - Duration.FromDays(1)).ShouldBe(CampaignState.Open);
    }

    [Fact]
    public void A_plan_without_a_self_scoring_deadline_is_consolidated_at_once() => new CampaignFacts().At(Due).ShouldBe(CampaignState.Consolidating);

    [Fact]
    public void What_was_done_later_prevails()
    {
        var facts = new CampaignFacts { SelfScoreDue = Due };
        var before = Due - Duration.FromDays(1);

        (facts with { IsPreparing = true }).At(before).ShouldBe(CampaignState.Preparing);
        (facts with { WaitingProposal = 3 }).At(before).ShouldBe(CampaignState.AwaitingApproval);
        (facts with { Snapshot = 1 }).At(before).ShouldBe(CampaignState.Approved);
        (facts with { Snapshot = 1, IsCorrecting = true }).At(before).ShouldBe(CampaignState.Consolidating);
        (facts with { Snapshot = 1, IsCorrecting = true, WaitingProposal = 2 }).At(before).ShouldBe(CampaignState.AwaitingApproval);
        (facts with { Snapshot = 1, IsSubmitted = true }).At(before).ShouldBe(CampaignState.SubmittedToMinistry);
        (facts with { Snapshot = 1, IsSubmitted = true, IsCorrecting = true }).At(before).ShouldBe(CampaignState.Consolidating);
        (facts with { Snapshot = 1, IsSubmitted = true, IsAppraised = true }).At(before).ShouldBe(CampaignState.Appraised);
        (facts with { Snapshot = 1, IsSubmitted = true, IsAppraised = true, ShowsResults = true }).At(before).ShouldBe(CampaignState.Published);
        (facts with { Snapshot = 1, IsSubmitted = true, IsAppraised = true, ShowsResults = true, IsClosed = true }).At(before).ShouldBe(CampaignState.Closed);
    }

    [Fact]
    public void Every_state_has_its_own_words() =>
        Enum.GetValues<CampaignState>().Select(CampaignStates.Show).Distinct(StringComparer.Ordinal).Count().ShouldBe(9);
}
