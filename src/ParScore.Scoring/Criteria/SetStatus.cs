namespace ParScore.Scoring.Criteria;

/// <summary>How far a criteria set can be trusted; every screen and export says it.</summary>
public enum SetStatus
{
    /// <summary>Carried over from the issuer's own table.</summary>
    Official,

    /// <summary>Reconstructed; points or rules of rows are recalled or illustrative.</summary>
    Candidate,

    /// <summary>Being written.</summary>
    Draft,
}
