namespace ParScore.App.Submissions;

/// <summary>What a unit saves at one leaf: only the values that were changed, each with the version that was seen.</summary>
public sealed record SaveAnswer
{
    public required string Campaign { get; init; }

    /// <summary>The leaf's id or printed code.</summary>
    public required string Leaf { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    public IReadOnlyList<ChangedFigure> Figures { get; init; } = [];

    /// <summary>"Không áp dụng" with its reason, or taken back; null = untouched.</summary>
    public ChangedText? NotApplicable { get; init; }

    /// <summary>Giải trình; null = untouched.</summary>
    public ChangedText? Explanation { get; init; }

    /// <summary>The earlier campaign whose answer the person took over, as the journal's reason will say; null when it was typed.</summary>
    public string? TakenFrom { get; init; }
}
