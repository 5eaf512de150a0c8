using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ParScore.App.Reports.Workbooks;

/// <summary>
/// Writes a layout as a spreadsheet file, straight through. The SDK's own package stamps every part with the time of day
/// and random names; here the same cells are the same bytes. The SDK reads and validates what was written.
/// </summary>
internal sealed class XlsxWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string TypeRoot = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly WorkbookInput _input;
    private readonly WorkbookLayout _layout;
    private readonly XlsxStyles _styles = new();
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private readonly List<string> _stringsInOrder = [];
    private int _stringUses;

    private XlsxWriter(WorkbookInput input, WorkbookLayout layout) => (_input, _layout) = (input, layout);

    public static void Write(WorkbookInput input, WorkbookLayout layout, Stream into)
    {
        using var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        new XlsxWriter(input, layout).WriteParts(zip);
    }

    private void WriteParts(ZipArchive zip)
    {
        var sheets = _layout.Sheets.Select((s, i) => (Sheet: s, Number: i + 1)).ToArray();
        Part(zip, "[Content_Types].xml", xml =>
        {
            xml.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
            xml.Write($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{TypeRoot}.sheet.main+xml\"/>");
            foreach (var (_, number) in sheets)
            {
                xml.Write($"<Override PartName=\"/xl/worksheets/sheet{Text(number)}.xml\" ContentType=\"{TypeRoot}.worksheet+xml\"/>");
            }

            xml.Write($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{TypeRoot}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{TypeRoot}.sharedStrings+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
        });
        Part(zip, "_rels/.rels", xml => WriteRelationships(xml, [("rId1", $"{Relationships}/officeDocument", "xl/workbook.xml"), ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")]));
        Part(zip, "docProps/core.xml", WriteProperties);
        Part(zip, "xl/workbook.xml", WriteWorkbook);
        Part(zip, "xl/_rels/workbook.xml.rels", xml => WriteRelationships(xml,
        [
            .. sheets.Select(s => ($"rId{Text(s.Number)}", $"{Relationships}/worksheet", $"worksheets/sheet{Text(s.Number)}.xml")),
            ($"rId{Text(sheets.Length + 1)}", $"{Relationships}/styles", "styles.xml"),
            ($"rId{Text(sheets.Length + 2)}", $"{Relationships}/sharedStrings", "sharedStrings.xml"),
        ]));
        foreach (var (sheet, number) in sheets)
        {
            Part(zip, $"xl/worksheets/sheet{Text(number)}.xml", xml => WriteSheet(xml, sheet, isFirst: number == 1));
        }

        Part(zip, "xl/styles.xml", _styles.Write);
        Part(zip, "xl/sharedStrings.xml", WriteStrings);
    }

    private static void Part(ZipArchive zip, string name, Action<TextWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        using var xml = new StreamWriter(entry.Open(), Utf8, bufferSize: 32 * 1024);
        xml.Write(Declaration);
        write(xml);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WriteRelationships(TextWriter xml, IEnumerable<(string Id, string Type, string Target)> all)
    {
        xml.Write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        foreach (var (id, type, target) in all)
        {
            xml.Write($"<Relationship Id=\"{id}\" Type=\"{type}\" Target=\"{target}\"/>");
        }

        xml.Write("</Relationships>");
    }

    private void WriteProperties(TextWriter xml)
    {
        xml.Write("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
        XlsxText.Write(xml, _layout.Binding.Name);
        xml.Write("</dc:title><dc:creator>ParScore</dc:creator><dc:description>");
        XlsxText.Write(xml, $"{_input.Set.Hash} {_input.Result.Hash}");
        xml.Write("</dc:description>");
        if (_input.WrittenAt is { } at)
        {
            xml.Write($"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{at.InUtc().ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</dcterms:created>");
        }

        xml.Write("</cp:coreProperties>");
    }

    private void WriteWorkbook(TextWriter xml)
    {
        xml.Write($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\"/></bookViews><sheets>");
        foreach (var (index, sheet) in _layout.Sheets.Index())
        {
            xml.Write("<sheet name=\"");
            XlsxText.Write(xml, sheet.Binding.Name);
            xml.Write($"\" sheetId=\"{Text(index + 1)}\" r:id=\"rId{Text(index + 1)}\"/>");
        }

        xml.Write("</sheets><definedNames>");
        foreach (var (index, sheet) in _layout.Sheets.Index())
        {
            var name = XlsxText.QuoteSheet(sheet.Binding.Name);
            Define(xml, "_xlnm.Print_Area", index, $"{name}!$A$1:${Columns.NameOf(sheet.Binding.LastColumn)}${Text(sheet.LastRow)}");
            if (sheet.HeaderRow is { } header)
            {
                Define(xml, "_xlnm.Print_Titles", index, $"{name}!${Text(header)}:${Text(header)}");
            }
        }

        xml.Write("</definedNames></workbook>");
    }

    private static void Define(TextWriter xml, string name, int sheet, string reference)
    {
        xml.Write($"<definedName name=\"{name}\" localSheetId=\"{Text(sheet)}\">");
        XlsxText.Write(xml, reference);
        xml.Write("</definedName>");
    }

    private void WriteSheet(TextWriter xml, LaidSheet sheet, bool isFirst)
    {
        var binding = sheet.Binding;
        xml.Write($"<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{Columns.Address(binding.LastColumn, sheet.LastRow)}\"/>");
        WriteView(xml, sheet, isFirst);
        xml.Write("<sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        foreach (var (column, width) in binding.Widths.OrderBy(w => w.Key))
        {
            xml.Write($"<col min=\"{Text(column)}\" max=\"{Text(column)}\" width=\"{(width + 0.71).ToString(CultureInfo.InvariantCulture)}\" customWidth=\"1\"/>");
        }

        xml.Write("</cols><sheetData>");
        foreach (var row in sheet.Rows)
        {
            WriteRow(xml, row);
        }

        xml.Write("</sheetData>");
        if (sheet.Merges.Count > 0)
        {
            xml.Write($"<mergeCells count=\"{Text(sheet.Merges.Count)}\">{string.Concat(sheet.Merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>");
        }

        WriteInputs(xml, [.. sheet.Inputs.Where(i => i.Input.IsTime || i.Input.Choices.Count > 0)]);
        xml.Write("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.4\" top=\"0.75\" bottom=\"0.7\" header=\"0.35\" footer=\"0.35\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddHeader>");
        XlsxText.Write(xml, PageText.Header(_input, _layout.Binding));
        xml.Write("</oddHeader><oddFooter>");
        XlsxText.Write(xml, PageText.Footer(_input));
        xml.Write("</oddFooter></headerFooter></worksheet>");
    }

    private static void WriteView(TextWriter xml, LaidSheet sheet, bool isFirst)
    {
        xml.Write($"<sheetViews><sheetView showGridLines=\"0\"{(isFirst ? " tabSelected=\"1\"" : "")} workbookViewId=\"0\">");
        var (columns, rows) = (sheet.Binding.FreezeColumns, sheet.HeaderRow ?? 0);
        if (columns > 0 || rows > 0)
        {
            var pane = (columns, rows) switch { (0, _) => "bottomLeft", (_, 0) => "topRight", _ => "bottomRight" };
            var xSplit = columns > 0 ? $" xSplit=\"{Text(columns)}\"" : "";
            var ySplit = rows > 0 ? $" ySplit=\"{Text(rows)}\"" : "";
            xml.Write($"<pane{xSplit}{ySplit} topLeftCell=\"{Columns.Address(columns + 1, rows + 1)}\" activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\"/>");
        }

        xml.Write("</sheetView></sheetViews>");
    }

    private static void WriteInputs(TextWriter xml, LaidInput[] inputs)
    {
        if (inputs.Length == 0)
        {
            return;
        }

        xml.Write($"<dataValidations count=\"{Text(inputs.Length)}\">");
        foreach (var (range, input) in inputs)
        {
            if (input.IsTime)
            {
                xml.Write($"<dataValidation type=\"date\" operator=\"greaterThanOrEqual\" allowBlank=\"1\" showErrorMessage=\"1\" errorTitle=\"Ngày giờ\" error=\"Nhập ngày giờ, ví dụ 25/02/2021 09:30.\" sqref=\"{range}\"><formula1>36526</formula1></dataValidation>");
                continue;
            }

            xml.Write($"<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" errorTitle=\"Chọn trong danh sách\" error=\"Chọn một giá trị trong danh sách hoặc để trống.\" sqref=\"{range}\"><formula1>");
            XlsxText.Write(xml, $"\"{string.Join(',', input.Choices)}\"");
            xml.Write("</formula1></dataValidation>");
        }

        xml.Write("</dataValidations>");
    }

    private void WriteRow(TextWriter xml, LaidRow row)
    {
        xml.Write("<row r=\"");
        xml.Write(Text(row.Number));
        xml.Write("\" ht=\"");
        xml.Write(row.Height.ToString(CultureInfo.InvariantCulture));
        xml.Write("\">");
        foreach (var cell in row.Cells)
        {
            WriteCell(xml, cell, row.Number);
        }

        xml.Write("</row>");
    }

    private void WriteCell(TextWriter xml, LaidCell cell, int row)
    {
        var style = cell is { Formula: null, Value: TextValue { Text: var start } } && CellText.LooksLikeFormula(start) ? cell.Style with { QuotePrefix = true } : cell.Style;
        xml.Write("<c r=\"");
        xml.Write(Columns.NameOf(cell.Column));
        xml.Write(Text(row));
        xml.Write("\" s=\"");
        xml.Write(_styles.TextOf(style));
        if (cell.Value is not { } value)
        {
            xml.Write("\"/>");
            return;
        }

        if (cell.Formula is { } formula)
        {
            xml.Write(value is TextValue ? "\" t=\"str\"><f>" : "\"><f>");
            XlsxText.Write(xml, formula);
            xml.Write("</f><v>");
        }
        else
        {
            xml.Write(value is TextValue ? "\" t=\"s\"><v>" : "\"><v>");
        }

        switch (value)
        {
            case TextValue text when cell.Formula is null:
                xml.Write(Text(NumberOf(text.Text)));
                break;
            case TextValue text:
                XlsxText.Write(xml, text.Text);
                break;
            case NumberValue number:
                xml.Write(number.Nearest.ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateValue date:
                xml.Write(Text(date.Serial));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(cell), value, "An unknown kind of value.");
        }

        xml.Write("</v></c>");
    }

    private int NumberOf(string text)
    {
        _stringUses++;
        if (!_strings.TryGetValue(text, out var number))
        {
            number = _strings[text] = _stringsInOrder.Count;
            _stringsInOrder.Add(text);
        }

        return number;
    }

    private void WriteStrings(TextWriter xml)
    {
        xml.Write($"<sst xmlns=\"{Main}\" count=\"{Text(_stringUses)}\" uniqueCount=\"{Text(_stringsInOrder.Count)}\">");
        foreach (var text in _stringsInOrder)
        {
            xml.Write(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n', StringComparison.Ordinal) ? "<si><t xml:space=\"preserve\">" : "<si><t>");
            XlsxText.Write(xml, text);
            xml.Write("</t></si>");
        }

        xml.Write("</sst>");
    }
}
