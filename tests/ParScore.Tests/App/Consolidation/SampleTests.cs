using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NodaTime;
using ParScore.App;
using ParScore.App.Consolidation;
using ParScore.Scoring;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.App.Consolidation;

/// <summary>The sample of Quảng Trị 2020 as a whole, recomputed with a pencil from what its eight units declare.</summary>
public sealed partial class SampleTests
{
    /// <summary>Printed code → how an official reckons it from the figures in the units' files; open and not applicable leaves are not here.</summary>
    private static readonly (string Code, string Reckoning)[] Pencil =
    [
        ("1.1", "62 / 64 * 1.50"), ("1.2", "0.50"), ("1.3.1", "0.50"), ("1.3.2", "21 / 23"), ("1.4.1", "0.25"), ("1.4.2", "0.50"), ("1.5", "1.50"), ("1.6", "7 * 0.5 + 139 / 148 * 2.00"),
        ("2.1.1", "0.50"), ("2.1.2", "1.00"), ("2.2.1", "0.50"), ("2.2.2", "36 / 38"), ("2.3.1", "0.50"), ("2.3.2", "5 / 5"), ("2.4.1", "1.04"), ("2.4.2", "1.01"), ("2.4.3", "1.07"), ("2.4.4", "0.99"),
        ("3.1.1", "0.50"), ("3.1.2", "118 / 120 * 0.50"), ("3.1.3", "31 / 33"), ("3.2.1", "0.50"), ("3.2.2", "153 / 155"), ("3.2.3", "284915 / 291376"), ("3.3.1", "1817 / 1842"), ("3.3.2", "1.00"), ("3.3.3", "1.00"),
        ("3.4.1", "48412 / 48730 * 1.50"), ("3.4.2", "85690 / 86544"), ("3.4.4", "0.50"), ("3.5.1", "48 / 49"), ("3.5.2", "1.00"),
        ("4.1.1", "0.50"), ("4.1.2", "1.00"), ("4.1.3", "1.00"), ("4.2.1", "0.50"), ("4.2.2", "0.50"), ("4.2.3", "187 / 1947 / 0.10 * 1.50"), ("4.3.1", "4 / 5"), ("4.3.2", "0.50"), ("4.3.3", "20 / 22"),
        ("4.4.1", "1.24"), ("4.4.2", "1.26"), ("4.4.3", "1.21"),
        ("5.1.1", "0.50"), ("5.1.2", "0"), ("5.2.1", "0.50"), ("5.2.2", "0.50"), ("5.2.3", "0.50"), ("5.3.1", "0.50"), ("5.3.2", "0.50"), ("5.4.1", "1.00"), ("5.4.2", "0"), ("5.5", "62 / 65"), ("5.6.1", "0.50"), ("5.6.2", "0"),
        ("5.7.1", "1.24"), ("5.7.2", "1.21"), ("5.7.3", "1.12"), ("5.7.4", "1.17"), ("5.7.5", "1.03"),
        ("6.1.1", "2986.4 / 3245.6 * 2.00"), ("6.1.2", "1.00"), ("6.1.3", "44150.5 / 48720"), ("6.2.1", "0.50"), ("6.2.2", "0.50"), ("6.2.3", "0.50"), ("6.3.1", "0.50"), ("6.3.2", "0.50"), ("6.3.3", "0"), ("6.3.4", "0.50"),
        ("6.4.1", "0.86"), ("6.4.2", "0.84"), ("6.4.3", "1.21"),
        ("7.1.1", "0.50"), ("7.1.2", "0.50"), ("7.1.3", "412380 / 421904"), ("7.1.4", "0.25"), ("7.1.5", "0.50"), ("7.1.6", "0.50"), ("7.2.1", "712 / 1842 * 0.50"), ("7.2.2", "326 / 712 * 0.50"), ("7.2.3", "9385 / 21460 * 0.50"),
        ("7.2.4", "3112 / 8730 * 0.50"), ("7.2.5", "0.50"), ("7.3.1", "402 / 1655 * 0.50"), ("7.3.2", "29412 / 291376 * 0.50"), ("7.3.3", "47806 / 288904 * 0.50"), ("7.4.1", "0.50"), ("7.4.2", "98 / 125 * 0.50"),
        ("7.5.1", "0.91"), ("7.5.2", "0.89"), ("7.5.3", "0.88"),
        ("8.1", "8.63"), ("8.2", "1.00"), ("8.3.1", "14 / 398 / 0.30"), ("8.3.2", "1.00"), ("8.4", "0.50"), ("8.5", "0"), ("8.6", "0.50"),
    ];

