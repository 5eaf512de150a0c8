using System.Reflection;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Answers;

/// <summary>Every code with which an answer can be refused is earned by an answer.</summary>
public sealed class RefusalCodesTests
{
    private const string Share = """
        { "kind": "percent-bands", "figures": { "numerator": { "label": "Tử", "whole": true, "max": "50" }, "denominator": { "label": "Mẫu", "min": "0" } },
          "bands": [ { "from": "80", "points": "1" }, { "below": "80", "points": "0" } ] }
        """;

    private const string Choice = """{ "kind": "choice", "figures": { "choice": { "label": "Mức" } }, "options": [ { "code": "a", "label": "A", "points": "1" } ] }""";
    private const string Checklist = """{ "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ { "code": "a", "label": "A", "owner": "STC" }, { "code": "b", "label": "B" } ] }""";
    private const string Entered = """{ "kind": "entered", "source": "survey", "figures": { "points": { "label": "Điểm" } } }""";

    /// <summary>Codes that only a file of answers can earn, which ParScore.App reads; its tests show them.</summary>
    private static readonly string[] EarnedByFiles = [nameof(RefusalCodes.LeafUnknown), nameof(RefusalCodes.OtherSet)];

    private static readonly (string Code, Func<LeafScore> Answer)[] Cases =
    [
        (RefusalCodes.FigureUnknown, () => OneRule.Of(Share).Score(("tong", "1"))),
        (RefusalCodes.FigureWrongKind, () => OneRule.Of(Share).Score(("numerator", "true"))),
        (RefusalCodes.FigureNegative, () => OneRule.Of(Share).Score(("numerator", "-1"))),
        (RefusalCodes.FigureTooSmall, () => OneRule.Of(Share.Replace("\"min\": \"0\"", "\"min\": \"2\"", StringComparison.Ordinal)).Score(("denominator", "1"))),
        (RefusalCodes.FigureTooLarge, () => OneRule.Of(Share).Score(("numerator", "51"))),
        (RefusalCodes.FigureNotWhole, () => OneRule.Of(Share).Score(("numerator", "1,5"))),
        (RefusalCodes.FigureAmbiguous, () => OneRule.Of(Share).Score(("denominator", "1.234"))),
        (RefusalCodes.FigureUnreadable, () => OneRule.Of(Share).Score(("numerator", "1.234,5"))),
        (RefusalCodes.ChoiceUnknown, () => OneRule.Of(Choice).Score(("choice", "z"))),
        (RefusalCodes.ItemUnknown, () => OneRule.Of(Checklist).Score(("items", """{ "z": "met" }"""))),
        (RefusalCodes.NumeratorAboveDenominator, () => OneRule.Of(Share).Score(("numerator", "2"), ("denominator", "1"))),
        (RefusalCodes.DenominatorZero, () => OneRule.Of(Share).Score(("numerator", "0"), ("denominator", "0"))),
        (RefusalCodes.NotApplicableRefused, () => OneRule.Of(Share).ScoreNotApplicable()),
        (RefusalCodes.NotAssigned, () => OneRule.Of(Share) is var one ? one.Score([one.Part("SNV", ("numerator", "1"))], ["STC"]) : null!),
        (RefusalCodes.NotAssigned, () => OneRule.Of(Checklist) is var one ? one.Score([one.Part("SNV", ("items", """{ "a": "met" }"""))], ["SNV", "STC"]) : null!),
        (RefusalCodes.AnsweredTwice, () => OneRule.Of(Choice) is var one ? one.Score([one.Part(null, ("choice", "a")), one.Part("SNV")], ["SNV"]) : null!),
        (RefusalCodes.EnteredByUnit, () => OneRule.Of(Entered).Score([new AnswerPart { Unit = "SNV", Figures = Figures.Numbers(("points", Fraction.One)) }])),
    ];

    private static readonly Dictionary<string, string> AllCodes = typeof(RefusalCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.IsLiteral)
        .ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!, StringComparer.Ordinal);

    public static TheoryData<int> CaseNumbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void An_answer_earns_the_code_alone(int number)
    {
        var (code, answer) = Cases[number];
        var score = answer();

        score.State.ShouldBe(LeafState.Open);
        score.Points.Value.IsZero.ShouldBeTrue();
        var refusal = score.Refusals.ShouldHaveSingleItem().Refusal;
        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldEndWith(".");
        score.OpenReason.ShouldBe(refusal.Message);
    }

    [Fact]
    public void Every_code_is_earned_here_or_by_a_file() =>
        AllCodes.Values.Order(StringComparer.Ordinal).ShouldBe(
            Cases.Select(c => c.Code).Concat(EarnedByFiles.Select(name => AllCodes[name])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void The_codes_left_to_files_are_used_by_no_line_of_the_scoring_code()
    {
        var code = Directory.EnumerateFiles(RepositoryFiles.Path("src", "ParScore.Scoring"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();

        code.ShouldContain(file => file.Contains("RefusalCodes.AnsweredTwice", StringComparison.Ordinal));
        foreach (var name in EarnedByFiles)
        {
            code.ShouldAllBe(file => !file.Contains($"RefusalCodes.{name}", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void Codes_are_unlike_and_in_lower_case()
    {
        AllCodes.Values.Distinct(StringComparer.Ordinal).Count().ShouldBe(AllCodes.Count);
        AllCodes.Values.ShouldAllBe(c => c.All(l => char.IsAsciiLetterLower(l) || l == '-'));
    }
}
