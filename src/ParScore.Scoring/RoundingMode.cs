namespace ParScore.Scoring;

/// <summary>What happens to the digits that are not shown.</summary>
public enum RoundingMode
{
    /// <summary>0.005 becomes 0.01, as taught in school.</summary>
    HalfUp,

    /// <summary>0.005 becomes 0.00 and 0.015 becomes 0.02.</summary>
    HalfEven,

    /// <summary>The rest is cut off.</summary>
    Down,
}
