using System.CommandLine;
using System.Globalization;
using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Verification;
using Spectre.Console;

namespace ParScore.Cli.Commands;

/// <summary><c>verify</c>: walks the whole record and says of each item whether it is right, wrong, or could not be checked.</summary>
internal static class VerifyCommand
{
    private const int MostShown = 10;

    public static Command Create(Terminal terminal, IClock clock)
    {
        var data = RecordFiles.DataOption();
        var paper = new Option<string>("--checkpoint") { Description = "Mốc đối chiếu in trên biên nhận, biên bản hoặc gói hồ sơ, dạng \"số dòng:mã\" (ít nhất 16 ký tự đầu của mã)", HelpName = "mốc" };
        var resume = new Option<bool>("--resume") { Description = "Làm tiếp từ chỗ lần trước bị dừng khi đang đọc tệp tài liệu" };
        var throttle = new Option<int?>("--throttle") { Description = "Đọc tài liệu tối đa bấy nhiêu MB mỗi giây để không làm chậm người khác", HelpName = "MB/giây" };
        var asJson = new Option<bool>("--json") { Description = "In kết quả dạng JSON" };
        var command = new Command("verify", "Kiểm tra toàn bộ dữ liệu: cơ sở dữ liệu, nhật ký, từng dòng, từng tệp tài liệu, từng điểm. Không sửa gì; chạy được khi mọi người đang làm việc.") { data, paper, resume, throttle, asJson };
        command.SetAction(async (parsed, _) =>
        {
            var given = parsed.GetValue(paper);
            if (given is not null && Checkpoint.Parse(given) is null)
            {
                terminal.Error.WriteLine($"--checkpoint: \"{given}\" không phải mốc đối chiếu{(given.Split(':') is [_, var typed] && typed.Count(char.IsAsciiHexDigit) < Checkpoint.FewestDigits ? $" (mã mới có {typed.Count(char.IsAsciiHexDigit)} ký tự, cần ít nhất {Checkpoint.FewestDigits})" : "")}. Gõ như in trên giấy và đặt cả mốc trong dấu nháy kép, ví dụ --checkpoint \"1234:9f86d081 884c7d65\".");
                return ExitCodes.WrongUse;
            }

            if (parsed.GetValue(throttle) is < 1)
            {
                terminal.Error.WriteLine("--throttle cần một số nguyên từ 1 trở lên (MB mỗi giây).");
                return ExitCodes.WrongUse;
            }

            var options = new VerifyOptions
            {
                Paper = given is null ? null : Checkpoint.Parse(given),
                Resumes = parsed.GetValue(resume),
                BytesPerSecond = parsed.GetValue(throttle) * 1024L * 1024L,
                Cancellation = terminal.Stopping,
            };
            return await RunAsync(RecordFiles.DirectoryOf(parsed.GetValue(data)), options, parsed.GetValue(asJson), terminal, clock);
        });
        return command;
    }

    private static async Task<int> RunAsync(DataDirectory directory, VerifyOptions options, bool asJson, Terminal terminal, IClock clock)
    {
        if (!Directory.Exists(directory.Path))
        {
            terminal.Error.WriteLine($"Không có thư mục {directory.Path}. Hãy kiểm tra --data hoặc biến môi trường {DataDirectory.Variable}.");
            return ExitCodes.WrongUse;
        }

        if (RecordFiles.ReadSettings(directory, terminal) is not { } settings)
        {
            return ExitCodes.WrongUse;
        }

        VerifyReport report;
        try
        {
            report = await RunWithProgressAsync(new Verifier(directory, settings, clock), options, terminal);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Đã dừng giữa chừng, chưa có kết luận. Chạy lại với --resume để làm tiếp phần tệp tài liệu còn lại.");
            return ExitCodes.Stopped;
        }

        if (asJson)
        {
            WriteJson(report, directory, terminal);
        }
        else
        {
            WriteText(report, directory, options, terminal);
        }

        return report.IsClean ? ExitCodes.Good : ExitCodes.Findings;
    }

