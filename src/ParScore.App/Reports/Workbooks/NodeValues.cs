using System.Globalization;
using ParScore.App.Consolidation;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Values of a row of the criteria set: its points, how they came about, and what backs them.</summary>
internal static class NodeValues
{
    /// <summary>The name of the printed maximum, which caps points beside the maximum.</summary>
    public const string Max = "node.max";

    /// <summary>The name of the row's printed name, which is indented by level.</summary>
    public const string Name = "node.name";

    public static readonly IReadOnlyList<WorkbookValue> All =
    [
        Value("node.code", ValueKind.Word, "STT in trong bộ tiêu chí", (_, n) => CellValue.Of(n.Code)),
        Value(Name, ValueKind.Text, "tên lĩnh vực, tiêu chí, tiêu chí thành phần", (_, n) => CellValue.Of(n.Name)),
        Value("node.level", ValueKind.Text, "Lĩnh vực, Tiêu chí hoặc Tiêu chí thành phần", (_, n) => CellValue.Of(n.Level switch { NodeLevel.Field => "Lĩnh vực", NodeLevel.Criterion => "Tiêu chí", _ => "Tiêu chí thành phần" })),
        Value(Max, ValueKind.Points, "điểm tối đa in trong bộ tiêu chí", (_, n) => CellValue.Of(n.MaxPoints)) with { IsMaximum = true, Cap = BonusCap.Itself },
        Value("points.counted", ValueKind.Points, "điểm tối đa được tính (trừ dòng không áp dụng)", (i, n) => CellValue.Of(i.Result.Sheet.Of(n).Max)) with { IsMaximum = true, Cap = BonusCap.Applied },
        Value("points.self", ValueKind.Points, "điểm tự đánh giá; trống khi chưa chấm", (i, n) => Sum(i, n, l => l.ScoredBy == ScoredBy.Self)),
        Value("points.survey", ValueKind.Points, "điểm điều tra xã hội học", (i, n) => Sum(i, n, l => l.ScoredBy == ScoredBy.Survey)),
        Value("points.sipas", ValueKind.Points, "điểm Chỉ số hài lòng (SIPAS)", (i, n) => Sum(i, n, l => l.ScoredBy == ScoredBy.Sipas)),
        Value("points.ministry", ValueKind.Points, "điểm Bộ Nội vụ chấm", (i, n) => Sum(i, n, l => l.ScoredBy == ScoredBy.Ministry)),
        Value("points.entered", ValueKind.Points, "điểm không do tỉnh tự chấm: điều tra, SIPAS, Bộ Nội vụ", (i, n) => Sum(i, n, l => l.ScoredBy != ScoredBy.Self)),
        Value("points.obtained", ValueKind.Points, "điểm đạt được; trống khi chưa chấm", (i, n) => Obtained(i, n)) with { Cap = BonusCap.Applied },
        Value("points.index", ValueKind.Percent, "chỉ số, %: điểm đạt được ÷ điểm tối đa được tính × 100", (i, n) => Obtained(i, n) is null ? null : CellValue.Of(i.Result.Sheet.Of(n).Index) ?? TextValue.Empty),
        Value("points.reviewed", ValueKind.Points, "điểm Sở Nội vụ thẩm định; trống khi chưa thẩm định", (i, n) => CellValue.Of(WorkbookInput.SumOf(n.Leaves.Select(i.LineOf).Where(l => l.IsReviewed).Select(l => l.Score)))) with { WhenNone = "chưa thẩm định" },
        Value("points.approved", ValueKind.Points, "điểm UBND tỉnh phê duyệt; trống khi chưa phê duyệt", (_, _) => null) with { WhenNone = "chưa phê duyệt" },
        Value("open", ValueKind.Whole, "số tiêu chí chưa chấm", (i, n) => CellValue.Of(i.Result.Sheet.Of(n).OpenCount)),
        Value("state", ValueKind.Text, "chưa chấm, không áp dụng, thiếu tài liệu và giải trình, hoặc trống", (i, n) => CellValue.Of(StateOf(i, n))),
        Value("trace", ValueKind.Text, "số liệu kê khai và cách tính; dòng chưa chấm ghi còn thiếu gì", (i, n) => CellValue.Of(TraceOf(i, n))),
        Value("evidence.numbers", ValueKind.Word, "số của các tài liệu kiểm chứng, như 1.1.1-01", (i, n) => CellValue.Of(n.IsLeaf ? string.Join('\n', i.LineOf(n).Evidence.Select(e => e.Number)) : null)),
        Value("evidence.files", ValueKind.Whole, "số tệp phải nộp", (i, n) => CellValue.Of(n.Leaves.Sum(l => i.LineOf(l).Evidence.Count(e => e.Link.Document.Stored is not null)))),
        Value("explanation", ValueKind.Text, "giải trình của các đơn vị", (i, n) => CellValue.Of(n.IsLeaf ? ExplanationOf(i, n) : null)),
        Value("explanation.has", ValueKind.Word, "Có hoặc Không", (i, n) => CellValue.Of(n.Leaves.Any(l => i.LineOf(l).Explanations.Any()) ? "Có" : "Không")),
        Value("units", ValueKind.Text, "đơn vị chủ trì và phối hợp; nguồn của điểm không do tỉnh chấm", (i, n) => CellValue.Of(n.IsLeaf ? UnitsOf(i, n) : null)),
        Value("unit.codes", ValueKind.Word, "mã đơn vị, chủ trì đứng đầu", (i, n) => CellValue.Of(n.IsLeaf ? string.Join(", ", i.LineOf(n).Units) : null)),
    ];

