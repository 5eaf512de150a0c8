namespace ParScore.App.Submissions.Checks;

/// <summary>Figures are within their bounds and fit together; what cannot be scored is not submitted.</summary>
internal sealed class FigureRefusedCheck : SubmissionCheck
{
    public override string Code => "figure-refused";

    public override CheckSeverity Severity => CheckSeverity.Refuses;

    public override string About => "Số liệu đọc được, nằm trong giới hạn và khớp nhau (tử số không lớn hơn mẫu số …).";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        from refused in own.Line.Score.Refusals
        where refused.Unit is null ? context.Leads(own.Line) : string.Equals(refused.Unit, context.Unit.Unit.Code, StringComparison.Ordinal)
        select At(own.Line.Leaf, refused.Refusal.Message, $"Hãy sửa số liệu của tiêu chí {own.Line.Leaf.Code}.");
}
