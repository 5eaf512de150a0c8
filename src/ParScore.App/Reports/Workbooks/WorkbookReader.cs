using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Reads a spreadsheet back: the SDK finds the parts, their XML is read as it stands. Knows nothing of the writer.</summary>
public static class WorkbookReader
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };

    /// <summary>Every sheet in order.</summary>
    /// <exception cref="InvalidDataException">The file is no spreadsheet.</exception>
    public static IReadOnlyList<ReadSheet> Read(Stream file)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(file, isEditable: false);
            return Read(document);
        }
        catch (Exception error) when (error is OpenXmlPackageException or FileFormatException or XmlException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The file is no readable spreadsheet.", error);
        }
    }

    /// <inheritdoc cref="Read(Stream)"/>
    public static IReadOnlyList<ReadSheet> Read(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("The file holds no workbook.");
        var strings = workbook.SharedStringTablePart is { } table ? ReadStrings(table) : [];
        return [.. workbook.Workbook.Descendants<Sheet>().Select(s => ReadSheet(s.Name?.Value ?? "", (WorksheetPart)workbook.GetPartById(s.Id!.Value!), strings))];
    }

    private static List<string> ReadStrings(SharedStringTablePart part)
    {
        var strings = new List<string>();
        using var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings);
        while (xml.ReadToFollowing("si", Namespace))
        {
            using var item = xml.ReadSubtree();
            strings.Add(ReadTexts(item));
        }

        return strings;
    }

    // A text may stand in several runs; those of its pronunciation are not part of it.
    private static string ReadTexts(XmlReader item)
    {
        var text = new StringBuilder();
        item.Read();
        while (!item.EOF)
        {
            if (item.NodeType == XmlNodeType.Element && item.LocalName is "rPh")
            {
                item.Skip();
            }
            else if (item.NodeType == XmlNodeType.Element && item.LocalName is "t")
            {
                text.Append(item.ReadElementContentAsString());
            }
            else
            {
                item.Read();
            }
        }

        return XlsxText.Read(text.ToString());
    }

    private static ReadSheet ReadSheet(string name, WorksheetPart part, List<string> strings)
    {
        var (cells, header, footer) = (new Dictionary<string, ReadCell>(StringComparer.Ordinal), "", "");
        using var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings);
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                xml.Read();
                continue;
            }

            switch (xml.LocalName)
            {
                case "c":
                    ReadCell(xml, strings, cells);
                    break;
                case "oddHeader":
                    header = XlsxText.Read(xml.ReadElementContentAsString());
                    break;
                case "oddFooter":
                    footer = XlsxText.Read(xml.ReadElementContentAsString());
                    break;
                default:
                    xml.Read();
                    break;
            }
        }

        return new ReadSheet { Name = name, Cells = cells, Header = header, Footer = footer };
    }

    private static void ReadCell(XmlReader xml, List<string> strings, Dictionary<string, ReadCell> cells)
    {
        var (address, type) = (xml.GetAttribute("r") ?? "", xml.GetAttribute("t"));
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        string? formula = null, value = null, inline = null;
        var depth = xml.Depth;
        xml.Read();
        while (!xml.EOF && xml.Depth > depth)
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : "")
            {
                case "f":
                    formula = XlsxText.Read(xml.ReadElementContentAsString());
                    break;
                case "v":
                    value = xml.ReadElementContentAsString();
                    break;
                case "t":
                    inline += xml.ReadElementContentAsString();
                    break;
                default:
                    xml.Read();
                    break;
            }
        }

        ReadCell? cell = type switch
        {
            "s" when value is not null => new(strings[int.Parse(value, CultureInfo.InvariantCulture)], null, formula),
            "inlineStr" => new(XlsxText.Read(inline ?? ""), null, formula),
            "str" or "e" => new(XlsxText.Read(value ?? ""), null, formula),
            _ when value is not null => new(null, double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), formula),
            _ => formula is null ? null : new(null, null, formula),
        };
        if (cell is not null)
        {
            cells[address] = cell;
        }
    }
}
