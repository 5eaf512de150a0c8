using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.App.Reminders;

/// <summary>Việc còn phải làm: a step that a unit still owes.</summary>
public sealed record Duty
{
    public required PlanUnit Unit { get; init; }

    public required DeadlineStep Step { get; init; }

    /// <summary>The step's clocks as they concern the unit.</summary>
    public required StepClock Clock { get; init; }

    /// <summary>Where the unit's part stands; of the later steps that of Sở Nội vụ does not matter.</summary>
    public required SubmissionState Submission { get; init; }

    /// <summary>Of self-scoring: the unit's leaves that are not answered. Of the later steps: the province's leaves without points.</summary>
    public int MissingLeaves { get; init; }

    /// <summary>Of the later steps: the units that have not handed in.</summary>
    public int MissingUnits { get; init; }
}
