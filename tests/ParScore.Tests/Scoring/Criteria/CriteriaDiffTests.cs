using System.Text;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>What changed between two versions, by the ids that survive renumbering.</summary>
public sealed class CriteriaDiffTests
{
    private const string Met = """{ "kind": "met", "figures": { "met": { "label": "Đạt" } } }""";

    private const string Bands = """{ "kind": "percent-bands", "bands": [ { "from": "80", "points": "1" }, { "below": "80", "points": "0.50" } ], "figures": { "numerator": { "label": "Đã xong", "unit": "việc" }, "denominator": { "label": "Được giao", "max": "500" } } }""";

    private static readonly CriteriaSet Province = CriteriaFile.Read(RepositoryFiles.Read("criteria", "par-index-province", "2020.json")).Set!;

    private static readonly string Old = Sets.Json("4",
    [
        Sets.Branch("1", "2", [Sets.Leaf("1.1", "1", Met), Sets.Leaf("1.2", "1", Bands)]),
        Sets.Branch("2", "2", [Sets.Leaf("2.1", "1", Met), Sets.Leaf("2.2", "1", Met)]),
    ]);

    [Fact]
    public void A_set_does_not_differ_from_itself_however_it_is_laid_out()
    {
        Differences(Old, Old).ShouldBeEmpty();
        Differences(Old, JsonEdit.Reversed(Old)).ShouldBeEmpty();
        CriteriaDiff.Compare(Province, Province).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_number_written_otherwise_is_no_difference() =>
        Differences(Old, Change(Old, ("/fields/0/maxPoints", "\"2.00\""), ("/fields/0/children/1/maxPoints", "\"1.0\""), ("/fields/0/children/1/rule/bands/1/points", "\"0.5\""), ("/fields/0/children/1/rule/bands/0/from", "\"80.0\""))).ShouldBeEmpty();

    [Fact]
    public void A_new_name_is_shown_beside_the_old_one() =>
        Differences(Old, Change(Old, ("/fields/0/children/0/name", "\"Tên mới\""))).ShouldBe(["Renamed n1-1 1.1>1.1: Tiêu chí 1.1 > Tên mới"]);

    [Fact]
    public void Points_differ_on_the_leaf_and_on_every_row_above_it()
    {
        var @new = Change(Old, ("/fields/1/children/0/maxPoints", "\"1.50\""), ("/fields/1/maxPoints", "\"2.50\""), ("/expectedTotals/total", "\"4.50\""));

        // "Met" gives the maximum, so its sentence changes with the points.
        Differences(Old, @new).ShouldBe(
        [
            "Header expectedTotals >: 4 > 4,5",
            "Points n2 2>2: 2 > 2,5",
            "Points n2-1 2.1>2.1: 1 > 1,5",
            "Rule n2-1 2.1>2.1: met: đạt: 1 điểm; không đạt: 0 điểm > met: đạt: 1,5 điểm; không đạt: 0 điểm",
        ]);
    }

    [Theory]
    [InlineData("/fields/0/children/1/rule/bands/1/points", "\"0.25\"")]
    [InlineData("/fields/0/children/1/rule/bands", """[ { "from": "90", "points": "1" }, { "below": "90", "points": "0.50" } ]""")]
    [InlineData("/fields/0/children/1/rule/empty", "\"full\"")]
    [InlineData("/fields/0/children/1/rule/notApplicable", "\"lowers-max\"")]
    [InlineData("/fields/0/children/1/rule/overHundred", "true")]
    [InlineData("/fields/0/children/1/rule/note", "\"Ghi chú mới\"")]
    [InlineData("/fields/0/children/1/rule/figures/numerator/label", "\"Đã xong đúng hạn\"")]
    [InlineData("/fields/0/children/1/rule/figures/numerator/unit", "\"hồ sơ\"")]
    [InlineData("/fields/0/children/1/rule/figures/numerator/whole", "true")]
    [InlineData("/fields/0/children/1/rule/figures/denominator/max", "\"501\"")]
    public void A_rule_differs_when_anything_in_it_does_and_both_sides_can_be_told_apart(string pointer, string value)
    {
        var difference = Compare(Old, Change(Old, (pointer, value))).ShouldHaveSingleItem();

        difference.Kind.ShouldBe(DifferenceKind.Rule);
        difference.Id.ShouldBe("n1-2");
        difference.Old.Is(difference.New).ShouldBeFalse(difference.Old);
    }

    [Fact]
    public void Another_kind_of_rule_and_another_scorer_are_a_difference_of_rule()
    {
        var kinds = Compare(Old, Change(Old, ("/fields/0/children/0/rule", """{ "kind": "none-allowed", "figures": { "count": { "label": "Vi phạm" } } }""")));
        var scorers = Compare(Old, Change(Old, ("/fields/0/children/0/rule", """{ "kind": "entered", "source": "survey", "figures": { "points": { "label": "Điểm" } } }"""), ("/fields/0/children/0/scoredBy", "\"survey\"")));

        kinds.ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Rule);
        kinds[0].Old!.ShouldStartWith("met: ");
        kinds[0].New!.ShouldStartWith("none-allowed: ");
        scorers.ShouldHaveSingleItem().New!.ShouldStartWith("entered: ");
    }

