using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reviews;

/// <summary>Điểm thẩm định của Sở Nội vụ: what an adjusted leaf counts, and why in words. Pure: the same decision always reads the same.</summary>
public static class ReviewedScores
{
    /// <summary>What the rule makes of corrected figures; they stand for all units together.</summary>
    public static LeafScore ByRule(Node leaf, IEnumerable<TypedFigure> figures) =>
        LeafScorer.Score(new LeafAnswer { Leaf = leaf, Parts = [TypedFigures.Read(figures, notApplicable: null, unit: null, leaf)] });

    /// <summary>The score of an adjusted leaf.</summary>
    /// <param name="review">The decision, adjusted.</param>
    /// <param name="self">What the declared figures give.</param>
    /// <exception cref="InvalidDataException">The corrected figures do not give points, or the decision has none.</exception>
    public static LeafScore Of(LeafReview review, LeafScore self)
    {
        var leaf = self.Leaf;
        var (points, max) = (review.Points ?? throw new InvalidDataException($"The decision about {leaf.Code} has no points."), review.Max ?? leaf.MaxPoints);
        if (!review.IsByRule)
        {
            var basis = self.Trace ?? new Trace("chưa kê khai đủ", leaf.Rule!.Describe(leaf.MaxPoints), "chưa chấm được", "chưa có điểm tự chấm");
            return new LeafScore { Leaf = leaf, State = LeafState.Scored, Points = points, Max = max, Trace = basis with { Points = $"{basis.Points}; {InWords(review, points)}" } };
        }

        var byRule = ByRule(leaf, review.Figures);
        return byRule.Trace is { } trace
            ? byRule with { Points = points, Max = max, Trace = trace with { Figures = $"{trace.Figures} (theo Sở Nội vụ thẩm định)", Points = $"{trace.Points}; {InWords(review, points)}" } }
            : throw new InvalidDataException($"The corrected figures of {leaf.Code} do not give points.");
    }

    // From what to what, by whom, why.
    private static string InWords(LeafReview review, Points points) =>
        $"Sở Nội vụ điều chỉnh {(review.SelfPoints is { } self ? $"từ {self.ToVietnamese()} " : "")}thành {points.ToVietnamese()} điểm, lý do: {review.Reason?.TrimEnd('.')}";
}
