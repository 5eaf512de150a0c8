using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ParScore.App;
using ParScore.App.PublishedResults;
using ParScore.Scoring;
using ParScore.Scoring.Json;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.PublishedResults;

/// <summary>The ten published provinces reproduce, and a digit that somebody changes is noticed wherever it can be.</summary>
public sealed class ResultsCheckTests
{
    private static readonly string Published = File.ReadAllText(RepositoryFiles.Path("samples", "published-results-2020.json"));

    private static readonly string[] Parts = ["appraised", "sipas", "leadersSurvey", "impact"];

    [Fact]
    public void The_ten_provinces_with_parts_reproduce_within_a_hundredth()
    {
        var check = Check(Published);

        check.Provinces.Count(p => p.Sum is not null).ShouldBe(10);
        check.Provinces.Where(p => p.Sum is not null).ShouldAllBe(p => p.Difference!.Value.Abs() <= Fraction.Parse("0.01"));
        check.Provinces.Where(p => p.Difference is { IsZero: false }).Select(p => (p.Province.Name, p.Difference!.Value.ToText())).ShouldBe([("Quảng Ninh", "-0.01"), ("Đồng Tháp", "0.01"), ("Phú Thọ", "0.01")]);
        check.Findings.ShouldAllBe(f => !f.IsError);
        check.Findings.Select(f => (f.Fault.Code, f.Fault.Row, f.Fault.Pointer)).ShouldBe(
        [
            ("rounding", "Quảng Ninh", "/provinces/0/publishedTotal"),
            ("rounding", "Đồng Tháp", "/provinces/4/publishedTotal"),
            ("rounding", "Phú Thọ", "/provinces/9/publishedTotal"),
        ]);
    }

    [Fact]
    public void A_province_that_is_listed_twice_is_refused()
    {
        var first = JsonNode.Parse(Published)!["provinces"]![0]!;
        var twice = JsonEdit.Change(Published, "/totalsOnly/-", $"{{ \"province\": \"{first["province"]}\", \"rank\": 1, \"publishedTotal\": \"91.04\" }}");

        var (table, faults) = PublishedResultsFile.Read(Encoding.UTF8.GetBytes(twice));

        table.ShouldBeNull();
        (faults.ShouldHaveSingleItem().Code, faults[0].Pointer, faults[0].Row).ShouldBe((AppFaultCodes.Twice, "/totalsOnly/4/province", "Quảng Ninh"));
    }

    [Fact]
    public void Index_group_and_order_are_those_that_were_published()
    {
        var check = Check(Published);

        check.Provinces.Select(p => (p.Province.Rank, p.Province.Name, p.Group)).ShouldBe(
        [
            (1, "Quảng Ninh", "A"), (2, "Hải Phòng", "A"), (3, "Thừa Thiên Huế", "B"), (4, "Bình Dương", "B"), (5, "Đồng Tháp", "B"), (6, "Đà Nẵng", "B"), (7, "Long An", "B"),
            (8, "Hà Nội", "B"), (9, "Bà Rịa – Vũng Tàu", "B"), (10, "Phú Thọ", "B"), (16, "Hà Tĩnh", "B"), (33, "Hà Giang", "B"), (57, "Tiền Giang", "B"), (63, "Quảng Ngãi", "C"),
        ]);
        check.Provinces.ShouldAllBe(p => p.Index == p.Province.Total.Value);
    }

