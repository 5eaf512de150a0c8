using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>What the writer of a set is told of bands that leave a value out or take it in twice, word for word.</summary>
public sealed class BandsTests
{
    [Theory]
    [InlineData("""{ "above": "80", "points": "1" }, { "below": "80", "points": "0" }""", "Chưa có mức nào cho giá trị đúng 80 %, giữa \"dưới 80 %\" và \"trên 80 %\".")]
    [InlineData("""{ "from": "90", "points": "1" }, { "upTo": "70", "points": "0" }""", "Chưa có mức nào cho giá trị trên 70 % đến dưới 90 %, giữa \"không quá 70 %\" và \"từ 90 % trở lên\".")]
    [InlineData("""{ "above": "90", "points": "1" }, { "below": "70", "points": "0" }""", "Chưa có mức nào cho giá trị từ 70 % đến 90 %, giữa \"dưới 70 %\" và \"trên 90 %\".")]
    [InlineData("""{ "from": "80", "points": "1" }""", "Chưa có mức nào cho giá trị từ 0 % đến dưới 80 %.")]
    [InlineData("""{ "upTo": "80", "points": "1" }""", "Chưa có mức nào cho giá trị trên 80 % đến 100 %.")]
    [InlineData("""{ "from": "80", "points": "1" }, { "upTo": "80", "points": "0" }""", "Giá trị 80 % thuộc cả hai mức: \"không quá 80 %\" và \"từ 80 % trở lên\"; chỉ để ở một mức.")]
    [InlineData("""{ "from": "70", "points": "1" }, { "upTo": "80", "points": "0" }""", "Giá trị từ 70 % đến 80 % thuộc cả hai mức: \"không quá 80 %\" và \"từ 70 % trở lên\"; chỉ để ở một mức.")]
    [InlineData("""{ "above": "70", "points": "1" }, { "below": "80", "points": "0" }""", "Giá trị trên 70 % đến dưới 80 % thuộc cả hai mức: \"dưới 80 %\" và \"trên 70 %\"; chỉ để ở một mức.")]
    [InlineData("""{ "points": "0" }, { "from": "70", "below": "80", "points": "1" }""", "Giá trị từ 70 % đến dưới 80 % thuộc cả hai mức: \"mọi giá trị\" và \"từ 70 % đến dưới 80 %\"; chỉ để ở một mức.")]
    public void Of_a_share(string bands, string sentence) =>
        Sentences($$"""{ "kind": "percent-bands", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "bands": [ {{bands}} ] }""").ShouldBe([sentence]);

    [Theory]
    [InlineData("""{ "upTo": "100", "points": "1" }""", "Chưa có mức nào cho giá trị trên 100 %.")]
    [InlineData("""{ "below": "100", "points": "1" }""", "Chưa có mức nào cho giá trị từ 100 % trở lên.")]
    [InlineData("""{ "from": "0", "below": "0", "points": "0" }, { "from": "0", "points": "1" }""", "Mức \"từ 0 % đến dưới 0 %\" không chứa giá trị nào có thể có; xem lại hai cận.")]
    [InlineData("""{ "below": "0", "points": "0" }, { "points": "1" }""", "Mức \"dưới 0 %\" không chứa giá trị nào có thể có; xem lại hai cận.")]
    public void Of_what_may_pass_one_hundred_per_cent(string bands, string sentence) =>
        Sentences($$"""{ "kind": "plan", "figures": { "actual": { "label": "Thực hiện" }, "plan": { "label": "Kế hoạch" } }, "scale": { "bands": [ {{bands}} ] } }""").ShouldBe([sentence]);

