using System.Text;
using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>Texts as the record keeps them: normal form C, trimmed, without characters that cannot be seen or stored.</summary>
internal static class DocumentText
{
    private const int MostLength = 20_000;

    /// <summary>The text as it is kept; null when it is blank.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Half characters come as U+FFFD; what a database or a sheet cannot hold is left out at the door.
            if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)))
            {
                kept.Append(rune.ToString());
            }
        }

        var clean = kept.ToString().Normalize(NormalizationForm.FormC).Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Why a text cannot be kept; null when it can.</summary>
    public static Refusal? TooLong(string? text, string where, string label) => text is { Length: > MostLength }
        ? new Refusal(EvidenceRefusals.Incomplete, where, $"{label} dài hơn {MostLength} ký tự; hãy rút gọn hoặc đưa phần chi tiết vào tài liệu kèm theo.")
        : null;
}
