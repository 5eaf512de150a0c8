using System.Globalization;
using System.Text.Json;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>
/// Two real tables of a provincial police force, 2024, found in a public repository (see the cases files): as they were
/// printed, with every slip, and mended.
/// </summary>
public sealed class RealTableTests
{
    private static readonly string[] Tables = ["bang-1", "bang-3"];
    private static readonly Dictionary<string, Lazy<CriteriaSet>> Sets = Tables.ToDictionary(t => t, t => new Lazy<CriteriaSet>(() => ReadMended(t)), StringComparer.Ordinal);
    private static readonly Dictionary<string, Lazy<JsonElement>> CaseFiles = Tables.ToDictionary(t => t, t => new Lazy<JsonElement>(() => ReadCases(t)), StringComparer.Ordinal);

    public static TheoryData<string> TableNames => [.. Tables];

    /// <summary>Every option of every leaf of both tables.</summary>
    public static TheoryData<string, string, int> PrintedOptions
    {
        get
        {
            var options = new TheoryData<string, string, int>();
            foreach (var table in Tables)
            {
                foreach (var leaf in Cases(table).GetProperty("cases").EnumerateArray())
                {
                    foreach (var option in leaf.GetProperty("options").EnumerateArray())
                    {
                        options.Add(table, leaf.GetProperty("code").GetString()!, option.GetProperty("row").GetInt32());
                    }
                }
            }

            return options;
        }
    }

    [Theory]
    [InlineData("bang-1", 63)]
    [InlineData("bang-3", 91)]
    public void A_mended_table_loads_with_its_leaves_and_a_hundred_points(string table, int leaves)
    {
        var set = Mended(table);

        set.Leaves.Count().ShouldBe(leaves);
        set.MaxPoints.ShouldBe(Points.Parse("100", CultureInfo.InvariantCulture));
        set.Leaves.Select(l => l.MaxPoints).Total.ShouldBe(Points.Parse("100", CultureInfo.InvariantCulture));
        Cases(table).GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("code").GetString()).ShouldBe(set.Leaves.Select(l => l.Code));
    }

    [Theory]
    [MemberData(nameof(PrintedOptions))]
    public void Figures_of_an_option_give_its_printed_points(string table, string code, int row)
    {
        var set = Mended(table);
        var leaf = set.Find(code).ShouldNotBeNull();
        var option = Cases(table).GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("code").ValueEquals(code))
            .GetProperty("options").EnumerateArray().Single(o => o.GetProperty("row").GetInt32() == row);
        var points = Points.Parse(option.TryGetProperty("mendedPoints", out var mended) ? mended.GetString()! : option.GetProperty("points").GetString()!, CultureInfo.InvariantCulture);
        JsonElement[] figures = [.. option.GetProperty("figures").EnumerateArray(), .. option.TryGetProperty("mendedFigures", out var more) ? more.EnumerateArray() : []];

        figures.ShouldNotBeEmpty();
        foreach (var declared in figures)
        {
            var line = ScoreSheet.Of(set, [new LeafAnswer { Leaf = leaf, Parts = [new AnswerPart { Figures = Read(declared, leaf.Rule!) }] }]).LineOf(leaf);

            line.OpenReason.ShouldBe("");
            line.State.ShouldBe(LeafState.Scored);
            line.Points.ShouldBe(points, $"{declared}");
            line.Max.ShouldBe(leaf.MaxPoints);
        }
    }

    [Theory]
    [InlineData("bang-1", 12, 20)]
    [InlineData("bang-3", 21, 41)]
    public void Every_slip_of_the_printed_table_is_found_at_its_row(string table, int slips, int unnormalized)
    {
        var loaded = CriteriaFile.Read(RepositoryFiles.Read("tests", "ParScore.Tests", "TestData", "real-tables", $"{table}.as-printed.json"));
        var defects = Defects(table);

        loaded.Set.ShouldBeNull();
        defects.Count(d => d.Kind is "printed" or "extra").ShouldBe(slips);
        defects.Count(d => d.Kind is "encoding").ShouldBe(unnormalized);
        foreach (var defect in defects.Where(d => d.ExpectedFaultCodes.Length > 0))
        {
            loaded.Faults.ShouldContain(f => defect.Explains(f, defect.ExpectedFaultCodes), $"{defect.Code}: {defect.Issue}");
        }
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Nothing_is_reported_of_the_printed_table_that_is_not_wrong_with_it(string table)
    {
        var loaded = CriteriaFile.Read(RepositoryFiles.Read("tests", "ParScore.Tests", "TestData", "real-tables", $"{table}.as-printed.json"));
        var defects = Defects(table);

        loaded.Faults.Where(f => !defects.Any(d => d.Explains(f, [.. d.ExpectedFaultCodes, .. d.AlsoPossible]))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Each_band_slip_is_reported_at_one_of_the_bands_that_clash(string table)
    {
        var loaded = CriteriaFile.Read(RepositoryFiles.Read("tests", "ParScore.Tests", "TestData", "real-tables", $"{table}.as-printed.json"));

        foreach (var defect in Defects(table).Where(d => d.Bands.Length > 0))
        {
            loaded.Faults.Where(f => defect.Explains(f, defect.ExpectedFaultCodes)).Select(f => f.Pointer)
                .ShouldAllBe(p => defect.Bands.Any(b => string.Equals(p, $"{defect.Pointer}/{b}", StringComparison.Ordinal)), defect.Issue);
        }
    }

    private static CriteriaSet Mended(string table) => Sets[table].Value;

    private static JsonElement Cases(string table) => CaseFiles[table].Value;

    private static CriteriaSet ReadMended(string table)
    {
        var loaded = CriteriaFile.Read(RepositoryFiles.Read("tests", "ParScore.Tests", "TestData", "real-tables", $"{table}.mended.json"));
        loaded.Faults.ShouldBeEmpty();
        return loaded.Set.ShouldNotBeNull();
    }

    private static JsonElement ReadCases(string table)
    {
        using var document = JsonDocument.Parse(RepositoryFiles.Read("tests", "ParScore.Tests", "TestData", "real-tables", $"{table}.cases.json"));
        return document.RootElement.Clone();
    }

    private static Defect[] Defects(string table) =>
        Cases(table).GetProperty("defects").Deserialize<Defect[]>(JsonSerializerOptions.Web).ShouldNotBeNull();

    private static Figures Read(JsonElement declared, ScoringRule rule)
    {
        var json = JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(declared.GetRawText()), new FaultList())!;
        return new Figures(rule.Asks.ToDictionary(
            ask => ask.Role,
            ask =>
            {
                var (figure, refusal) = FigureText.Read(json.Property(ask.Role).ShouldNotBeNull(), ask);
                refusal.ShouldBeNull();
                return figure.ShouldNotBeNull();
            },
            StringComparer.Ordinal));
    }

    /// <summary>One thing that is wrong with the printed table, as the cases file lists it.</summary>
    private sealed record Defect(string Kind, string? Code, string Issue, string Pointer, string[] ExpectedFaultCodes)
    {
        public string[] AlsoPossible { get; init; } = [];

        /// <summary>Which bands of the list at <see cref="Pointer"/> are meant.</summary>
        public int[] Bands { get; init; } = [];

        public bool Explains(Fault fault, string[] codes) =>
            codes.Contains(fault.Code, StringComparer.Ordinal)
            && string.Equals(fault.Row, Code, StringComparison.Ordinal)
            && (string.Equals(fault.Pointer, Pointer, StringComparison.Ordinal) || fault.Pointer.StartsWith($"{Pointer}/", StringComparison.Ordinal));
    }
}
