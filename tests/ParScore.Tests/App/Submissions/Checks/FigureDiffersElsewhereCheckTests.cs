using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.Scoring;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>A figure that two units declare has the same value at both, unless each declares its own share.</summary>
public sealed class FigureDiffersElsewhereCheckTests
{
    private const string Ratio = """{ "kind": "ratio", "figures": { "numerator": { "label": "Hồ sơ đúng hạn", "unit": "hồ sơ" }, "denominator": { "label": "Hồ sơ đã giải quyết", "unit": "hồ sơ" } }, "full": "85" }""";

    private static readonly CriteriaSet Set = Sets.Of("3", [Sets.Branch("1", "3", [Sets.Leaf("1.1", "1", Ratio), Sets.Leaf("1.2", "1", Ratio), Sets.Leaf("1.3", "1", Ratio)])]);

    [Fact]
    public void Both_units_are_told_what_the_other_says_and_where()
    {
        var result = Province(("SNV", "1.1", "40", "50"), ("STC", "1.2", "40", "51"));

        var finding = Of(result, "SNV").ShouldHaveSingleItem();

        (finding.Leaf!.Code, finding.Severity).ShouldBe(("1.1", CheckSeverity.Warns));
        finding.What.ShouldBe("Số liệu \"Hồ sơ đã giải quyết (hồ sơ)\" ghi 50 ở 1.1, còn Sở Tài chính ghi 51 ở 1.2.");
        finding.Advice.ShouldContain("trừ điểm khi thẩm định");
        Of(result, "STC").ShouldHaveSingleItem().What.ShouldContain("ghi 51 ở 1.2, còn Sở Nội vụ ghi 50 ở 1.1");
    }

    [Fact]
    public void The_same_value_however_it_is_written_is_in_order() =>
        Of(Province(("SNV", "1.1", "40", "50"), ("STC", "1.2", "40,0", "50,00")), "SNV").ShouldBeEmpty();

    [Fact]
    public void Shares_of_one_leaf_have_to_differ() =>
        Of(Province(("SNV", "1.3", "1", "2"), ("STC", "1.3", "3", "4")), "SNV").ShouldBeEmpty();

    [Fact]
    public void A_unit_that_differs_from_itself_is_the_matter_of_another_check()
    {
        var result = Province(("SNV", "1.1", "40", "50"), ("SNV", "1.2", "40", "51"));

        Of(result, "SNV").ShouldBeEmpty();
        SubmissionChecks.Run(result, "SNV").ShouldContain(f => f.Code.Is("figure-inconsistent"));
    }

    private static CheckFinding[] Of(ProvinceResult result, string unit) => [.. SubmissionChecks.Run(result, unit).Where(f => f.Code.Is("figure-differs-elsewhere"))];

    // Leaf 1.3 is shared; the others are whoever's declares them.
    private static ProvinceResult Province(params (string Unit, string Leaf, string Numerator, string Denominator)[] declared)
    {
        var plan = SmallRecord.Plan with
        {
            Assignments = [.. Set.Leaves.Select(l => new Assignment { Leaf = l, Lead = declared.FirstOrDefault(d => d.Leaf.Is(l.Code)).Unit ?? "SNV", Contributors = l.Code.Is("1.3") ? ["STC"] : [] })],
        };
        var answers = declared.GroupBy(d => d.Unit, StringComparer.Ordinal).Select(g => new UnitAnswers { File = g.Key, Unit = g.Key, Answers = [.. g.Select(Answer)] });
        return Consolidator.Consolidate(Set, plan, [.. answers], null, []);
    }

    private static DeclaredAnswer Answer((string Unit, string Leaf, string Numerator, string Denominator) d)
    {
        var leaf = Set.Find(d.Leaf)!;
        TypedFigure[] typed = [new("numerator", "", $"\"{d.Numerator}\""), new("denominator", "", $"\"{d.Denominator}\"")];
        return new DeclaredAnswer { Leaf = leaf, Part = TypedFigures.Read(typed, null, d.Unit, leaf), Typed = typed, Pointer = "", Line = 0 };
    }
}
