using System.Security.Cryptography;
using ParScore.App;
using ParScore.App.Evidence;
using ParScore.Scoring;

namespace ParScore.Tests.App.Evidence;

/// <summary>Documents' files: within the campaign's folder only, and what their names say they are.</summary>
public sealed class EvidenceFilesTests : IDisposable
{
    private readonly string _outside = Directory.CreateTempSubdirectory("parscore-").FullName;
    private readonly string _folder;

    public EvidenceFilesTests()
    {
        _folder = Path.Combine(_outside, "campaign");
        Directory.CreateDirectory(Path.Combine(_folder, "documents"));
        File.WriteAllBytes(Path.Combine(_outside, "secret.pdf"), "%PDF-1.4 mật"u8.ToArray());
        Write("documents/a.pdf", "%PDF-1.4 tốt"u8);
    }

    [Theory]
    [InlineData("documents/a.pdf")]
    [InlineData("a.PDF")]
    [InlineData("documents/dưới/Kế hoạch số 12.pdf")]
    public void A_good_file_is_hashed_over_all_its_bytes(string file)
    {
        var bytes = "%PDF-1.7\n"u8.ToArray().Concat(RandomNumberGenerator.GetBytes(200_000)).ToArray();
        Write(file, bytes);

        var (stored, faults) = Read(file);

        faults.ShouldBeEmpty();
        stored.ShouldBe(new StoredFile(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Theory]
    [InlineData("b.docx", new byte[] { 0x50, 0x4B, 3, 4, 0 })]
    [InlineData("b.xlsx", new byte[] { 0x50, 0x4B, 3, 4, 0 })]
    [InlineData("b.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D })]
    [InlineData("b.jpg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 })]
    [InlineData("b.jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE1 })]
    public void The_kinds_that_are_taken_are_known_by_their_first_bytes(string file, byte[] bytes)
    {
        Write(file, bytes);

        Read(file).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../secret.pdf")]
    [InlineData("documents/../../secret.pdf")]
    [InlineData("documents/../documents/a.pdf")]
    [InlineData("./documents/a.pdf")]
    [InlineData("documents//a.pdf")]
    [InlineData("documents/a.pdf/")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/Windows/win.ini")]
    [InlineData("documents\\a.pdf")]
    [InlineData("..\\secret.pdf")]
    [InlineData("documents/a.pdf\0.txt")]
    [InlineData("..")]
    public void A_path_that_is_not_a_plain_one_below_the_folder_is_refused(string file) => ShouldBeRefused(file, AppFaultCodes.DocumentFile);

    [Fact]
    public void An_absolute_path_is_refused_even_into_the_folder() =>
        ShouldBeRefused(Path.Combine(_folder, "documents", "a.pdf"), AppFaultCodes.DocumentFile);

    [Fact]
    public void A_link_is_refused_wherever_it_leads()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "documents", "out.pdf"), Path.Combine(_outside, "secret.pdf"));
        File.CreateSymbolicLink(Path.Combine(_folder, "documents", "relative.pdf"), "../../secret.pdf");
        File.CreateSymbolicLink(Path.Combine(_folder, "documents", "in.pdf"), Path.Combine(_folder, "documents", "a.pdf"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "elsewhere"), _outside);
        File.CreateSymbolicLink(Path.Combine(_folder, "documents", "nowhere.pdf"), "/does/not/exist.pdf");

        foreach (var file in new[] { "documents/out.pdf", "documents/relative.pdf", "documents/in.pdf", "elsewhere/secret.pdf", "documents/nowhere.pdf" })
        {
            ShouldBeRefused(file, AppFaultCodes.DocumentFile);
        }
    }

    [Fact]
    public void The_campaign_folder_itself_may_be_reached_through_a_link()
    {
        var link = Path.Combine(_outside, "link");
        Directory.CreateSymbolicLink(link, _folder);

        EvidenceFiles.Read(link, Document("documents/a.pdf"), []).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("documents/none.pdf")]
    [InlineData("none/a.pdf")]
    [InlineData("documents")]
    [InlineData("documents/a.pdf/b.pdf")]
    public void A_missing_file_or_a_folder_is_refused(string file) => ShouldBeRefused(file, AppFaultCodes.DocumentFile);

    [Theory]
    [InlineData("c.pdf", "")]
    [InlineData("c.pdf", "%PD")]
    [InlineData("c.pdf", "PK\u0003\u0004")]
    [InlineData("c.pdf", " %PDF-1.4")]
    [InlineData("c.docx", "%PDF-1.4")]
    [InlineData("c.png", "%PDF-1.4")]
    [InlineData("c.exe", "MZ")]
    [InlineData("c", "%PDF-1.4")]
    [InlineData("c.pdf.html", "<script>")]
    public void Content_that_is_not_what_the_name_says_is_refused(string file, string content)
    {
        Write(file, System.Text.Encoding.UTF8.GetBytes(content));

        ShouldBeRefused(file, AppFaultCodes.DocumentContent);
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    private static EvidenceDocument Document(string file) => new()
    {
        Id = "SNV-01",
        Unit = "SNV",
        Number = "12/KH-UBND",
        Date = new DateOnly(2020, 1, 20),
        Issuer = "UBND tỉnh",
        Abstract = "Kế hoạch",
        File = file,
        Pointer = "/documents/0",
        Line = 17,
    };

    private void Write(string file, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private (StoredFile? Stored, List<Fault> Faults) Read(string file)
    {
        var faults = new List<Fault>();
        return (EvidenceFiles.Read(_folder, Document(file), faults), faults);
    }

    private void ShouldBeRefused(string file, string code)
    {
        var (stored, faults) = Read(file);

        stored.ShouldBeNull(file);
        var fault = faults.ShouldHaveSingleItem(file);
        fault.Code.ShouldBe(code);
        fault.Pointer.ShouldBe("/documents/0/file");
        fault.Line.ShouldBe(17);
        fault.Message.ShouldStartWith("Tài liệu SNV-01 (12/KH-UBND): tệp \"");
    }
}
