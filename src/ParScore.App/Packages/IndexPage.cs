using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Packages;

/// <summary>The page an inspector reads without a network: the result, then each criterion with its points, reason, evidence and explanation.</summary>
internal static class IndexPage
{
    /// <summary>The page's look; a file of its own, so that the page holds no style.</summary>
    public const string Style = """
        :root { --ink: #1b2330; --soft: #566275; --line: #d5dbe3; --paper: #fff; --tint: #f3f6fa; --mark: #8a4b00; --warn: #fff4e0; --link: #0b4f9c; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #a5b0c0; --line: #3a4454; --paper: #161b23; --tint: #1f2631; --mark: #f0b35e; --warn: #33270f; --link: #8fc1ff; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem; max-width: 76rem; color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
        h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .25rem; }
        h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 2px solid var(--line); }
        h3 { font-size: 1rem; margin: 0; }
        p { margin: .25rem 0; }
        a { color: var(--link); }
        .soft { color: var(--soft); }
        .warn { background: var(--warn); border-left: 4px solid var(--mark); padding: .5rem .75rem; margin: .75rem 0; }
        .open { color: var(--mark); font-weight: 600; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { background: var(--tint); }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        article { border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem; margin: .75rem 0; break-inside: avoid; }
        article header { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; }
        th[scope=row] { font-weight: 500; min-width: 11rem; }
        dl { display: grid; grid-template-columns: 9rem 1fr; gap: .15rem 1rem; margin: .5rem 0 0; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        ul { margin: 0; padding-left: 1.1rem; }
        code { font-size: .85em; overflow-wrap: anywhere; }
        .scroll { overflow-x: auto; }
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } article header { display: block; } }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } a { color: inherit; text-decoration: none; } }

        """;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(PackageContent content, bool hasWorkbook)
    {
        var (result, page) = (content.Result, new StringBuilder());
        var (plan, set) = (result.Plan, result.Set);
        page.Append($"""
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:">
            <title>Hồ sơ kiểm chứng – {E(plan.Name)}</title>
            <link rel="stylesheet" href="kieu.css">
            </head>
            <body>
            <main>
            <h1>Hồ sơ kiểm chứng: {E(plan.Name)}</h1>
            <p class="soft">Kế hoạch {E(plan.LegalBasis.Number)} của {E(plan.LegalBasis.Issuer)}; năm đánh giá {plan.IndexYear.ToString(CultureInfo.InvariantCulture)}. Gói lập lúc {E(VietnamTime.Show(content.MadeAt))} (giờ Việt Nam).</p>

            """.ReplaceLineEndings("\n"));
        foreach (var warning in PackageContent.Warnings(result))
        {
            page.Append(Invariant, $"<p class=\"warn\">{E(warning)}</p>\n");
        }

        WriteTotals(page, result);
        WriteTodo(page, result);
        WriteProof(page, content, hasWorkbook);
        WriteUnits(page, result);
        foreach (var field in set.Fields)
        {
            page.Append(Invariant, $"<h2 id=\"{E(FieldAnchor(field.Code))}\">{E(field.Code)}. {E(field.Name)}</h2>\n");
            foreach (var line in field.Leaves.Select(result.LineOf))
            {
                WriteLeaf(page, line, result);
            }
        }

        WriteInitiatives(page, result);
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void WriteTotals(StringBuilder page, ProvinceResult result)
    {
        var (set, sheet) = (result.Set, result.Sheet);
        page.Append("<div class=\"scroll\"><table>\n<caption class=\"soft\">Kết quả theo lĩnh vực</caption>\n<thead><tr><th scope=\"col\">Lĩnh vực</th><th scope=\"col\" class=\"number\">Điểm</th><th scope=\"col\" class=\"number\">Tối đa</th><th scope=\"col\" class=\"number\">Chưa chấm</th></tr></thead>\n<tbody>\n");
        foreach (var field in set.Fields)
        {
            var sum = sheet.Of(field);
            page.Append(Invariant, $"<tr><th scope=\"row\"><a href=\"#{E(FieldAnchor(field.Code))}\">{E(field.Code)}. {E(field.Name)}</a></th><td class=\"number\">{E(set.Rounding.Show(sum.Points))}</td><td class=\"number\">{E(set.Rounding.Show(sum.Max))}</td><td class=\"number\">{(sum.OpenCount == 0 ? "" : sum.OpenCount.ToString(CultureInfo.InvariantCulture))}</td></tr>\n");
        }

        var total = sheet.Total;
        var index = total.Index is { } i ? $"{i.Round(new Scoring.Rounding(2, Scoring.RoundingMode.HalfUp)).ToText().Replace('.', ',')} %" : "–";
        page.Append(Invariant, $"<tr><th scope=\"row\">Tổng cộng</th><td class=\"number\">{E(set.Rounding.Show(total.Points))}</td><td class=\"number\">{E(set.Rounding.Show(total.Max))}</td><td class=\"number\">{(total.OpenCount == 0 ? "" : total.OpenCount.ToString(CultureInfo.InvariantCulture))}</td></tr>\n</tbody>\n</table></div>\n");
        page.Append(Invariant, $"<p>Chỉ số {E(index)}, nhóm {E(sheet.Group?.Code ?? "–")}{(total.OpenCount > 0 ? $" <span class=\"open\">(tạm tính: còn {total.OpenCount} tiêu chí chưa chấm; chưa chấm không phải là 0 điểm)</span>" : "")}.</p>\n");
    }

