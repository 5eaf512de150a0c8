using System.Diagnostics.CodeAnalysis;

namespace ParScore.Scoring;

/// <summary>
/// Điểm: an exact number of points. Officials type "8,5" as often as "8.5"; both mean the same. Stored and added without
/// rounding; <see cref="Rounding"/> turns it into the digits that are shown.
/// </summary>
public readonly record struct Points(Fraction Value) : IParsable<Points>, IComparable<Points>
{
    public static readonly Points Zero;

    public static Points operator +(Points left, Points right) => new(left.Value + right.Value);

    public static Points operator -(Points left, Points right) => new(left.Value - right.Value);

    public static Points operator *(Points points, Fraction share) => new(points.Value * share);

    public static bool operator <(Points left, Points right) => left.Value < right.Value;

    public static bool operator >(Points left, Points right) => left.Value > right.Value;

    public static bool operator <=(Points left, Points right) => left.Value <= right.Value;

    public static bool operator >=(Points left, Points right) => left.Value >= right.Value;

    /// <summary>Reads points as they are typed; refuses "1.234,5", signs and exponents.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Points result)
    {
        var isNumber = Fraction.TryParse(s, out var value) && !value.IsNegative;
        result = new Points(isNumber ? value : default);
        return isNumber;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is not a number of points.</exception>
    public static Points Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is not a number of points.");

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Points Parse(string s) => Parse(s, provider: null);

    public int CompareTo(Points other) => Value.CompareTo(other.Value);

    /// <summary>The digits with a point, as files carry them.</summary>
    public string ToText() => Value.ToText();

    /// <summary>The digits as a Vietnamese reader expects them: "8,5".</summary>
    public string ToVietnamese() => Value.ToVietnamese();

    public override string ToString() => ToVietnamese();
}
