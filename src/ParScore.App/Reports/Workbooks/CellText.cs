using System.Buffers;
using System.Text;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Text as a cell can hold it: what XML does not allow is replaced visibly, line ends are one character.</summary>
public static class CellText
{
    /// <summary>A spreadsheet's cell holds no more characters.</summary>
    public const int Most = 32_767;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not ('\n' or '\t')).Select(c => (char)c), '\uFFFE', '\uFFFF', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n");

    /// <summary>The text with every character that a file could not carry replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspicious))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var isAllowed = rune.Value is '\n' or '\t' or (>= 0x20 and <= 0xFFFD) or >= 0x10000;
            clean.Append(isAllowed ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    /// <summary>True when a spreadsheet could take the text for a formula once somebody edits the cell or saves it as CSV.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]);

    /// <summary>The text up to a number of characters, cut between words, with a remark on where the rest is.</summary>
    public static string Cut(string text, int most, string rest)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var room = Math.Max(1, most - rest.Length);
        var at = text.LastIndexOfAny([' ', '\n'], room - 1);
        at = at < room / 2 ? room : at;
        at -= char.IsHighSurrogate(text[at - 1]) ? 1 : 0;
        return text[..at].TrimEnd() + rest;
    }
}
