namespace ParScore.Scoring.Rules;

/// <summary>One content of a checklist, answered by the unit that owns it.</summary>
public sealed record ChecklistItem
{
    public required string Code { get; init; }

    public required string Label { get; init; }

    /// <summary>The code of the unit that answers for it; when it is null, or the plan does not expect that unit, the leaf's lead does.</summary>
    public string? Owner { get; init; }
}
