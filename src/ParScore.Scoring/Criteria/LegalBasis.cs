namespace ParScore.Scoring.Criteria;

/// <summary>Căn cứ pháp lý of a set.</summary>
public sealed record LegalBasis
{
    public required LegalDocument Decision { get; init; }

    public IReadOnlyList<LegalDocument>? Guidance { get; init; }

    public string? Replaces { get; init; }

    public string? ReplacedBy { get; init; }
}
