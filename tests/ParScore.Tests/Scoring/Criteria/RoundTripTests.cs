using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;
using ParScore.Tests.Scoring.Properties;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>A set that is read and written back is the same set: same canonical JSON, same identity.</summary>
public sealed class RoundTripTests
{
    /// <summary>The valid sets of the repository.</summary>
    internal static readonly IReadOnlyList<string> Files =
    [
        "criteria/par-index-province/2020.json",
        "tests/ParScore.Tests/TestData/criteria/every-kind.json",
        "tests/ParScore.Tests/TestData/real-tables/bang-1.mended.json",
        "tests/ParScore.Tests/TestData/real-tables/bang-3.mended.json",
    ];

    public static TheoryData<string> FileNames => [.. Files];

    [Theory]
    [MemberData(nameof(FileNames))]
    public void A_file_is_written_back_with_its_identity(string file) => AssertWrittenBack(RepositoryFiles.Read(file.Split('/')), file);

    [Fact]
    public void Three_hundred_generated_sets_are_written_back_with_their_identity()
    {
        foreach (var seed in Enumerable.Range(0, Math.Min(300, PropertyRun.Cases)))
        {
            AssertWrittenBack(GeneratedSets.Of(seed).ToBytes(), $"seed {seed}");
        }
    }

    [Fact]
    public void Generated_sets_use_every_rule_kind_and_the_test_file_has_one_of_each()
    {
        IEnumerable<string> Kinds(CriteriaDraft draft) => draft.Read().Set!.Leaves.Select(l => l.Rule!.Kind);

        Enumerable.Range(0, 100).SelectMany(seed => Kinds(GeneratedSets.Of(seed))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(RuleKinds.Names);
        Kinds(CriteriaDraft.EveryKind()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(RuleKinds.Names);
    }

    [Fact]
    public void Numbers_keep_the_decimals_they_were_written_with()
    {
        var set = CriteriaDraft.Small().Put("/fields/1/maxPoints", "2.000000000").Read().Set!;

        CriteriaFile.Read(CriteriaWriter.Write(set)).Set!.Fields[1].MaxPoints.ToText().ShouldBe("2.000000000");
        string.Equals(set.Hash, CriteriaDraft.Small().Read().Set!.Hash, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void A_written_file_is_indented_ends_in_a_line_feed_and_keeps_vietnamese_letters()
    {
        var written = System.Text.Encoding.UTF8.GetString(CriteriaWriter.Write(CriteriaDraft.EveryKind().Read().Set!));

        written.ShouldStartWith("{\n  \"$schema\": ");
        written.ShouldEndWith("\n}\n");
        written.ShouldContain("\"Ủy ban nhân dân tỉnh\"");
        written.Contains('\r', StringComparison.Ordinal).ShouldBeFalse();
    }

    private static void AssertWrittenBack(byte[] file, string name)
    {
        var loaded = CriteriaFile.Read(file);
        loaded.Faults.ShouldBeEmpty(name);
        var written = CriteriaWriter.Write(loaded.Set!);

        var again = CriteriaFile.Read(written);
        again.Faults.ShouldBeEmpty(name);
        again.Set!.Hash.ShouldBe(loaded.Set!.Hash, name);
        Canonical(written).ShouldBe(Canonical(file), name);
        CriteriaWriter.Write(again.Set).ShouldBe(written, name);
    }

    private static byte[] Canonical(byte[] file) => CanonicalJson.Of(JsonText.Parse(file, new ParScore.Scoring.FaultList())!);
}
