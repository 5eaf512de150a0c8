using ParScore.Scoring;

namespace ParScore.App.Campaigns;

/// <summary>What came of an act on a campaign's plan.</summary>
/// <param name="Refusals">Why it was not done, all at once; empty when it was.</param>
public sealed record CampaignOutcome(IReadOnlyList<Refusal> Refusals)
{
    /// <summary>It was done.</summary>
    public static readonly CampaignOutcome Done = new([]);

    /// <summary>Somebody else set the same deadline meanwhile: what stands there now, with the version to name when it is to be overwritten.</summary>
    public (Deadline? Theirs, long Version)? Conflict { get; init; }

    public bool IsDone => Refusals.Count == 0 && Conflict is null;
}
