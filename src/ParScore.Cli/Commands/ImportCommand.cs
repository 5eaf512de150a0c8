using System.CommandLine;
using NodaTime;
using ParScore.App;
using ParScore.App.Consolidation;
using ParScore.Scoring;

namespace ParScore.Cli.Commands;

/// <summary><c>import</c>: a campaign that lies in a folder is brought into the record.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Thư mục kỳ đánh giá (plan.json, answers/, entered.json, documents/), như samples/quang-tri-2020", HelpName = "thư mục" };
        var data = RecordFiles.DataOption();
        var set = new Option<FileInfo>("--set") { Description = "Tệp bộ tiêu chí; mặc định là PAR INDEX cấp tỉnh năm 2020 đi kèm chương trình", HelpName = "tệp" };
        var command = new Command("import", "Nạp một kỳ đánh giá từ thư mục vào dữ liệu: kế hoạch, số liệu, giải trình, tài liệu kiểm chứng, kết quả điều tra.") { folder, data, set };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetRequiredValue(folder), parsed.GetValue(set)?.FullName ?? BuiltIn.SetFile, parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, string setFile, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (!folder.Exists)
        {
            terminal.Error.WriteLine($"{folder}: không có thư mục này; kiểm tra lại đường dẫn.");
            return ExitCodes.WrongUse;
        }

        var (result, faults) = CampaignFolder.Load(folder.FullName, setFile);
        if (result is null)
        {
            Terminal.WriteFaults(faults, terminal.Error);
            return faults.Any(f => f.Fault.Code is FaultCodes.FileUnreadable) ? ExitCodes.WrongUse : ExitCodes.Findings;
        }

        if (RecordFiles.Open(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            var (wasThere, findings) = await new CampaignImport(database).ImportAsync(result, folder.FullName, RecordFiles.Operator);
            if (wasThere)
            {
                terminal.Error.WriteLine($"Kỳ đánh giá {result.Plan.Id} đã có trong {database.Directory.Path}; không nạp lại và không thay đổi gì.");
                return ExitCodes.Findings;
            }

            FileFault[] notTaken = [.. result.Findings.Where(f => !IsRemark(f)), .. findings];
            Terminal.WriteFaults(notTaken, terminal.Error);
            var documents = result.Units.Sum(u => u.Answers?.Documents.Count ?? 0);
            terminal.Out.WriteLine($"Đã nạp kỳ đánh giá {result.Plan.Id}: {result.Units.Count(u => u.Answers is not null)} đơn vị, {documents} tài liệu, {result.Lines.Count} tiêu chí vào {database.Directory.Path}");
            terminal.Out.WriteLine($"Nhật ký có {(await database.ReadAsync(App.Journal.JournalStore.GetHeadAsync)).Count} dòng. Kiểm tra bất cứ lúc nào: parscore verify --data \"{database.Directory.Path}\"");
            return notTaken.Length == 0 ? ExitCodes.Good : ExitCodes.Findings;
        }
    }

    /// <summary>What the province has yet to do, as opposed to what is wrong in the files.</summary>
    public static bool IsRemark(FileFault finding) => finding.Fault.Code is AppFaultCodes.EvidenceMissing or AppFaultCodes.InitiativeMissing or AppFaultCodes.AnswersMissing or AppFaultCodes.EnteredMissing;
}
