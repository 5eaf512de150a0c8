using System.Globalization;
using System.Text;

namespace ParScore.Scoring.Json;

/// <summary>What must hold of every text that people will read or compare.</summary>
public static class TextCheck
{
    /// <summary>Notes a text that is not in normal form C, or that holds invisible or look-alike characters.</summary>
    public static void Check(JsonItem item, FaultList faults)
    {
        var text = item.Text;
        if (!text.IsNormalized(NormalizationForm.FormC))
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
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (Rune.IsControl(rune) && rune.Value != '\n');

    // A Cyrillic or Greek letter, or a full-width one, inside a word that has Latin letters too.
    private static Rune? FindLookAlike(string text)
    {
        var (hasLatin, foreign) = (false, (Rune?)null);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                if (hasLatin && foreign is not null)
                {
                    return foreign;
                }

                (hasLatin, foreign) = (false, null);
                continue;
            }

            hasLatin |= rune.Value is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0x00C0 and <= 0x024F) or (>= 0x1E00 and <= 0x1EFF);
            if (rune.Value is (>= 0x0370 and <= 0x052F) or (>= 0xFF10 and <= 0xFF5A))
            {
                foreign ??= rune;
            }
        }

        return hasLatin ? foreign : null;
    }
}