    private static void WriteTodo(StringBuilder page, ProvinceResult result)
    {
        string Links(Func<ConsolidatedLine, bool> isMeant) => string.Join(", ", result.Lines.Where(isMeant).Select(l => $"<a href=\"#{E(Anchor(l.Leaf.Code))}\">{E(l.Leaf.Code)}</a>"));
        (string Title, string Html)[] todo =
        [
            ("Chưa chấm", Links(l => l.Score.State == LeafState.Open)),
            ("Không áp dụng", Links(l => l.Score.State == LeafState.NotApplicable)),
            ("Không tài liệu, chưa giải trình", Links(l => l.EvidenceState == EvidenceState.Nothing)),
            ("Không tài liệu, đã giải trình", Links(l => l.EvidenceState == EvidenceState.Explanation)),
            ("Nộp muộn, chưa nộp", string.Join(", ", result.Units.Where(u => u.LateBy is not null || u.Answers?.SubmittedAt is null).Select(u => E(u.Unit.Name)))),
        ];
        page.Append("<h2>Cần chú ý</h2>\n<dl>\n");
        foreach (var (title, html) in todo)
        {
            Term(page, title, html.Length == 0 ? "không có" : html);
        }

        page.Append(Invariant, $"</dl>\n<p class=\"soft\">Điểm tối đa {E(result.Set.Rounding.Show(result.Sheet.Total.Max))} trên {E(result.Set.Rounding.Show(result.Set.MaxPoints))}: tiêu chí \"không áp dụng\" được trừ khỏi điểm tối đa, tiêu chí chưa chấm thì không.</p>\n");
    }

    private static void WriteProof(StringBuilder page, PackageContent content, bool hasWorkbook) => page.Append($"""
        <h2>Mã đối chiếu và tệp kèm theo</h2>
        <dl>
        <dt>Mốc đối chiếu</dt><dd><code>{E(content.Checkpoint.Show())}</code> <span class="soft">(số dòng nhật ký và mã dòng cuối; so với mốc trên giấy)</span></dd>
        <dt>Mã kết quả</dt><dd><code>{E(content.Result.Hash)}</code> <span class="soft">(một chữ, một số đổi thì mã này đổi)</span></dd>
        <dt>Bộ tiêu chí</dt><dd>{E(content.Result.Set.Name)} ({E(content.Result.Set.Version)}) <code>{E(content.Result.Set.Hash)}</code></dd>
        <dt>Người đóng gói</dt><dd>{E(content.Actor.Account)} ({E(RoleWords.Show(content.Actor.Role))})</dd>
        <dt>Tệp</dt><dd>{(hasWorkbook ? "<a href=\"bo-noi-vu.xlsx\">Bảng gửi Bộ Nội vụ (Excel)</a> · " : "")}<a href="bang-diem.csv">Bảng điểm (CSV)</a> · <a href="giai-trinh.txt">Giải trình</a> · <a href="nhat-ky.jsonl">Nhật ký</a> (JSON) · <a href="chuoi-bam.txt">Chuỗi mã nhật ký</a> · <a href="moc-doi-chieu.txt">Mốc đối chiếu</a> · <a href="bo-tieu-chi.json">Bộ tiêu chí</a> · <a href="../HUONG-DAN-KIEM-TRA.txt">Hướng dẫn kiểm tra</a></dd>
        </dl>

        """.ReplaceLineEndings("\n"));

