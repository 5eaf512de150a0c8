using System.Globalization;
using ParScore.Scoring.Sheets;
using Spectre.Console;

namespace ParScore.Cli;

/// <summary>A score sheet in the terminal.</summary>
internal static class SheetText
{
    /// <summary>Every leaf with its state, points and reason.</summary>
    public static void WriteLeaves(ScoreSheet sheet, Terminal terminal)
    {
        foreach (var field in sheet.Set.Fields)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{field.Code}. {field.Name}");
            foreach (var line in field.Leaves.Select(sheet.LineOf))
            {
                var points = line.State == LeafState.Open ? "chưa chấm" : $"{sheet.Set.Rounding.Show(line.Points)} / {sheet.Set.Rounding.Show(line.Max)}{(line.State == LeafState.NotApplicable ? " (không áp dụng)" : "")}";
                terminal.Out.WriteLine($"  {line.Leaf.Code} {line.Leaf.Name}: {points}");
                terminal.Out.WriteLine($"      {line.Trace?.ToString() ?? line.OpenReason}");
            }
        }
    }

    /// <summary>Fields, the whole, index and group; rounding differences said aloud.</summary>
    public static void WriteTotals(ScoreSheet sheet, Terminal terminal)
    {
        var (set, rounding) = (sheet.Set, sheet.Set.Rounding);
        terminal.Out.WriteLine();
        var table = new Table().Border(TableBorder.Simple).AddColumn("Lĩnh vực")
            .AddColumn(Right("Điểm")).AddColumn(Right("Tối đa")).AddColumn(Right("Chỉ số")).AddColumn(Right("Chưa chấm")).AddColumn(Right("Không áp dụng"));
        foreach (var field in set.Fields)
        {
            var subtotal = sheet.Of(field);
            var isUntouched = subtotal.OpenCount == subtotal.LeafCount;
            table.AddRow(Cell($"{field.Code}. {field.Name}{(field.IsBonus ? " (điểm thưởng)" : "")}"), Cell(isUntouched ? "–" : rounding.Show(subtotal.Points)), Cell(rounding.Show(subtotal.Max)), Cell(isUntouched ? "–" : ScoreText.Index(subtotal.Index)), Cell(Count(subtotal.OpenCount)), Cell(Count(subtotal.NotApplicableCount)));
        }

        var total = sheet.Total;
        table.AddRow(Cell("CẢ BỘ"), Cell(rounding.Show(total.Points)), Cell(rounding.Show(total.Max)), Cell(ScoreText.Index(total.Index)), Cell(Count(total.OpenCount)), Cell(Count(total.NotApplicableCount)));
        terminal.Console.Write(table);
        terminal.Out.WriteLine($"Chỉ số: {ScoreText.Index(total.Index)} – nhóm {sheet.Group?.Code ?? "–"}{(total.OpenCount > 0 ? $" (tạm tính: còn {total.OpenCount} tiêu chí chưa chấm; chưa chấm không phải là 0 điểm)" : "")}");
        foreach (var gap in sheet.RoundingGaps)
        {
            terminal.Out.WriteLine($"Làm tròn: {(gap.Node is null ? "các lĩnh vực" : $"các dòng của {gap.Node.Code}")} cộng theo số đã làm tròn được {gap.SumOfShown.ToVietnamese()}, tổng là {gap.ShownTotal.ToVietnamese()} (lệch {ScoreText.Signed(gap.Difference)}); tổng tính từ số chưa làm tròn là đúng.");
        }

        terminal.Out.WriteLine($"Bộ tiêu chí: {set.Index} {set.Version}, {ScoreText.Status(set.Status)}, {set.Hash}");
        if (set.StatusWarning is { } warning)
        {
            terminal.Out.WriteLine($"{warning}: điểm và cách tính của nhiều dòng là dựng lại hoặc minh họa, không dùng làm số chính thức.");
        }
    }

    public static string Count(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A right-aligned column.</summary>
    public static TableColumn Right(string title) => new TableColumn(new Text(title)).RightAligned().NoWrap();

    /// <summary>A cell that takes its text as it is, brackets included.</summary>
    public static Text Cell(string text) => new(text);
}
