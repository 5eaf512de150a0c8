using ParScore.Scoring;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring;

/// <summary>What a test says of a leaf's score; points as exact texts.</summary>
internal static class LeafScoreAssertions
{
    extension(LeafScore score)
    {
        /// <summary>Scored with these exact points of the leaf's whole maximum, and with a reason that ends in them.</summary>
        public void ShouldGive(string points)
        {
            score.OpenReason.ShouldBe("");
            score.State.ShouldBe(LeafState.Scored);
            score.Points.ToText().TrimZeros().ShouldBe(points);
            score.Max.ShouldBe(score.Leaf.MaxPoints);
            score.Trace.ShouldNotBeNull().Points.ShouldEndWith($"{score.Points.ToVietnamese()} điểm");
        }

        /// <summary>Không áp dụng, with these points of this maximum.</summary>
        public void ShouldNotApply(string points, string max)
        {
            score.State.ShouldBe(LeafState.NotApplicable);
            score.Points.ToText().ShouldBe(points);
            score.Max.ToText().ShouldBe(max);
            score.Trace.ShouldNotBeNull();
            score.OpenReason.ShouldBe("");
        }

        /// <summary>Open because of this refusal alone; the maximum stays.</summary>
        public void ShouldBeRefused(string code, string where = "")
        {
            score.ShouldBeOpen();
            score.Refusals.Select(r => r.Refusal.Code).ShouldBe([code]);
            score.Refusals[0].Refusal.Where.ShouldBe(where);
            score.OpenReason.ShouldEndWith(".");
        }

        /// <summary>Open because these are still to be declared.</summary>
        public void ShouldLack(params string[] missing)
        {
            score.ShouldBeOpen();
            score.Refusals.ShouldBeEmpty();
            score.Missing.ShouldBe(missing);
            score.OpenReason.ShouldStartWith("Còn thiếu: ");
        }

        private void ShouldBeOpen()
        {
            score.State.ShouldBe(LeafState.Open);
            score.Points.Value.IsZero.ShouldBeTrue();
            score.Max.ShouldBe(score.Leaf.MaxPoints);
            score.Trace.ShouldBeNull();
        }
    }

    /// <summary>The worst and the best answer; the best gives the leaf's maximum.</summary>
    public static void ShouldReach(this ScoringRule rule, string lowest, string max)
    {
        var (worst, best) = rule.Reach(new Points(Fraction.Parse(max)));
        (worst.ToText().TrimZeros(), best.ToText().TrimZeros()).ShouldBe((lowest, max));
    }

    /// <summary>"1.50" is "1.5": tables give each value once.</summary>
    private static string TrimZeros(this string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
}