    [Fact]
    public void Documents_that_are_asked_for_differ_by_their_words_and_order()
    {
        var one = Change(Old, ("/fields/0/children/0/evidence", """[ "Kế hoạch", "Báo cáo" ]"""));

        Differences(Old, one).ShouldBe(["Evidence n1-1 1.1>1.1: không nêu > Kế hoạch; Báo cáo"]);
        Differences(one, Change(one, ("/fields/0/children/0/evidence", """[ "Báo cáo", "Kế hoạch" ]"""))).ShouldBe(["Evidence n1-1 1.1>1.1: Kế hoạch; Báo cáo > Báo cáo; Kế hoạch"]);
    }

    [Fact]
    public void An_added_row_stands_in_its_place_and_a_removed_one_at_the_end()
    {
        var @new = Sets.Json("4",
        [
            Sets.Branch("1", "2", [Sets.Leaf("1.1", "1", Met), Sets.Leaf("1.2", "1", Bands).Replace("n1-2", "moi", StringComparison.Ordinal)]),
            Sets.Branch("2", "2", [Sets.Leaf("2.1", "1", Met), Sets.Leaf("2.2", "1", Met)]),
        ]);

        Differences(Old, @new).ShouldBe(["Added moi >1.2: - > Tiêu chí 1.2 (1 điểm)", "Removed n1-2 1.2>: Tiêu chí 1.2 (1 điểm) > -"]);
    }

    [Fact]
    public void Renumbering_moves_rows_and_changes_nothing_else()
    {
        var @new = Sets.Json("4",
        [
            Sets.Branch("1", "2", [Again("1.1", "n2-1", "2.1"), Again("1.2", "n2-2", "2.2")]).Replace("\"id\": \"n1\"", "\"id\": \"n2\"", StringComparison.Ordinal).Replace("Dòng 1", "Dòng 2", StringComparison.Ordinal),
            Sets.Branch("2", "2", [Again("2.1", "n1-1", "1.1"), Again("2.2", "n1-2", "1.2", Bands)]).Replace("\"id\": \"n2\"", "\"id\": \"n1\"", StringComparison.Ordinal).Replace("Dòng 2", "Dòng 1", StringComparison.Ordinal),
        ]);

        Differences(Old, @new).ShouldBe(
        [
            "Moved n2 2>1: 2 > 1",
            "Moved n2-1 2.1>1.1: 2.1 (thuộc 2 Dòng 2) > 1.1 (thuộc 1 Dòng 2)",
            "Moved n2-2 2.2>1.2: 2.2 (thuộc 2 Dòng 2) > 1.2 (thuộc 1 Dòng 2)",
            "Moved n1 1>2: 1 > 2",
            "Moved n1-1 1.1>2.1: 1.1 (thuộc 1 Dòng 1) > 2.1 (thuộc 2 Dòng 1)",
            "Moved n1-2 1.2>2.2: 1.2 (thuộc 1 Dòng 1) > 2.2 (thuộc 2 Dòng 1)",
        ]);
    }

