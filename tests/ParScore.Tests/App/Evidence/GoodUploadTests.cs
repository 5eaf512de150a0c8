using System.Diagnostics;
using ParScore.Tests.App.Consolidation;
using static ParScore.Tests.App.Evidence.OfficeFiles;

namespace ParScore.Tests.App.Evidence;

/// <summary>Files as offices, scanners and telephones make them: all are taken in, for a false alarm costs an official an evening.</summary>
public sealed class GoodUploadTests : IAsyncLifetime
{
    private const string Signature = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 840 960 240] /Contents <3082010a(28)> /M (D:20200302080000+07'00') /Reason (Ph\\352 duy\\347t) /Prop_Build << /App << /Name /VGCA >> >> >>";

    private static readonly Dictionary<string, (string FileName, Func<byte[]> Content)> Table = new(StringComparer.Ordinal)
    {
        ["pdf with a cross-reference table"] = ("a.pdf", () => PdfFiles.Good),
        ["pdf with object streams"] = ("a.pdf", () => PdfFiles.Modern()),
        ["pdf with object streams and a link"] = ("a.pdf", () => PdfFiles.Modern("", "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://quangtri.gov.vn/van-ban?id=1&x=\\(2\\)) >> >>")),
        ["pdf with a link to a page on JavaScript"] = ("a.pdf", () => PdfFiles.Of("<< /S /URI /URI (https://developer.mozilla.org/docs/Web/JavaScript) >>")),
        ["pdf with hex strings"] = ("a.pdf", () => PdfFiles.Of("<< /Title <FEFF0042E1> /A <> /B <48 65 6C> /C [<01><02> <0>] /D <<>> >>")),
        ["pdf with strings in strings"] = ("a.pdf", () => PdfFiles.Of("<< /T (a \\( b (c (d) \\\\) % no comment << /X ) >>")),
        ["pdf with deep dictionaries"] = ("a.pdf", () => PdfFiles.Of($"{string.Concat(Enumerable.Repeat("<< /A ", 40))}null{string.Concat(Enumerable.Repeat(" >>", 40))}")),
        ["pdf with a digital signature"] = ("a.pdf", () => PdfFiles.Opening("/AcroForm << /Fields [6 0 R] /SigFlags 3 >> /Perms << /DocMDP 5 0 R >>", Signature.Replace("(28)", "", StringComparison.Ordinal), "<< /FT /Sig /V 5 0 R /T (Signature1) /Subtype /Widget >>")),
        ["pdf signed after it was made"] = ("a.pdf", () => [.. PdfFiles.Good, .. PdfFiles.Bytes($"5 0 obj\n{Signature.Replace("(28)", "", StringComparison.Ordinal)}\nendobj\nxref\n5 1\n0000000700 00000 n \ntrailer << /Size 6 /Root 1 0 R /Prev 500 >>\nstartxref\n900\n%%EOF\n")]),
        ["pdf with a form to fill in"] = ("a.pdf", () => PdfFiles.Opening("/AcroForm << /Fields [5 0 R] /DA (/Helv 0 Tf 0 g) /NeedAppearances true >>", "<< /FT /Tx /T (ho_ten) /V (Nguy\\341n) >>")),
        ["pdf that opens at a page"] = ("a.pdf", () => PdfFiles.Opening("/OpenAction << /S /GoTo /D [3 0 R /Fit] >> /PageMode /UseOutlines /Outlines 5 0 R", "<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>", "<< /Title (1) /Parent 5 0 R /A << /S /Named /N /NextPage >> >>")),
        ["pdf with other documents linked"] = ("a.pdf", () => PdfFiles.Of("<< /S /GoToR /F (phu-luc.pdf) /D [0 /Fit] >>")),
        ["pdf ready for the web"] = ("a.pdf", () => [.. PdfFiles.Bytes("%PDF-1.5\n1 0 obj\n<< /Linearized 1 /L 900 /H [500 60] /O 3 /E 700 /N 1 /T 800 >>\nendobj\nstartxref\n0\n%%EOF\n"), .. PdfFiles.Good]),
        ["pdf filled up with zeros"] = ("a.pdf", () => [.. PdfFiles.Good, .. new byte[4096]]),
        ["pdf with line breaks at its end"] = ("a.pdf", () => [.. PdfFiles.Good, .. "\r\n\r\n\n"u8]),
        ["pdf without a line break at its end"] = ("a.pdf", () => PdfFiles.Good[..^1]),
        ["pdf with a picture"] = ("a.pdf", () => PdfFiles.Of(PdfFiles.Stream("/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", System.Text.Encoding.Latin1.GetString(PictureFiles.Jpeg)))),
        ["pdf with a colour profile"] = ("a.pdf", () => PdfFiles.Of(PdfFiles.Packed("/N 3 /Alternate /DeviceRGB", new string('x', 3000)))),
        ["pdf with readable metadata"] = ("a.pdf", () => PdfFiles.Of(PdfFiles.Stream("/Type /Metadata /Subtype /XML", "<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:li>Báo cáo / Phụ lục: endobj, stream</rdf:li></rdf:RDF></x:xmpmeta>"))),
        ["pdf with page text that is not packed"] = ("a.pdf", () => PdfFiles.Of(PdfFiles.Stream("", "BT /F1 12 Tf (ti\\352u ch\\355 1/2, 3/4) Tj ET"))),
        ["pdf with a stream of every byte"] = ("a.pdf", () => PdfFiles.Of(PdfFiles.Stream("", string.Concat(Enumerable.Range(0, 4).SelectMany(_ => Enumerable.Range(0, 256).Select(i => (char)i)))))),
        ["pdf with Windows line breaks"] = ("a.pdf", () => PdfFiles.Of("<< /Length 3 >>\r\nstream\r\nabc\r\nendstream\r\n")),
        ["pdf with the letters of a ZIP's end in it"] = ("a.pdf", () => PdfFiles.Of(PdfFiles.Stream("", "PK\u0005\u0006\u0001\u0002\u0003\u0004"))),
        ["pdf with an optional content group"] = ("a.pdf", () => PdfFiles.Opening("/OCProperties << /OCGs [5 0 R] /D << /Order [5 0 R] >> >>", "<< /Type /OCG /Name (L1) >>")),
        ["docx"] = ("a.docx", () => Docx()),
        ["xlsx"] = ("a.XLSX", () => Xlsx()),
        ["docx of Office on the web"] = ("a.docx", () => ZipFiles.Of(DocxParts(document: "word/document2.xml"))),
        ["docx whose types are defaults"] = ("a.docx", () => ZipFiles.Of([Types("").Replaced("application/xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), .. DocxParts()[1..]])),
        ["docx with a picture, not packed"] = ("a.docx", () => Docx(new ZipPart("word/media/image1.png", PictureFiles.Png) { IsPacked = false })),
        ["docx with a table in it"] = ("a.docx", () => Docx(new ZipPart("word/embeddings/Microsoft_Excel_Sheet1.xlsx", Xlsx()))),
        ["docx with a link"] = ("a.docx", () => Docx(Elsewhere("hyperlink", "https://quangtri.gov.vn"))),
        ["docx with fields"] = ("a.docx", () => Docx(Part("word/footer1.xml", """<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:fldSimple w:instr=" PAGE \* MERGEFORMAT "/><w:instrText> DATE </w:instrText></w:ftr>"""))),
        ["docx with folders"] = ("a.docx", () => ZipFiles.Of([new ZipPart("word/", []) { IsPacked = false }, .. DocxParts()])),
        ["xlsx with a link"] = ("a.xlsx", () => Xlsx(Elsewhere("hyperlink", "https://quangtri.gov.vn", "xl/worksheets/_rels/sheet1.xml.rels"))),
        ["xlsx that reads another table"] = ("a.xlsx", () => Xlsx(Elsewhere("externalLinkPath", "file:///D:/so-lieu.xlsx", "xl/externalLinks/_rels/externalLink1.xml.rels"))),
        ["xlsx with printer settings and a drawing"] = ("a.xlsx", () => Xlsx(new ZipPart("xl/printerSettings/printerSettings1.bin", new byte[2000]), new ZipPart("xl/drawings/vmlDrawing1.vml", "<xml><br></xml>"u8.ToArray()))),
        ["jpeg"] = ("a.jpg", () => PictureFiles.Jpeg),
        ["progressive jpeg"] = ("a.JPEG", () => PictureFiles.ProgressiveJpeg(100, 80)),
        ["jpeg of a camera"] = ("a.jpg", () => PictureFiles.JpegOf(4000, 3000, PictureFiles.Exif)),
        ["jpeg with a second picture"] = ("a.jpg", () => [.. PictureFiles.JpegOf(8, 8, PictureFiles.Exif, PictureFiles.Segment(0xE2, [.. "MPF\0II*\0"u8])), .. new byte[12], .. PictureFiles.Jpeg]),
        ["jpeg of a Samsung telephone"] = ("a.jpg", () => [.. PictureFiles.Jpeg, 0, 0, 1, 0x0A, 0x0E, 0, 0, 0, .. "Image_UTC_Data1583110800000"u8, .. "SEFH"u8, 0x6A, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0x0A, 0x23, 0, 0, 0, 0x23, 0, 0, 0, 24, 0, 0, 0, .. "SEFT"u8]),
        ["jpeg filled up with zeros"] = ("a.jpg", () => [.. PictureFiles.Jpeg, .. new byte[100]]),
        ["scanned A3 page at 600 dpi"] = ("a.jpg", () => PictureFiles.JpegOf(9933, 7016)),
        ["png"] = ("a.png", () => PictureFiles.Png),
        ["png with words and a profile"] = ("a.png", () => PictureFiles.PngOf([("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), ("pHYs", [0, 0, 0x0B, 0x13, 0, 0, 0x0B, 0x13, 1]), ("iCCP", [.. "sRGB\0\0"u8, 1, 2]), ("tEXt", [.. "Title\0PK"u8]), ("IDAT", [1, 2]), ("IDAT", [3]), ("tIME", [7, 0xE4, 3, 2, 8, 0, 0]), ("IEND", [])])),
    };

    private EvidenceDesk? _desk;

    public static TheoryData<string> Titles => [.. Table.Keys];

    public static TheoryData<string> SampleFiles => [.. Directory.EnumerateFiles(Path.Combine(CampaignCopy.SampleFolder, "documents")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private EvidenceDesk Desk => _desk!;

    public async Task InitializeAsync() => _desk = await EvidenceDesk.OpenAsync();

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_good_file_is_taken_in(string title) => await ShouldBeTakenInAsync(Table[title].FileName, Table[title].Content());

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public async Task Every_document_of_the_sample_is_taken_in(string name) =>
        await ShouldBeTakenInAsync(name, await File.ReadAllBytesAsync(Path.Combine(CampaignCopy.SampleFolder, "documents", name)));

    [SofficeFact("libsclo.so")]
    public async Task What_LibreOffice_makes_of_a_table_is_taken_in()
    {
        await ShouldTakeInAsync("table.xlsx", Xlsx(), "pdf");
        await ShouldTakeInAsync("list.csv", "Tiêu chí,Điểm\n1.1.1,12.5\n"u8.ToArray(), "xlsx:Calc MS Excel 2007 XML", "pdf");
        await ShouldTakeInAsync("table.xlsx", await MadeAsync("list.xlsx"), "pdf:calc_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"},\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}");
    }

    [SofficeFact("libswlo.so")]
    public async Task What_LibreOffice_makes_of_a_letter_is_taken_in()
    {
        await ShouldTakeInAsync("letter.docx", Docx(), "pdf");
        await ShouldTakeInAsync("letter.docx", Docx(), "docx:MS Word 2007 XML", "pdf:writer_pdf_Export:{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"},\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}");
    }

    public async Task DisposeAsync() => await Desk.DisposeAsync();

    private async Task ShouldBeTakenInAsync(string name, byte[] content)
    {
        var outcome = await Desk.UploadAsync(name, content);

        outcome.Refusals.ShouldBeEmpty(name);
        var (given, _) = await Desk.Service.GiveOutAsync(EvidenceDesk.Campaign, EvidenceDesk.Unit, outcome.Document!, null, null, false, EvidenceDesk.Officer);
        using var copy = new MemoryStream();
        await given!.CopyToAsync(copy, CancellationToken.None);
        given.Dispose();
        copy.ToArray().ShouldBe(content);
    }

    private async Task ShouldTakeInAsync(string name, byte[] content, params string[] kinds)
    {
        var file = Path.Combine(Desk.Folder.Path, name);
        await File.WriteAllBytesAsync(file, content);
        foreach (var kind in kinds)
        {
            await ConvertAsync(file, kind);
            var made = Path.ChangeExtension(name, kind.Split(':')[0]);
            await ShouldBeTakenInAsync(made, await MadeAsync(made));
        }
    }

    private Task<byte[]> MadeAsync(string name) => File.ReadAllBytesAsync(Path.Combine(Desk.Folder.Path, "out", name));

    private async Task ConvertAsync(string file, string to)
    {
        var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation={new Uri(Path.Combine(Desk.Folder.Path, "profile")).AbsoluteUri}", "--headless", "--convert-to", to, "--outdir", Path.Combine(Desk.Folder.Path, "out"), file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var soffice = Process.Start(start)!;
        var (said, complained) = (soffice.StandardOutput.ReadToEndAsync(), soffice.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await soffice.WaitForExitAsync(patience.Token);
        soffice.ExitCode.ShouldBe(0, $"{await said} {await complained}");
    }
}
