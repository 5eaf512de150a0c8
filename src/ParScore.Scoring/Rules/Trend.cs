namespace ParScore.Scoring.Rules;

/// <summary>What a higher figure does to the points.</summary>
public enum Trend
{
    /// <summary>It may do either.</summary>
    None,

    /// <summary>It never lowers them.</summary>
    Rising,

    /// <summary>It never raises them.</summary>
    Falling,
}
