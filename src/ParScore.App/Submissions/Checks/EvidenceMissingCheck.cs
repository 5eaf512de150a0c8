namespace ParScore.App.Submissions.Checks;

/// <summary>Evidence or explanation on every answered leaf (QĐ 320, I.2).</summary>
internal sealed class EvidenceMissingCheck : SubmissionCheck
{
    public override string Code => "evidence-missing";

    public override CheckSeverity Severity => CheckSeverity.Refuses;

    public override string About => "Mỗi tiêu chí đã kê khai có tài liệu kiểm chứng hoặc giải trình.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        where own.Answer is { Explanation: null, Part.NotApplicable: null } answer && answer.Part.Figures.ByRole.Count > 0 && !answer.Evidence.Any(e => e.Document.Stored is not null)
        // A document without a file is the matter of another check.
        where own.Answer!.Evidence.All(e => e.Document.WithoutFile is null)
        select At(
            own.Line.Leaf,
            $"Tiêu chí {CheckContext.Name(own.Line.Leaf)} đã kê khai nhưng chưa có tài liệu kiểm chứng và cũng chưa giải trình.",
            "Hãy đính kèm tài liệu, ghi rõ mục và trang; nếu không có tài liệu thì giải trình cách đánh giá, tính điểm. Điểm không có căn cứ sẽ không được công nhận khi thẩm định.");
}
