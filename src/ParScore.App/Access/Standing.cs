using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.App.Access;

/// <summary>How the matter stands that a use case is about: all the guard looks at besides the person.</summary>
public sealed record Standing
{
    /// <summary>Of a use case that is about no campaign.</summary>
    public static readonly Standing None = new();

    /// <summary>Null when it is about no campaign, or there is none of that name.</summary>
    public CampaignFacts? Campaign { get; init; }

    /// <summary>The code of the unit whose matter it is; null when it is no unit's.</summary>
    public string? Unit { get; init; }

    /// <summary>False when the campaign has no such unit.</summary>
    public bool HasUnit { get; init; } = true;

    /// <summary>Where the unit's part stands; a draft before anything was begun.</summary>
    public SubmissionState Submission { get; init; } = SubmissionState.Draft;

    /// <summary>True when Sở Nội vụ has accepted or adjusted the unit's part of the leaf.</summary>
    public bool IsLeafSettled { get; init; }

    /// <summary>True when a second person agreed that this unit's part of the leaf may be reviewed by its own people.</summary>
    public bool HasOwnReviewWaiver { get; init; }

    /// <summary>The clocks of the steps that have any, as they concern the unit and the leaf.</summary>
    public IReadOnlyDictionary<DeadlineStep, StepClock> Clocks { get; init; } = new Dictionary<DeadlineStep, StepClock>();

    /// <summary>Where a step's clock stands; a step without a deadline never shuts.</summary>
    public ClockState ClockOf(DeadlineStep step, Instant now) => Clocks.GetValueOrDefault(step)?.At(now) ?? ClockState.InTime;
}