    private static CellValue? Sum(WorkbookInput input, Node node, Func<Node, bool> isCounted) =>
        CellValue.Of(WorkbookInput.SumOf(node.Leaves.Where(isCounted).Select(input.Result.Sheet.LineOf)));

    // The sheet's own subtotal, because it knows the cap of points beside the maximum.
    private static CellValue? Obtained(WorkbookInput input, Node node) =>
        WorkbookInput.SumOf(node.Leaves.Select(input.Result.Sheet.LineOf)) is null ? null : CellValue.Of(input.Result.Sheet.Of(node).Points);

    private static string? StateOf(WorkbookInput input, Node node)
    {
        var subtotal = input.Result.Sheet.Of(node);
        return subtotal.OpenCount == subtotal.LeafCount ? "chưa chấm"
            : subtotal.NotApplicableCount == subtotal.LeafCount ? "không áp dụng"
            : node.IsLeaf && input.LineOf(node).EvidenceState == EvidenceState.Nothing ? "thiếu tài liệu và giải trình"
            : subtotal.OpenCount > 0 ? string.Create(CultureInfo.InvariantCulture, $"còn {subtotal.OpenCount}/{subtotal.LeafCount} tiêu chí chưa chấm")
            : null;
    }

    private static string? TraceOf(WorkbookInput input, Node node)
    {
        if (!node.IsLeaf)
        {
            return StateOf(input, node) is { } state ? char.ToUpperInvariant(state[0]) + state[1..] + "." : null;
        }

        var score = input.LineOf(node).Score;
        return score.State switch
        {
            LeafState.Open => $"CHƯA CHẤM. {score.OpenReason}".TrimEnd(),
            LeafState.NotApplicable => $"KHÔNG ÁP DỤNG.\n{Show(score.Trace!)}",
            _ => Show(score.Trace!),
        };
    }

    // The four sentences of the trace, one per line.
    private static string Show(Scoring.Rules.Trace trace) =>
        $"Số liệu: {trace.Figures}.\nCách tính: {trace.Rule}.\nMức: {trace.Band}.\nĐiểm: {trace.Points}.";

    private static string ExplanationOf(WorkbookInput input, Node leaf)
    {
        var explanations = input.LineOf(leaf).Explanations.ToArray();
        return explanations.Length == 1 ? explanations[0].Text : string.Join('\n', explanations.Select(e => $"{input.NameOf(e.Unit)}: {e.Text}"));
    }

    private static string UnitsOf(WorkbookInput input, Node leaf)
    {
        var units = input.LineOf(leaf).Units;
        return leaf.ScoredBy switch
        {
            ScoredBy.Survey => "Điều tra xã hội học",
            ScoredBy.Sipas => "Điều tra SIPAS",
            ScoredBy.Ministry => "Bộ Nội vụ",
            _ when units.Count == 0 => "",
            _ => input.NameOf(units[0]) + (units.Count == 1 ? "" : $"; phối hợp: {string.Join(", ", units.Skip(1).Select(input.NameOf))}"),
        };
    }

    private static WorkbookValue Value(string name, ValueKind kind, string meaning, Func<WorkbookInput, Node, CellValue?> read) =>
        new() { Name = name, Kind = kind, Needs = RowParts.Node, Meaning = meaning, Read = row => read(row.Input, row.Node!) };
}
