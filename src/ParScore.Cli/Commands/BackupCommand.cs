using System.CommandLine;
using NodaTime;
using ParScore.App.Backups;
using ParScore.App.Verification;

namespace ParScore.Cli.Commands;

/// <summary><c>backup</c> and <c>restore</c>: a verified set of everything, and back into an empty data directory.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal, IClock clock)
    {
        var folder = new Argument<DirectoryInfo>("out") { Description = "Thư mục mới nhận bản sao lưu; chưa có hoặc đang trống", HelpName = "thư mục" };
        var data = RecordFiles.DataOption();
        var command = new Command("backup", "Sao lưu cơ sở dữ liệu, tài liệu và nhật ký thành một bộ đã được kiểm tra; chạy được khi mọi người đang làm việc.") { folder, data };
        command.SetAction(async (parsed, _) => await BackupAsync(parsed.GetRequiredValue(folder), parsed.GetValue(data), terminal, clock));
        return command;
    }

    public static Command CreateRestore(Terminal terminal, IClock clock)
    {
        var set = new Argument<DirectoryInfo>("set") { Description = "Thư mục bản sao lưu do \"parscore backup\" tạo, của bản này hoặc bản cũ hơn", HelpName = "bản sao lưu" };
        var data = RecordFiles.DataOption();
        var command = new Command("restore", "Phục hồi bản sao lưu vào một thư mục dữ liệu chưa có hoặc đang trống, kiểm tra trước và sau.") { set, data };
        command.SetAction(async (parsed, _) => await RestoreAsync(parsed.GetRequiredValue(set), parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static async Task<int> BackupAsync(DirectoryInfo folder, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (RecordFiles.OpenExisting(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            var report = await new BackupService(database, clock).BackupAsync(folder.FullName, RecordFiles.Operator, terminal.Stopping);
            if (!report.IsSound)
            {
                WriteProblems(report, terminal);
                terminal.Error.WriteLine("Chưa có bản sao lưu nào được tạo, vì dữ liệu đang có chỗ sai. Hãy chạy \"parscore verify\" và xử lý trước.");
                return ExitCodes.Findings;
            }

            terminal.Out.WriteLine($"Đã sao lưu vào {folder.FullName}: {report.PassedOf(CheckKind.File)} tệp tài liệu, {report.PassedOf(CheckKind.Journal)} dòng nhật ký; đã mở và kiểm tra {report.Checks} mục, đều đạt.");
            terminal.Out.WriteLine($"Mốc đối chiếu của bản sao lưu: {report.Head!.Show()}");
            return ExitCodes.Good;
        }
    }

    private static async Task<int> RestoreAsync(DirectoryInfo set, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (!set.Exists)
        {
            terminal.Error.WriteLine($"{set}: không có thư mục này; kiểm tra lại đường dẫn.");
            return ExitCodes.WrongUse;
        }

        var target = RecordFiles.DirectoryOf(data);
        if (await RestoreService.RestoreAsync(set.FullName, target, RecordFiles.Operator, clock, terminal.Stopping) is not { } report)
        {
            terminal.Error.WriteLine($"{set}: không phải bản sao lưu của ParScore (thiếu {BackupService.ManifestName} hoặc cơ sở dữ liệu).");
            return ExitCodes.WrongUse;
        }

        if (!report.IsSound)
        {
            WriteProblems(report, terminal);
            terminal.Error.WriteLine("Bản sao lưu này có chỗ sai nên không phục hồi; thư mục dữ liệu chưa bị đụng tới. Hãy dùng bản sao lưu khác.");
            return ExitCodes.Findings;
        }

        terminal.Out.WriteLine($"Đã phục hồi vào {target.Path}: {report.PassedOf(CheckKind.File)} tệp tài liệu, {report.PassedOf(CheckKind.Journal)} dòng nhật ký; đã kiểm tra {report.Checks} mục, đều đạt.");
        terminal.Out.WriteLine($"Mốc đối chiếu hiện nay: {report.Head!.Show()}");
        terminal.Out.WriteLine("Mốc này khác mốc của bản sao lưu vì việc phục hồi cũng được ghi nhật ký; mốc cũ vẫn đối chiếu được.");
        if (File.Exists(Path.Combine(target.Path, BackupService.SettingsName)))
        {
            terminal.Out.WriteLine($"Cài đặt của máy cũ nằm trong {BackupService.SettingsName}; xem lại đường dẫn rồi đổi tên thành {Path.GetFileName(target.SettingsFile)} nếu muốn dùng.");
        }

        return ExitCodes.Good;
    }

    private static void WriteProblems(VerifyReport report, Terminal terminal)
    {
        foreach (var problem in report.Problems)
        {
            terminal.Error.WriteLine(problem.Message);
        }
    }
}
