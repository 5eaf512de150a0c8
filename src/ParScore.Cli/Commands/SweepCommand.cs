using System.CommandLine;
using NodaTime;
using ParScore.App.Evidence;

namespace ParScore.Cli.Commands;

/// <summary><c>sweep</c>: removes what broken-off uploads left behind.</summary>
internal static class SweepCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var data = RecordFiles.DataOption();
        var command = new Command("sweep", "Dọn phần dư của các lần tải lên dở dang (quá một ngày, không thuộc tài liệu nào). Không đụng tới tài liệu đã nhận.") { data };
        command.SetAction(async (parsed, _) =>
        {
            if (RecordFiles.OpenExisting(parsed.GetValue(data), clock, terminal, out var exitCode) is not { } database)
            {
                return exitCode;
            }

            using (database)
            {
                var removed = await new EvidenceService(database).SweepAsync(clock);
                terminal.Out.WriteLine(removed == 0 ? "Không có gì để dọn." : $"Đã dọn {removed} tệp dư.");
                return ExitCodes.Good;
            }
        });
        return command;
    }
}
