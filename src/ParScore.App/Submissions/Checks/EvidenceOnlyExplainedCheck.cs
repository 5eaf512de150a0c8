using ParScore.Scoring;

namespace ParScore.App.Submissions.Checks;

/// <summary>Points that rest on an explanation alone may be taken off when they are appraised (QĐ 320, I.2 allows it, the Ministry decides).</summary>
internal sealed class EvidenceOnlyExplainedCheck : SubmissionCheck
{
    public override string Code => "evidence-only-explained";

    public override CheckSeverity Severity => CheckSeverity.Warns;

    public override string About => "Tiêu chí có điểm mà chỉ có giải trình, không có tài liệu kiểm chứng, thì nên bổ sung tài liệu.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        where own.Answer is { Explanation: not null, Part.NotApplicable: null } answer && answer.Part.Figures.ByRole.Count > 0 && answer.Evidence.Count == 0
        where own.Line.Score.Points > Points.Zero
        select At(
            own.Line.Leaf,
            $"Tiêu chí {CheckContext.Name(own.Line.Leaf)} có điểm nhưng chỉ có giải trình, không có tài liệu kiểm chứng.",
            "Hãy bổ sung tài liệu nếu có; khi thẩm định, Bộ Nội vụ có thể không công nhận điểm chỉ dựa trên giải trình.");
}
