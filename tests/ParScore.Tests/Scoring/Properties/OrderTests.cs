using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>Answers, parts, figures and items may come in any order and in any spelling of a number.</summary>
public sealed class OrderTests
{
    [Fact]
    public void The_order_of_input_changes_nothing() => PropertyRun.Check(scored =>
    {
        var random = new Random(scored.Chance);
        var sheet = ScoreSheet.Of(scored.Set, scored.Answers);
        var turned = ScoreSheet.Of(scored.Set, [.. Shuffled(scored.Answers, random).Select(a => a with { Parts = [.. Shuffled(a.Parts, random).Select(p => p with { Figures = Turned(p.Figures, random) })] })]);

        foreach (var (line, other) in sheet.Lines.Zip(turned.Lines))
        {
            (other.Leaf.Id, other.State, other.Points, other.Max).ShouldBe((line.Leaf.Id, line.State, line.Points, line.Max));
            other.Refusals.Select(r => (r.Unit, r.Refusal)).ShouldBe(line.Refusals.Select(r => (r.Unit, r.Refusal)), ignoreOrder: true);
        }

        (turned.Total, turned.Bonus, turned.Group).ShouldBe((sheet.Total, sheet.Bonus, sheet.Group));
        if (scored.Answers.All(a => a.Parts.DistinctBy(p => p.Unit, StringComparer.Ordinal).Count() == a.Parts.Count))
        {
            turned.InputHash.ShouldBe(sheet.InputHash);
        }
    });

    private static Figures Turned(Figures figures, Random random) => new(Shuffled(figures.ByRole, random).ToDictionary(
        f => f.Key,
        f => f.Value switch
        {
            NumberFigure number => new NumberFigure(Respelled(number.Value)),
            ItemsFigure items => new ItemsFigure(Shuffled(items.Items, random).ToDictionary(i => i.Key, i => i.Value, StringComparer.Ordinal)),
            _ => f.Value,
        },
        StringComparer.Ordinal));

    /// <summary>"8.5" as "8,50", where it can be typed.</summary>
    private static Fraction Respelled(Fraction value) =>
        value.ToText() is { Length: < 12 } text ? Fraction.Parse((text.Contains('.', StringComparison.Ordinal) ? $"{text}0" : $"{text}.0").Replace('.', ',')) : value;

    private static T[] Shuffled<T>(IEnumerable<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
