namespace ParScore.App.Submissions.LastYear;

/// <summary>An answer of an earlier campaign, offered to a person who looks at it and saves what still holds. Nothing is saved by it.</summary>
public sealed record LastYearProposal
{
    /// <summary>The earlier campaign's id, to be named in <see cref="SaveAnswer.TakenFrom"/>.</summary>
    public required string Campaign { get; init; }

    /// <summary>The year that was scored then.</summary>
    public required int IndexYear { get; init; }

    /// <summary>The code of the unit that answered then: the same, or one that it succeeded.</summary>
    public required string Unit { get; init; }

    /// <summary>The leaf's printed code then.</summary>
    public required string LeafCode { get; init; }

    /// <summary>The leaf's name then.</summary>
    public required string LeafName { get; init; }

    /// <summary>True when the rule reads differently this year: figures that fit may still mean something else.</summary>
    public required bool IsRuleOther { get; init; }

    /// <summary>Figures that this year's rule takes.</summary>
    public required IReadOnlyList<TypedFigure> Fitting { get; init; }

    /// <summary>Figures that it does not take, and why.</summary>
    public required IReadOnlyList<UnfitFigure> NotFitting { get; init; }

    /// <summary>The reason for "không áp dụng" then; null when it applied, or when it may not be said this year.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>Giải trình then.</summary>
    public string? Explanation { get; init; }

    public required IReadOnlyList<EvidenceHint> Hints { get; init; }
}
