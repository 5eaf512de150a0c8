using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Sheets;

/// <summary>What is said of the parts of a shared leaf, word for word, and of an item that two units declare.</summary>
public sealed class PartsTests
{
    private const string Share = """
        { "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } } }
        """;

    private const string Checklist = """
        { "kind": "checklist", "figures": { "items": { "label": "Phân cấp" } }, "items": [ { "code": "ngan-sach", "label": "Ngân sách", "owner": "STC" }, { "code": "to-chuc", "label": "Tổ chức" } ] }
        """;

    [Fact]
    public void What_is_missing_and_what_is_wrong_is_said_in_one_sentence_each()
    {
        var one = OneRule.Of(Share);

        one.Score([Cases(one, "SNV", "1", "2")], ["STC", "SNV", "STP"]).OpenReason.ShouldBe("Còn thiếu: phần của STC; phần của STP.");
        one.Score([Cases(one, "SNV", "3", "2"), Cases(one, "SNV", "1", "2")], ["SNV"]).OpenReason.ShouldBe(
            "Tiêu chí 1 có hai câu trả lời của SNV; chỉ giữ một. Tử (3) lớn hơn Mẫu (2); kiểm tra lại hai số liệu. Tiêu chí 1 có hai câu trả lời của SNV; chỉ giữ một.");
    }

    [Fact]
    public void Of_two_answers_for_the_whole_province_no_unit_is_named()
    {
        var one = OneRule.Of(Share);

        one.Score([Cases(one, null, "1", "2"), Cases(one, null, "1", "2")], []).Refusals.Select(r => r.Refusal.Message).Distinct(StringComparer.Ordinal)
            .ShouldBe(["Tiêu chí 1 có hai câu trả lời; chỉ giữ một."]);
    }

    [Fact]
    public void A_unit_that_had_nothing_to_do_waits_for_the_others_who_are_expected()
    {
        var one = OneRule.Of(Share);

        one.Score([Cases(one, "SNV", "0", "0")], ["SNV", "STC"]).ShouldLack("phần của STC");
    }

    [Fact]
    public void An_item_that_no_checklist_has_is_refused_as_unknown_and_not_as_another_s()
    {
        var one = OneRule.Of(Checklist);

        one.Score([Items(one, "STC", "khac", "met")], ["SNV", "STC"]).ShouldBeRefused(RefusalCodes.ItemUnknown, "items");
    }

    [Fact]
    public void Items_are_told_without_the_units_that_declared_them()
    {
        var one = OneRule.Of(Checklist);

        one.Score([Items(one, "SNV", "to-chuc", "not-met"), Items(one, "STC", "ngan-sach", "met")]).Trace!.Figures.ShouldBe("Ngân sách: đạt; Tổ chức: không đạt");
    }

    [Theory]
    [InlineData("met", "met", "1")]
    [InlineData("met", "not-met", "0.5")]
    [InlineData("not-met", "met", "0.5")]
    [InlineData("not-met", "not-met", "0.5")]
    [InlineData("not-applicable", "not-met", "0.5")]
    [InlineData("not-met", "not-applicable", "0.5")]
    [InlineData("not-applicable", "met", "1")]
    [InlineData("met", "not-applicable", "1")]
    [InlineData("not-applicable", "not-applicable", "1")]
    public void An_item_of_nobody_that_two_units_declare_is_met_when_none_of_them_missed_it(string first, string second, string points)
    {
        var one = OneRule.Of(Checklist);

        var score = one.Score([Items(one, "SNV", "to-chuc", first), one.Part("STC", ("items", $$"""{ "to-chuc": "{{second}}", "ngan-sach": "met" }"""))], []);

        score.ShouldGive(points);
        score.Trace!.Band.ShouldBe((first, second) is ("not-applicable", "not-applicable") ? "đạt 1 trong 1 nội dung áp dụng" : $"đạt {(points is "1" ? 2 : 1)} trong 2 nội dung áp dụng");
    }

    [Fact]
    public void A_row_that_is_no_leaf_is_named_to_the_caller()
    {
        var parent = Sets.Of("1", [Sets.Branch("1", "1", [Sets.Leaf("1.1", "1", Share)])]).Fields[0];

        Should.Throw<ArgumentException>(() => LeafScorer.Score(new LeafAnswer { Leaf = parent })).Message.ShouldStartWith("1 is not a leaf.");
        Should.Throw<ArgumentException>(() => ScoreSheet.Of(Sets.OneLeaf(Share), [new LeafAnswer { Leaf = parent.Children[0] }])).Message.ShouldStartWith("The set has no leaf n1-1.");
    }

    private static AnswerPart Cases(OneRule one, string? unit, string numerator, string denominator) => one.Part(unit, ("numerator", numerator), ("denominator", denominator));

    private static AnswerPart Items(OneRule one, string unit, string code, string state) => one.Part(unit, ("items", $$"""{ "{{code}}": "{{state}}" }"""));
}
