using ParScore.App.Submissions.Checks;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>Points lie between 0 and the maximum.</summary>
public sealed class PointsOutOfRangeCheckTests
{
    [Fact]
    public void Points_outside_of_the_maximum_are_refused()
    {
        var result = CampaignCopy.Sample;
        var line = result.Lines.First(l => l.Units.Count > 0 && l.Units[0].Is("STP") && l.Score.Points > Points.Zero);
        var tampered = line with { Score = line.Score with { Points = line.Leaf.MaxPoints + new Points(Fraction.Parse("0.01")) } };
        var units = result.Units.Select(u => u.Unit.Code.Is("STP") ? u with { Led = [.. u.Led.Select(l => ReferenceEquals(l, line) ? tampered : l)] } : u).ToArray();

        SubmissionChecks.Run(result with { Units = units }, "STP").Single(f => f.Code.Is("points-out-of-range")).Leaf.ShouldBe(line.Leaf);
        CheckRun.Of("STP").ShouldNotContain(f => f.Code.Is("points-out-of-range"));
    }
}
