using ParScore.Scoring;

namespace ParScore.App.Submissions.Initiatives;

/// <summary>What came of an act on an initiative.</summary>
public sealed record InitiativeOutcome
{
    /// <summary>The initiative's place in the unit's part; null when nothing was done.</summary>
    public int? Position { get; init; }

    /// <summary>The link's place at the initiative; null when it was about none.</summary>
    public int? Link { get; init; }

    /// <summary>What stands there now, when somebody else changed it meanwhile; then nothing was saved.</summary>
    public StoredInitiative? Theirs { get; init; }

    /// <summary>What this person wanted to save, shown beside <see cref="Theirs"/>; null where nothing was typed.</summary>
    public Initiative? Mine { get; init; }

    /// <summary>Why not; empty when it was done or is in conflict.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>True when it was done and is on the disk.</summary>
    public bool IsDone => Position is not null;
}
