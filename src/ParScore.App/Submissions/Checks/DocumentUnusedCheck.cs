namespace ParScore.App.Submissions.Checks;

/// <summary>A registered document proves something: one that no leaf and no initiative uses was probably forgotten.</summary>
internal sealed class DocumentUnusedCheck : SubmissionCheck
{
    public override string Code => "document-unused";

    public override CheckSeverity Severity => CheckSeverity.Warns;

    public override string About => "Tài liệu đã đăng ký đều được dùng ở tiêu chí hoặc sáng kiến nào đó.";

    public override IEnumerable<CheckFinding> Run(CheckContext context)
    {
        var used = context.Answers.Answers.SelectMany(a => a.Evidence).Concat(context.Answers.Initiatives.SelectMany(i => i.Evidence)).Select(l => l.Document.Id).ToHashSet(StringComparer.Ordinal);
        return context.Answers.Documents.Where(d => !used.Contains(d.Id)).Select(d => At(null, $"Tài liệu {d.Number} ({d.Id}) đã đăng ký nhưng chưa dùng ở tiêu chí nào.", "Hãy liên kết tài liệu với tiêu chí mà nó chứng minh, hoặc gỡ khỏi danh mục kèm lý do.", d.Id));
    }
}