    private static void WriteUnits(StringBuilder page, ProvinceResult result)
    {
        page.Append("<h2>Đơn vị</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Đơn vị</th><th scope=\"col\">Nộp lúc (giờ Việt Nam)</th><th scope=\"col\" class=\"number\">Số tiêu chí chủ trì</th><th scope=\"col\" class=\"number\">Tài liệu</th></tr></thead>\n<tbody>\n");
        foreach (var unit in result.Units)
        {
            var submitted = unit.Answers?.SubmittedAt is { } at ? VietnamTime.Show(at) + (unit.LateBy is { } late ? $", muộn {VietnamTime.Show(late)}" : "") : "chưa nộp";
            page.Append(Invariant, $"<tr><th scope=\"row\">{E(unit.Unit.Name)} ({E(unit.Unit.Code)})</th><td>{E(submitted)}</td><td class=\"number\">{unit.Led.Count.ToString(CultureInfo.InvariantCulture)}</td><td class=\"number\">{(unit.Answers?.Documents.Count ?? 0).ToString(CultureInfo.InvariantCulture)}</td></tr>\n");
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    private static void WriteLeaf(StringBuilder page, ConsolidatedLine line, ProvinceResult result)
    {
        var (score, rounding) = (line.Score, result.Set.Rounding);
        var points = score.State switch
        {
            LeafState.Open => $"<span class=\"open\">chưa chấm</span> / {E(rounding.Show(line.Leaf.MaxPoints))}",
            LeafState.NotApplicable when score.Max.Value.IsZero => "không áp dụng",
            LeafState.NotApplicable => $"{E(rounding.Show(score.Points))} / {E(rounding.Show(score.Max))} (không áp dụng)",
            _ => $"{E(rounding.Show(score.Points))} / {E(rounding.Show(score.Max))}",
        };
        page.Append(Invariant, $"<article id=\"{E(Anchor(line.Leaf.Code))}\">\n<header><h3>{E(line.Leaf.Code)} {E(line.Leaf.Name)}</h3><p class=\"number\">{points}</p></header>\n<dl>\n");
        Term(page, "Đơn vị", line.Units.Count == 0 ? E($"{result.Plan.FindUnit(result.Plan.Coordinator)?.Name ?? result.Plan.Coordinator} nhập từ kết quả công bố") : E(string.Join(", ", line.Units.Select(u => result.Plan.FindUnit(u)?.Name ?? u))));
        if (score.Trace is { } trace)
        {
            Term(page, "Số liệu", E(trace.Figures));
            Term(page, "Cách tính", E(trace.Rule));
            Term(page, "Mức", E(trace.Band));
            Term(page, "Điểm", E(trace.Points));
        }
        else
        {
            Term(page, "Cách tính", E(line.Leaf.Rule!.Describe(line.Leaf.MaxPoints)));
            Term(page, "Lý do", $"<span class=\"open\">{E(score.OpenReason)}</span>");
        }

        if (line.Evidence.Count > 0)
        {
            Term(page, "Tài liệu", $"<ul>{string.Concat(line.Evidence.Select(e => $"<li>{Evidence(e, result)}</li>"))}</ul>");
        }
        else if (line.EvidenceState == EvidenceState.Explanation)
        {
            Term(page, "Tài liệu", "không có tài liệu, đã giải trình");
        }
        else if (line.EvidenceState == EvidenceState.Nothing)
        {
            Term(page, "Tài liệu", "<span class=\"open\">không có tài liệu và chưa giải trình</span>");
        }

        foreach (var (unit, text) in line.Explanations)
        {
            Term(page, "Giải trình", $"{(unit is null ? "" : $"<span class=\"soft\">{E(result.Plan.FindUnit(unit)?.Name ?? unit)}:</span> ")}{E(text)}");
        }

        page.Append("</dl>\n</article>\n");
    }

    private static string Evidence(NumberedEvidence evidence, ProvinceResult result)
    {
        var document = evidence.Link.Document;
        var place = evidence.Link.Place is { Length: > 0 } p ? $", {p}" : "";
        var what = $"{document.Number} ngày {document.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} của {document.Issuer}: {document.Abstract}{place}";
        return document.Stored is { } stored
            ? $"<a href=\"{E(Link(PackageContent.PathOf(evidence, result.Set)))}\">{E(evidence.Number)}</a> {E(what)}<br><code>SHA-256 {E(stored.Sha256)}</code>"
            : $"{E(evidence.Number)} {E(what)} <span class=\"open\">(không kèm tệp: {E(document.WithoutFile ?? "tệp không nhận được")})</span>";
    }

    private static void WriteInitiatives(StringBuilder page, ProvinceResult result)
    {
        page.Append("<h2>Sáng kiến; khó khăn, kiến nghị</h2>\n");
        foreach (var unit in result.Units.Where(u => u.Answers is { } a && (a.Initiatives.Count > 0 || a.Difficulties.Count > 0)))
        {
            page.Append(Invariant, $"<article>\n<h3>{E(unit.Unit.Name)}</h3>\n<dl>\n");
            foreach (var i in unit.Answers!.Initiatives)
            {
                Term(page, "Sáng kiến", E(i.Title) + string.Concat(new[] { ("Quy mô", i.Scale), ("Kinh phí", i.Cost), ("Thời gian", i.Time), ("Hiệu quả", i.Effect) }.Where(t => t.Item2 is not null).Select(t => $"<br><span class=\"soft\">{t.Item1}:</span> {E(t.Item2!)}")));
            }

            foreach (var d in unit.Answers.Difficulties)
            {
                Term(page, "Khó khăn", E(d.Text) + (d.Proposal is null ? "" : $"<br><span class=\"soft\">Kiến nghị:</span> {E(d.Proposal)}"));
            }

            page.Append("</dl>\n</article>\n");
        }
    }

    private static void Term(StringBuilder page, string term, string html) => page.Append(Invariant, $"<dt>{E(term)}</dt><dd>{html}</dd>\n");

    private static string Link(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Anchor(string code) => $"tc-{code}";

    // A field may be a leaf itself.
    private static string FieldAnchor(string code) => $"lv-{code}";

    private static string E(string text) => Html.Encode(text);
}
