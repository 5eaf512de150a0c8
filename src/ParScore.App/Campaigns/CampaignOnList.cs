namespace ParScore.App.Campaigns;

/// <summary>A campaign as it is listed: what it is and where it stands now.</summary>
public sealed record CampaignOnList
{
    public required CampaignPlan Plan { get; init; }

    public required CampaignState State { get; init; }

    /// <summary>The next deadline that is still ahead; null when all have passed.</summary>
    public Deadline? Next { get; init; }

    /// <summary>What the set says of not being official; null when it is.</summary>
    public string? Warning { get; init; }
}
