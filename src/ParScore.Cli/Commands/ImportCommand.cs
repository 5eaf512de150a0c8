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
        var partial = new Option<bool>("--partial") { Description = "Nạp phần đúng dù có tệp, câu trả lời bị từ chối; phần bị từ chối không nạp lại được sau này" };
        var command = new Command("import", "Nạp một kỳ đánh giá từ thư mục vào dữ liệu: kế hoạch, số liệu, giải trình, tài liệu kiểm chứng, kết quả điều tra.") { folder, data, set, partial };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetRequiredValue(folder), parsed.GetValue(set)?.FullName ?? BuiltIn.SetFile, parsed.GetValue(partial), parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, string setFile, bool mayBePartial, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (!folder.Exists)
        {
            terminal.Error.WriteLine(File.Exists(folder.FullName) ? $"{folder}: đây là một tệp; hãy ghi tên thư mục chứa plan.json." : $"{folder}: không có thư mục này; kiểm tra lại đường dẫn.");
            return ExitCodes.WrongUse;
        }

        var (result, faults) = CampaignFolder.Load(folder.FullName, setFile);
        if (result is null)
        {
            Terminal.WriteFaults(faults, terminal.Error);
            return faults.Any(f => f.Fault.Code is FaultCodes.FileUnreadable) ? ExitCodes.WrongUse : ExitCodes.Findings;
        }

        FileFault[] refused = [.. result.Findings.Where(f => !IsRemark(f))];
        if (refused.Length > 0 && !mayBePartial)
        {
            return Refuse(refused, terminal);
        }

        if (RecordFiles.Open(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            var (wasThere, findings) = await new CampaignImport(database).ImportAsync(result, folder.FullName, RecordFiles.Operator, mayBePartial, terminal.Stopping);
            if (wasThere)
            {
                terminal.Error.WriteLine($"Kỳ đánh giá {result.Plan.Id} đã có trong {database.Directory.Path}; không nạp lại và không thay đổi gì.");
                return ExitCodes.Findings;
            }

            if (findings.Count > 0 && !mayBePartial)
            {
                return Refuse(findings, terminal);
            }

            FileFault[] notTaken = [.. refused, .. findings];
            Terminal.WriteFaults(notTaken, terminal.Error);
            var documents = result.Units.Sum(u => u.Answers?.Documents.Count ?? 0);
            terminal.Out.WriteLine($"Đã nạp kỳ đánh giá {result.Plan.Id}: {result.Units.Count(u => u.Answers is not null)} đơn vị, {documents} tài liệu ({result.Units.Sum(u => u.Answers?.Documents.Count(d => d.Stored is not null) ?? 0)} kèm tệp), {result.Lines.Count} tiêu chí vào {database.Directory.Path}");
            RecordFiles.WriteWarnings(await database.ReadAsync(connection => CampaignRecord.FindAsync(result.Plan.Id, connection)), terminal);
            var remarks = result.Findings.Count - refused.Length;
            terminal.Out.WriteLine(remarks == 0 ? "" : $"Còn {remarks} điều các đơn vị cần làm; xem: parscore check --campaign {result.Plan.Id} --data \"{database.Directory.Path}\"");
            terminal.Out.WriteLine($"Nhật ký có {(await database.ReadAsync(App.Journal.JournalStore.GetHeadAsync)).Count} dòng. Kiểm tra bất cứ lúc nào: parscore verify --data \"{database.Directory.Path}\"");
            return notTaken.Length == 0 ? ExitCodes.Good : ExitCodes.Findings;
        }
    }

    private static int Refuse(IReadOnlyCollection<FileFault> faults, Terminal terminal)
    {
        Terminal.WriteFaults(faults, terminal.Error);
        terminal.Error.WriteLine($"Chưa nạp gì vì có {faults.Count} lỗi ở trên. Hãy sửa rồi chạy lại; muốn nạp phần đúng thì thêm --partial.");
        return ExitCodes.Findings;
    }

    /// <summary>What the province has yet to do, as opposed to what is wrong in the files.</summary>
    public static bool IsRemark(FileFault finding) => finding.Fault.Code is AppFaultCodes.EvidenceMissing or AppFaultCodes.InitiativeMissing or AppFaultCodes.AnswersMissing or AppFaultCodes.EnteredMissing;
}
