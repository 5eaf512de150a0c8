using System.Globalization;
using System.Text;

namespace ParScore.App.Evidence;

/// <summary>
/// The name a file came with, made harmless: NFC, without path, control, invisible or turning characters, no longer than file systems
/// allow. It is kept for people; files are stored under their digest and never under a name.
/// </summary>
public static class UploadName
{
    /// <summary>Bytes (UTF-8) of the longest name that file systems take.</summary>
    public const int MostBytes = 200;

    private const string Nameless = "tai-lieu";

    private static readonly string[] Reserved =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" }),
        "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
    ];

    /// <summary>The harmless name. Its extension is the last one, so that "a.pdf.exe" is an EXE.</summary>
    public static string Clean(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            clean.Append(Replacement(rune));
        }

        var text = Normal(clean.ToString()).Trim(' ', '.', '-');
        var extension = Path.GetExtension(text).Trim();
        // A long name without an end worth keeping has no extension.
        extension = extension.Length is > 1 and <= 12 ? extension : "";
        var stem = text[..^extension.Length].Trim(' ', '.', '-');
        if (text.Length > 0 && extension.Length == 0 && EvidenceTypes.OfExtension($".{text}") is not null)
        {
            // ".pdf" is a file without a name.
            (stem, extension) = ("", $".{text}");
        }

        stem = stem.Length == 0 ? Nameless : stem;
        if (Reserved.Contains(stem.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase))
        {
            stem = $"_{stem}";
        }

        return Shorten(stem, MostBytes - Encoding.UTF8.GetByteCount(extension)) + extension;
    }

    /// <summary>The name in plain ASCII, for programs that know no other: "Bao-cao 2020.pdf".</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', '–' or '—' => '-', '"' or '\\' or '%' => '_', >= ' ' and <= '~' => letter, _ => '_' });
            }
        }

        return plain.ToString();
    }

    private static string Replacement(Rune rune) => rune switch
    {
        // Half a character that was sent, or U+FFFE and U+FFFF, which are none.
        { Value: 0xFFFD or 0xFFFE or 0xFFFF } => "-",
        { Value: ':' or '*' or '?' or '"' or '<' or '>' or '|' } => "-",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "-",
            // Joiners, direction marks and the like change what a name seems to be.
            UnicodeCategory.Format => "",
            UnicodeCategory.SpaceSeparator => " ",
            _ => rune.ToString(),
        },
    };

    private static string Normal(string text) => text.Normalize(NormalizationForm.FormC);

    private static string Shorten(string text, int mostBytes)
    {
        var bytes = 0;
        var kept = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            bytes += Encoding.UTF8.GetByteCount(element);
            if (bytes > mostBytes)
            {
                break;
            }

            kept.Append(element);
        }

        return kept.Length > 0 ? kept.ToString().TrimEnd(' ', '.') : Nameless;
    }
}