    [Theory]
    [InlineData("""{ "from": "0", "points": "1" }""", "Chưa có mức nào cho giá trị dưới 0 %.")]
    [InlineData("""{ "above": "0", "points": "1" }""", "Chưa có mức nào cho giá trị không quá 0 %.")]
    [InlineData("""{ "upTo": "-5", "points": "1" }""", "Chưa có mức nào cho giá trị trên -5 %.")]
    [InlineData("""{ "upTo": "0", "points": "0" }, { "points": "1" }""", "Giá trị không quá 0 % thuộc cả hai mức: \"không quá 0 %\" và \"mọi giá trị\"; chỉ để ở một mức.")]
    [InlineData("""{ "points": "1" }, { "points": "0" }""", "Giá trị bất kỳ thuộc cả hai mức: \"mọi giá trị\" và \"mọi giá trị\"; chỉ để ở một mức.")]
    public void Of_a_change_which_has_no_least_value(string bands, string sentence) =>
        Sentences($$"""{ "kind": "change", "direction": "increase", "figures": { "current": { "label": "Nay" }, "previous": { "label": "Trước" } }, "scale": { "bands": [ {{bands}} ] } }""").ShouldBe([sentence]);

    [Theory]
    [InlineData("""{ "upTo": "0", "points": "0" }, { "from": "2", "points": "1" }""", "Chưa có mức nào cho giá trị từ 1 đến dưới 2, giữa \"không quá 0\" và \"từ 2 trở lên\".")]
    [InlineData("""{ "upTo": "1", "points": "0" }, { "from": "1", "points": "1" }""", "Giá trị từ 1 đến dưới 2 thuộc cả hai mức: \"không quá 1\" và \"từ 1 trở lên\"; chỉ để ở một mức.")]
    [InlineData("""{ "above": "0", "points": "1" }""", "Chưa có mức nào cho giá trị từ 0 đến dưới 1.")]
    [InlineData("""{ "upTo": "1", "points": "0" }, { "above": "1", "below": "2", "points": "1" }, { "from": "2", "points": "1" }""", "Mức \"trên 1 đến dưới 2\" không chứa giá trị nào có thể có; xem lại hai cận.")]
    public void Of_a_count_which_has_nothing_between_whole_numbers(string bands, string sentence) =>
        Sentences($$"""{ "kind": "count", "figures": { "count": { "label": "Số" } }, "bands": [ {{bands}} ] }""").ShouldBe([sentence]);

    [Fact]
    public void A_wide_band_reaches_as_far_as_it_says_although_a_narrow_one_stands_in_it() =>
        Sentences("""
            { "kind": "percent-bands", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "bands": [
                { "upTo": "90", "points": "0" }, { "from": "20", "upTo": "30", "points": "0" }, { "above": "90", "points": "1" } ] }
            """).ShouldBe(["Giá trị từ 20 % đến 30 % thuộc cả hai mức: \"không quá 90 %\" và \"từ 20 % đến 30 %\"; chỉ để ở một mức."]);

    /// <summary>However the bands are ordered in the file.</summary>
    [Theory]
    [InlineData("""{ "from": "80", "points": "1" }, { "below": "20", "points": "0" }, { "from": "20", "below": "80", "points": "0.5" }""", Trend.Rising)]
    [InlineData("""{ "above": "80", "points": "1" }, { "upTo": "20", "points": "0" }, { "above": "20", "upTo": "80", "points": "0.5" }""", Trend.Rising)]
    [InlineData("""{ "from": "80", "points": "0" }, { "below": "20", "points": "1" }, { "from": "20", "below": "80", "points": "0.5" }""", Trend.Falling)]
    [InlineData("""{ "from": "80", "points": "1" }, { "below": "20", "points": "0.5" }, { "from": "20", "below": "80", "points": "0.5" }""", Trend.Rising)]
    [InlineData("""{ "from": "80", "points": "0.5" }, { "below": "20", "points": "1" }, { "from": "20", "below": "80", "points": "0.5" }""", Trend.Falling)]
    [InlineData("""{ "from": "80", "points": "0.5" }, { "below": "20", "points": "0.5" }, { "from": "20", "below": "80", "points": "1" }""", Trend.None)]
    [InlineData("""{ "points": "1" }""", Trend.Rising)]
    public void Points_rise_or_fall_with_the_value_where_no_step_goes_the_other_way(string bands, Trend trend) =>
        OneRule.Of($$"""{ "kind": "percent-bands", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "bands": [ {{bands}} ] }""").Rule.TrendOf("numerator").ShouldBe(trend);

    private static IEnumerable<string> Sentences(string rule) => Sets.FaultsOf(rule).Select(f => f.Message);
}
