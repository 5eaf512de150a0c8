using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Sheets;

/// <summary>Other scores at some leaves: everything above follows, and nothing beyond the bounds gets in.</summary>
public sealed class ReviewedSheetTests
{
    private const string Met = """{ "kind": "met", "figures": { "met": { "label": "Đạt" } } }""";

    private static readonly CriteriaSet Set = Sets.Of("4", [Sets.Branch("1", "3", [Sets.Leaf("1.1", "1", Met), Sets.Leaf("1.2", "2", Met)]), Sets.Leaf("2", "1", Met), Sets.Branch("3", "1", [Sets.Leaf("3.1", "1", """{ "kind": "bonus", "figures": { "items": { "label": "Thưởng" } }, "items": [ { "code": "a", "label": "A", "points": "1" } ] }""")], isBonus: true)]);

    private static ScoreSheet Sheet => ScoreSheet.Of(Set, [Yes("1.1"), Yes("1.2")]);

    [Fact]
    public void Subtotals_index_and_group_follow_and_the_declared_figures_keep_their_identity()
    {
        var reviewed = Sheet.With([Score("1.2", "0.5"), Score("2", "1"), Score("3.1", "0.75")]);

        reviewed.Of(Set.Find("1")!).Points.ToText().ShouldBe("1.5");
        (reviewed.Total.Points.ToText(), reviewed.Bonus.ToText(), reviewed.Total.Max.ToText(), reviewed.Total.OpenCount).ShouldBe(("3.25", "0.75", "4", 0));
        reviewed.Total.Index!.Value.ShouldBe(Fraction.Parse("81.25"));
        (Sheet.Group!.Code, reviewed.Group!.Code).ShouldBe(("C", "B"));
        reviewed.InputHash.ShouldBe(Sheet.InputHash);
        reviewed.LineOf(Set.Find("1.1")!).ShouldBe(Sheet.LineOf(Set.Find("1.1")!));
        Sheet.With([]).Total.ShouldBe(Sheet.Total);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    public void The_bounds_themselves_are_within(string points) => Sheet.With([Score("1.2", points)]).LineOf(Set.Find("1.2")!).Points.ToText().ShouldBe(points);

    [Fact]
    public void Beyond_the_bounds_open_twice_or_elsewhere_is_a_fault_of_the_caller()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Sheet.With([Score("1.2", "2.000000001")]));
        Should.Throw<ArgumentOutOfRangeException>(() => Sheet.With([Score("1.2", "1") with { Points = new Points(-Fraction.Parse("0.1")) }]));
        Should.Throw<ArgumentOutOfRangeException>(() => Sheet.With([Score("1.2", "1") with { Max = new Points(Fraction.Parse("3")) }]));
        Should.Throw<ArgumentOutOfRangeException>(() => Sheet.With([Score("1.2", "1") with { Max = new Points(Fraction.Parse("0.5")) }]));
        Should.Throw<ArgumentException>(() => Sheet.With([Score("1.2", "1") with { State = LeafState.Open }]));
        Should.Throw<ArgumentException>(() => Sheet.With([Score("1.2", "1"), Score("1.2", "1")]));
        Should.Throw<ArgumentException>(() => Sheet.With([Score("1.2", "1") with { Leaf = Set.Find("1")! }]));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("0")]
    [InlineData("5/6")]
    [InlineData("-7/3")]
    public void What_was_written_exactly_is_read_exactly(string text) => Fraction.ParseExact(text).ToExactText().ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("a/2")]
    [InlineData("1/")]
    public void Anything_else_is_not(string text) => Should.Throw<FormatException>(() => Fraction.ParseExact(text));

    private static LeafAnswer Yes(string code) => new() { Leaf = Set.Find(code)!, Parts = [new AnswerPart { Figures = new Figures(new Dictionary<string, Figure>(StringComparer.Ordinal) { ["met"] = new YesNoFigure(true) }) }] };

    private static LeafScore Score(string code, string points) => new() { Leaf = Set.Find(code)!, State = LeafState.Scored, Points = new Points(Fraction.Parse(points)), Max = Set.Find(code)!.MaxPoints };
}
