using System.Text;
using ParScore.App.Consolidation;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Packages;

/// <summary>The score sheet as a table that any program opens: UTF-8 with its mark, texts that a spreadsheet would run are neutralised.</summary>
internal static class ScoreTable
{
    private static readonly string[] Head = ["STT", "Tiêu chí", "Đơn vị", "Trạng thái", "Điểm", "Điểm tối đa", "Cách tính", "Tài liệu", "Giải trình"];

    public static string Write(ProvinceResult result)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var warning in PackageContent.Warnings(result))
        {
            Row(text, [warning]);
        }

        Row(text, Head);
        foreach (var line in result.Lines)
        {
            Row(text,
            [
                line.Leaf.Code,
                line.Leaf.Name,
                string.Join(", ", line.Units),
                line.Score.State switch { LeafState.Open => "chưa chấm", LeafState.NotApplicable => "không áp dụng", _ => "đã chấm" },
                line.Score.State == LeafState.Open ? "" : line.Score.Points.ToVietnamese(),
                line.Score.Max.ToVietnamese(),
                line.Score.Trace?.ToString() ?? line.Score.OpenReason,
                string.Join(", ", line.Evidence.Select(e => e.Number)),
                string.Join(" ", line.Explanations.Select(e => e.Text)),
            ]);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A cell that no spreadsheet program runs as a formula.</summary>
    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
