using System.Globalization;
using System.Numerics;

namespace ParScore.Tests.App.Consolidation;

/// <summary>Arithmetic as on paper, without the program's own numbers: "62 / 64 * 1.50", from left to right, exact.</summary>
internal static class PencilSum
{
    /// <summary>The exact value as a fraction of whole numbers.</summary>
    public static (BigInteger Over, BigInteger Under) Of(string reckoning)
    {
        var words = reckoning.Split(' ');
        var (over, under) = Decimal(words[0]);
        for (var i = 1; i < words.Length; i += 2)
        {
            var (nextOver, nextUnder) = Decimal(words[i + 1]);
            (over, under) = words[i] switch
            {
                "*" => (over * nextOver, under * nextUnder),
                "/" => (over * nextUnder, under * nextOver),
                "+" => ((over * nextUnder) + (nextOver * under), under * nextUnder),
                _ => throw new FormatException(reckoning),
            };
        }

        return (over, under);
    }

    public static (BigInteger Over, BigInteger Under) Sum(IEnumerable<(BigInteger Over, BigInteger Under)> parts) =>
        parts.Aggregate((Over: BigInteger.Zero, Under: BigInteger.One), (sum, next) => ((sum.Over * next.Under) + (next.Over * sum.Under), sum.Under * next.Under));

    /// <summary>The digits with so many decimals, rounded half up.</summary>
    public static string Digits((BigInteger Over, BigInteger Under) value, int decimals)
    {
        var digits = (((value.Over * BigInteger.Pow(10, decimals) * 2) + value.Under) / (value.Under * 2)).ToString(CultureInfo.InvariantCulture);
        return $"{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private static (BigInteger Over, BigInteger Under) Decimal(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return (BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), BigInteger.Pow(10, point < 0 ? 0 : text.Length - point - 1));
    }
}