    private static async Task<VerifyReport> RunWithProgressAsync(Verifier verifier, VerifyOptions options, Terminal terminal)
    {
        if (!terminal.IsInteractive)
        {
            return await verifier.RunAsync(options);
        }

        return await terminal.Console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
        {
            var task = context.AddTask("Đọc tệp tài liệu");
            return await verifier.RunAsync(options with
            {
                Progress = (done, total) =>
                {
                    task.MaxValue = Math.Max(1, total);
                    task.Value = done;
                },
            });
        });
    }

    private static void WriteText(VerifyReport report, DataDirectory directory, VerifyOptions options, Terminal terminal)
    {
        terminal.Out.WriteLine($"Kiểm tra dữ liệu trong {directory.Path}, lúc {VietnamTime.Show(report.StartedAt)} (giờ Việt Nam)");
        var table = new Table().Border(TableBorder.Simple).AddColumn("Nội dung").AddColumn(SheetText.Right("Đạt")).AddColumn(SheetText.Right("Sai")).AddColumn(SheetText.Right("Không kiểm tra được"));
        foreach (var kind in Enum.GetValues<CheckKind>())
        {
            table.AddRow(SheetText.Cell(Name(kind)), Count(report, kind, CheckResult.Passed), Count(report, kind, CheckResult.Failed), Count(report, kind, CheckResult.Unchecked));
        }

        terminal.Console.Write(table);
        foreach (var kind in report.Problems.GroupBy(p => p.Kind))
        {
            foreach (var problem in kind.Take(MostShown))
            {
                terminal.Out.WriteLine($"{(problem.Result == CheckResult.Failed ? "SAI" : "KHÔNG KIỂM TRA ĐƯỢC")} [{Name(problem.Kind)}] {problem.Message}");
            }

            if (kind.Count() > MostShown)
            {
                terminal.Out.WriteLine($"… và {kind.Count() - MostShown} mục khác của [{Name(kind.Key)}]; thêm --json để xem hết.");
            }
        }

        if (report.ResumedFiles > 0)
        {
            terminal.Out.WriteLine($"{report.ResumedFiles} tệp đã kiểm tra ở lần chạy trước (không quá bảy ngày), không đọc lại.");
        }

        if (report.Strangers > 0)
        {
            terminal.Out.WriteLine($"Có {report.Strangers} tệp lạ trong thư mục evidence, không phải do ParScore tạo; hãy tự xem và chuyển đi nơi khác.");
        }

        if (report.Orphans > 0)
        {
            terminal.Out.WriteLine($"Có {report.Orphans} tệp không thuộc tài liệu nào (tải lên dở dang); vô hại, \"parscore sweep\" sẽ dọn sau một ngày.");
        }

        terminal.Out.WriteLine(report.IsClean
            ? $"Kết luận: {(report.ResumedFiles > 0 ? $"không thấy chỗ sai trong {report.Checks} mục của lần chạy này; {report.ResumedFiles} tệp kiểm tra ở lần trước không đọc lại" : $"dữ liệu nguyên vẹn, {report.Checks} mục đều đạt")}{(options.Paper is null ? "" : ", khớp với mốc đối chiếu đã in")}."
            : $"Kết luận: {report.Problems.Count(p => p.Result == CheckResult.Failed)} mục sai, {report.Problems.Count(p => p.Result == CheckResult.Unchecked)} mục không kiểm tra được. Giữ nguyên thư mục dữ liệu và báo người quản trị.");
        if (report.Head is { } head)
        {
            terminal.Out.WriteLine("Mốc đối chiếu hiện nay (nên in và cất giữ; lần sau kiểm tra bằng --checkpoint \"mốc này\"):");
            terminal.Out.WriteLine($"  {head.Show()}");
        }
    }

    private static Text Count(VerifyReport report, CheckKind kind, CheckResult result)
    {
        var count = report.CountOf(kind, result);
        return SheetText.Cell(count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteJson(VerifyReport report, DataDirectory directory, Terminal terminal) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "parscore/verify-report/1");
        json.WriteString("data", directory.Path);
        json.WriteString("startedAt", StoredInstants.Text(report.StartedAt));
        json.WriteBoolean("clean", report.IsClean);
        json.WriteString("checkpoint", report.Head?.ToString());
        json.WriteNumber("checks", report.Checks);
        json.WriteNumber("bytes", report.Bytes);
        json.WriteNumber("resumedFiles", report.ResumedFiles);
        json.WriteNumber("orphans", report.Orphans);
        json.WriteStartObject("kinds");
        foreach (var kind in Enum.GetValues<CheckKind>())
        {
            json.WriteStartObject(Word(kind));
            json.WriteNumber("passed", report.CountOf(kind, CheckResult.Passed));
            json.WriteNumber("failed", report.CountOf(kind, CheckResult.Failed));
            json.WriteNumber("unchecked", report.CountOf(kind, CheckResult.Unchecked));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("problems");
        foreach (var problem in report.Problems)
        {
            json.WriteStartObject();
            json.WriteString("kind", Word(problem.Kind));
            json.WriteString("name", problem.Name);
            json.WriteString("result", problem.Result == CheckResult.Failed ? "failed" : "unchecked");
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Word(CheckKind kind) => kind.ToString().ToLowerInvariant();

    private static string Name(CheckKind kind) => kind switch
    {
        CheckKind.Database => "Cơ sở dữ liệu",
        CheckKind.Layout => "Cấu trúc và khóa chống sửa",
        CheckKind.Journal => "Nhật ký",
        CheckKind.Copy => "Bản chép thứ hai của nhật ký",
        CheckKind.Checkpoint => "Mốc đối chiếu",
        CheckKind.Row => "Dòng dữ liệu so với nhật ký",
        CheckKind.File => "Tệp tài liệu",
        CheckKind.Score => "Điểm tính lại",
        CheckKind.Snapshot => "Bản chốt được phê duyệt",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind of check."),
    };
}
