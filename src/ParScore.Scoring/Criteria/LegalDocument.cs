namespace ParScore.Scoring.Criteria;

/// <summary>A decision or dispatch that a set rests on.</summary>
public sealed record LegalDocument
{
    /// <summary>Số/ký hiệu, such as "1149/QĐ-BNV".</summary>
    public required string Number { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Null when it is not known; never made up.</summary>
    public DateOnly? Date { get; init; }
}
