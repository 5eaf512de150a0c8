using System.Globalization;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;
using Spectre.Console;

namespace ParScore.Cli;

/// <summary>A score sheet in the terminal.</summary>
internal static class SheetText
{
    /// <summary>The leaves that are asked for, each with its state, points and reason.</summary>
    public static void WriteLeaves(ScoreSheet sheet, Terminal terminal, Func<Node, bool> isShown)
    {
        foreach (var field in sheet.Set.Fields.Where(f => f.Leaves.Any(isShown)))
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{field.Code}. {field.Name}");
            foreach (var line in field.Leaves.Where(isShown).Select(sheet.LineOf))
            {
                var points = line.State == LeafState.Open ? "chưa chấm" : $"{sheet.Set.Rounding.Show(line.Points)} / {sheet.Set.Rounding.Show(line.Max)}{(line.State == LeafState.NotApplicable ? " (không áp dụng)" : "")}";
                terminal.Out.WriteLine($"  {line.Leaf.Code} {line.Leaf.Name}: {points}");
                terminal.Out.WriteLine($"      {line.Trace?.ToString() ?? line.OpenReason}");
            }
        }
    }

    /// <summary>The sum of some units' leaves; no index or group, which only the whole set has.</summary>
    public static void WritePart(ScoreSheet sheet, IReadOnlyCollection<LeafScore> lines, string units, Terminal terminal)
    {
        var (rounding, open) = (sheet.Set.Rounding, lines.Count(l => l.State == LeafState.Open));
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{units}: {rounding.Show(lines.Select(l => l.Points).Total)} / {rounding.Show(lines.Select(l => l.Max).Total)} điểm của {lines.Count} tiêu chí được giao{(open > 0 ? $", còn {open} tiêu chí chưa chấm" : "")}.");
        terminal.Out.WriteLine("Chỉ số và nhóm chỉ có khi chấm cả bộ: ghi --answers với tệp của mọi đơn vị và --entered với kết quả điều tra, SIPAS.");
        WriteIdentity(sheet.Set, terminal);
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
            table.AddRow(Cell($"{field.Code}. {field.Name}{(field.IsBonus ? " (điểm thưởng)" : "")}"), Cell(isUntouched ? "–" : rounding.Show(subtotal.Points)), Cell(rounding.Show(subtotal.Max)), Cell(isUntouched ? "–" : ScoreText.Index(subtotal.Index, rounding)), Cell(Count(subtotal.OpenCount)), Cell(Count(subtotal.NotApplicableCount)));
        }

        var total = sheet.Total;
        table.AddRow(Cell("TỔNG CỘNG"), Cell(rounding.Show(total.Points)), Cell(rounding.Show(total.Max)), Cell(ScoreText.Index(total.Index, rounding)), Cell(Count(total.OpenCount)), Cell(Count(total.NotApplicableCount)));
        terminal.Console.Write(table);
        terminal.Out.WriteLine($"Chỉ số: {ScoreText.Index(total.Index, rounding)} – nhóm {sheet.Group?.Code ?? "–"}{(total.OpenCount > 0 ? $" (tạm tính: còn {total.OpenCount} tiêu chí chưa chấm; chưa chấm không phải là 0 điểm)" : "")}");
        foreach (var gap in sheet.RoundingGaps)
        {
            terminal.Out.WriteLine($"Làm tròn: {(gap.Node is null ? "các lĩnh vực" : $"các dòng của {gap.Node.Code}")} cộng theo số đã làm tròn được {gap.SumOfShown.ToVietnamese()}, tổng là {gap.ShownTotal.ToVietnamese()} (lệch {ScoreText.Signed(gap.Difference)}); tổng tính từ số chưa làm tròn là đúng.");
        }

        WriteIdentity(set, terminal);
    }

    public static string Count(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A right-aligned column.</summary>
    public static TableColumn Right(string title) => new TableColumn(new Text(title)).RightAligned().NoWrap();

    /// <summary>A cell that takes its text as it is, brackets included.</summary>
    public static Text Cell(string text) => new(text);

    private static void WriteIdentity(CriteriaSet set, Terminal terminal)
    {
        terminal.Out.WriteLine($"Bộ tiêu chí: {set.Index} {set.Version}, {ScoreText.Status(set.Status)}, {set.Hash}");
        if (set.StatusWarning is { } warning)
        {
            terminal.Out.WriteLine($"{warning}: điểm và cách tính của nhiều dòng là dựng lại hoặc minh họa, không dùng làm số chính thức.");
        }
    }
}
