using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>The campaign as a reviewer has it on the desk, read once inside the caller's transaction.</summary>
internal sealed class ReviewDesk(ProvinceResult result)
{
    /// <summary>The province as it stands.</summary>
    public ProvinceResult Result => result;

    /// <summary>A campaign on the desk; the guard has made sure that there is one.</summary>
    public static ReviewDesk Of(CampaignRecord? record) => new(record!.Consolidate());

    /// <summary>The line and the part that are meant; null when the leaf is not assigned to the unit.</summary>
    public (ConsolidatedLine Line, ReviewedPart Part)? Find(string leaf, string unit) =>
        result.Set.Find(leaf) is { IsLeaf: true } node && result.LineOf(node) is var line && line.Parts.FirstOrDefault(p => string.Equals(p.Unit, unit, StringComparison.Ordinal)) is { } part ? (line, part) : null;

    /// <summary>Every part of a unit that needs a decision.</summary>
    public IEnumerable<ReviewedPart> PartsOf(string unit) =>
        result.Lines.SelectMany(l => l.Parts).Where(p => p.IsToReview && string.Equals(p.Unit, unit, StringComparison.Ordinal));

    /// <summary>What stands there now and was not seen; null when what was seen is what stands there.</summary>
    /// <param name="target">What the reviewer named.</param>
    /// <param name="line">The leaf's line.</param>
    /// <param name="part">The unit's part.</param>
    /// <param name="contentNow">The identity of what the decision is about.</param>
    public static (ReviewConflict Conflict, Refusal Refusal)? ConflictOf(ReviewTarget target, ConsolidatedLine line, ReviewedPart part, string contentNow)
    {
        var conflict = new ReviewConflict { Seen = target, Now = part, ContentNow = contentNow };
        return !string.Equals(target.SeenContent, contentNow, StringComparison.Ordinal)
            ? (conflict, new(ReviewRefusals.ChangedSinceSeen, line.Leaf.Code, $"Phần của {part.Unit} ở tiêu chí {line.Leaf.Code} đã thay đổi sau khi anh/chị xem. Hãy xem lại nội dung mới rồi quyết định."))
            : target.SeenReview != (part.Latest?.Number ?? 0)
                ? (conflict, new(ReviewRefusals.DecidedSinceSeen, line.Leaf.Code, $"Tiêu chí {line.Leaf.Code} của {part.Unit} vừa được {part.Latest?.DecidedBy} thẩm định. Hãy xem quyết định đó rồi chọn giữ hay quyết định lại."))
                : null;
    }

    /// <summary>Why a part cannot be accepted as it stands.</summary>
    public static IEnumerable<Refusal> ReasonsNotToAccept(ConsolidatedLine line, ReviewedPart part)
    {
        if (part is { Answer: null, IsToReview: true })
        {
            yield return new(ReviewRefusals.NothingToAccept, line.Leaf.Code, $"{part.Unit} chưa kê khai gì ở tiêu chí {line.Leaf.Code} nên không có gì để chấp nhận; hãy trả lại, hoặc điều chỉnh điểm và ghi lý do.");
        }

        if (line.SelfScore.Refusals.Any(r => r.Unit is null ? line.Parts.Count == 1 : string.Equals(r.Unit, part.Unit, StringComparison.Ordinal)))
        {
            yield return new(ReviewRefusals.PartRefused, line.Leaf.Code, $"Số liệu của {part.Unit} ở tiêu chí {line.Leaf.Code} không tính được điểm nên không chấp nhận được; hãy trả lại, hoặc điều chỉnh và ghi lý do.");
        }
    }

    /// <summary>A reason as it is kept, and why it cannot be.</summary>
    public static (string? Reason, Refusal? Refusal) ReadReason(string? typed, bool isNeeded)
    {
        var reason = DocumentText.Clean(typed);
        return (reason, reason is null && isNeeded
            ? new Refusal(ReviewRefusals.ReasonMissing, "reason", "Hãy ghi lý do: đơn vị phải biết vì sao và cần làm gì.")
            : DocumentText.TooLong(reason, "reason", "Lý do"));
    }
}
