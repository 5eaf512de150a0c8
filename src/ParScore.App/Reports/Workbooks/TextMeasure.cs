using System.Text;

namespace ParScore.App.Reports.Workbooks;

/// <summary>
/// Where texts in Times New Roman break into lines, so that every row is as high as its texts need: some spreadsheets fit
/// rows themselves when they open a file, some do not, and none does for merged cells.
/// </summary>
internal static class TextMeasure
{
    /// <summary>Lines that the highest possible row shows (409 points); longer texts go on in the next row.</summary>
    public const int MostLines = 27;

    private const double PixelsPerPoint = 96d / 72;

    // The digit 0 of 11 points, in which column widths are counted.
    private const double PixelsPerWidth = 7;

    // Printers and screens round differently.
    private const double Reserve = 0.97;
    private const double BoldFactor = 1.07;
    private const int Usual = 500;

    // Thousandths of the size, from the space to "~".
    private static ReadOnlySpan<ushort> Basic =>
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    private static readonly ushort[] Widths = [.. Enumerable.Range(0, 0x2000).Select(c => WidthOf((char)c))];

    /// <summary>How many lines a text takes.</summary>
    /// <param name="text">What stands in the cell.</param>
    /// <param name="width">Of the cell, in characters.</param>
    /// <param name="style">Of the cell.</param>
    public static int Lines(string text, double width, CellStyle style)
    {
        var room = Room(width, style);
        if (text.Length * 1000 < room)
        {
            return 1 + text.AsSpan().Count('\n');
        }

        var lines = 0;
        for (var at = 0; at < text.Length || lines == 0; lines++)
        {
            at += Line(text.AsSpan(at), room);
        }

        return lines + (text.EndsWith('\n') ? 1 : 0);
    }

    /// <summary>The height of a row in points.</summary>
    public static double Height(int lines, int size) => Math.Min(409, Math.Round(((lines * 1.25 * size) + 1.5) * 4) / 4);

    /// <summary>The text in pieces that each fit into one cell's height; usually one.</summary>
    public static IReadOnlyList<string> Pieces(string text, double width, CellStyle style)
    {
        var room = Room(width, style);

        // Lines are at least half full, as long as words are short; then nothing needs to be measured.
        if (text.Length * 2 * Usual / room < MostLines / 2 && text.AsSpan().Count('\n') < MostLines / 4)
        {
            return [text];
        }

        var (pieces, start, at) = (new List<string>(), 0, 0);
        while (at < text.Length)
        {
            for (var line = 0; line < MostLines && at < text.Length; line++)
            {
                at += Line(text.AsSpan(at), room);
            }

            pieces.Add(start == 0 && at == text.Length ? text : text[start..at].TrimEnd(' ', '\n'));
            start = at;
        }

        return pieces.Count == 0 ? [text] : pieces;
    }

    // In thousandths of the text's size.
    private static double Room(double width, CellStyle style) =>
        ((width * PixelsPerWidth) - (style.Indent * 9)) * Reserve * 1000 / (style.Size * PixelsPerPoint * (style.Bold ? BoldFactor : 1));

    // The characters of the first line, with the space or line end that ends it.
    private static int Line(ReadOnlySpan<char> text, double room)
    {
        var (used, lastBreak) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit == '\n')
            {
                return i + 1;
            }

            used += unit < Widths.Length ? Widths[unit] : 1000;
            if (used > room && unit != ' ')
            {
                return lastBreak > 0 ? lastBreak : Math.Max(1, char.IsLowSurrogate(unit) ? i - 1 : i);
            }

            lastBreak = unit is ' ' ? i + 1 : lastBreak;
        }

        return text.Length;
    }

    // A Vietnamese letter is as wide as the one it is made from.
    private static ushort WidthOf(char unit)
    {
        if (char.IsAsciiLetterOrDigit(unit) || unit is >= ' ' and <= '~')
        {
            return Basic[unit - ' '];
        }

        var plain = unit switch
        {
            'đ' => 'd',
            'Đ' => 'D',
            _ when char.IsLetter(unit) => unit.ToString().Normalize(NormalizationForm.FormD)[0],
            _ => unit,
        };
        return (ushort)(plain is >= ' ' and <= '~' ? Basic[plain - ' '] + (plain is 'o' or 'u' ? 40 : 0) : Usual + 64);
    }
}
