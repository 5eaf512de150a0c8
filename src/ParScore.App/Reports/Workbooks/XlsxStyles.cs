using System.Globalization;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Collects the styles that cells use and writes each once.</summary>
internal sealed class XlsxStyles
{
    private const string FontName = "Times New Roman";
    private const int FirstOwnFormat = 164;

    private readonly Dictionary<CellStyle, string> _styles = new() { [new CellStyle()] = "0" };
    private readonly List<string> _fonts = [FontOf(new CellStyle())];
    private readonly List<string> _fills = ["<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>"];
    private readonly List<string> _formats = [];
    private readonly List<string> _cells = [];

    public XlsxStyles() => _cells.Add(CellOf(new CellStyle()));

    /// <summary>The number by which cells name the style.</summary>
    public string TextOf(CellStyle style)
    {
        if (!_styles.TryGetValue(style, out var index))
        {
            index = _styles[style] = _cells.Count.ToString(CultureInfo.InvariantCulture);
            _cells.Add(CellOf(style));
        }

        return index;
    }

    public void Write(TextWriter xml)
    {
        xml.Write("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if (_formats.Count > 0)
        {
            WriteAll(xml, "numFmts", [.. _formats.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{FirstOwnFormat + i}\" formatCode=\"{f}\"/>"))]);
        }

        WriteAll(xml, "fonts", _fonts);
        WriteAll(xml, "fills", _fills);
        const string side = " style=\"thin\"><color rgb=\"FF7F7F7F\"/>";
        WriteAll(xml, "borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>", $"<border><left{side}</left><right{side}</right><top{side}</top><bottom{side}</bottom><diagonal/></border>"]);
        WriteAll(xml, "cellStyleXfs", ["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"]);
        WriteAll(xml, "cellXfs", _cells);
        xml.Write("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
    }

    private static void WriteAll(TextWriter xml, string name, List<string> items)
    {
        xml.Write(string.Create(CultureInfo.InvariantCulture, $"<{name} count=\"{items.Count}\">"));
        foreach (var item in items)
        {
            xml.Write(item);
        }

        xml.Write($"</{name}>");
    }

    private static int Numbered(List<string> items, string item)
    {
        var index = items.IndexOf(item);
        if (index < 0)
        {
            index = items.Count;
            items.Add(item);
        }

        return index;
    }

    private static string FontOf(CellStyle style) => string.Create(CultureInfo.InvariantCulture,
        $"<font>{(style.Bold ? "<b/>" : "")}{(style.Italic ? "<i/>" : "")}<sz val=\"{style.Size}\"/><color rgb=\"FF{style.Color ?? "000000"}\"/><name val=\"{FontName}\"/><family val=\"1\"/></font>");

    private string CellOf(CellStyle style)
    {
        var font = Numbered(_fonts, FontOf(style));
        var fill = style.Fill is null ? 0 : Numbered(_fills, $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{style.Fill}\"/><bgColor indexed=\"64\"/></patternFill></fill>");
        var format = style.Format is null ? 0 : FirstOwnFormat + Numbered(_formats, style.Format);
        return string.Create(CultureInfo.InvariantCulture,
            $"<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{(style.Border ? 1 : 0)}\" xfId=\"0\"{(style.QuotePrefix ? " quotePrefix=\"1\"" : "")} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{style.Horizontal}\" vertical=\"{style.Vertical}\" wrapText=\"1\"{(style.Indent > 0 ? $" indent=\"{style.Indent}\"" : "")}/></xf>");
    }
}