    [Fact]
    public void A_row_under_another_parent_is_moved_and_those_behind_it_too()
    {
        var @new = Sets.Json("4",
        [
            Sets.Branch("1", "1", [Again("1.1", "n1-2", "1.2", Bands)]),
            Sets.Branch("2", "3", [Sets.Leaf("2.1", "1", Met), Again("2.2", "n1-1", "1.1"), Again("2.3", "n2-2", "2.2")]),
        ]);

        Differences(Old, @new).ShouldBe(
        [
            "Points n1 1>1: 2 > 1",
            "Moved n1-2 1.2>1.1: 1.2 (thuộc 1 Dòng 1) > 1.1 (thuộc 1 Dòng 1)",
            "Points n2 2>2: 2 > 3",
            "Moved n1-1 1.1>2.2: 1.1 (thuộc 1 Dòng 1) > 2.2 (thuộc 2 Dòng 2)",
            "Moved n2-2 2.2>2.3: 2.2 (thuộc 2 Dòng 2) > 2.3 (thuộc 2 Dòng 2)",
        ]);
    }

    [Fact]
    public void One_row_may_differ_in_everything_at_once()
    {
        var @new = Sets.Json("4.50",
        [
            Sets.Branch("1", "1", [Again("1.1", "n1-2", "1.2", Bands)]),
            Sets.Branch("2", "3.50", [Sets.Leaf("2.1", "1", Met), Sets.Leaf("2.2", "1", Met), JsonEdit.Change(JsonEdit.Change(Again("2.3", "n1-1", "1.1 khác"), "/maxPoints", "\"1.50\""), "/evidence", "[\"Báo cáo\"]")]),
        ]);

        Compare(Old, @new).Where(d => d.Id is "n1-1").Select(d => d.Kind).ShouldBe([DifferenceKind.Moved, DifferenceKind.Renamed, DifferenceKind.Points, DifferenceKind.Rule, DifferenceKind.Evidence]);
    }

    [Fact]
    public void There_and_back_again_added_and_removed_change_places()
    {
        var @new = JsonEdit.Change(JsonEdit.Change(JsonEdit.Change(Old, "/fields/1/children/1", null), "/fields/1/maxPoints", "\"1\""), "/expectedTotals/total", "\"3\"");

        Differences(Old, @new).ShouldBe(["Header expectedTotals >: 4 > 3", "Points n2 2>2: 2 > 1", "Removed n2-2 2.2>: Tiêu chí 2.2 (1 điểm) > -"]);
        Differences(@new, Old).ShouldBe(["Header expectedTotals >: 3 > 4", "Points n2 2>2: 1 > 2", "Added n2-2 >2.2: - > Tiêu chí 2.2 (1 điểm)"]);
    }

    private static string Again(string code, string id, string oldCode, string rule = Met) =>
        JsonEdit.Change(JsonEdit.Change(Sets.Leaf(code, "1", rule), "/id", $"\"{id}\""), "/name", $"\"Tiêu chí {oldCode}\"");

    private static string Change(string json, params (string Pointer, string Value)[] changes) =>
        changes.Aggregate(json, (text, change) => JsonEdit.Change(text, change.Pointer, change.Value));

    private static IReadOnlyList<CriteriaDifference> Compare(string old, string @new) => CriteriaDiff.Compare(Load(old), Load(@new));

    private static IEnumerable<string> Differences(string old, string @new) =>
        Compare(old, @new).Select(d => $"{d.Kind} {d.Id} {d.OldCode}>{d.NewCode}: {d.Old ?? "-"} > {d.New ?? "-"}");

    private static CriteriaSet Load(string json)
    {
        var (set, faults) = CriteriaFile.Read(Encoding.UTF8.GetBytes(json));
        faults.ShouldBeEmpty();
        return set!;
    }
}
