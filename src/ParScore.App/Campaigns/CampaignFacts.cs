using NodaTime;

namespace ParScore.App.Campaigns;

/// <summary>What happened to a campaign, from which its state follows.</summary>
public sealed record CampaignFacts
{
    /// <summary>True until a campaign that was prepared here is opened.</summary>
    public bool IsPreparing { get; init; }

    /// <summary>The due instant of self-scoring; null when the plan has none.</summary>
    public Instant? SelfScoreDue { get; init; }

    /// <summary>The proposal that waits; null when none does.</summary>
    public long? WaitingProposal { get; init; }

    /// <summary>The latest approved version; 0 before the first.</summary>
    public long Snapshot { get; init; }

    /// <summary>True when the latest approved version is being corrected.</summary>
    public bool IsCorrecting { get; init; }

    /// <summary>True when the latest approved version was sent to the Ministry.</summary>
    public bool IsSubmitted { get; init; }

    /// <summary>True when the Ministry's final round is closed.</summary>
    public bool IsAppraised { get; init; }

    /// <summary>True while units may see results.</summary>
    public bool ShowsResults { get; init; }

    /// <summary>True while units may see the ranking.</summary>
    public bool ShowsRanking { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>The state at an instant. Only the passage from self-scoring to consolidating follows from the clock.</summary>
    public CampaignState At(Instant now) =>
        IsClosed ? CampaignState.Closed
        : IsPreparing ? CampaignState.Preparing
        : WaitingProposal is not null ? CampaignState.AwaitingApproval
        : Snapshot == 0 ? SelfScoreDue is { } due && now < due ? CampaignState.Open : CampaignState.Consolidating
        : IsCorrecting ? CampaignState.Consolidating
        : !IsSubmitted ? CampaignState.Approved
        : !IsAppraised ? CampaignState.SubmittedToMinistry
        : ShowsResults ? CampaignState.Published
        : CampaignState.Appraised;
}