    private static ProvinceResult Sample => CampaignCopy.Sample;

    public static TheoryData<string, string> Reckonings
    {
        get
        {
            var data = new TheoryData<string, string>();
            Pencil.ToList().ForEach(p => data.Add(p.Code, p.Reckoning));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Reckonings))]
    public void A_leaf_gets_what_the_pencil_gets(string code, string reckoning)
    {
        var line = Sample.Sheet.LineOf(Sample.Set.Find(code)!);

        line.State.ShouldBe(LeafState.Scored);
        ShouldBeExactly(line.Points, PencilSum.Of(reckoning));
    }

    [Fact]
    public void The_pencil_has_every_leaf_but_the_open_and_the_not_applicable_ones() =>
        Sample.Lines.Select(l => l.Leaf.Code).Except(Pencil.Select(p => p.Code), StringComparer.Ordinal).ShouldBe(["3.4.3", "6.3.5", "7.2.6"]);

    [Theory]
    [InlineData("1", "8.50")]
    [InlineData("2", "10.00")]
    [InlineData("3", "13.00")]
    [InlineData("4", "12.00")]
    [InlineData("5", "15.00")]
    [InlineData("6", "12.00")]
    [InlineData("7", "12.50")]
    [InlineData("8", "16.00")]
    public void A_field_is_the_exact_sum_of_its_leaves(string field, string max)
    {
        var subtotal = Sample.Sheet.Of(Sample.Set.Find(field)!);

        ShouldBeExactly(subtotal.Points, PencilSum.Sum(Pencil.Where(p => p.Code.StartsWith(field + ".", StringComparison.Ordinal)).Select(p => PencilSum.Of(p.Reckoning))));
        subtotal.Max.ShouldBe(Points.Parse(max, provider: null));
    }

    [Fact]
    public void The_total_and_the_index_are_exact_and_the_group_is_B()
    {
        var total = PencilSum.Sum(Pencil.Select(p => PencilSum.Of(p.Reckoning)));

        ShouldBeExactly(Sample.Sheet.Total.Points, total);
        PencilSum.Digits(total, 10).ShouldBe("80.3020953790");
        Sample.Sheet.Total.Max.ShouldBe(Points.Parse("99.00", provider: null));
        PencilSum.Digits((total.Over * 100, total.Under * 99), 10).ShouldBe("81.1132276555");
        (Sample.Sheet.Total.Index!.Value.Numerator * total.Under * 99).ShouldBe(total.Over * 100 * Sample.Sheet.Total.Index.Value.Denominator);
        Sample.Sheet.Group!.Code.ShouldBe("B");
    }

    [Fact]
    public void Open_leaves_stand_apart_from_leaves_that_got_nothing()
    {
        Codes(l => l.Score.State == LeafState.Open).ShouldBe(["6.3.5", "7.2.6"]);
        Codes(l => l.Score.State == LeafState.NotApplicable).ShouldBe(["3.4.3"]);
        Codes(l => l.Score.State == LeafState.Scored && l.Score.Points.Value.IsZero).ShouldBe(["5.1.2", "5.4.2", "5.6.2", "6.3.3", "8.5"]);
        Sample.Sheet.Total.OpenCount.ShouldBe(2);
        Sample.Lines.ShouldAllBe(l => (l.Score.Trace == null) == (l.Score.State == LeafState.Open));
    }

    [Fact]
    public void The_one_finding_is_the_leaf_without_evidence_and_explanation()
    {
        var (file, fault) = Sample.Findings.ShouldHaveSingleItem();

        (file, fault.Code, fault.Row, fault.Pointer).ShouldBe(("answers/VPUBND.json", AppFaultCodes.EvidenceMissing, "3.1.1", "/answers/2"));
        fault.ShouldPointInto(CampaignCopy.SampleText("answers/VPUBND.json"));
        Codes(l => l.EvidenceState == EvidenceState.Nothing).ShouldBe(["3.1.1"]);
        Codes(l => l.EvidenceState == EvidenceState.Explanation).ShouldBe(["5.3.2", "5.4.2", "6.1.2", "7.1.4"]);
    }

    [Fact]
    public void Only_Ke_hoach_va_Dau_tu_was_late_by_9_hours_and_12_minutes()
    {
        Sample.Units.Where(u => u.LateBy is not null).Select(u => (u.Unit.Code, u.LateBy!.Value)).ShouldBe([("SKHDT", Duration.FromHours(9) + Duration.FromMinutes(12))]);
        Sample.Units.ShouldAllBe(u => u.Answers!.SubmittedAt != null);
    }

    [Fact]
    public void Shown_parts_that_miss_their_shown_total_are_named_with_the_difference()
    {
        var gap = Sample.Sheet.RoundingGaps.ShouldHaveSingleItem();

        (gap.Node!.Code, gap.ShownTotal.ToText(), gap.SumOfShown.ToText(), gap.Difference.ToText()).ShouldBe(("3.2", "2.46", "2.47", "-0.01"));
    }

    [Fact]
    public void Every_figure_document_and_result_is_labelled_as_made_up()
    {
        Sample.Labels.ShouldBe(["Số liệu minh họa"]);
        Sample.Units.ShouldAllBe(u => u.Answers!.Label == "Số liệu minh họa");
        Sample.Units.SelectMany(u => u.Answers!.Documents).ShouldAllBe(d => d.Abstract.Contains("số liệu minh họa", StringComparison.Ordinal));
        Sample.Entered!.Label.ShouldBe("Số liệu minh họa");
    }

    [Fact]
    public void Every_unit_proposes_an_initiative_with_scale_cost_time_and_effect()
    {
        Sample.Units.Count.ShouldBe(8);
        Sample.Units.ShouldAllBe(u => u.Answers!.Initiatives.Count > 0 && u.Answers.Initiatives.All(i => i.IsComplete));
        Sample.LineOf(Sample.Set.Find("1.5")!).Score.Trace!.Figures.ShouldContain($": {Sample.Units.Sum(u => u.Answers!.Initiatives.Count)} sáng kiến");
    }

    [Fact]
    public void Every_document_is_used_and_has_its_file_with_its_hash_or_a_reason()
    {
        var documents = Sample.Units.SelectMany(u => u.Answers!.Documents).ToArray();

        documents.Length.ShouldBe(79);
        documents.Count(d => d.File is null).ShouldBe(2);
        foreach (var document in documents.Where(d => d.File is not null))
        {
            var bytes = File.ReadAllBytes(Path.Combine(CampaignCopy.SampleFolder, document.File!));
            document.Stored.ShouldBe(new ParScore.App.Evidence.StoredFile(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), document.Id);
        }

        documents.Where(d => d.File is null).ShouldAllBe(d => d.WithoutFile!.Length > 20 && d.Stored == null);
        documents.Select(d => d.Id).Except(Sample.Evidence.Select(e => e.Link.Document.Id), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_folder_holds_the_documents_files_and_no_others()
    {
        var named = Sample.Units.SelectMany(u => u.Answers!.Documents).Select(d => d.File).OfType<string>().Order(StringComparer.Ordinal);

        Directory.EnumerateFiles(Path.Combine(CampaignCopy.SampleFolder, "documents")).Select(f => $"documents/{Path.GetFileName(f)}").Order(StringComparer.Ordinal).ShouldBe(named);
    }

    [Fact]
    public void A_document_gives_number_day_and_issuer_and_a_link_its_section_and_page_where_only_a_part_proves()
    {
        Sample.Evidence.Count(e => e.Link is { Section: not null, Page: not null }).ShouldBeGreaterThan(100);
        Sample.Units.SelectMany(u => u.Answers!.Documents).ShouldAllBe(d => DocumentNumber().IsMatch(d.Number) && d.Date >= new DateOnly(2019, 12, 1) && d.Date < new DateOnly(2021, 2, 20) && d.Issuer.Length > 3);
    }

    [GeneratedRegex(@"^\d+(/[\p{Lu}\d-]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DocumentNumber();

    private static IEnumerable<string> Codes(Func<ConsolidatedLine, bool> which) => Sample.Lines.Where(which).Select(l => l.Leaf.Code);

    private static void ShouldBeExactly(Points points, (BigInteger Over, BigInteger Under) expected) =>
        (points.Value.Numerator * expected.Under).ShouldBe(expected.Over * points.Value.Denominator);
}
