using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ParScore.App.Reports.Workbooks;

/// <summary>How SpreadsheetML spells texts.</summary>
internal static partial class XlsxText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\r");

    /// <summary>Escapes what XML reserves, and "_x0041_", which a spreadsheet would read as "A".</summary>
    public static void Write(TextWriter xml, string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal))
        {
            text = Lookalike().Replace(text, "_x005F_");
        }

        var rest = text.AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            xml.Write(rest[..at]);
            xml.Write(rest[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#13;" });
            rest = rest[(at + 1)..];
        }

        xml.Write(rest);
    }

    /// <summary>Turns "_x0041_" back into what it stands for.</summary>
    public static string Read(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, m => ((char)int.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>A sheet's name as formulas spell it.</summary>
    public static string QuoteSheet(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    // Only the underscore that begins it is spelt out, so that the one that ends it may begin the next.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lookalike();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
