using System.Globalization;
using ParScore.Scoring;

namespace ParScore.Tests.Scoring;

/// <summary>Điểm: exact, never negative when they are typed, added without rounding.</summary>
public sealed class PointsTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    [Theory]
    [InlineData("8,5", "8.5", "8,5")]
    [InlineData("8.5", "8.5", "8,5")]
    [InlineData(" 0,125 ", "0.125", "0,125")]
    [InlineData("2.50", "2.50", "2,5")]
    [InlineData("0", "0", "0")]
    public void Comma_and_point_are_read_alike(string typed, string text, string shown)
    {
        var points = Points.Parse(typed, Vietnamese);

        (points.ToText(), points.ToVietnamese(), points.ToString()).ShouldBe((text, shown, shown));
        Points.Parse(typed, CultureInfo.InvariantCulture).ShouldBe(points);
    }

    [Theory]
    [InlineData("1.234,5")]
    [InlineData("-1")]
    [InlineData("-0.001")]
    [InlineData("+1")]
    [InlineData("1e2")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_number_of_points_is_refused(string? typed)
    {
        Points.TryParse(typed, Vietnamese, out var points).ShouldBeFalse();

        points.ShouldBe(Points.Zero);
        Should.Throw<FormatException>(() => Points.Parse(typed!, Vietnamese)).Message.ShouldBe($"'{typed}' is not a number of points.");
    }

    [Fact]
    public void They_are_ordered_and_added_exactly()
    {
        var (eighth, tenth) = (Of("0.125"), Of("0.1"));

        (eighth > tenth, eighth >= tenth, eighth < tenth, eighth <= tenth, eighth.CompareTo(tenth)).ShouldBe((true, true, false, false, 1));
        (eighth + tenth).ToText().ShouldBe("0.225");
        (eighth - tenth).ToText().ShouldBe("0.025");
        (Of("2") * (Fraction.One / new Fraction(3)) * new Fraction(3)).ShouldBe(Of("2"));
        Of("2.50").ShouldBe(Of("2.5"));
    }

    [Fact]
    public void A_sum_is_not_rounded()
    {
        Enumerable.Repeat(Of("0.1"), 10).Total.ShouldBe(Of("1"));
        Enumerable.Repeat(Of("1") * (Fraction.One / new Fraction(7)), 7).Total.ShouldBe(Of("1"));
        Array.Empty<Points>().Total.ShouldBe(Points.Zero);
    }

    private static Points Of(string text) => new(Fraction.Parse(text));
}
