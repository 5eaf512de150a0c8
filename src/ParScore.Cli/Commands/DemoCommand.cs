using System.CommandLine;
using NodaTime;
using ParScore.App;
using ParScore.App.Consolidation;
using ParScore.App.Reports.Workbooks;
using ParScore.Scoring;

namespace ParScore.Cli.Commands;

/// <summary><c>demo</c>: the whole job on the sample, from declared figures to the Ministry's workbook.</summary>
internal static class DemoCommand
{
    /// <summary>The workbook's name in the output folder.</summary>
    public const string WorkbookName = "bo-noi-vu.xlsx";

    public static Command Create(Terminal terminal, IClock clock)
    {
        var output = new Option<DirectoryInfo>("--out") { Description = $"Thư mục nhận kết quả ({WorkbookName}); tự tạo nếu chưa có", HelpName = "thư mục", Required = true };
        var sample = new Option<DirectoryInfo>("--sample") { Description = "Thư mục kỳ đánh giá; mặc định là Quảng Trị năm 2020 đi kèm chương trình", HelpName = "thư mục" };
        var set = new Option<FileInfo>("--set") { Description = "Tệp bộ tiêu chí; mặc định là PAR INDEX cấp tỉnh năm 2020 đi kèm chương trình", HelpName = "tệp" };
        var binding = new Option<FileInfo>("--binding") { Description = "Tệp cho biết giá trị nào vào ô nào của bảng; mặc định là tệp .workbook.json bên cạnh bộ tiêu chí", HelpName = "tệp" };
        var data = new Option<DirectoryInfo>("--data") { Description = "Thư mục dữ liệu giữ lại hồ sơ của lần chạy; mặc định là thư mục tạm, xong thì bỏ", HelpName = "thư mục" };
        var command = new Command("demo", "Chạy trọn công việc trên số liệu minh họa Quảng Trị 2020: số liệu → điểm và cách tính → hồ sơ có nhật ký → toàn tỉnh → bảng gửi Bộ Nội vụ.") { output, sample, set, binding, data };
        command.SetAction(async (parsed, _) =>
        {
            var setFile = parsed.GetValue(set)?.FullName ?? BuiltIn.SetFile;
            return await RunAsync(
                parsed.GetRequiredValue(output),
                parsed.GetValue(sample)?.FullName ?? BuiltIn.SampleFolder,
                setFile,
                parsed.GetValue(binding) ?? new FileInfo(WorkbookBindingFile.PathBeside(setFile)),
                parsed.GetValue(data),
                terminal,
                clock);
        });
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo output, string sample, string setFile, FileInfo bindingFile, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (File.Exists(output.FullName))
        {
            terminal.Error.WriteLine($"--out {output}: đây là một tệp, không phải thư mục; hãy ghi tên một thư mục.");
            return ExitCodes.WrongUse;
        }

        if (!Directory.Exists(sample))
        {
            terminal.Error.WriteLine($"--sample {sample}: không có thư mục này; kiểm tra lại đường dẫn.");
            return ExitCodes.WrongUse;
        }

        var (result, faults) = CampaignFolder.Load(sample, setFile);
        if (result is null)
        {
            Terminal.WriteFaults(faults, terminal.Error);
            return faults.Any(f => f.Fault.Code is FaultCodes.FileUnreadable) ? ExitCodes.WrongUse : ExitCodes.Findings;
        }

        if (InputFiles.ReadBytes(bindingFile, terminal, out var exitCode) is not { } bytes)
        {
            return exitCode;
        }

        var (binding, bindingFaults) = WorkbookBindingFile.Read(bytes, result.Set);
        if (binding is null)
        {
            Terminal.WriteFaults(bindingFaults.Select(f => new FileFault(bindingFile.ToString(), f)), terminal.Error);
            return ExitCodes.Findings;
        }

        var temporary = data is null ? Directory.CreateTempSubdirectory("parscore-demo-") : null;
        try
        {
            return await ThroughRecordAsync(result, binding, sample, output, data, data ?? temporary!, terminal, clock);
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    // What is exported is what stands in the record; that it says the same as the folder is shown by the result's hash.
    private static async Task<int> ThroughRecordAsync(ProvinceResult result, WorkbookBinding binding, string sample, DirectoryInfo output, DirectoryInfo? kept, DirectoryInfo data, Terminal terminal, IClock clock)
    {
        if (RecordFiles.Open(data, clock, terminal, out var exitCode, warns: kept is not null) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            var (wasThere, notTaken) = await new CampaignImport(database).ImportAsync(result, sample, RecordFiles.Operator, mayBePartial: true, terminal.Stopping);
            var recorded = (await database.ReadAsync(connection => CampaignRecord.FindAsync(result.Plan.Id, connection)))!.Consolidate();
            if (wasThere && !string.Equals(recorded.Hash, result.Hash, StringComparison.Ordinal))
            {
                terminal.Error.WriteLine($"--data {data}: thư mục này đã có kỳ đánh giá {result.Plan.Id} với nội dung khác; hãy chọn thư mục dữ liệu khác. Không có gì bị thay đổi.");
                return ExitCodes.WrongUse;
            }

            if (!wasThere && notTaken.Count == 0 && result.Findings.All(ImportCommand.IsRemark) && !string.Equals(recorded.Hash, result.Hash, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The record does not say the same as the folder it was made from.");
            }

            var shown = recorded with { Findings = [.. result.Findings, .. notTaken] };
            ProvinceText.Write(shown, terminal);
            output.Create();
            var path = Path.Combine(output.FullName, WorkbookName);
            try
            {
                MinistryWorkbook.Write(recorded, binding, clock.GetCurrentInstant(), path);
            }
            catch (WorkbookMismatchException error)
            {
                terminal.Error.WriteLine(error.Message);
                return ExitCodes.Failed;
            }

            terminal.Out.WriteLine();
            terminal.Out.WriteLine("Tệp Excel dưới đây là bản xem trước từ số liệu đang có; hồ sơ gửi Bộ chỉ lập từ bản đã được UBND tỉnh phê duyệt (parscore ministry package).");
            terminal.Out.WriteLine($"Đã ghi bảng gửi Bộ Nội vụ, đọc lại và đối chiếu từng ô với kết quả: {path}");
            return shown.Findings.All(ImportCommand.IsRemark) ? ExitCodes.Good : ExitCodes.Findings;
        }
    }
}
