namespace ParScore.Scoring.Criteria;

/// <summary>How the first level is numbered.</summary>
public enum Numbering
{
    /// <summary>1, 1.1, 1.1.1.</summary>
    Decimal,

    /// <summary>I, I.1, I.1.1.</summary>
    Roman,
}