    /// <summary>
    /// Every digit of every part, total and rank, one up and one down (but no rank "06", which is not JSON). A change goes unseen only where the table itself says
    /// nothing against it: it makes a rounding difference vanish; or it moves a total that was published without parts, or a
    /// rank next to unlisted ones, within the room that the listed neighbours and the groups leave.
    /// </summary>
    [Fact]
    public void Every_changed_digit_is_reported_unless_nothing_in_the_table_speaks_against_it()
    {
        var before = Reported(Published);
        var (tried, unseen) = (0, new List<string>());
        foreach (var (pointer, text) in Numbers())
        {
            foreach (var changed in OneDigitOff(text).Where(c => !pointer.EndsWith("/rank", StringComparison.Ordinal) || c.Length == 1 || c[0] != '0'))
            {
                tried++;
                var json = JsonEdit.Change(Published, pointer, pointer.EndsWith("/rank", StringComparison.Ordinal) ? changed : $"\"{changed}\"");
                var now = Reported(json);
                if (now.IsSubsetOf(before))
                {
                    unseen.Add($"{pointer} {text} → {changed}");
                    MayGoUnseen(pointer, changed).ShouldBeTrue($"{pointer} {text} → {changed} was not reported");
                }
                else
                {
                    MayGoUnseen(pointer, changed).ShouldBeFalse($"{pointer} {text} → {changed} should not have been noticed");
                }
            }
        }

        tried.ShouldBe(381);
        unseen.Where(u => u.StartsWith("/provinces", StringComparison.Ordinal) && !u.Contains("/rank", StringComparison.Ordinal)).ShouldBe(
        [
            "/provinces/0/appraised 57.66 → 57.65", "/provinces/0/sipas 9.56 → 9.55", "/provinces/0/leadersSurvey 18.83 → 18.82", "/provinces/0/publishedTotal 91.04 → 91.05",
            "/provinces/4/appraised 55.94 → 55.95", "/provinces/4/impact 1.84 → 1.85", "/provinces/4/publishedTotal 86.77 → 86.76",
            "/provinces/9/sipas 8.81 → 8.82", "/provinces/9/leadersSurvey 18.17 → 18.18", "/provinces/9/impact 4.76 → 4.77", "/provinces/9/publishedTotal 85.74 → 85.73",
        ], ignoreOrder: true);
        unseen.Where(u => u.Contains("/rank", StringComparison.Ordinal)).ShouldBe(
        [
            "/provinces/9/rank 10 → 11",
            "/totalsOnly/0/rank 16 → 15", "/totalsOnly/0/rank 16 → 17", "/totalsOnly/0/rank 16 → 26",
            "/totalsOnly/1/rank 33 → 23", "/totalsOnly/1/rank 33 → 43", "/totalsOnly/1/rank 33 → 32", "/totalsOnly/1/rank 33 → 34",
            "/totalsOnly/2/rank 57 → 47", "/totalsOnly/2/rank 57 → 56", "/totalsOnly/2/rank 57 → 58",
            "/totalsOnly/3/rank 63 → 62",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("/max/appraised", "\"61.50\"", "max-differs", "/max/total")]
    [InlineData("/max/total", "\"100.01\"", "max-differs", "/max/total")]
    [InlineData("/max/impact", "\"4.99\"", "part-above-max", "/provinces/0/impact")]
    [InlineData("/groups/A", "3", "group-counts", "/groups")]
    [InlineData("/groups/provinces", "64", "group-counts", "/groups")]
    [InlineData("/provinces/1/rank", "1", "rank-differs", "/provinces/1/rank")]
    [InlineData("/totalsOnly/3/rank", "64", "rank-differs", "/totalsOnly/3/rank")]
    [InlineData("/provinces/2/publishedTotal", "\"90.47\"", "total-differs", "/provinces/2/publishedTotal")]
    [InlineData("/provinces/2/publishedTotal", "\"90.47\"", "group-differs", "/provinces/2/publishedTotal")]
    public void What_is_wrong_is_named_at_its_place(string pointer, string value, string code, string at)
    {
        var finding = Check(JsonEdit.Change(Published, pointer, value)).Findings.Where(f => f.IsError).First(f => f.Fault.Code.Is(code));

        finding.Fault.Pointer.ShouldBe(at);
        finding.Fault.Message.ShouldBeASentence();
    }

    [Fact]
    public void A_hundredth_is_rounding_and_two_are_not()
    {
        Check(JsonEdit.Change(Published, "/provinces/1/appraised", "\"58.72\"")).Findings.ShouldAllBe(f => !f.IsError);
        Check(JsonEdit.Change(Published, "/provinces/1/appraised", "\"58.73\"")).Findings.Where(f => f.IsError).ShouldHaveSingleItem()
            .Fault.Message.ShouldBe("Hải Phòng: các phần cộng lại được 90,53, bảng in 90,51, lệch -0,02 điểm; không thể do làm tròn, có chữ số sai.");
        Check(JsonEdit.Change(Published, "/provinces/1/appraised", "\"58.720000001\"")).Findings.Count(f => f.IsError).ShouldBe(1);
    }

    [Fact]
    public void Equal_totals_share_a_rank()
    {
        var equal = JsonEdit.Change(Published, "/totalsOnly/1/publishedTotal", "\"85.31\"");

        Check(equal).Findings.Where(f => f.IsError).ShouldHaveSingleItem().Fault.Code.ShouldBe("rank-differs");
        Check(JsonEdit.Change(equal, "/totalsOnly/1/rank", "16")).Findings.ShouldAllBe(f => !f.IsError);
    }

    [Theory]
    [InlineData("/provinces/3/sipas", null, FaultCodes.PropertyMissing, "Bình Dương")]
    [InlineData("/provinces/3/sipas", "\"8,82\"", FaultCodes.NotANumber, "Bình Dương")]
    [InlineData("/provinces/3/sipas", "8.82", FaultCodes.WrongType, "Bình Dương")]
    [InlineData("/provinces/3/publishedTotal", "\"-1\"", FaultCodes.PointsBelowZero, "Bình Dương")]
    [InlineData("/provinces/3/rank", "\"4\"", FaultCodes.WrongType, "Bình Dương")]
    [InlineData("/provinces/3/rank", "0", FaultCodes.OutOfBounds, "Bình Dương")]
    [InlineData("/provinces/3/tong", "\"1\"", FaultCodes.PropertyUnknown, "Bình Dương")]
    [InlineData("/provinces/3/province", "\"Bi\\u0300nh\"", FaultCodes.NotNfc, null)]
    [InlineData("/max/total", null, FaultCodes.PropertyMissing, null)]
    [InlineData("/about", null, FaultCodes.PropertyMissing, null)]
    [InlineData("/provinces", "[]", FaultCodes.Empty, null)]
    [InlineData("/groups/A", "-1", FaultCodes.OutOfBounds, null)]
    public void A_table_that_cannot_be_read_is_refused_with_its_place(string pointer, string? value, string code, string? row)
    {
        var json = JsonEdit.Change(Published, pointer, value);

        var (table, faults) = PublishedResultsFile.Read(Encoding.UTF8.GetBytes(json));

        table.ShouldBeNull();
        var fault = faults.First(f => f.Code.Is(code));
        fault.Row.ShouldBe(row);
        fault.Message.ShouldBeASentence();
        fault.ShouldPointInto(json);
    }

    private static ResultsCheck Check(string json)
    {
        var (table, faults) = PublishedResultsFile.Read(Encoding.UTF8.GetBytes(json));
        faults.ShouldBeEmpty();
        return ResultsCheck.Of(table!);
    }

    /// <summary>What is said about a table, each finding and each fault once.</summary>
    private static HashSet<string> Reported(string json)
    {
        var (table, faults) = PublishedResultsFile.Read(Encoding.UTF8.GetBytes(json));
        return table is null
            ? [.. faults.Select(f => f.ToString())]
            : [.. ResultsCheck.Of(table).Findings.Select(f => f.Fault.ToString())];
    }

    private static IEnumerable<(string Pointer, string Text)> Numbers()
    {
        var root = JsonEdit.Parse(Published);
        return root.Property("provinces")!.Items.Concat(root.Property("totalsOnly")!.Items)
            .SelectMany(row => row.Properties.Where(p => p.Name is not "province").Select(p => p.Value))
            .Select(item => (item.Pointer, item.Text));
    }

    private static IEnumerable<string> OneDigitOff(string text) =>
        from at in Enumerable.Range(0, text.Length)
        where char.IsAsciiDigit(text[at])
        from digit in new[] { text[at] - '0' - 1, text[at] - '0' + 1 }
        where digit is >= 0 and <= 9
        select $"{text[..at]}{digit.ToString(CultureInfo.InvariantCulture)}{text[(at + 1)..]}";

    /// <summary>Whether the printed table with this one change contradicts itself nowhere that it did not before; reckoned in hundredths.</summary>
    private static bool MayGoUnseen(string pointer, string changed)
    {
        var root = JsonEdit.Parse(Published);
        var steps = pointer.Split('/');
        var rows = root.Property("provinces")!.Items.Concat(root.Property("totalsOnly")!.Items).ToArray();
        var row = rows.First(r => pointer.StartsWith(r.Pointer + "/", StringComparison.Ordinal));
        string Text(JsonItem r, string name) => r == row && name.Is(steps[3]) ? changed : r.Property(name)!.Text;
        int Total(JsonItem r) => Hundredths(Text(r, "publishedTotal"));
        int Rank(JsonItem r) => int.Parse(Text(r, "rank"), CultureInfo.InvariantCulture);
        var sums = row.Property("appraised") is null || steps[3] is "rank" || Parts.Sum(p => Hundredths(Text(row, p))) == Total(row);
        var limits = new Dictionary<string, int>(StringComparer.Ordinal) { ["appraised"] = 6050, ["sipas"] = 1000, ["leadersSurvey"] = 2350, ["impact"] = 600 };
        var within = row.Property("appraised") is null || Parts.All(p => Hundredths(Text(row, p)) <= limits[p]);
        var ordered = rows.OrderByDescending(Total).ToArray();
        var falls = ordered.Zip(ordered.Skip(1)).All(p => Total(p.First) > Total(p.Second) && Rank(p.First) < Rank(p.Second));
        // 2 in group A from 90 points, 56 in B from 80, 5 in C from 70.
        var grouped = (Rank(row), Total(row)) is ( >= 1 and <= 2, >= 9000) or ( >= 3 and <= 58, >= 8000 and < 9000) or ( >= 59 and <= 63, >= 7000 and < 8000);
        return sums && within && falls && grouped;
    }

    private static int Hundredths(string text)
    {
        var parts = text.Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture) * 100) + (parts.Length == 1 ? 0 : int.Parse(parts[1].PadRight(2, '0'), CultureInfo.InvariantCulture));
    }
}
