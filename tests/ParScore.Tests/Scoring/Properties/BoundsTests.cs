using ParScore.Scoring;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Points are never below 0 and never above what there is; open is not scored, and scored has a reason.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void Points_are_from_nothing_to_the_maximum() => PropertyRun.Check(scored =>
    {
        var sheet = ScoreSheet.Of(scored.Set, scored.Answers);
        foreach (var line in sheet.Lines)
        {
            line.Points.ShouldBeInRange(Points.Zero, line.Max);
            line.Max.ShouldBeInRange(Points.Zero, line.Leaf.MaxPoints);
            (line.Trace is null).ShouldBe(line.State == LeafState.Open, line.Leaf.Code);
            (line.OpenReason.Length > 0).ShouldBe(line.State == LeafState.Open, line.Leaf.Code);
            (line.State != LeafState.Open || line.Points == Points.Zero).ShouldBeTrue(line.Leaf.Code);
            (line.State != LeafState.Scored || line.Trace!.Points.EndsWith($"{line.Points.ToVietnamese()} điểm", StringComparison.Ordinal)).ShouldBeTrue(line.Trace?.ToString());
        }

        foreach (var row in scored.Set.Nodes)
        {
            var subtotal = sheet.Of(row);
            subtotal.Points.ShouldBeInRange(Points.Zero, subtotal.Max);
            subtotal.Max.ShouldBeInRange(Points.Zero, row.MaxPoints);
        }

        var caps = scored.Set.Fields.Where(f => f.IsBonus).Select(f => f.MaxPoints).Total;
        sheet.Bonus.ShouldBeInRange(Points.Zero, caps);
        sheet.Total.Points.ShouldBeInRange(Points.Zero, sheet.Total.Max + caps);
        sheet.Total.Max.ShouldBeInRange(Points.Zero, scored.Set.MaxPoints);
    });
}
