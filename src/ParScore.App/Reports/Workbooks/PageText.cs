using System.Text;

namespace ParScore.App.Reports.Workbooks;

/// <summary>What stands at the top and bottom of every printed page. Warning, label and identity are not for a binding to leave out.</summary>
internal static class PageText
{
    /// <summary>A header or footer holds no more characters.</summary>
    private const int Most = 255;

    /// <summary>Left: what the binding says; middle: the set's warning; right: the figures' label.</summary>
    public static string Header(WorkbookInput input, WorkbookBinding binding)
    {
        var header = new StringBuilder();
        Append(header, 'L', "Italic", "", binding.Header?.Fill(input.Context(node: null)), 80);
        Append(header, 'C', "Bold", "&KC00000", input.Set.StatusWarning, 60);
        Append(header, 'R', "Bold", "", string.Join("; ", input.Result.Labels), Most);
        return header.ToString();
    }

    /// <summary>Left: which set and which result; right: the page.</summary>
    public static string Footer(WorkbookInput input)
    {
        var footer = new StringBuilder();
        var written = input.WrittenAt is { } at ? $" · lập lúc {Campaigns.VietnamTime.Show(at)}" : "";
        Append(footer, 'L', "Regular", "", $"Bộ tiêu chí {input.Set.Index} {input.Set.Version}, {DocumentValues.StatusOf(input.Set)} · mã kết quả {DocumentValues.ShortHash(input.Result.Hash)}{written}", 195);
        footer.Append("&R&\"Times New Roman,Regular\"&10 Trang &P/&N");
        return footer.ToString();
    }

    private static void Append(StringBuilder into, char place, string face, string color, string? text, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        // A space, because "&10" followed by a digit would be another size.
        var codes = $"&{place}&\"Times New Roman,{face}\"&10{color} ";
        var room = Math.Min(most, Most - into.Length - codes.Length);
        var doubled = text.Replace("\n", " ", StringComparison.Ordinal).Replace("&", "&&", StringComparison.Ordinal);
        if (doubled.Length > room)
        {
            doubled = doubled[..Math.Max(0, room - 1)];
            doubled = (char.IsHighSurrogate(doubled[^1]) || (doubled.EndsWith('&') && !doubled.EndsWith("&&", StringComparison.Ordinal)) ? doubled[..^1] : doubled) + "…";
        }

        into.Append(codes).Append(doubled);
    }
}
