using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using NodaTime;
using ParScore.App.Storage;
using ParScore.Cli.Commands;

namespace ParScore.Cli;

/// <summary>The program's commands, its help in Vietnamese, and its exit codes.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Terminal terminal, IClock clock)
    {
        var root = new RootCommand("ParScore – chấm điểm Chỉ số cải cách hành chính (PAR INDEX) của một tỉnh: kiểm tra bộ tiêu chí, tính điểm có giải thích, tổng hợp, xuất bảng gửi Bộ Nội vụ; giữ, kiểm tra, sao lưu và đóng gói hồ sơ.")
        {
            DemoCommand.Create(terminal, clock),
            CriteriaCommand.Create(terminal),
            ScoreCommand.Create(terminal),
            ResultsCommand.Create(terminal),
            ImportCommand.Create(terminal, clock),
            CampaignCommand.Create(terminal, clock),
            CheckCommand.Create(terminal, clock),
            UrgeCommand.Create(terminal, clock),
            PackageCommand.Create(terminal, clock),
            MinistryCommand.Create(terminal, clock),
            VerifyCommand.Create(terminal, clock),
            BackupCommand.Create(terminal, clock),
            BackupCommand.CreateRestore(terminal, clock),
            SweepCommand.Create(terminal, clock),
            AccountCommand.Create(terminal, clock),
        };
        // Directives and @files are for programmers; here "[x]" and "@x" are words like any other.
        root.Directives.Clear();
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = "Xem hướng dẫn của lệnh này";
            help.Action = new VietnameseHelp(terminal);
        }

        foreach (var version in root.Options.OfType<VersionOption>())
        {
            version.Description = "Xem phiên bản chương trình";
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if ((parsed.Errors.Count > 0 || WrongUse.HasBlank(parsed) || WrongUse.MisreadOptions(parsed).Any()) && parsed.Action is not VietnameseHelp)
        {
            foreach (var sentence in WrongUse.Explain(parsed))
            {
                terminal.Error.WriteLine(sentence);
            }

            terminal.Error.WriteLine($"Xem cách dùng: {WrongUse.PathOf(parsed.CommandResult)} --help");
            return ExitCodes.WrongUse;
        }

        // Ctrl-C and a shutdown let the command put away what it has begun; a second Ctrl-C ends it at once.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = terminal.Stop());
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = terminal.Stop());
        try
        {
            // On a thread of its own: a caller's synchronization context must not be waited for while it waits for us.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error, ProcessTerminationTimeout = null };
            return Task.Run(() => parsed.InvokeAsync(configuration)).GetAwaiter().GetResult();
        }
        catch (Exception) when (terminal.Stopping.IsCancellationRequested)
        {
            terminal.Error.WriteLine("Đã dừng theo yêu cầu; chưa có gì được xuất ra, những gì đã lưu trước đó vẫn còn.");
            return ExitCodes.Stopped;
        }
        catch (FolderTakenException error)
        {
            terminal.Error.WriteLine($"{error.Message} Hãy chọn một thư mục mới, ngoài thư mục dữ liệu, tốt nhất là trên ổ đĩa khác; chưa có gì bị thay đổi.");
            return ExitCodes.WrongUse;
        }
        catch (Exception error) when (StorageTroubles.Explain(error) is { } trouble)
        {
            terminal.Error.WriteLine($"{trouble.Message} (Hệ thống báo: {error.Message})");
            return trouble.Code is StorageTroubles.NoAccess or StorageTroubles.NewerDatabase or StorageTroubles.DiskFailed ? ExitCodes.WrongUse : ExitCodes.Failed;
        }
        catch (Exception error) when (Environment.GetEnvironmentVariable("PARSCORE_DEBUG") is null)
        {
            terminal.Error.WriteLine($"Chương trình gặp lỗi không lường trước ({error.GetType().Name}: {error.Message}). Chưa có gì được xuất ra. Hãy báo cho người phát triển kèm lệnh vừa chạy; đặt PARSCORE_DEBUG=1 để xem chi tiết.");
            return ExitCodes.Failed;
        }
    }
}
