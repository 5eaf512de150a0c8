namespace ParScore.Scoring.Rules;

/// <summary>How the parts of several units become the one answer of a shared leaf.</summary>
public enum JoinMethod
{
    /// <summary>Each figure is the sum over the units.</summary>
    Sum,

    /// <summary>Met when every unit has met it.</summary>
    AllMet,

    /// <summary>Each item comes from the unit that owns it.</summary>
    Items,

    /// <summary>The lead answers; contributors only add evidence.</summary>
    Lead,

    /// <summary>No unit answers; Sở Nội vụ enters the result.</summary>
    Entered,
}
