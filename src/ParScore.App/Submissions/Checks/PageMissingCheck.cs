using ParScore.App.Evidence;

namespace ParScore.App.Submissions.Checks;

/// <summary>Evidence that is a part of a document names section and page, so that an appraiser finds it.</summary>
internal sealed class PageMissingCheck : SubmissionCheck
{
    public override string Code => "page-missing";

    public override CheckSeverity Severity => CheckSeverity.Warns;

    public override string About => "Mỗi liên kết tài liệu chỉ rõ mục hoặc trang.";

    public override IEnumerable<CheckFinding> Run(CheckContext context) =>
        from own in context.Own
        from link in own.Answer?.Evidence ?? (IReadOnlyList<EvidenceLink>)[]
        where link is { Section: null, Page: null } && link.Document.Stored is not null
        select At(
            own.Line.Leaf,
            $"Tiêu chí {own.Line.Leaf.Code}: tài liệu {link.Document.Number} chưa ghi mục, trang.",
            "Hãy ghi mục và trang chứng minh số liệu; người thẩm định không tìm thấy thì có thể không công nhận điểm.",
            link.Document.Id);
}
