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
        var command = new Command("demo", "Chạy trọn công việc trên số liệu minh họa Quảng Trị 2020: số liệu → điểm và cách tính → toàn tỉnh → bảng gửi Bộ Nội vụ.") { output, sample, set, binding };
        command.SetAction(parsed =>
        {
            var setFile = parsed.GetValue(set)?.FullName ?? Path.Combine(AppContext.BaseDirectory, "criteria", "par-index-province", "2020.json");
            return Run(
                parsed.GetRequiredValue(output),
                parsed.GetValue(sample)?.FullName ?? Path.Combine(AppContext.BaseDirectory, "samples", "quang-tri-2020"),
                setFile,
                parsed.GetValue(binding) ?? new FileInfo(WorkbookBindingFile.PathBeside(setFile)),
                terminal,
                clock);
        });
        return command;
    }

    private static int Run(DirectoryInfo output, string sample, string setFile, FileInfo bindingFile, Terminal terminal, IClock clock)
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

        ProvinceText.Write(result, terminal);
        output.Create();
        var path = Path.Combine(output.FullName, WorkbookName);
        try
        {
            MinistryWorkbook.Write(result, binding, clock.GetCurrentInstant(), path);
        }
        catch (WorkbookMismatchException error)
        {
            terminal.Error.WriteLine(error.Message);
            return ExitCodes.Failed;
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"Đã ghi bảng gửi Bộ Nội vụ, đọc lại và đối chiếu từng ô với kết quả: {path}");
        return result.Findings.All(IsRemark) ? ExitCodes.Good : ExitCodes.Findings;
    }

    /// <summary>What the province has yet to do, as opposed to what is wrong in the files.</summary>
    private static bool IsRemark(FileFault finding) => finding.Fault.Code is AppFaultCodes.EvidenceMissing or AppFaultCodes.InitiativeMissing or AppFaultCodes.AnswersMissing or AppFaultCodes.EnteredMissing;
}
