using ParScore.App.Evidence;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>Names of files in the Ministry's package: by criterion, and possible on Windows.</summary>
public sealed class NumberedEvidenceTests
{
    [Theory]
    [InlineData("123/KH-UBND", "documents/x.pdf", "1.3.2-01 – 123-KH-UBND.pdf")]
    [InlineData("123/KH-UBND", "documents/x.PDF", "1.3.2-01 – 123-KH-UBND.pdf")]
    [InlineData("383/BNV- CCVC", "x.docx", "1.3.2-01 – 383-BNV- CCVC.docx")]
    [InlineData("12\\QĐ:\"*?<>|", "x.pdf", "1.3.2-01 – 12-QĐ-------.pdf")]
    [InlineData("Số\t5\n", "x.pdf", "1.3.2-01 – Số-5-.pdf")]
    [InlineData("../../etc/passwd", "x.pdf", "1.3.2-01 – -..-etc-passwd.pdf")]
    [InlineData(" 5/BC. ", "x.pdf", "1.3.2-01 – 5-BC.pdf")]
    [InlineData("Quye\u0302\u0301t \u0111i\u0323nh", "x.pdf", "1.3.2-01 – Quyết định.pdf")]
    [InlineData("5\uFFFE6", "x.pdf", "1.3.2-01 – 5-6.pdf")]
    public void A_name_is_the_leaf_the_position_and_the_document_number(string number, string file, string name) => Numbered(1, number, file).FileName.ShouldBe(name);

    [Theory]
    [InlineData(1, "1.3.2-01")]
    [InlineData(9, "1.3.2-09")]
    [InlineData(10, "1.3.2-10")]
    [InlineData(100, "1.3.2-100")]
    public void Positions_have_two_digits_so_that_they_sort(int position, string number) => Numbered(position, "1", "x.pdf").Number.ShouldBe(number);

    [Fact]
    public void A_document_without_a_file_has_a_number_and_no_name()
    {
        var numbered = Numbered(2, "02/DS-SNV", null);

        numbered.Number.ShouldBe("1.3.2-02");
        numbered.FileName.ShouldBeNull();
    }

    [Theory]
    [InlineData("II.3", "5", "mục II.3, trang 5")]
    [InlineData("II.3", null, "mục II.3")]
    [InlineData(null, "5-7", "trang 5-7")]
    [InlineData(null, null, "")]
    public void The_place_in_a_document_names_section_and_page(string? section, string? page, string place) =>
        (Numbered(1, "1", "x.pdf").Link with { Section = section, Page = page }).Place.ShouldBe(place);

    [Fact]
    public void Every_name_in_the_sample_is_there_once()
    {
        var names = CampaignCopy.Sample.Evidence.Select(e => e.FileName).OfType<string>().ToArray();

        names.Length.ShouldBeGreaterThan(100);
        names.ShouldBeUnique(StringComparer.Ordinal);
        names.ShouldAllBe(n => n.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && n.Length < 120);
    }

    private static NumberedEvidence Numbered(int position, string number, string? file) => new()
    {
        Leaf = CampaignCopy.Set.Find("1.3.2")!,
        Position = position,
        Link = new EvidenceLink
        {
            Document = new EvidenceDocument { Id = "A", Unit = "SNV", Number = number, Date = new DateOnly(2020, 1, 1), Issuer = "UBND", Abstract = "x", File = file },
        },
    };
}
