namespace ParScore.Scoring.Rules;

/// <summary>One of the named states a unit can choose, such as "ban hành kịp thời".</summary>
public sealed record ChoiceOption
{
    public required string Code { get; init; }

    /// <summary>The printed words.</summary>
    public required string Label { get; init; }

    public required Points Points { get; init; }
}
