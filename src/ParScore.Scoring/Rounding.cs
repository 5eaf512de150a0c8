namespace ParScore.Scoring;

/// <summary>How points are shown: once, when they are shown, and never in between. Stated by the criteria set.</summary>
/// <param name="Places">Decimals shown, 0 to 6 in a set.</param>
/// <param name="Mode">What happens to the rest.</param>
public readonly record struct Rounding(int Places, RoundingMode Mode)
{
    /// <summary>The digits a person sees, with a comma: 1.40625 points are "1,41".</summary>
    public string Show(Points points) => Show(points.Value);

    /// <inheritdoc cref="Show(Points)"/>
    public string Show(Fraction value) => value.Round(this).ToText().Replace('.', ',');
}
