using ParScore.Scoring;

namespace ParScore.App.Campaigns;

/// <summary>What came of assigning a leaf.</summary>
public sealed record AssignOutcome
{
    /// <summary>Why it was not assigned, all at once.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Somebody else assigned the leaf meanwhile: what stands there now, with the version to name when it is to be overwritten.</summary>
    public (Assignment? Theirs, long Version)? Conflict { get; init; }

    public bool IsDone => Refusals.Count == 0 && Conflict is null;
}
