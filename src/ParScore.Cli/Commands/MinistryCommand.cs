using System.CommandLine;
using System.Globalization;
using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Ministry;
using ParScore.App.Reports.Workbooks;
using ParScore.Scoring.Criteria;

namespace ParScore.Cli.Commands;

/// <summary><c>ministry</c>: what goes to the Ministry, made from an approved version only, and the proof that it says the same.</summary>
internal static class MinistryCommand
{
    private const int MostShown = 10;

    public static Command Create(Terminal terminal, IClock clock) => new("ministry", "Hồ sơ gửi Bộ Nội vụ: lập từ bản đã được UBND tỉnh phê duyệt, và đối chiếu với bản đó.")
    {
        CreatePackage(terminal, clock),
        CreateCheck(terminal),
    };

    private static Command CreatePackage(Terminal terminal, IClock clock)
    {
        var campaign = new Option<string>("--campaign") { Description = "Mã kỳ đánh giá, như quang-tri-2020", HelpName = "mã", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Thư mục mới nhận hồ sơ; chưa có hoặc đang trống", HelpName = "thư mục", Required = true };
        var version = new Option<int?>("--version-number") { Description = "Bản phê duyệt số mấy; bỏ trống là bản mới nhất", HelpName = "số" };
        var binding = new Option<FileInfo>("--binding") { Description = "Tệp cho biết giá trị nào vào ô nào của bảng gửi Bộ; mặc định là tệp đi kèm chương trình của cùng bộ tiêu chí", HelpName = "tệp" };
        var data = RecordFiles.DataOption();
        var command = new Command("package", "Lập hồ sơ gửi Bộ từ một bản đã phê duyệt: bảng, tài liệu đánh số, giải trình, phiếu nhập; đọc lại và chứng minh trùng khớp.") { campaign, output, version, binding, data };
        command.SetAction(async (parsed, _) => await PackageAsync(parsed.GetRequiredValue(campaign), parsed.GetRequiredValue(output), parsed.GetValue(version), parsed.GetValue(binding), parsed.GetValue(data), terminal, clock));
        return command;
    }

    private static Command CreateCheck(Terminal terminal)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Thư mục hồ sơ gửi Bộ", HelpName = "thư mục" };
        var approved = new Option<string>("--approved") { Description = "Mã nội dung in trên biên bản phê duyệt (sha256:…); bỏ trống thì chỉ đối chiếu trong gói", HelpName = "mã" };
        var binding = new Option<FileInfo>("--binding") { Description = "Tệp cho biết giá trị nào vào ô nào của bảng gửi Bộ; mặc định là tệp đi kèm chương trình", HelpName = "tệp" };
        var command = new Command("check", "Đối chiếu hồ sơ gửi Bộ với bản đã phê duyệt nằm trong đó, từng tệp; không cần dữ liệu của tỉnh.") { folder, approved, binding };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(folder), parsed.GetValue(approved), parsed.GetValue(binding), terminal));
        return command;
    }

    private static async Task<int> PackageAsync(string campaign, DirectoryInfo output, int? version, FileInfo? binding, DirectoryInfo? data, Terminal terminal, IClock clock)
    {
        if (IsMissing(binding, terminal) || RecordFiles.OpenExisting(data, clock, terminal, out _) is not { } database)
        {
            return ExitCodes.WrongUse;
        }

        using (database)
        {
            if (!(await database.ReadAsync(CampaignStore.ListAsync)).Contains(campaign, StringComparer.Ordinal))
            {
                RecordFiles.WriteNoCampaign(campaign, await database.ReadAsync(CampaignStore.ListAsync), terminal);
                return ExitCodes.WrongUse;
            }

            var made = await new MinistryPackage(database).WriteAsync(campaign, version, output.FullName, set => BindingOf(set, binding), RecordFiles.Operator, terminal.Stopping);
            foreach (var sentence in made.Refusals.Select(r => r.Message).Concat(made.Problems.Take(MostShown).Select(p => p.Message)))
            {
                terminal.Error.WriteLine(sentence);
            }

            if (made.Snapshot is not { } snapshot)
            {
                terminal.Error.WriteLine("Chưa có hồ sơ nào được lập.");
                return ExitCodes.Findings;
            }

            terminal.Out.WriteLine($"Đã lập hồ sơ gửi Bộ kỳ {campaign} từ bản {snapshot.Number.ToString(CultureInfo.InvariantCulture)} (quyết định {snapshot.DecisionNumber}) vào {output.FullName}: {made.Files} tệp, đã chứng minh trùng khớp với bản được phê duyệt.");
            if (!made.HasWorkbook)
            {
                terminal.Out.WriteLine("Bộ tiêu chí này chưa có tệp quy định ô nào chứa giá trị nào nên hồ sơ không có bảng tính; ghi bằng --binding.");
            }

            RecordFiles.WriteWarnings(await database.ReadAsync(connection => CampaignRecord.FindAsync(campaign, connection)), terminal);
            terminal.Out.WriteLine("In và giữ các mã này cùng hồ sơ:");
            terminal.Out.WriteLine($"  Mã nội dung phê duyệt:    {snapshot.Hash}");
            terminal.Out.WriteLine($"  Mã manifest-sha256.txt:   {made.ManifestSha256}");
            terminal.Out.WriteLine($"  Mốc đối chiếu:            {made.Checkpoint!.Show()}");
            return ExitCodes.Good;
        }
    }

    private static int Check(DirectoryInfo folder, string? approved, FileInfo? binding, Terminal terminal)
    {
        if (!folder.Exists)
        {
            terminal.Error.WriteLine($"{folder}: không có thư mục này; kiểm tra lại đường dẫn.");
            return ExitCodes.WrongUse;
        }

        if (IsMissing(binding, terminal))
        {
            return ExitCodes.WrongUse;
        }

        var differences = MinistryProof.Check(folder.FullName, approved?.Trim(), set => BindingOf(set, binding));
        foreach (var difference in differences)
        {
            terminal.Out.WriteLine(difference);
        }

        terminal.Out.WriteLine(differences.Count == 0
            ? approved is null ? "Mọi tệp trong hồ sơ trùng khớp với bản chốt nằm trong hồ sơ. Ghi --approved để đối chiếu cả bản chốt với biên bản phê duyệt." : "Hồ sơ trùng khớp với bản đã được phê duyệt, từng tệp."
            : "Hồ sơ KHÔNG trùng khớp với bản đã phê duyệt; đừng dùng. Hãy lập lại bằng \"parscore ministry package\".");
        return differences.Count == 0 ? ExitCodes.Good : ExitCodes.Findings;
    }

    private static bool IsMissing(FileInfo? binding, Terminal terminal)
    {
        if (binding is not { Exists: false })
        {
            return false;
        }

        terminal.Error.WriteLine($"--binding {binding}: không có tệp này; kiểm tra lại đường dẫn.");
        return true;
    }

    private static WorkbookBinding? BindingOf(CriteriaSet set, FileInfo? file) =>
        (file is null ? BuiltIn.Bindings : [file.FullName]).Select(f => WorkbookBindingFile.Read(File.ReadAllBytes(f), set).Binding).FirstOrDefault(b => b is not null);
}
