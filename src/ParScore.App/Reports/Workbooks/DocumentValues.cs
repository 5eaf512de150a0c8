using System.Globalization;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Values of the workbook as a whole: who, which year, which set, the total and the identity.</summary>
internal static class DocumentValues
{
    /// <summary>Digits of a hash that people compare by eye.</summary>
    private const int ShortHashDigits = 12;

    public static readonly IReadOnlyList<WorkbookValue> All =
    [
        Text("province", "tên tỉnh", i => i.Result.Plan.Province),
        Text("campaign.name", "tên kỳ đánh giá", i => i.Result.Plan.Name),
        Text("campaign.decision", "quyết định của tỉnh: số, ngày", i => Show(i.Result.Plan.LegalBasis)),
        Text("indexYear", "năm đánh giá", i => i.Result.Plan.IndexYear.ToString(CultureInfo.InvariantCulture)),
        Text("set.name", "tên bộ tiêu chí", i => i.Set.Name),
        Text("set.index", "mã chỉ số", i => i.Set.Index),
        Text("set.version", "phiên bản bộ tiêu chí", i => i.Set.Version),
        Text("set.status", "tình trạng bộ tiêu chí", i => StatusOf(i.Set)),
        Text("set.warning", "cảnh báo khi bộ chưa chính thức; không có khi chính thức", i => i.Set.StatusWarning),
        Text("set.decision", "quyết định ban hành bộ tiêu chí: số, ngày", i => Show(i.Set.LegalBasis.Decision)),
        Text("set.hash", "mã băm bộ tiêu chí", i => i.Set.Hash),
        Text("result.hash", "mã kết quả", i => i.Result.Hash),
        Text("result.shortHash", "12 chữ số đầu của mã kết quả", i => ShortHash(i.Result.Hash)),
        Text("figures.hash", "mã băm số liệu kê khai", i => i.Result.Sheet.InputHash),
        Text("engine.version", "phiên bản phần tính điểm", _ => Engine.Version.ToString(CultureInfo.InvariantCulture)),
        Text("labels", "nhãn của số liệu, ví dụ \"Số liệu minh họa\"; không có khi không ghi nhãn", i => string.Join("; ", i.Result.Labels)),
        Text("writtenAt", "lúc lập, khi được cho", i => i.WrittenAt is { } at ? VietnamTime.Show(at) : null),
        Text("rounding", "cách hiển thị điểm", RoundingOf),
        Text("total.group", "nhóm của chỉ số (so bằng số chưa làm tròn)", i => i.Result.Sheet.Group?.Code),
        Text("total.state", "tạm tính khi còn tiêu chí chưa chấm; nếu không thì đủ tiêu chí", i => i.Result.Sheet.Total.OpenCount is > 0 and var open ? string.Create(CultureInfo.InvariantCulture, $"tạm tính vì còn {open} tiêu chí chưa chấm") : "đã chấm đủ"),
        Points("total.max", "điểm tối đa của cả bộ", i => i.Set.MaxPoints.Value),
        Points("total.counted", "điểm tối đa được tính", i => i.Result.Sheet.Total.Max.Value),
        Points("total.points", "điểm đạt được của cả bộ", i => WorkbookInput.SumOf(i.Result.Sheet.Lines) is null ? null : i.Result.Sheet.Total.Points.Value),
        Points("total.bonus", "điểm thưởng", i => i.Result.Sheet.Bonus.Value),
        Number("total.index", ValueKind.Percent, "chỉ số, %", i => WorkbookInput.SumOf(i.Result.Sheet.Lines) is null ? null : i.Result.Sheet.Total.Index),
        Whole("open.count", "số tiêu chí chưa chấm; không có khi bằng 0", i => i.Result.Sheet.Total.OpenCount),
        Whole("notApplicable.count", "số tiêu chí không áp dụng; không có khi bằng 0", i => i.Result.Sheet.Total.NotApplicableCount),
        Number("leaf.count", ValueKind.Whole, "số tiêu chí được chấm điểm", i => new Fraction(i.Result.Lines.Count)),
        Number("evidence.count", ValueKind.Whole, "số lượt dẫn tài liệu kiểm chứng; một tài liệu có thể được dẫn nhiều lần", i => new Fraction(i.Result.Evidence.Count())),
        Number("evidence.documents", ValueKind.Whole, "số tài liệu kiểm chứng khác nhau được dẫn", i => new Fraction(i.Result.Evidence.Select(e => (e.Link.Document.Unit, e.Link.Document.Id)).Distinct().Count())),
        Text("todo.unbacked", "các tiêu chí có điểm nhưng không có tệp tài liệu và chưa giải trình; không có khi không còn", i => Join(i.Result.Lines.Where(l => l.EvidenceState == EvidenceState.Nothing).Select(l => l.Leaf.Code))),
        Text("todo.late", "các đơn vị nộp muộn hoặc chưa nộp; không có khi không có", i => Join(i.Result.Units.Where(u => u.Answers?.SubmittedAt is null || u.LateBy is not null).Select(u => u.LateBy is { } late ? $"{u.Unit.Name} (muộn {VietnamTime.Show(late)})" : $"{u.Unit.Name} (chưa nộp)"))),
        Number("explanation.count", ValueKind.Whole, "số giải trình", i => new Fraction(i.Result.Lines.Sum(l => l.Explanations.Count()))),
    ];

    public static string StatusOf(CriteriaSet set) => set.Status switch
    {
        SetStatus.Official => "chính thức",
        SetStatus.Candidate => "chưa chính thức (bản dựng lại)",
        _ => "đang soạn thảo",
    };

    /// <summary>The first digits of "sha256:…".</summary>
    public static string ShortHash(string hash)
    {
        var digits = hash.AsSpan(hash.IndexOf(':', StringComparison.Ordinal) + 1);
        return digits[..Math.Min(ShortHashDigits, digits.Length)].ToString();
    }

    private static string? Join(IEnumerable<string> texts) => string.Join("; ", texts) is { Length: > 0 } joined ? joined : null;

    private static string Show(LegalDocument document) =>
        document.Date is { } date ? $"{document.Number} ngày {date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} của {document.Issuer}" : $"{document.Number} của {document.Issuer}";

    private static string RoundingOf(WorkbookInput input)
    {
        var (places, mode) = (input.Set.Rounding.Places, input.Set.Rounding.Mode);
        return mode == RoundingMode.HalfUp
            ? string.Create(CultureInfo.InvariantCulture, $"Điểm được cộng không làm tròn; ô chỉ hiển thị {places} chữ số thập phân.")
            : "Điểm được cộng không làm tròn; ô hiển thị đủ chữ số thập phân.";
    }

    private static WorkbookValue Text(string name, string meaning, Func<WorkbookInput, string?> read) =>
        new() { Name = name, Kind = ValueKind.Text, Needs = RowParts.None, Meaning = meaning, Read = row => CellValue.Of(read(row.Input)) };

    private static WorkbookValue Points(string name, string meaning, Func<WorkbookInput, Fraction?> read) => Number(name, ValueKind.Points, meaning, read);

    private static WorkbookValue Whole(string name, string meaning, Func<WorkbookInput, int> read) =>
        Number(name, ValueKind.Whole, meaning, i => read(i) is > 0 and var count ? new Fraction(count) : null);

    private static WorkbookValue Number(string name, ValueKind kind, string meaning, Func<WorkbookInput, Fraction?> read) =>
        new() { Name = name, Kind = kind, Needs = RowParts.None, Meaning = meaning, Read = row => CellValue.Of(read(row.Input)) };
}
