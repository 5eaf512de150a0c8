using System.Text;

namespace ParScore.Tests.App.Evidence;

/// <summary>DOCX and XLSX files made for a test, part by part.</summary>
internal static class OfficeFiles
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Excel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A letter with one paragraph, and parts besides.</summary>
    public static byte[] Docx(params ZipPart[] more) => ZipFiles.Of([.. DocxParts(), .. more]);

    /// <summary>A table with one cell, and parts besides.</summary>
    public static byte[] Xlsx(params ZipPart[] more) => ZipFiles.Of([.. XlsxParts(), .. more]);

    public static ZipPart[] DocxParts(string type = WordType, string document = "word/document.xml") =>
    [
        Types($"""<Override PartName="/{document}" ContentType="{type}"/>"""),
        Relations("_rels/.rels", $"""<Relationship Id="r1" Type="{Office}/officeDocument" Target="{document}"/>"""),
        Part(document, $"""<w:document xmlns:w="{Word}"><w:body><w:p><w:r><w:t>Báo cáo cải cách hành chính</w:t></w:r></w:p></w:body></w:document>"""),
    ];

    public static ZipPart[] XlsxParts(string type = ExcelType, string workbook = "xl/workbook.xml") =>
    [
        Types($"""<Override PartName="/{workbook}" ContentType="{type}"/>"""),
        Relations("_rels/.rels", $"""<Relationship Id="r1" Type="{Office}/officeDocument" Target="{workbook}"/>"""),
        Part(workbook, $"""<workbook xmlns="{Excel}" xmlns:r="{Office}"><sheets><sheet name="Số liệu" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        Relations("xl/_rels/workbook.xml.rels", $"""<Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>"""),
        Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Excel}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>12,5</t></is></c></row></sheetData></worksheet>"""),
    ];

    public static ZipPart Types(string more) => Part("[Content_Types].xml",
        $"""<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{more}</Types>""");

    public static ZipPart Relations(string name, string relations) => Part(name,
        $"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>""");

    /// <summary>A relationship of the document to something elsewhere.</summary>
    public static ZipPart Elsewhere(string kind, string target, string of = "word/_rels/document.xml.rels") =>
        Relations(of, $"""<Relationship Id="r9" Type="{Office}/{kind}" Target="{target}" TargetMode="External"/>""");

    public static ZipPart Part(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
