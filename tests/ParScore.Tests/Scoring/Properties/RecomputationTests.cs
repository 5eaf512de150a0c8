using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Every leaf, every subtotal, the total and the group equal a slow recomputation that shares no code with the scoring.</summary>
public sealed class RecomputationTests
{
    [Fact]
    public void The_sheet_equals_an_independent_slow_recomputation() => PropertyRun.Check(scored =>
    {
        var sheet = ScoreSheet.Of(scored.Set, scored.Answers);
        var byId = scored.Answers.ToDictionary(a => a.Leaf.Id, Pencil.Score, StringComparer.Ordinal);
        PencilScore Pencilled(Node leaf) => byId.GetValueOrDefault(leaf.Id) ?? new(LeafState.Open, Ratio.Zero, Ratio.Of(leaf.MaxPoints));

        foreach (var line in sheet.Lines)
        {
            new PencilScore(line.State, Ratio.Of(line.Points), Ratio.Of(line.Max)).ShouldBe(Pencilled(line.Leaf), line.Leaf.Code);
        }

        var (points, max) = (Ratio.Zero, Ratio.Zero);
        foreach (var row in scored.Set.Nodes)
        {
            var own = Ratio.Zero;
            foreach (var leaf in row.Leaves)
            {
                own += Pencilled(leaf).Points;
            }

            own = row.IsBonus ? Ratio.Min(own, Ratio.Of(row.MaxPoints)) : own;
            Ratio.Of(sheet.Of(row).Points).ShouldBe(own, row.Code);
            sheet.Of(row).OpenCount.ShouldBe(row.Leaves.Count(l => Pencilled(l).State == LeafState.Open), row.Code);
            if (scored.Set.Fields.Contains(row))
            {
                points += own;
                max = row.IsBonus ? max : row.Leaves.Aggregate(max, (sum, leaf) => sum + Pencilled(leaf).Max);
            }
        }

        (Ratio.Of(sheet.Total.Points), Ratio.Of(sheet.Total.Max)).ShouldBe((points, max));
        sheet.Group?.Code.ShouldBe(max == Ratio.Zero ? null : GroupOf(points * Ratio.Of(100), max));
        (sheet.Group is null).ShouldBe(max == Ratio.Zero);
    });

    private static string GroupOf(Ratio points, Ratio max) =>
        points >= max * Ratio.Of(90) ? "A" : points >= max * Ratio.Of(80) ? "B" : points >= max * Ratio.Of(70) ? "C" : "D";
}
