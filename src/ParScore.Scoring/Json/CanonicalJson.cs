using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParScore.Scoring.Json;

/// <summary>
/// The one form of a JSON value (RFC 8785, JSON Canonicalization Scheme): the same content gives the same bytes, whatever
/// the layout and the order of properties, and so the same hash.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes (UTF-8).</summary>
    /// <exception cref="FormatException">A property occurs twice, or a number is too large for RFC 8785.</exception>
    public static byte[] Of(JsonItem item)
    {
        var text = new StringBuilder();
        Write(item, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The canonical form of a text: quoted and escaped.</summary>
    public static string OfText(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        WriteString(value, text);
        return text.ToString();
    }

    /// <summary>The canonical text of an object whose values are texts or null.</summary>
    /// <param name="properties">In the order of their names by UTF-16 code units, each name once.</param>
    /// <exception cref="FormatException">The names are out of order.</exception>
    public static string OfTexts(ReadOnlySpan<(string Name, string? Value)> properties)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < properties.Length; i++)
        {
            if (i > 0 && string.CompareOrdinal(properties[i - 1].Name, properties[i].Name) >= 0)
            {
                throw new FormatException($"The property '{properties[i].Name}' is out of order.");
            }

            text.Append(i == 0 ? "" : ",");
            WriteString(properties[i].Name, text);
            text.Append(':');
            if (properties[i].Value is { } value)
            {
                WriteString(value, text);
            }
            else
            {
                text.Append("null");
            }
        }

        return text.Append('}').ToString();
    }

    /// <summary>"sha256:" and 64 lower-case hexadecimal digits.</summary>
    public static string Hash(JsonItem item) => Hash(Of(item));

    /// <summary>"sha256:" and 64 lower-case hexadecimal digits of these bytes.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    private static void Write(JsonItem item, StringBuilder text)
    {
        switch (item.Kind)
        {
            case JsonKind.Object:
                WriteObject(item, text);
                break;
            case JsonKind.Array:
                text.Append('[');
                foreach (var (i, child) in item.Items.Index())
                {
                    text.Append(i == 0 ? "" : ",");
                    Write(child, text);
                }

                text.Append(']');
                break;
            case JsonKind.Text:
                WriteString(item.Text, text);
                break;
            case JsonKind.Number:
                text.Append(NumberText(item.Text));
                break;
            default:
                text.Append(item.Kind switch { JsonKind.True => "true", JsonKind.False => "false", _ => "null" });
                break;
        }
    }

    private static void WriteObject(JsonItem item, StringBuilder text)
    {
        text.Append('{');
        // RFC 8785 orders by UTF-16 code units, which is what an ordinal comparison does.
        var sorted = item.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && string.Equals(sorted[i].Name, sorted[i - 1].Name, StringComparison.Ordinal))
            {
                throw new FormatException($"The property '{sorted[i].Name}' occurs twice.");
            }

            text.Append(i == 0 ? "" : ",");
            WriteString(sorted[i].Name, text);
            text.Append(':');
            Write(sorted[i].Value, text);
        }

        text.Append('}');
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            _ = unit switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => text.Append(unit),
            };
        }

        text.Append('"');
    }

    /// <summary>A number as ECMAScript writes it, which RFC 8785 asks for. Points never pass here: they are texts.</summary>
    public static string NumberText(string digits)
    {
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            throw new FormatException($"The number {digits} has no canonical form.");
        }

        if (value == 0)
        {
            return "0";
        }

        // "R" gives the shortest digits that read back the same, as ECMAScript does; only their layout differs.
        var round = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var (mantissa, exponent) = round.Split('E') is [var m, var e] ? (m, int.Parse(e, CultureInfo.InvariantCulture)) : (round, 0);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var significant = mantissa.Replace(".", "", StringComparison.Ordinal);
        var place = (point < 0 ? mantissa.Length : point) + exponent;
        var leading = significant.Length - significant.TrimStart('0').Length;
        (significant, place) = (significant.TrimStart('0'), place - leading);
        significant = significant.TrimEnd('0');
        var sign = value < 0 ? "-" : "";
        return sign + (place switch
        {
            > 0 and <= 21 when significant.Length <= place => significant.PadRight(place, '0'),
            > 0 and <= 21 => $"{significant[..place]}.{significant[place..]}",
            > -6 and <= 0 => $"0.{new string('0', -place)}{significant}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{significant[0]}{(significant.Length == 1 ? "" : ".")}{significant[1..]}e{(place > 0 ? "+" : "-")}{Math.Abs(place - 1)}"),
        });
    }
}
