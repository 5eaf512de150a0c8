using ParScore.App.Access;

namespace ParScore.App.Campaigns;

/// <summary>One step with its two clocks, as they concern whoever looks.</summary>
public sealed record StepStanding
{
    public required DeadlineStep Step { get; init; }

    /// <summary>As the plan calls it.</summary>
    public required string Name { get; init; }

    public required StepClock Clock { get; init; }

    public required ClockState State { get; init; }

    /// <summary>The deadline's version, to name when it is set anew; 0 for a step that stands elsewhere than in the plan.</summary>
    public required long Version { get; init; }
}
