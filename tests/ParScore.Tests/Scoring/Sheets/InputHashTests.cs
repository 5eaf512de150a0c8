using System.Security.Cryptography;
using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;
using ParScore.Tests.Scoring.Rules;

namespace ParScore.Tests.Scoring.Sheets;

/// <summary>
/// The input hash is written into results and asked for again years later, so the text it is taken of is spelt out here.
/// </summary>
public sealed class InputHashTests
{
    private const string Share = """{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "notApplicable": "zero" }""";

    private static readonly CriteriaSet Set = Sets.Of("3", [Sets.Leaf("1", "1", Share), Sets.Leaf("2", "1", Share), Sets.Leaf("3", "1", Share)]);

    [Fact]
    public void It_is_taken_of_the_answers_by_leaf_and_unit()
    {
        LeafAnswer[] answers =
        [
            new() { Leaf = Set.Find("3")!, Expected = ["SNV"] },
            new()
            {
                Leaf = Set.Find("2")!,
                Expected = ["STC", "SNV"],
                Parts =
                [
                    new AnswerPart { Unit = "STC", NotApplicable = "Không phát sinh" },
                    new AnswerPart { Unit = "SNV", Figures = Figures.Numbers(("denominator", Fraction.Parse("10.0")), ("numerator", Fraction.Parse("8,50"))) },
                ],
            },
            new() { Leaf = Set.Find("1")!, Parts = [new AnswerPart { IsEntered = true, Figures = Figures.Numbers(("numerator", Fraction.Parse("-1"))) }] },
        ];

        ScoreSheet.HashOf(answers).ShouldBe(HashOf(
            """
            ["parscore/figures/1",
            {"entered":true,"figure:numerator":"-1","leaf":"n1"},
            {"expected":["STC","SNV"],"leaf":"n2"},
            {"entered":false,"figure:denominator":"10","figure:numerator":"8.5","leaf":"n2","unit":"SNV"},
            {"entered":false,"leaf":"n2","notApplicable":"Không phát sinh","unit":"STC"}]
            """));
        ScoreSheet.Of(Set, answers).InputHash.ShouldBe(ScoreSheet.HashOf(answers));
    }

    [Theory]
    [InlineData("met", "met", "true", "true")]
    [InlineData("choice", "choice", "b", "\"b\"")]
    [InlineData("deduction", "date", "2020-12-19", "\"2020-12-19\"")]
    [InlineData("bonus", "items", """{ "b": "2", "a": "01" }""", """{"a":"1","b":"2"}""")]
    [InlineData("checklist", "items", """{ "b": "not-met", "a": "met", "c": "not-applicable" }""", """{"a":"met","b":"not-met","c":"not-applicable"}""")]
    [InlineData("entered", "points", "1,0400", "\"1.04\"")]
    public void Each_kind_of_figure_is_written_in_one_way(string kind, string role, string typed, string written)
    {
        var example = RuleExamples.All.Single(e => string.Equals(e.Kind, kind, StringComparison.Ordinal));
        var leaf = Sets.OneLeaf(example.Json, example.Max).Fields[0];
        var part = new AnswerPart { Figures = example.Rule.Part(null, (role, typed)).Figures };
        part.Figures.ByRole.ShouldHaveSingleItem();

        ScoreSheet.HashOf([new LeafAnswer { Leaf = leaf, Parts = [part] }]).ShouldBe(HashOf($$"""["parscore/figures/1",{"entered":false,"figure:{{role}}":{{written}},"leaf":"n1"}]"""));
    }

    private static string HashOf(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings(""))))}";
}
