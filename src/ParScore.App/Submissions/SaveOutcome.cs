using ParScore.Scoring;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Submissions;

/// <summary>What came of saving at a leaf.</summary>
public sealed record SaveOutcome
{
    /// <summary>The leaf's score after the save; null when nothing was saved.</summary>
    public LeafScore? Score { get; init; }

    /// <summary>Why nothing was saved; empty when it was saved or is in conflict.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>What somebody else changed meanwhile; then nothing was saved.</summary>
    public IReadOnlyList<AnswerConflict> Conflicts { get; init; } = [];

    /// <summary>True when the very same request had been carried out before.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>True when it was saved and is on the disk.</summary>
    public bool IsSaved => Score is not null;
}
