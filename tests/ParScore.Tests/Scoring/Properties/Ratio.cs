using System.Numerics;
using ParScore.Scoring;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>A number as two whole ones, never reduced: slow, and with nothing in common with <see cref="Fraction"/> but the idea.</summary>
internal readonly record struct Ratio(BigInteger Top, BigInteger Bottom)
{
    public static readonly Ratio Zero = new(0, 1);
    public static readonly Ratio One = new(1, 1);

    public static Ratio Of(Fraction value) => new(value.Numerator, value.Denominator);

    public static Ratio Of(Points value) => Of(value.Value);

    public static Ratio Of(long value) => new(value, 1);

    public static Ratio operator +(Ratio left, Ratio right) => new((left.Top * right.Bottom) + (right.Top * left.Bottom), left.Bottom * right.Bottom);

    public static Ratio operator -(Ratio left, Ratio right) => new((left.Top * right.Bottom) - (right.Top * left.Bottom), left.Bottom * right.Bottom);

    public static Ratio operator *(Ratio left, Ratio right) => new(left.Top * right.Top, left.Bottom * right.Bottom);

    /// <summary>Right is above 0.</summary>
    public static Ratio operator /(Ratio left, Ratio right) => new(left.Top * right.Bottom, left.Bottom * right.Top);

    public static bool operator <(Ratio left, Ratio right) => left.Top * right.Bottom < right.Top * left.Bottom;

    public static bool operator >(Ratio left, Ratio right) => right < left;

    public static bool operator <=(Ratio left, Ratio right) => !(right < left);

    public static bool operator >=(Ratio left, Ratio right) => !(left < right);

    public static Ratio Min(Ratio left, Ratio right) => left < right ? left : right;

    public bool IsWhole => Top % Bottom == 0;

    public bool Equals(Ratio other) => Top * other.Bottom == other.Top * Bottom;

    public override int GetHashCode() => throw new NotSupportedException("Unreduced numbers are not for sets.");

    /// <summary>Nearest with that many decimals, a half away from 0; this is at least 0.</summary>
    public Ratio RoundHalfUp(int places)
    {
        var scale = BigInteger.Pow(10, places);
        return new(((Top * scale * 2) + Bottom) / (Bottom * 2), scale);
    }
}
