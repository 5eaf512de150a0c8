namespace ParScore.Scoring.Criteria;

/// <summary>How equal results are numbered.</summary>
public enum RankingMethod
{
    /// <summary>1, 2, 2, 4.</summary>
    Shared,

    /// <summary>1, 2, 2, 3.</summary>
    Dense,
}
