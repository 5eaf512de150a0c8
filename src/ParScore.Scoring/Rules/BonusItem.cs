namespace ParScore.Scoring.Rules;

/// <summary>One thing that earns extra points.</summary>
public sealed record BonusItem
{
    public required string Code { get; init; }

    public required string Label { get; init; }

    /// <summary>Points for each one.</summary>
    public required Points Points { get; init; }

    /// <summary>The most that are counted; 1 where the set does not say.</summary>
    public int? Most { get; init; }
}
