using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.App.Access;

/// <summary>Who may ask for a use case, about whose unit, and when. What is not allowed by it is refused.</summary>
public sealed record UseCaseRule
{
    public required UseCase UseCase { get; init; }

    /// <summary>What it is, for sentences: "nộp phiếu tự đánh giá".</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    public Reach Reach { get; init; } = Reach.Whole;

    /// <summary>The campaign's states in which it may happen; empty = it is about no campaign, or state does not matter.</summary>
    public IReadOnlyList<CampaignState> States { get; init; } = [];

    /// <summary>True when it is about a campaign that must exist.</summary>
    public bool NeedsCampaign { get; init; }

    /// <summary>The states of the unit's submission in which it may happen; empty = it does not matter.</summary>
    public IReadOnlyList<SubmissionState> Submissions { get; init; } = [];

    /// <summary>The step whose lock shuts it; null = no clock.</summary>
    public DeadlineStep? Step { get; init; }

    /// <summary>True when a leaf that Sở Nội vụ has accepted or adjusted is closed to it.</summary>
    public bool StopsAtSettledLeaf { get; init; }

    /// <summary>True when the password must have been typed just now (OWASP ASVS 7.5.3).</summary>
    public bool NeedsPassword { get; init; }
}
