using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>One mức: its bounds, and how they are said.</summary>
public sealed class BandTests
{
    [Theory]
    [InlineData(null, null, null, null, "mọi giá trị")]
    [InlineData("80", null, null, null, "từ 80 % trở lên")]
    [InlineData(null, "80", null, null, "trên 80 %")]
    [InlineData(null, null, "80", null, "không quá 80 %")]
    [InlineData(null, null, null, "80", "dưới 80 %")]
    [InlineData("80", null, null, "100", "từ 80 % đến dưới 100 %")]
    [InlineData("80", null, "100", null, "từ 80 % đến 100 %")]
    [InlineData(null, "80", "100", null, "trên 80 % đến 100 %")]
    [InlineData(null, "80", null, "100", "trên 80 % đến dưới 100 %")]
    [InlineData("62.5", null, "62.5", null, "đúng 62,5 %")]
    public void Bounds_are_said_as_a_table_prints_them(string? from, string? above, string? upTo, string? below, string words) =>
        Of(from, above, upTo, below).Describe("%").ShouldBe(words);

    [Fact]
    public void A_count_has_no_per_cent() => Of("2", null, null, null).Describe("").ShouldBe("từ 2 trở lên");

    [Theory]
    [InlineData("80", null, null, "100", "79.999999999 -, 80 +, 99.999999999 +, 100 -")]
    [InlineData(null, "80", "100", null, "80 -, 80.000000001 +, 100 +, 100.000000001 -")]
    [InlineData(null, null, null, null, "-1000000 +, 0 +, 1000000 +")]
    public void A_bound_belongs_to_the_band_or_not_as_its_word_says(string? from, string? above, string? upTo, string? below, string values)
    {
        foreach (var value in values.Split(", "))
        {
            Of(from, above, upTo, below).Contains(Fraction.Parse(value[..^2])).ShouldBe(value.EndsWith('+'), value);
        }
    }

    [Theory]
    [InlineData("Rất tốt", "Rất tốt (từ 80 % trở lên)")]
    [InlineData("Đạt từ 80% trở lên", "Đạt từ 80% trở lên")]
    [InlineData("TỪ 80% TRỞ LÊN", "TỪ 80% TRỞ LÊN")]
    [InlineData("80–100 %", "80–100 % (từ 80 % trở lên)")]
    public void Printed_words_alone_are_enough_only_when_they_give_the_bounds(string label, string title) =>
        (Of("80", null, null, null) with { Label = label }).Title("%").ShouldBe(title);

    private static Band Of(string? from, string? above, string? upTo, string? below) =>
        new() { From = Number(from), Above = Number(above), UpTo = Number(upTo), Below = Number(below), Points = Points.Zero };

    private static Fraction? Number(string? text) => text is null ? null : Fraction.Parse(text);
}
