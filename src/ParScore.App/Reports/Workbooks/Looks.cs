using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reports.Workbooks;

/// <summary>The workbook's looks: plain, as an office's tables are, with states that show on a black-and-white print too.</summary>
internal static class Looks
{
    private const string HeaderFill = "D9E2F3";
    private const string FieldFill = "EAF0F9";
    private const string OpenFill = "FFF2CC";
    private const string NotApplicableFill = "E7E6E6";
    private const string WarningColor = "C00000";

    public static readonly CellStyle Header = new() { Bold = true, Fill = HeaderFill, Border = true, Horizontal = "center", Vertical = "center" };

    /// <summary>A row that goes on from the one above, and a table without rows.</summary>
    public static readonly CellStyle Plain = new() { Border = true };

    public static CellStyle Line(LineLook look) => look switch
    {
        LineLook.Title => new() { Bold = true, Size = 13, Horizontal = "center", Vertical = "center" },
        LineLook.Subtitle => new() { Italic = true, Size = 12, Horizontal = "center", Vertical = "center" },
        LineLook.Warning => new() { Bold = true, Size = 12, Color = WarningColor, Horizontal = "center", Vertical = "center" },
        LineLook.Heading => new() { Bold = true, Size = 12 },
        LineLook.Label => new() { Bold = true },
        LineLook.Note => new() { Italic = true },
        _ => new(),
    };

    public static CellStyle Total(WorkbookValue? value, string? format) =>
        Body(value, format) with { Bold = true, Fill = HeaderFill, Vertical = "center" };

    /// <summary>A cell of a table.</summary>
    public static CellStyle Body(WorkbookValue? value, string? format) => new()
    {
        Border = true,
        Horizontal = value?.Kind switch
        {
            null or ValueKind.Text => "left",
            _ => "center",
        },
        Format = format,
    };

    /// <summary>A cell of a row of the set: fields and criteria stand out, open and not applicable points are seen to be so.</summary>
    public static CellStyle OfNode(CellStyle style, WorkbookValue? value, RowContext row, RowSource source)
    {
        if (row.Node is not { } node || source is not (RowSource.Fields or RowSource.Nodes or RowSource.Leaves or RowSource.SelfLeaves))
        {
            return style;
        }

        var isWhole = source == RowSource.Nodes;
        var isField = isWhole && node.Level == NodeLevel.Field;
        style = style with
        {
            Bold = isWhole && !node.IsLeaf,
            Vertical = source == RowSource.Nodes ? "top" : "center",
            Fill = isField ? FieldFill : null,
            Indent = isWhole && string.Equals(value?.Name, NodeValues.Name, StringComparison.Ordinal) ? (int)node.Level - 1 : 0,
        };
        return node.IsLeaf && value is { Kind: ValueKind.Points or ValueKind.Percent, IsMaximum: false, WhenNone: null } && !WorkbookInput.HasPoints(row.Input.LineOf(node).Score)
            ? style with { Fill = row.Input.LineOf(node).Score.State == LeafState.Open ? OpenFill : NotApplicableFill }
            : style;
    }

    /// <summary>A number format; null for texts.</summary>
    public static string? Format(WorkbookValue? value, int? places, Rounding rounding) => value?.Kind switch
    {
        // A spreadsheet shows numbers rounded half up; where the set wants otherwise, all digits are shown.
        ValueKind.Points or ValueKind.Percent => Digits(places ?? rounding.Places) + (rounding.Mode == RoundingMode.HalfUp ? "" : "#########"),
        ValueKind.Whole => "0",
        ValueKind.Date => "dd/mm/yyyy",
        _ => null,
    };

    private static string Digits(int places) => places == 0 ? "0" : "0." + new string('0', places);
}
