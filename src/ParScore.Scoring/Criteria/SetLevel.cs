namespace ParScore.Scoring.Criteria;

/// <summary>Whom a set scores.</summary>
public enum SetLevel
{
    Province,
    District,
    Commune,
    Department,

    /// <summary>A set of an organisation's own.</summary>
    Internal,
}
