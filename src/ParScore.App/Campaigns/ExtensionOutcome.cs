using ParScore.Scoring;

namespace ParScore.App.Campaigns;

/// <summary>What came of granting an extension or taking it back.</summary>
public sealed record ExtensionOutcome
{
    /// <summary>The extension's number; null when it was refused.</summary>
    public int? Number { get; init; }

    /// <summary>Why not, all at once.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Somebody else took it back meanwhile: how it stands now.</summary>
    public DeadlineExtension? Conflict { get; init; }

    public bool IsDone => Number is not null;
}
