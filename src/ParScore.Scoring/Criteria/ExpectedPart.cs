namespace ParScore.Scoring.Criteria;

/// <summary>One part of the expected total, such as the 23.50 points of the survey of leaders.</summary>
public sealed record ExpectedPart
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required Points Points { get; init; }

    public required IReadOnlyList<ScoredBy> ScoredBy { get; init; }

    /// <summary>The printed codes of the fields it is limited to; null = all fields.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Whether a leaf of that field and scorer belongs to the part.</summary>
    public bool Contains(Node field, Node leaf) =>
        leaf.ScoredBy is { } scorer && ScoredBy.Contains(scorer) && (Fields is null || Fields.Contains(field.Code, StringComparer.Ordinal));
}
