using System.CommandLine;
using System.Globalization;
using ParScore.App;
using ParScore.App.PublishedResults;
using ParScore.Scoring.Sheets;
using Spectre.Console;

namespace ParScore.Cli.Commands;

/// <summary><c>results</c>: recompute published results.</summary>
internal static class ResultsCommand
{
    // Published tables show two decimals.
    private static readonly Scoring.Rounding PublishedRounding = new(2, Scoring.RoundingMode.HalfUp);

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "Tệp kết quả đã công bố (JSON), như samples/published-results-2020.json", HelpName = "tệp" };
        var asJson = new Option<bool>("--json") { Description = "In kết quả dạng JSON" };
        var check = new Command("check", "Tính lại tổng, nhóm và thứ hạng của bảng đã công bố; lệch 0,01 do làm tròn, lệch hơn là sai.") { file, asJson };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(file), parsed.GetValue(asJson), terminal));
        return new Command("results", "Kiểm tra kết quả đã công bố.") { check };
    }

    private static int Check(FileInfo file, bool asJson, Terminal terminal)
    {
        if (InputFiles.ReadBytes(file, terminal, out var exitCode) is not { } bytes)
        {
            return exitCode;
        }

        var (table, faults) = PublishedResultsFile.Read(bytes);
        if (table is null)
        {
            Terminal.WriteFaults(faults.Select(f => new FileFault(file.ToString(), f)), terminal.Error);
            return ExitCodes.Findings;
        }

        var check = ResultsCheck.Of(table);
        if (asJson)
        {
            WriteJson(check, file, terminal);
        }
        else
        {
            WriteText(check, file, terminal);
        }

        return check.Findings.Any(f => f.IsError) ? ExitCodes.Findings : ExitCodes.Good;
    }

    private static void WriteText(ResultsCheck check, FileInfo file, Terminal terminal)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumn(SheetText.Right("Hạng")).AddColumn("Tỉnh, thành phố")
            .AddColumn(SheetText.Right("Tổng công bố")).AddColumn(SheetText.Right("Cộng các phần")).AddColumn(SheetText.Right("Lệch")).AddColumn(SheetText.Right("Chỉ số")).AddColumn("Nhóm");
        foreach (var (province, rank) in Ranking.Of(check.Provinces, p => p.Province.Total.Value, Scoring.Criteria.RankingMethod.Shared).Select(r => (r.Item, r.Item.Province.Rank)))
        {
            table.AddRow(
                SheetText.Cell(rank.ToString(CultureInfo.InvariantCulture)),
                SheetText.Cell(province.Province.Name),
                SheetText.Cell(province.Province.Total.ToVietnamese()),
                SheetText.Cell(province.Sum?.ToVietnamese() ?? "không công bố"),
                SheetText.Cell(province.Difference is { IsZero: false } difference ? ScoreText.Signed(difference) : ""),
                SheetText.Cell(ScoreText.Index(province.Index, PublishedRounding)),
                SheetText.Cell(province.Group));
        }

        terminal.Console.Write(table);
        var errors = check.Findings.Where(f => f.IsError).ToArray();
        foreach (var finding in check.Findings.Where(f => !f.IsError))
        {
            terminal.Out.WriteLine($"Làm tròn: {finding.Fault.Message}");
        }

        Terminal.WriteFaults(errors.Select(f => new FileFault(file.ToString(), f.Fault)), terminal.Out);
        terminal.Out.WriteLine(errors.Length == 0
            ? $"{check.Provinces.Count(p => p.Sum is not null)} tỉnh, thành phố tính lại được tổng từ các phần; {check.Provinces.Count(p => p.Sum is null)} nơi chỉ công bố tổng nên chỉ kiểm tra nhóm và thứ hạng; không có chỗ sai, {check.Findings.Count} chỗ lệch do làm tròn."
            : $"{errors.Length} chỗ sai, {check.Findings.Count - errors.Length} chỗ lệch do làm tròn.");
    }

    private static void WriteJson(ResultsCheck check, FileInfo file, Terminal terminal) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("provinces");
        foreach (var province in check.Provinces)
        {
            json.WriteStartObject();
            json.WriteString("province", province.Province.Name);
            json.WriteNumber("rank", province.Province.Rank);
            json.WriteString("publishedTotal", province.Province.Total.ToText());
            json.WriteString("sum", province.Sum?.ToText());
            json.WriteString("difference", province.Difference?.ToText());
            json.WriteString("index", province.Index.ToText());
            json.WriteString("group", province.Group);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ScoreJson.WriteFindings("errors", check.Findings.Where(f => f.IsError).Select(f => new FileFault(file.ToString(), f.Fault)), json);
        ScoreJson.WriteFindings("rounding", check.Findings.Where(f => !f.IsError).Select(f => new FileFault(file.ToString(), f.Fault)), json);
        json.WriteEndObject();
    });
}
