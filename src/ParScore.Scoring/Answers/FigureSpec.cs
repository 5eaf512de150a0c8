namespace ParScore.Scoring.Answers;

/// <summary>What a rule asks of one figure: the words on the form, the unit, and what is refused.</summary>
public sealed record FigureSpec
{
    /// <summary>What the officer reads beside the field.</summary>
    public required string Label { get; init; }

    /// <summary>The unit of the number: hồ sơ, nhiệm vụ, tỷ đồng.</summary>
    public string? Unit { get; init; }

    /// <summary>True when only whole numbers make sense (dossiers).</summary>
    public bool? Whole { get; init; }

    /// <summary>The smallest number accepted; 0 where the set does not say.</summary>
    public Fraction? Min { get; init; }

    /// <summary>The largest number accepted; none where the set does not say.</summary>
    public Fraction? Max { get; init; }

    /// <summary>"45 nhiệm vụ".</summary>
    public string Show(Fraction value) => Unit is null ? value.ToVietnamese() : $"{value.ToVietnamese()} {Unit}";
}
