using ParScore.App.Evidence;

namespace ParScore.App.Submissions.Checks;

/// <summary>A document that must not or cannot be uploaded (mật, bản giấy) is explained wherever it is used.</summary>
internal sealed class WithoutFileUnexplainedCheck : SubmissionCheck
{
    public override string Code => "without-file-unexplained";

    public override CheckSeverity Severity => CheckSeverity.Refuses;

    public override string About => "Tiêu chí dùng tài liệu không kèm tệp (văn bản mật, bản giấy) phải có giải trình.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        where own.Answer is not null
        let documents = Unexplained(own.Answer)
        where documents.Count > 0
        select At(
            own.Line.Leaf,
            $"Tiêu chí {CheckContext.Name(own.Line.Leaf)} dùng tài liệu không kèm tệp ({string.Join(", ", documents.Select(d => d.Number))}) mà chưa giải trình.",
            "Hãy giải trình ở tiêu chí này: tài liệu nói gì, vì sao không kèm tệp, xem ở đâu.",
            documents[0].Id);

    // The documents without a file that an answer uses and does not explain; each once.
    private static IReadOnlyList<EvidenceDocument> Unexplained(DeclaredAnswer answer) => answer.Explanation is not null ? []
        : [.. answer.Evidence.Select(e => e.Document).Where(d => d.WithoutFile is not null).DistinctBy(d => d.Id, StringComparer.Ordinal)];
}
