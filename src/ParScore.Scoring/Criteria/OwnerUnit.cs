namespace ParScore.Scoring.Criteria;

/// <summary>A unit that the set names as an owner; the campaign's plan decides who really answers.</summary>
public sealed record OwnerUnit
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The annex (phụ lục) of the plan that lists its leaves.</summary>
    public int? Annex { get; init; }
}
