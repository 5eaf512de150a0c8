using System.Globalization;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Columns of a spreadsheet by letter and number: A is 1, AA is 27.</summary>
internal static class Columns
{
    /// <summary>Column XFD; a spreadsheet has no more.</summary>
    public const int Most = 16_384;

    /// <summary>Row 1,048,576; a spreadsheet has no more.</summary>
    public const int MostRows = 1_048_576;

    private static readonly string[] Names = [.. Enumerable.Range(1, 702).Select(Spell)];

    public static string NameOf(int column) => column <= Names.Length ? Names[column - 1] : Spell(column);

    /// <summary>Null when the letters name no column.</summary>
    public static int? NumberOf(ReadOnlySpan<char> letters)
    {
        var number = 0;
        foreach (var letter in letters)
        {
            if (!char.IsAsciiLetterUpper(letter) || (number = (number * 26) + letter - 'A' + 1) > Most)
            {
                return null;
            }
        }

        return number == 0 ? null : number;
    }

    /// <summary>"B7".</summary>
    public static string Address(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{NameOf(column)}{row}");

    /// <summary>The column and row of "B7" or "$B$7"; null when it is no address.</summary>
    public static (int Column, int Row)? Parse(string address)
    {
        var plain = address.Replace("$", "", StringComparison.Ordinal).AsSpan();
        var digits = plain.IndexOfAnyInRange('0', '9');
        return digits > 0 && NumberOf(plain[..digits]) is { } column && int.TryParse(plain[digits..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= MostRows
            ? (column, row)
            : null;
    }

    private static string Spell(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            name = (char)('A' + ((column - 1) % 26)) + name;
        }

        return name;
    }
}
