using ParScore.App.Evidence;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Submissions.Parts;

/// <summary>One leaf of a unit's part: what the unit declares with its versions, what proves it, and the leaf's score with its reason.</summary>
public sealed record UnitLeaf
{
    public required Node Leaf { get; init; }

    /// <summary>The units that answer, the lead first.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>True when the unit leads the leaf.</summary>
    public required bool IsLead { get; init; }

    /// <summary>The unit's own values; those that were taken back are null and keep their version.</summary>
    public required IReadOnlyList<StoredFigure> Figures { get; init; }

    /// <summary>"Không áp dụng"; null when it was never said.</summary>
    public StoredText? NotApplicable { get; init; }

    /// <summary>Giải trình; null when there never was one.</summary>
    public StoredText? Explanation { get; init; }

    /// <summary>The unit's links at the leaf.</summary>
    public required IReadOnlyList<StoredLink> Links { get; init; }

    /// <summary>What the leaf gets now, from all units' parts; a unit's people are shown it without what others have not handed in.</summary>
    public required LeafScore Score { get; init; }
}
