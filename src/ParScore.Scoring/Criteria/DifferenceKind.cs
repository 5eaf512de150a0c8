namespace ParScore.Scoring.Criteria;

/// <summary>What differs between two versions of a set.</summary>
public enum DifferenceKind
{
    Added,
    Removed,

    /// <summary>Another printed number or another parent.</summary>
    Moved,
    Renamed,

    /// <summary>Another maximum.</summary>
    Points,

    /// <summary>Another way of scoring.</summary>
    Rule,

    /// <summary>Other documents are asked for.</summary>
    Evidence,

    /// <summary>Other units are named as owners.</summary>
    Owners,

    /// <summary>Something that holds for the whole set: rounding, groups, ranking, index years, status, legal basis.</summary>
    Header,
}
