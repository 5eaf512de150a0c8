using ParScore.Scoring;

namespace ParScore.App.Ministry;

/// <summary>What came of a step with the Ministry: done and on the disk, or every reason why not.</summary>
public sealed record MinistryOutcome
{
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    public bool IsDone => Refusals.Count == 0;

    internal static MinistryOutcome Refused(params IReadOnlyList<Refusal> refusals) => new() { Refusals = refusals };
}
