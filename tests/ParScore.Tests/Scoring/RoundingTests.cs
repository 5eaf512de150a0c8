using ParScore.Scoring;

namespace ParScore.Tests.Scoring;

/// <summary>How points are shown: once, by the set's own rule.</summary>
public sealed class RoundingTests
{
    [Theory]
    [InlineData("1.40625", 2, RoundingMode.HalfUp, "1,41")]
    [InlineData("1.40625", 3, RoundingMode.HalfUp, "1,406")]
    [InlineData("1.40625", 4, RoundingMode.HalfEven, "1,4062")]
    [InlineData("1.40625", 4, RoundingMode.HalfUp, "1,4063")]
    [InlineData("1.40625", 2, RoundingMode.Down, "1,40")]
    [InlineData("0.125", 2, RoundingMode.HalfUp, "0,13")]
    [InlineData("0.125", 2, RoundingMode.HalfEven, "0,12")]
    [InlineData("60.5", 2, RoundingMode.HalfUp, "60,50")]
    [InlineData("60", 0, RoundingMode.HalfUp, "60")]
    [InlineData("0", 2, RoundingMode.HalfUp, "0,00")]
    [InlineData("79.995", 2, RoundingMode.HalfUp, "80,00")]
    [InlineData("79.995", 2, RoundingMode.Down, "79,99")]
    public void Points_are_shown_with_the_places_of_the_set(string points, int places, RoundingMode mode, string shown)
    {
        var rounding = new Rounding(places, mode);

        rounding.Show(new Points(Fraction.Parse(points))).ShouldBe(shown);
        rounding.Show(Fraction.Parse(points)).ShouldBe(shown);
    }

    [Fact]
    public void A_difference_may_be_shown_below_zero() => new Rounding(2, RoundingMode.HalfUp).Show(Fraction.Parse("-0.014")).ShouldBe("-0,01");
}
