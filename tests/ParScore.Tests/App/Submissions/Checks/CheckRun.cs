using ParScore.App.Submissions.Checks;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>The checks on a unit's part of the sample, after a change to its file.</summary>
internal static class CheckRun
{
    public static IReadOnlyList<CheckFinding> Of(string unit, Action<CampaignCopy>? change = null)
    {
        using var campaign = new CampaignCopy();
        change?.Invoke(campaign);
        return SubmissionChecks.Run(campaign.Load().Result.ShouldNotBeNull(), unit);
    }
}
