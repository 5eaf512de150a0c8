using ParScore.Scoring;
using ParScore.Scoring.Answers;

namespace ParScore.Tests.Scoring.Answers;

/// <summary>Figures by the role that a rule gives them, and how one figure is shown.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void A_figure_is_found_by_its_role_and_its_kind()
    {
        var figures = Figures.Numbers(("count", new Fraction(3)));

        (figures.Has("count"), figures.Has("Count"), Figures.None.Has("count")).ShouldBe((true, false, false));
        figures.Number("count").ShouldBe(new Fraction(3));
        figures.TryGet<YesNoFigure>("count", out var yesNo).ShouldBeFalse();
        yesNo.ShouldBeNull();
    }

    [Fact]
    public void A_number_that_nobody_made_sure_of_is_a_mistake_of_the_caller() =>
        Should.Throw<InvalidOperationException>(() => Figures.None.Number("count")).Message.ShouldBe("The figure 'count' was not checked before it was scored.");

    [Theory]
    [InlineData(null, "8,5")]
    [InlineData("tỷ đồng", "8,5 tỷ đồng")]
    public void A_figure_is_shown_with_its_unit_where_it_has_one(string? unit, string shown) =>
        new FigureSpec { Label = "Thu ngân sách", Unit = unit }.Show(Fraction.Parse("8.50")).ShouldBe(shown);
}
