using System.Buffers;
using System.Globalization;
using System.Text;

namespace ParScore.Scoring.Json;

/// <summary>What must hold of every text that people will read or compare.</summary>
public static class TextCheck
{
    // Greek, then Cyrillic letters that are drawn as Latin ones.
    private static readonly SearchValues<char> LookAlikes = SearchValues.Create(
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7\u03BF"
        + "\u0405\u0406\u0408\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0455\u0456\u0458");

    /// <summary>Notes a text that is not in normal form C, or that holds invisible or look-alike characters.</summary>
    public static void Check(JsonItem item, FaultList faults) => Check(item.Text, item, faults);

    /// <summary>Notes the same of a text that stands at this place without being its value, such as a property's name.</summary>
    public static void Check(string text, JsonItem item, FaultList faults)
    {
        // .NET throws instead of answering for U+FFFE, which is no character; it is reported as invisible below.
        if (!text.Contains('\uFFFE', StringComparison.Ordinal) && !text.IsNormalized(NormalizationForm.FormC))
        {
            faults.Add(FaultCodes.NotNfc, item, $"\"{ObjectReader.Shorten(text)}\" chưa ở dạng Unicode dựng sẵn (NFC): chữ và dấu bị tách rời. Hãy gõ lại bằng bộ gõ tiếng Việt, mã Unicode dựng sẵn.");
        }

        if (text.EnumerateRunes().Where(IsInvisible).Select(r => (Rune?)r).FirstOrDefault() is { } invisible)
        {
            faults.Add(FaultCodes.InvisibleCharacter, item, $"Có ký tự không nhìn thấy {Name(invisible)} trong \"{ObjectReader.Shorten(text)}\"; hãy xóa và gõ lại đoạn này.");
        }

        if (FindLookAlike(text) is { } foreign)
        {
            faults.Add(FaultCodes.LookAlike, item, $"Chữ \"{foreign}\" ({Name(foreign)}) trong \"{ObjectReader.Shorten(text)}\" không phải chữ Latinh dù trông giống; hãy gõ lại từ đó.");
        }
    }

    /// <summary>"U+0406", so that a person can tell two letters apart that look the same.</summary>
    public static string Name(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    /// <summary>Letters that must change to turn one word into the other; counts at most 3.</summary>
    public static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2)
        {
            return 3;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, first) = (row[0], i);
            row[0] = first;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return Math.Min(row[^1], 3);
    }

    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x034F or (>= 0xFE00 and <= 0xFE0F) or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (Rune.IsControl(rune) && rune.Value != '\n');

    // A Cyrillic or Greek letter in a word that has Latin letters too, or in one made of look-alikes only (a group named
    // "А"); a full-width or mathematical letter anywhere,
    // and so the Icelandic "Ð" that old fonts and scanners put for "Đ".
    private static Rune? FindLookAlike(string text)
    {
        var (hasLatin, onlyLookAlikes, foreign) = (false, true, (Rune?)null);
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                if (foreign is not null && (hasLatin || onlyLookAlikes))
                {
                    return foreign;
                }

                (hasLatin, onlyLookAlikes, foreign) = (false, true, null);
                continue;
            }

            if (rune.Value is (>= 0xFF10 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D7FF) or 0x00D0 or 0x00F0 or 0x0189 or 0x0131)
            {
                return rune;
            }

            hasLatin |= rune.Value is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0x00C0 and <= 0x024F) or (>= 0x1E00 and <= 0x1EFF);
            onlyLookAlikes &= Rune.IsDigit(rune) || (rune.IsBmp && LookAlikes.Contains((char)rune.Value));
            if (rune.Value is (>= 0x0370 and <= 0x058F) or (>= 0x0250 and <= 0x02AF) or (>= 0x13A0 and <= 0x13FF) or (>= 0x1D00 and <= 0x1DBF) or (>= 0x2C80 and <= 0x2CFF) or (>= 0xA4D0 and <= 0xA4FF) or (>= 0xAB70 and <= 0xABBF))
            {
                foreign ??= rune;
            }
        }

        return null;
    }
}
