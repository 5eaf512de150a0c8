using NodaTime;
using ParScore.App.Submissions;

namespace ParScore.App.Campaigns;

/// <summary>Where a unit's part of a campaign stands.</summary>
public sealed record UnitStanding
{
    public required PlanUnit Unit { get; init; }

    /// <summary>How many leaves it leads.</summary>
    public required int Led { get; init; }

    /// <summary>How many leaves it contributes to.</summary>
    public required int Contributed { get; init; }

    public required SubmissionState Submission { get; init; }

    /// <summary>The latest submission.</summary>
    public Instant? SubmittedAt { get; init; }

    /// <summary>By how much the latest submission was late; null when it was in time or there is none.</summary>
    public Duration? LateBy { get; init; }

    /// <summary>A unit's standing from its plan and its submission; null = it has begun nothing.</summary>
    public static UnitStanding Of(PlanUnit unit, CampaignPlan plan, StoredSubmission? submission) => new()
    {
        Unit = unit,
        Led = plan.Assignments.Count(a => string.Equals(a.Lead, unit.Code, StringComparison.Ordinal)),
        Contributed = plan.Assignments.Count(a => a.Contributors.Contains(unit.Code, StringComparer.Ordinal)),
        Submission = submission?.State ?? SubmissionState.Draft,
        SubmittedAt = submission?.SubmittedAt,
        LateBy = submission is { State: not SubmissionState.Draft, SubmittedAt: { } at } ? plan.FindDeadline(DeadlineStep.SelfScore)?.LateBy(at) : null,
    };
}
