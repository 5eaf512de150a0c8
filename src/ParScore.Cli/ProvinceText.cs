using ParScore.App;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.Scoring.Sheets;
using Spectre.Console;

namespace ParScore.Cli;

/// <summary>The province's result in the terminal: who did what by when, and what is still to be done.</summary>
internal static class ProvinceText
{
    public static void Write(ProvinceResult result, Terminal terminal)
    {
        var (plan, output) = (result.Plan, terminal.Out);
        output.WriteLine(plan.Name);
        output.WriteLine($"Kế hoạch {plan.LegalBasis.Number} của {plan.LegalBasis.Issuer}; năm đánh giá {plan.IndexYear}");
        foreach (var label in result.Labels)
        {
            output.WriteLine(label.ToUpperInvariant());
        }

        output.WriteLine();
        output.WriteLine("Thời hạn");
        foreach (var deadline in plan.Deadlines)
        {
            output.WriteLine($"  {deadline.Name}: {VietnamTime.ShowDeadline(deadline.Due)}");
        }

        output.WriteLine();
        WriteUnits(result, terminal);
        SheetText.WriteTotals(result.Sheet, terminal);
        WriteOpen(result, output);
        WriteLate(result, output);
        WriteEvidence(result, output);
        if (result.Findings.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"Điều cần xử lý ({result.Findings.Count})");
            Terminal.WriteFaults(result.Findings, output);
        }
    }

    private static void WriteUnits(ProvinceResult result, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Đơn vị").AddColumn(SheetText.Right("Chủ trì")).AddColumn(SheetText.Right("P. hợp"))
            .AddColumn(SheetText.Right("Điểm")).AddColumn(SheetText.Right("Tối đa")).AddColumn(SheetText.Right("Còn")).AddColumn(SheetText.Right("T. liệu")).AddColumn(SheetText.Right("S. kiến")).AddColumn(new TableColumn("Nộp lúc").NoWrap());
        foreach (var unit in result.Units)
        {
            var submitted = unit.Answers?.SubmittedAt is { } at ? VietnamTime.ShowShort(at) + (unit.LateBy is null ? "" : " (muộn)") : NotSubmitted(unit, result);
            table.AddRow(
                SheetText.Cell($"{unit.Unit.Name} ({unit.Unit.Code})"),
                SheetText.Cell(SheetText.Count(unit.Led.Count)),
                SheetText.Cell(SheetText.Count(unit.Contributed.Count)),
                SheetText.Cell(unit.Led.Count == 0 ? "–" : result.Set.Rounding.Show(unit.Points)),
                SheetText.Cell(unit.Led.Count == 0 ? "–" : result.Set.Rounding.Show(unit.Max)),
                SheetText.Cell(SheetText.Count(unit.Led.Count(l => l.Score.State == LeafState.Open))),
                SheetText.Cell(SheetText.Count(unit.Answers?.Documents.Count ?? 0)),
                SheetText.Cell(SheetText.Count(unit.Answers?.Initiatives.Count ?? 0)),
                SheetText.Cell(submitted));
        }

        terminal.Console.Write(table);
        terminal.Out.WriteLine("  Chủ trì, P. hợp (phối hợp): số tiêu chí; Còn: số tiêu chí chủ trì chưa chấm; T. liệu, S. kiến: số tài liệu, sáng kiến.");
    }

    private static void WriteOpen(ProvinceResult result, TextWriter output)
    {
        var open = result.Lines.Where(l => l.Score.State == LeafState.Open).ToArray();
        output.WriteLine();
        output.WriteLine(open.Length == 0 ? "Không còn tiêu chí nào chưa chấm." : $"Chưa chấm ({open.Length})");
        foreach (var line in open)
        {
            output.WriteLine($"  {line.Leaf.Code} {line.Leaf.Name} – {(line.Units.Count == 0 ? result.Plan.Coordinator : string.Join(", ", line.Units))}: {line.Score.OpenReason}");
        }
    }

    // A file that was sent and refused is not the same as no file.
    private static string NotSubmitted(UnitResult unit, ProvinceResult result) =>
        result.Findings.Any(f => string.Equals(f.File, $"answers/{unit.Unit.Code}.json", StringComparison.Ordinal) && f.Fault.Code is not AppFaultCodes.AnswersMissing)
            ? unit.Answers is null ? "có tệp nhưng chưa nhận được" : "chưa rõ lúc nộp"
            : "chưa nộp";

    private static void WriteLate(ProvinceResult result, TextWriter output)
    {
        var late = result.Units.Where(u => u.LateBy is not null || u.Answers?.SubmittedAt is null).ToArray();
        output.WriteLine();
        output.WriteLine(late.Length == 0 ? "Mọi đơn vị nộp đúng hạn." : $"Nộp muộn hoặc chưa nộp ({late.Length})");
        foreach (var unit in late)
        {
            output.WriteLine($"  {unit.Unit.Name}: {(unit.LateBy is { } by ? $"nộp lúc {VietnamTime.Show(unit.Answers!.SubmittedAt!.Value)}, muộn {VietnamTime.Show(by)}" : NotSubmitted(unit, result))}");
        }
    }

    private static void WriteEvidence(ProvinceResult result, TextWriter output)
    {
        var (explained, bare) = (result.Lines.Where(l => l.EvidenceState == EvidenceState.Explanation).ToArray(), result.Lines.Where(l => l.EvidenceState == EvidenceState.Nothing).ToArray());
        output.WriteLine();
        output.WriteLine($"Không có tài liệu kiểm chứng, đã giải trình ({explained.Length})");
        foreach (var line in explained)
        {
            output.WriteLine($"  {line.Leaf.Code} {line.Leaf.Name}");
        }

        output.WriteLine($"Không có tài liệu kiểm chứng, chưa giải trình ({bare.Length})");
        foreach (var line in bare)
        {
            output.WriteLine($"  {line.Leaf.Code} {line.Leaf.Name} – {string.Join(", ", line.Units)}");
        }
    }
}
