using System.CommandLine;
using System.Text;
using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Reminders;
using ParScore.App.Storage;
using Spectre.Console;

namespace ParScore.Cli.Commands;

/// <summary><c>urge</c>: whom Sở Nội vụ must urge, in the terminal and as a page to print; needs no e-mail.</summary>
internal static class UrgeCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var campaign = new Option<string>("--campaign") { Description = "Mã kỳ đánh giá, như quang-tri-2020", HelpName = "mã", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "Ghi thêm trang HTML để in khổ A4 vào tệp này; tệp cũ cùng tên được thay", HelpName = "tệp.html" };
        var data = RecordFiles.DataOption();
        var command = new Command("urge", "Danh sách đôn đốc: đơn vị nào còn nợ bước nào, thiếu bao nhiêu tiêu chí, hạn đến mấy giờ, muộn bao lâu, gia hạn, đã nhắc chưa; in được, không cần thư điện tử.") { campaign, output, data };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetRequiredValue(campaign), parsed.GetValue(output), parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static async Task<int> RunAsync(string campaign, FileInfo? output, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (output is not null && (Directory.Exists(output.FullName) || !Directory.Exists(output.DirectoryName)))
        {
            terminal.Error.WriteLine($"--out {output}: hãy ghi tên một tệp trong một thư mục đã có.");
            return ExitCodes.WrongUse;
        }

        if (RecordFiles.OpenExisting(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            var (list, _) = await new UrgeListService(database, new AccountUnitAddresses(database, clock), clock).ReadAsync(campaign, RecordFiles.Operator);
            if (list is null)
            {
                RecordFiles.WriteNoCampaign(campaign, await database.ReadAsync(CampaignStore.ListAsync), terminal);
                return ExitCodes.WrongUse;
            }

            Write(list, terminal);
            RecordFiles.WriteWarnings(await database.ReadAsync(connection => CampaignRecord.FindAsync(campaign, connection)), terminal);
            if (output is not null)
            {
                DurableFiles.WriteWhole(output.FullName, Encoding.UTF8.GetBytes(UrgePage.Write(list)));
                terminal.Out.WriteLine($"Trang để in: {output.FullName}");
            }

            return list.Rows.Any(r => r.LateBy is not null) ? ExitCodes.Findings : ExitCodes.Good;
        }
    }

    private static void Write(UrgeList list, Terminal terminal)
    {
        terminal.Out.WriteLine($"Danh sách đôn đốc: {list.Plan.Name}, {CampaignStates.Show(list.State)}, lúc {VietnamTime.Show(list.At)} (giờ Việt Nam, UTC+7)");
        foreach (var step in list.Rows.GroupBy(r => r.Duty.Step))
        {
            var rows = step.ToArray();
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{rows[0].StepName}: thời hạn {ReminderText.Due(rows[0].Duty.Clock.Due)}; {(rows[0].Duty.Clock.Locked is { } locked ? $"khóa từ {VietnamTime.Show(locked)}" : "không khóa")}");
            var table = new Table().Border(TableBorder.Simple).AddColumn("Đơn vị").AddColumn("Còn phải làm").AddColumn(SheetText.Right("Thiếu")).AddColumn("Hạn").AddColumn("Gia hạn").AddColumn("Đã nhắc").AddColumn("Liên hệ");
            foreach (var row in rows)
            {
                table.AddRow(
                    SheetText.Cell($"{row.Duty.Unit.Name} ({row.Duty.Unit.Code})"),
                    SheetText.Cell(UrgeWords.Owed(row)),
                    SheetText.Cell(SheetText.Count(row.Duty.MissingLeaves)),
                    SheetText.Cell(UrgeWords.Clock(row, list.At)),
                    SheetText.Cell(string.Join("; ", UrgeWords.Extensions(row, list))),
                    SheetText.Cell(string.Join("; ", UrgeWords.Reminded(row))),
                    SheetText.Cell(row.Contacts.Count == 0 ? "–" : string.Join("; ", row.Contacts)));
            }

            terminal.Console.Write(table);
        }

        terminal.Out.WriteLine(list.Rows.Count == 0 ? "Không còn đơn vị nào phải đôn đốc." : $"Đã nộp: {(list.Done.Count == 0 ? "chưa có đơn vị nào" : string.Join("; ", list.Done.Select(UrgeWords.Done)))}.");
    }
}
