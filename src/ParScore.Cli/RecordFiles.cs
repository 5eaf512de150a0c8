using System.CommandLine;
using NodaTime;
using ParScore.App;
using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.Cli;

/// <summary>Finds and opens the record that a command is about, and says so when it cannot.</summary>
internal static class RecordFiles
{
    /// <summary>The person at the machine that holds the data.</summary>
    public static Actor Operator => new() { Account = Environment.UserName, Role = Role.Operator };

    /// <summary>The option that names the data directory, the same for every command.</summary>
    public static Option<DirectoryInfo> DataOption() => new("--data")
    {
        Description = $"Thư mục dữ liệu; mặc định theo biến môi trường {DataDirectory.Variable}, nếu không có thì là thư mục riêng của người dùng",
        HelpName = "thư mục",
    };

    /// <summary>The data directory a command line means.</summary>
    public static DataDirectory DirectoryOf(DirectoryInfo? option) => DataDirectory.Of(option?.FullName, Environment.GetEnvironmentVariable(DataDirectory.Variable));

    /// <summary>The settings of a data directory; null, already reported, when its file is faulty.</summary>
    public static DataSettings? ReadSettings(DataDirectory directory, Terminal terminal)
    {
        var (settings, faults) = DataSettings.Read(directory);
        Terminal.WriteFaults(faults.Select(f => new FileFault(directory.SettingsFile, f)), terminal.Error);
        return settings;
    }

    /// <summary>Opens the record, creates it on first use, and warns about a disk that may forget; null, already reported, when it cannot.</summary>
    public static Database? Open(DirectoryInfo? option, IClock clock, Terminal terminal, out int exitCode, bool warns = true)
    {
        var directory = DirectoryOf(option);
        exitCode = ExitCodes.WrongUse;
        if (File.Exists(directory.Path))
        {
            terminal.Error.WriteLine($"{directory.Path}: đây là một tệp, không phải thư mục; hãy ghi tên một thư mục.");
            return null;
        }

        if (!directory.HasDatabase && Directory.Exists(directory.Path) && directory.Strangers().FirstOrDefault() is { } stranger)
        {
            terminal.Error.WriteLine($"{directory.Path}: thư mục này chưa có dữ liệu ParScore và đang chứa thứ khác ({stranger}); hãy chọn thư mục mới hoặc thư mục trống.");
            return null;
        }

        if (ReadSettings(directory, terminal) is not { } settings)
        {
            return null;
        }

        var database = Database.Open(directory, settings, clock);
        if (database.RowsCaughtUp > 0)
        {
            terminal.Error.WriteLine($"Cảnh báo: bản chép thứ hai của nhật ký thiếu {database.RowsCaughtUp} dòng cuối, đã chép bù và ghi vào nhật ký. Nếu máy không bị tắt đột ngột thì có người đã xóa; hãy báo người quản trị.");
        }

        if (database.CopyTrouble is { } trouble)
        {
            terminal.Error.WriteLine($"Cảnh báo: không ghi được bản chép thứ hai của nhật ký ({trouble.Message}). Dữ liệu vẫn được lưu; hãy kiểm tra ổ đĩa của bản chép.");
        }

        foreach (var warning in warns ? DiskProbe.Warnings(directory) : [])
        {
            terminal.Error.WriteLine($"Cảnh báo: {warning.Message}");
        }

        exitCode = ExitCodes.Good;
        return database;
    }

    /// <summary>Opens a record that must be there already; null, already reported, when it is not.</summary>
    public static Database? OpenExisting(DirectoryInfo? option, IClock clock, Terminal terminal, out int exitCode)
    {
        var directory = DirectoryOf(option);
        if (directory.HasDatabase)
        {
            return Open(option, clock, terminal, out exitCode);
        }

        terminal.Error.WriteLine($"Chưa có dữ liệu trong {directory.Path}. Hãy kiểm tra --data, hoặc nạp kỳ đánh giá bằng \"parscore import\".");
        exitCode = ExitCodes.WrongUse;
        return null;
    }

    /// <summary>Says that there is no such campaign, and which there are.</summary>
    public static void WriteNoCampaign(string campaign, IReadOnlyList<string> known, Terminal terminal) =>
        terminal.Error.WriteLine($"--campaign {campaign}: không có kỳ đánh giá này trong dữ liệu. {(known.Count == 0 ? "Chưa có kỳ nào; nạp bằng \"parscore import\"." : $"Đang có: {string.Join(", ", known)}.")}");

    /// <summary>Says that the set is not official and that figures are made up, wherever that is so.</summary>
    public static void WriteWarnings(App.Consolidation.CampaignRecord? record, Terminal terminal)
    {
        foreach (var warning in new[] { record?.Set.StatusWarning }.OfType<string>().Concat(record?.Answers.Select(a => a.Label).OfType<string>().Distinct(StringComparer.Ordinal) ?? []))
        {
            terminal.Out.WriteLine(warning.ToUpperInvariant());
        }
    }
}
