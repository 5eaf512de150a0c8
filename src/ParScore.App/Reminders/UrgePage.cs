using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ParScore.App.Campaigns;

namespace ParScore.App.Reminders;

/// <summary>The urge list as one page to print on A4 across; it needs no network, no script and no other file.</summary>
public static class UrgePage
{
    private const string Style = """
        @page { size: A4 landscape; margin: 12mm 12mm 16mm; @bottom-right { content: "Trang " counter(page) "/" counter(pages); font: 9pt "Times New Roman", "Noto Serif", serif; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 277mm; color: #000; background: #fff; font: 11pt/1.35 "Times New Roman", "Noto Serif", "DejaVu Serif", serif; }
        h1 { font-size: 15pt; text-align: center; margin: .6rem 0 .2rem; }
        h2 { font-size: 12pt; margin: 1rem 0 .3rem; break-after: avoid; }
        p { margin: .2rem 0; }
        .centre { text-align: center; }
        .warn { border: 1.5pt solid #000; padding: .25rem .5rem; margin: .3rem 0; font-weight: bold; text-align: center; }
        table { border-collapse: collapse; width: 100%; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: .5pt solid #000; padding: .2rem .35rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        thead th { background: #eee; text-align: center; font-size: 10pt; }
        .order { width: 2.6em; white-space: nowrap; }
        .count { width: 5.5em; }
        .contact { width: 17%; }
        .note { width: 15%; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .late { font-weight: bold; }
        .blank { color: #555; }
        .sign { display: flex; justify-content: space-between; margin-top: 1rem; padding-bottom: 4rem; break-inside: avoid; }
        .sign p { text-align: center; width: 45%; }
        @media print { body { padding: 0; max-width: none; } }

        """;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole page.</summary>
    public static string Write(UrgeList list)
    {
        var page = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Danh sách đôn đốc – {E(list.Plan.Name)}</title>
            <style>
            {Style}</style>
            </head>
            <body>
            <main>

            """.ReplaceLineEndings("\n"));
        foreach (var warning in list.Warnings)
        {
            page.Append(Invariant, $"<p class=\"warn\">{E(warning)}</p>\n");
        }

        page.Append($"""
            <h1>DANH SÁCH ĐÔN ĐỐC</h1>
            <p class="centre">{E(list.Plan.Name)} ({E(list.Plan.LegalBasis.Number)} của {E(list.Plan.LegalBasis.Issuer)}); kỳ {E(CampaignStates.Show(list.State))}</p>
            <p class="centre">Tình hình lúc {E(VietnamTime.Show(list.At))} (giờ Việt Nam, UTC+7)</p>

            """.ReplaceLineEndings("\n"));
        foreach (var step in list.Rows.GroupBy(r => r.Duty.Step))
        {
            WriteStep(page, [.. step], list);
        }

        page.Append(list.Rows.Count == 0 ? "<p class=\"centre\">Không còn đơn vị nào phải đôn đốc.</p>\n" : "");
        WriteDone(page, list);
        page.Append("<div class=\"sign\"><p>Người lập danh sách<br>(ký, ghi rõ họ tên)</p><p>Lãnh đạo Sở Nội vụ<br>(ký, ghi rõ họ tên)</p></div>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void WriteStep(StringBuilder page, UrgeRow[] rows, UrgeList list)
    {
        var isSelfScore = rows[0].Duty.Step == DeadlineStep.SelfScore;
        var clock = rows[0].Duty.Clock;
        page.Append(Invariant, $"<h2>{E(rows[0].StepName)}: thời hạn {E(ReminderText.Due(clock.Due))}; {(clock.Locked is { } locked ? $"khóa từ {E(VietnamTime.Show(locked))}" : "không khóa")}</h2>\n");
        page.Append("<table>\n<thead><tr><th scope=\"col\" class=\"order\">TT</th><th scope=\"col\">Đơn vị</th><th scope=\"col\">Còn phải làm</th>");
        page.Append(isSelfScore ? "<th scope=\"col\" class=\"count\">Tiêu chí chưa kê khai</th>" : "<th scope=\"col\" class=\"count\">Đơn vị chưa nộp</th><th scope=\"col\" class=\"count\">Tiêu chí chưa có điểm</th>");
        page.Append("<th scope=\"col\">Hạn</th><th scope=\"col\">Gia hạn</th><th scope=\"col\">Đã nhắc</th><th scope=\"col\" class=\"contact\">Liên hệ</th><th scope=\"col\" class=\"note\">Đơn vị hẹn, ghi chú</th></tr></thead>\n<tbody>\n");
        foreach (var (i, row) in rows.Index())
        {
            var counts = isSelfScore ? [row.Duty.MissingLeaves] : (int[])[row.Duty.MissingUnits, row.Duty.MissingLeaves];
            page.Append(Invariant, $"<tr><td class=\"number\">{i + 1}</td><th scope=\"row\">{E(row.Duty.Unit.Name)} ({E(row.Duty.Unit.Code)})</th><td>{E(UrgeWords.Owed(row))}</td>");
            page.Append(string.Concat(counts.Select(c => $"<td class=\"number\">{c.ToString(Invariant)}</td>")));
            page.Append(Invariant, $"<td{(row.LateBy is null ? "" : " class=\"late\"")}>{E(UrgeWords.Clock(row, list.At))}</td><td>{Lines(UrgeWords.Extensions(row, list))}</td><td>{Lines(UrgeWords.Reminded(row))}</td>");
            page.Append(Invariant, $"<td>{(row.Contacts.Count == 0 ? "<span class=\"blank\">…………………</span>" : Lines(row.Contacts))}</td><td></td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static void WriteDone(StringBuilder page, UrgeList list)
    {
        if (list.Done.Count > 0)
        {
            page.Append(Invariant, $"<h2>Đã nộp phiếu tự đánh giá ({list.Done.Count} đơn vị)</h2>\n<p>{E(string.Join("; ", list.Done.Select(UrgeWords.Done)))}.</p>\n");
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(E));

    private static string E(string text) => Html.Encode(text);
}
