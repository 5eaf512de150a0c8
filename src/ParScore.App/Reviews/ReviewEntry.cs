using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Reviews;

/// <summary>Keeps decisions, tells the units, and accepts a submission when its last part is accepted or adjusted.</summary>
internal sealed class ReviewEntry(ReviewDesk desk, WriteSession session)
{
    /// <summary>Keeps acceptances and adjustments.</summary>
    public async Task<ReviewOutcome> KeepAsync(IReadOnlyList<LeafReview> reviews)
    {
        var kept = new List<LeafReview>();
        foreach (var review in reviews)
        {
            kept.Add(await ReviewStore.AddAsync(review, session.Connection));
        }

        foreach (var accepted in kept.Where(r => r.Decision == ReviewDecision.Accepted).GroupBy(r => r.Unit, StringComparer.Ordinal))
        {
            var leaves = accepted.Select(LeafOf).ToArray();
            var remark = accepted.First().Reason is { } said ? $" Ghi chú: {said.TrimEnd('.')}." : "";
            await TellAsync(accepted.Key, "review-accepted", leaves.Length == 1 ? leaves[0] : null, $"Sở Nội vụ đã chấp nhận {Codes(leaves)} của {accepted.Key}.{remark}");
        }

        foreach (var adjusted in kept.Where(r => r.Decision == ReviewDecision.Adjusted))
        {
            var leaf = LeafOf(adjusted);
            foreach (var unit in desk.Result.LineOf(leaf).Units)
            {
                await TellAsync(unit, "review-adjusted", leaf, $"Sở Nội vụ điều chỉnh điểm tiêu chí {leaf.Code} {(adjusted.SelfPoints is { } self ? $"từ {self.ToVietnamese()} " : "")}thành {adjusted.Points!.Value.ToVietnamese()} điểm. Lý do: {adjusted.Reason!.TrimEnd('.')}. Nếu không đồng ý, hãy liên hệ Sở Nội vụ trong thời hạn tổng hợp.");
            }
        }

        return new ReviewOutcome { Reviews = kept, Accepted = await AcceptSubmissionsAsync(kept) };
    }

    /// <summary>Tells a unit.</summary>
    public Task TellAsync(string unit, string kind, Node? leaf, string text) => NoticeStore.AddAsync(desk.Result.Plan.Id, unit, kind, leaf?.Id, text, session);

    /// <summary>"tiêu chí 1.1"; "3 tiêu chí (1.1, 1.2, 1.3)".</summary>
    public static string Codes(IReadOnlyList<Node> leaves) => leaves.Count == 1
        ? $"tiêu chí {leaves[0].Code}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{leaves.Count} tiêu chí ({string.Join(", ", leaves.Select(l => l.Code))})");

    private async Task<IReadOnlyList<string>> AcceptSubmissionsAsync(List<LeafReview> kept)
    {
        var decided = kept.Select(r => (r.Leaf, r.Unit)).ToHashSet();
        var accepted = new List<string>();
        foreach (var unit in kept.Select(r => r.Unit).Distinct(StringComparer.Ordinal))
        {
            if (desk.PartsOf(unit).All(p => p.Holds || decided.Contains((p.Leaf.Id, p.Unit)))
                && await ReviewStore.AcceptSubmissionAsync(desk.Result.Plan.Id, unit, session.Connection))
            {
                accepted.Add(unit);
                await TellAsync(unit, "submission-accepted", leaf: null, $"Sở Nội vụ đã thẩm định xong phiếu tự đánh giá của {unit}; phiếu được chấp nhận. Hãy xem điểm đã thẩm định ở từng tiêu chí.");
            }
        }

        return accepted;
    }

    private Node LeafOf(LeafReview review) => desk.Result.Set.Find(review.Leaf)!;
}
