using Microsoft.Data.Sqlite;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Reviews;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Verification;

/// <summary>Scores every adjusted leaf again from the corrected figures, and sees that points given by hand are within their bounds and say what their reason says.</summary>
internal static class ReviewReplay
{
    public static async Task RunAsync(SqliteConnection connection, VerifyReport report)
    {
        foreach (var id in await CampaignStore.ListAsync(connection))
        {
            var reviews = await ReviewStore.ListAsync(id, connection);
            if (reviews.Count == 0)
            {
                continue;
            }

            var set = (await CampaignStore.FindAsync(id, connection))!.Value.Set;
            foreach (var review in reviews)
            {
                if (Problem(review, set) is { } problem)
                {
                    report.Fail(CheckKind.Score, $"{id} {set.Find(review.Leaf)?.Code ?? review.Leaf}", problem);
                }
                else
                {
                    report.Pass(CheckKind.Score);
                }
            }

            await CompareWordsAsync(id, connection, report);
        }
    }

    private static string? Problem(LeafReview review, CriteriaSet set)
    {
        if (set.Find(review.Leaf) is not { IsLeaf: true } leaf)
        {
            return $"Có quyết định thẩm định cho tiêu chí {review.Leaf} mà bộ tiêu chí không có.";
        }

        if (review.Points is not { } points)
        {
            return null;
        }

        if (points.Value.IsNegative || points > (review.Max ?? leaf.MaxPoints) || review.Max > leaf.MaxPoints)
        {
            return $"Điểm thẩm định {points.ToVietnamese()} của tiêu chí {leaf.Code} nằm ngoài khoảng từ 0 đến điểm tối đa: bị sửa ngoài chương trình.";
        }

        if (!review.IsByRule)
        {
            return null;
        }

        var score = ReviewedScores.ByRule(leaf, review.Figures);
        return score.State != LeafState.Open && score.Points == points && score.Max == review.Max && string.Equals(ReviewedScores.Of(review, score).Trace?.ToString(), review.Trace, StringComparison.Ordinal)
            ? null
            : $"Điểm thẩm định của tiêu chí {leaf.Code} không tính lại được từ số liệu đã điều chỉnh: điểm, số liệu hoặc diễn giải bị sửa ngoài chương trình.";
    }

    // By hand, the words quote the declared figures, which can be read again only while they are still the ones that were looked at.
    private static async Task CompareWordsAsync(string campaign, SqliteConnection connection, VerifyReport report)
    {
        foreach (var line in (await CampaignRecord.FindAsync(campaign, connection))!.Consolidate().Lines)
        {
            if (line.Adjustment is { IsByRule: false } byHand && !string.Equals(line.Score.Trace?.ToString(), byHand.Trace, StringComparison.Ordinal))
            {
                report.Fail(CheckKind.Score, $"{campaign} {line.Leaf.Code}", $"Diễn giải điểm thẩm định của tiêu chí {line.Leaf.Code} không khớp với số liệu và lý do đang có: bị sửa ngoài chương trình.");
            }
        }
    }
}
