namespace ParScore.Scoring.Answers;

/// <summary>What one unit declares for one leaf; a shared leaf has several.</summary>
public sealed record AnswerPart
{
    /// <summary>The unit's code; null when the answer is the whole province's.</summary>
    public string? Unit { get; init; }

    public Figures Figures { get; init; } = Figures.None;

    /// <summary>The reason for "không áp dụng"; null when it was not chosen.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>True for a published result that Sở Nội vụ entered, false for what a unit declares.</summary>
    public bool IsEntered { get; init; }

    /// <summary>Refusals that arose before there were figures, such as a text that is no number.</summary>
    public IReadOnlyList<Refusal> Unreadable { get; init; } = [];
}
