using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace ParScore.Scoring;

/// <summary>
/// An exact number: one third stays one third, so that three thirds are one and 90 % is 90 %.
/// People write and read it as a decimal; a ratio of two declared figures need not be one, which is why it is kept as a
/// fraction and turned into digits only when it is shown.
/// </summary>
/// <remarks>
/// Equality and order are by value: 2.50 equals 2.5. A number that was read from text remembers how many decimals were
/// written, so that a file is written back as it was read. The default value is 0.
/// </remarks>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    /// <summary>Digits before the point that are read; a budget in đồng has fourteen or fifteen.</summary>
    public const int MostWholeDigits = 18;

    /// <summary>Digits after the point that are read.</summary>
    public const int MostDecimals = 9;

    /// <summary>Decimals of <see cref="ToText"/> when the number has no end, such as one third.</summary>
    public const int EndlessDecimals = 28;

    public static readonly Fraction Zero;
    public static readonly Fraction One = new(1);
    public static readonly Fraction Hundred = new(100);

    private static readonly BigInteger[] PowersOfTen = [.. Enumerable.Range(0, EndlessDecimals + 1).Select(i => BigInteger.Pow(10, i))];

    private readonly BigInteger _numerator;

    // 0 only in the default value, where it stands for 1; otherwise positive, and without a factor shared with the numerator.
    private readonly BigInteger _denominator;
    private readonly byte _writtenDecimals;

    /// <summary>A whole number.</summary>
    public Fraction(long value) => (_numerator, _denominator) = (value, BigInteger.One);

    private Fraction(BigInteger numerator, BigInteger denominator, byte writtenDecimals = 0)
    {
        if (denominator.Sign < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        var divisor = denominator.IsOne ? BigInteger.One : BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numerator = divisor.IsOne ? numerator : numerator / divisor;
        _denominator = divisor.IsOne ? denominator : denominator / divisor;
        _writtenDecimals = writtenDecimals;
    }

    /// <summary>The number above the line, in lowest terms; carries the sign.</summary>
    public BigInteger Numerator => _numerator;

    /// <summary>The number below the line, in lowest terms; always positive.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public bool IsZero => _numerator.IsZero;

    public bool IsNegative => _numerator.Sign < 0;

    /// <summary>True for 3 and 3.00, false for 3.5.</summary>
    public bool IsWhole => Denominator.IsOne;

    /// <summary>False for one third: its decimals have no end.</summary>
    public bool HasEnd => DecimalsNeeded is not null;

    // Decimals after which the digits end; null when they never do.
    private int? DecimalsNeeded
    {
        get
        {
            var (rest, twos, fives) = (Denominator, 0, 0);
            while (rest.IsEven)
            {
                (rest, twos) = (rest >> 1, twos + 1);
            }

            // Denominators of declared figures are small, and small ones need no big arithmetic.
            for (; rest > long.MaxValue; fives++)
            {
                rest = BigInteger.DivRem(rest, 5, out var remainder);
                if (!remainder.IsZero)
                {
                    return null;
                }
            }

            var small = (long)rest;
            for (; small % 5 == 0; fives++)
            {
                small /= 5;
            }

            if (small != 1)
            {
                return null;
            }

            return Math.Max(twos, fives);
        }
    }

    /// <summary>
    /// Reads a number as officials type it: "8,5" and "8.5" are the same. Refuses thousands separators ("1.234,5"),
    /// signs other than one leading "-", exponents, and more digits than a figure can have.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Fraction result)
    {
        result = default;
        var digits = text.AsSpan().Trim();
        var isNegative = digits is ['-', ..];
        digits = isNegative ? digits[1..] : digits;

        var point = digits.IndexOfAny('.', ',');
        var whole = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length is 0 or > MostWholeDigits || decimals.Length > MostDecimals || (point >= 0 && decimals.IsEmpty)
            || whole.ContainsAnyExceptInRange('0', '9') || decimals.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var value = BigInteger.Parse(string.Concat(whole, decimals), NumberStyles.None, CultureInfo.InvariantCulture);
        result = new Fraction(isNegative ? -value : value, PowerOfTen(decimals.Length), (byte)decimals.Length);
        return true;
    }

    /// <summary>Reads a number that is known to be one, as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a number.</exception>
    public static Fraction Parse(string text) =>
        TryParse(text, out var result) ? result : throw new FormatException($"'{text}' is not a number.");

    /// <summary>Reads what <see cref="ToExactText"/> wrote: "1.40625" or "5/6".</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Fraction ParseExact(string text) =>
        text.Split('/') switch
        {
            [var number] => Parse(number),
            [var numerator, var denominator] when ParseWhole(numerator) is { } above && ParseWhole(denominator) is { IsZero: false } below => new(above, below),
            _ => throw new FormatException($"'{text}' is not an exact number."),
        };

    public static Fraction operator +(Fraction left, Fraction right) =>
        left.Denominator == right.Denominator
            ? new(left._numerator + right._numerator, left.Denominator)
            : new((left._numerator * right.Denominator) + (right._numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction value) => new(-value._numerator, value.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left._numerator * right._numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is 0; callers decide first what an empty denominator means.</exception>
    public static Fraction operator /(Fraction left, Fraction right) =>
        right.IsZero
            ? throw new DivideByZeroException()
            : new(left._numerator * right.Denominator, left.Denominator * right._numerator);

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public static Fraction Min(Fraction left, Fraction right) => left <= right ? left : right;

    public static Fraction Max(Fraction left, Fraction right) => left >= right ? left : right;

    public Fraction Abs() => IsNegative ? -this : this;

    /// <summary>The largest whole number not above this one.</summary>
    public Fraction Floor()
    {
        var quotient = BigInteger.DivRem(_numerator, Denominator, out var remainder);
        return new(remainder.Sign < 0 ? quotient - 1 : quotient, BigInteger.One);
    }

    /// <summary>The nearest number with that many decimals, by the set's rule for showing points.</summary>
    public Fraction Round(Rounding rounding)
    {
        var scale = PowerOfTen(rounding.Places);
        var quotient = BigInteger.DivRem(BigInteger.Abs(_numerator) * scale, Denominator, out var remainder);
        var half = (remainder * 2).CompareTo(Denominator);
        var up = rounding.Mode switch
        {
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && !quotient.IsEven),
            RoundingMode.Down => false,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding.Mode, "An unknown way of rounding."),
        };
        quotient += up ? 1 : 0;
        return new(_numerator.Sign < 0 ? -quotient : quotient, scale, (byte)rounding.Places);
    }

    public bool Equals(Fraction other) => _numerator == other._numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, Denominator);

    public int CompareTo(Fraction other) =>
        Denominator == other.Denominator
            ? _numerator.CompareTo(other._numerator)
            : (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    /// <summary>
    /// The digits with a point, as files carry them: exact where the decimals end ("1.40625"), with the decimals that were
    /// written ("2.50"), and otherwise rounded half up at <see cref="EndlessDecimals"/> decimals.
    /// </summary>
    public string ToText()
    {
        if (DecimalsNeeded is not { } needed)
        {
            return Round(new Rounding(EndlessDecimals, RoundingMode.HalfUp)).ToText();
        }

        var decimals = Math.Max(needed, _writtenDecimals);
        var scaled = BigInteger.Abs(_numerator) * PowerOfTen(decimals) / Denominator;
        var digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
        return IsNegative ? "-" + text : text;
    }

    /// <summary>The number without any loss: "1.40625", or "5/6" where the decimals have no end; the same value gives the same text.</summary>
    public string ToExactText() => HasEnd ? new Fraction(_numerator, Denominator).ToText() : string.Create(CultureInfo.InvariantCulture, $"{_numerator}/{Denominator}");

    /// <summary>
    /// The digits as a Vietnamese reader expects them. What can be typed is shown in full; a number with more decimals is cut
    /// (not rounded) after six and marked with "…".
    /// </summary>
    /// <remarks>Cut, because 79.99999999999 % must not be shown as 80 %.</remarks>
    public string ToVietnamese()
    {
        const int mostDecimals = 6;
        if (DecimalsNeeded is { } needed && needed <= MostDecimals)
        {
            return new Fraction(_numerator, Denominator).ToText().Replace('.', ',');
        }

        return Round(new Rounding(mostDecimals, RoundingMode.Down)).ToText().Replace('.', ',') + "…";
    }

    /// <summary>For spreadsheets only, whose cells hold nothing better; points are never computed from it.</summary>
    public decimal ToDecimal() => decimal.Parse(ToText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public override string ToString() => ToText();

    private static BigInteger? ParseWhole(string text) => BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static BigInteger PowerOfTen(int exponent) => exponent < PowersOfTen.Length ? PowersOfTen[exponent] : BigInteger.Pow(10, exponent);
}
