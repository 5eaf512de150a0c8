using System.CommandLine;
using NodaTime;
using ParScore.App.Consolidation;
using ParScore.App.Packages;
using ParScore.App.Reports.Workbooks;

namespace ParScore.Cli.Commands;

/// <summary><c>package</c>: what an inspector takes away and checks alone.</summary>
internal static class PackageCommand
{
    private const int MostShown = 10;

    public static Command Create(Terminal terminal, IClock clock)
    {
        var campaign = new Option<string>("--campaign") { Description = "Mã kỳ đánh giá, như quang-tri-2020", HelpName = "mã", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Thư mục mới nhận gói; chưa có hoặc đang trống", HelpName = "thư mục", Required = true };
        var data = RecordFiles.DataOption();
        var binding = new Option<FileInfo>("--binding") { Description = "Tệp cho biết giá trị nào vào ô nào của bảng gửi Bộ; mặc định là tệp đi kèm chương trình của cùng bộ tiêu chí", HelpName = "tệp" };
        var command = new Command("package", "Đóng gói hồ sơ kiểm chứng của một kỳ (chuẩn BagIt): tài liệu theo tiêu chí, điểm, giải trình, nhật ký; kiểm tra được mà không cần phần mềm này.") { campaign, output, data, binding };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetRequiredValue(campaign), parsed.GetRequiredValue(output), parsed.GetValue(binding), parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static async Task<int> RunAsync(string campaign, DirectoryInfo output, FileInfo? bindingFile, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (bindingFile is { Exists: false })
        {
            terminal.Error.WriteLine($"--binding {bindingFile}: không có tệp này; kiểm tra lại đường dẫn.");
            return ExitCodes.WrongUse;
        }

        if (RecordFiles.OpenExisting(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            byte[]? Workbook(ProvinceResult result)
            {
                var candidates = bindingFile is null ? BuiltIn.Bindings : [bindingFile.FullName];
                var binding = candidates.Select(f => WorkbookBindingFile.Read(File.ReadAllBytes(f), result.Set).Binding).FirstOrDefault(b => b is not null);
                return binding is null ? null : MinistryWorkbook.WriteCompared(result, binding, clock.GetCurrentInstant());
            }

            if (await new AuditPackage(database, clock).WriteAsync(campaign, output.FullName, Workbook, RecordFiles.Operator, terminal.Stopping) is not { } made)
            {
                RecordFiles.WriteNoCampaign(campaign, await database.ReadAsync(App.Campaigns.CampaignStore.ListAsync), terminal);
                return ExitCodes.WrongUse;
            }

            foreach (var sentence in made.Refusals.Select(r => r.Message).Concat(made.Problems.Take(MostShown).Select(p => p.Message)))
            {
                terminal.Error.WriteLine(sentence);
            }

            if (made.Checkpoint is not { } checkpoint)
            {
                terminal.Error.WriteLine("Chưa có gói nào được tạo, vì dữ liệu đang có chỗ sai. Hãy chạy \"parscore verify\" và xử lý trước.");
                return ExitCodes.Findings;
            }

            terminal.Out.WriteLine($"Đã đóng gói hồ sơ kỳ {campaign} vào {output.FullName}: {made.Files} tệp, đọc lại và đối chiếu từng tệp.");
            terminal.Out.WriteLine($"Mở {Path.Combine(output.FullName, "data", "index.html")} để xem; HUONG-DAN-KIEM-TRA.txt chỉ cách tự kiểm tra.");
            RecordFiles.WriteWarnings(await database.ReadAsync(connection => CampaignRecord.FindAsync(campaign, connection)), terminal);
            terminal.Out.WriteLine("In và giữ hai mã này cùng gói:");
            terminal.Out.WriteLine($"  Mốc đối chiếu:            {checkpoint.Show()}");
            terminal.Out.WriteLine($"  Mã manifest-sha256.txt:   {made.ManifestSha256}");
            return ExitCodes.Good;
        }
    }
}
