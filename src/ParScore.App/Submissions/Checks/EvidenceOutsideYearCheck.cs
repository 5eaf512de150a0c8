using System.Globalization;

namespace ParScore.App.Submissions.Checks;

/// <summary>Evidence is dated in the index year, or a note or an explanation says why not.</summary>
internal sealed class EvidenceOutsideYearCheck : SubmissionCheck
{
    public override string Code => "evidence-outside-year";

    public override CheckSeverity Severity => CheckSeverity.Warns;

    public override string About => "Tài liệu ban hành trong năm đánh giá, hoặc có ghi chú, giải trình vì sao không.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        where own.Answer is { Explanation: null }
        from link in own.Answer!.Evidence
        where link.Note is null && link.Document.Date.Year != context.Result.Plan.IndexYear
        group own.Line.Leaf by link.Document into used
        let leaves = used.DistinctBy(l => l.Id, StringComparer.Ordinal).ToArray()
        select At(
            leaves[0],
            $"Tài liệu {used.Key.Number} ban hành ngày {used.Key.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, ngoài năm đánh giá {context.Result.Plan.IndexYear.ToString(CultureInfo.InvariantCulture)}, dùng ở tiêu chí {string.Join(", ", leaves.Select(l => l.Code))}.",
            "Hãy dùng tài liệu của năm đánh giá, hoặc ghi chú (giải trình) vì sao tài liệu này vẫn có giá trị chứng minh; nếu không, khi thẩm định có thể không công nhận điểm.",
            used.Key.Id);
}
