namespace ParScore.Scoring.Rules;

/// <summary>What "không áp dụng" does to a leaf. Stated leaf by leaf: in one real set it does two different things.</summary>
public enum NotApplicableEffect
{
    /// <summary>It may not be chosen.</summary>
    Refused,

    /// <summary>The leaf's maximum no longer counts.</summary>
    LowersMax,

    /// <summary>Nothing arose: the full points.</summary>
    Full,

    /// <summary>No points, and the maximum stays.</summary>
    Zero,
}
