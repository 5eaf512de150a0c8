using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Where a rule says that a higher figure never lowers, or never raises, the points, it is so.</summary>
public sealed class MonotoneTests
{
    private static readonly Fraction[] Steps = [Fraction.Parse("0.5"), Fraction.One, new(7), Fraction.Hundred];

    [Fact]
    public void Points_follow_the_trend_that_the_rule_promises()
    {
        var (compared, moved) = (0, 0);
        PropertyRun.Check(scored =>
        {
            foreach (var answer in scored.Answers)
            {
                var before = LeafScorer.Score(answer);
                if (before.State != LeafState.Scored)
                {
                    continue;
                }

                foreach (var (trend, raised) in Raised(answer, scored.Chance))
                {
                    var after = LeafScorer.Score(raised);
                    if (after.State == LeafState.Scored)
                    {
                        (compared, moved) = (compared + 1, moved + (after.Points == before.Points ? 0 : 1));
                        (trend == Trend.Rising ? after.Points >= before.Points : after.Points <= before.Points).ShouldBeTrue($"{trend}: {before.Trace} {after.Trace}");
                    }
                }
            }
        });

        // The promise would be empty if figures could hardly ever be raised, or points never moved.
        compared.ShouldBeGreaterThan(PropertyRun.Cases);
        moved.ShouldBeGreaterThan(PropertyRun.Cases / 5);
    }

    /// <summary>The same answer with one figure of one part higher, for every figure whose trend the rule promises.</summary>
    private static IEnumerable<(Trend Trend, LeafAnswer Answer)> Raised(LeafAnswer answer, int chance)
    {
        var rule = answer.Leaf.Rule!;
        foreach (var (i, part) in answer.Parts.Index())
        {
            foreach (var (role, figure) in part.Figures.ByRole)
            {
                if (rule.TrendOf(role) is var trend and not Trend.None && Higher(figure, rule, chance) is { } higher)
                {
                    var figures = part.Figures.ByRole.ToDictionary(f => f.Key, f => string.Equals(f.Key, role, StringComparison.Ordinal) ? higher : f.Value, StringComparer.Ordinal);
                    yield return (trend, answer with { Parts = [.. answer.Parts.Select((p, at) => at == i ? p with { Figures = new Figures(figures) } : p)] });
                }
            }
        }
    }

    private static Figure? Higher(Figure figure, ScoringRule rule, int chance) => figure switch
    {
        NumberFigure number => new NumberFigure(number.Value + Steps[chance % Steps.Length]),
        YesNoFigure { Value: false } => new YesNoFigure(true),
        DateFigure date => new DateFigure(date.Value.AddDays(1 + (chance % 4))),
        ItemsFigure items when rule is BonusRule bonus => new ItemsFigure(bonus.Items.ToDictionary(
            i => i.Code,
            i => new ItemValue(null, (items.Items.GetValueOrDefault(i.Code).Count ?? Fraction.Zero) + Fraction.One),
            StringComparer.Ordinal)),
        _ => null,
    };
}
