using ParScore.App.Evidence;
using ParScore.Scoring;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Values of a document, an explanation, an initiative, a difficulty or a rounding difference.</summary>
internal static class RowValues
{
    public static readonly IReadOnlyList<WorkbookValue> All =
    [
        Value("row.ordinal", ValueKind.Whole, RowParts.Row, "số thứ tự trong bảng", r => CellValue.Of(r.Ordinal)),
        Value("unit.name", ValueKind.Text, RowParts.Unit, "đơn vị viết dòng này", r => CellValue.Of(r.Unit)),
        Evidence("evidence.number", ValueKind.Word, "số của tài liệu trong hồ sơ, như 1.1.1-01", e => CellValue.Of(e.Number)),
        Evidence("document.number", ValueKind.Text, "số, ký hiệu", e => CellValue.Of(e.Link.Document.Number)),
        Evidence("document.date", ValueKind.Date, "ngày ban hành", e => CellValue.Of(e.Link.Document.Date)),
        Evidence("document.issuer", ValueKind.Text, "cơ quan ban hành", e => CellValue.Of(e.Link.Document.Issuer)),
        Evidence("document.kind", ValueKind.Text, "loại văn bản", e => CellValue.Of(e.Link.Document.Kind)),
        Evidence("document.abstract", ValueKind.Text, "trích yếu", e => CellValue.Of(e.Link.Document.Abstract)),
        Evidence("document.unit", ValueKind.Word, "mã đơn vị đăng ký", e => CellValue.Of(e.Link.Document.Unit)),
        Evidence("link.place", ValueKind.Text, "mục, trang; trống khi là cả văn bản", e => CellValue.Of(e.Link.Place)),
        Evidence("link.section", ValueKind.Text, "mục", e => CellValue.Of(e.Link.Section)),
        Evidence("link.page", ValueKind.Text, "trang", e => CellValue.Of(e.Link.Page)),
        Evidence("link.note", ValueKind.Text, "ghi chú của tài liệu", e => CellValue.Of(e.Link.Note)),
        Evidence("file.name", ValueKind.Text, "tên tệp trong hồ sơ; khi không có tệp thì ghi lý do", e => CellValue.Of(FileOf(e))),
        Evidence("file.sha256", ValueKind.Text, "SHA-256 của tệp", e => CellValue.Of(e.Link.Document.Stored?.Sha256)),
        Evidence("file.length", ValueKind.Whole, "số byte của tệp", e => CellValue.Of(e.Link.Document.Stored is { } file ? new Fraction(file.Length) : null)),
        Value("explanation.text", ValueKind.Text, RowParts.Explanation, "giải trình của một đơn vị", r => CellValue.Of(r.Explanation)),
        Value("initiative.title", ValueKind.Text, RowParts.Initiative, "tên sáng kiến", r => CellValue.Of(r.Initiative!.Title)),
        Value("initiative.scale", ValueKind.Text, RowParts.Initiative, "quy mô áp dụng", r => CellValue.Of(r.Initiative!.Scale)),
        Value("initiative.cost", ValueKind.Text, RowParts.Initiative, "kinh phí", r => CellValue.Of(r.Initiative!.Cost)),
        Value("initiative.time", ValueKind.Text, RowParts.Initiative, "thời gian", r => CellValue.Of(r.Initiative!.Time)),
        Value("initiative.effect", ValueKind.Text, RowParts.Initiative, "hiệu quả", r => CellValue.Of(r.Initiative!.Effect)),
        Value("initiative.evidence", ValueKind.Text, RowParts.Initiative, "văn bản kèm theo", r => CellValue.Of(string.Join('\n', r.Initiative!.Evidence.Select(Show)))),
        Value("difficulty.text", ValueKind.Text, RowParts.Difficulty, "khó khăn, vướng mắc", r => CellValue.Of(r.Difficulty!.Text)),
        Value("difficulty.proposal", ValueKind.Text, RowParts.Difficulty, "kiến nghị", r => CellValue.Of(r.Difficulty!.Proposal)),
        Value("gap.place", ValueKind.Text, RowParts.RoundingGap, "dòng có sai lệch khi làm tròn", r => CellValue.Of(r.Gap!.Node is { } node ? $"{node.Code}. {node.Name}" : "Tổng cộng")),
        Value("gap.shown", ValueKind.Points, RowParts.RoundingGap, "tổng như hiển thị", r => CellValue.Of(r.Gap!.ShownTotal)),
        Value("gap.sum", ValueKind.Points, RowParts.RoundingGap, "cộng các phần như hiển thị", r => CellValue.Of(r.Gap!.SumOfShown)),
        Value("gap.difference", ValueKind.Points, RowParts.RoundingGap, "chênh lệch", r => CellValue.Of(r.Gap!.Difference)),
    ];

    private static string FileOf(NumberedEvidence evidence)
    {
        var document = evidence.Link.Document;
        return document.WithoutFile is { } reason ? $"Không có tệp: {reason}"
            : document.Stored is null ? "Chưa đọc được tệp"
            : evidence.FileName ?? "";
    }

    private static string Show(EvidenceLink link) => link.Place.Length == 0 ? link.Document.Number : $"{link.Document.Number} ({link.Place})";

    private static WorkbookValue Evidence(string name, ValueKind kind, string meaning, Func<NumberedEvidence, CellValue?> read) =>
        Value(name, kind, RowParts.Evidence, meaning, r => read(r.Evidence!));

    private static WorkbookValue Value(string name, ValueKind kind, RowParts needs, string meaning, Func<RowContext, CellValue?> read) =>
        new() { Name = name, Kind = kind, Needs = needs, Meaning = meaning, Read = read };
}
