using System.Diagnostics;
using ParScore.App.Storage;

namespace ParScore.Tests.App.Storage;

/// <summary>Nothing is acknowledged that is not on the disk: fsync is made to fail, as it does when a disk is dying.</summary>
public sealed class DurableFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-durable-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_published_file_has_its_name_and_content()
    {
        var (draft, final) = (Path.Combine(_folder, "draft"), Path.Combine(_folder, "final"));
        File.WriteAllText(final, "old");
        using (var file = File.Create(draft))
        {
            file.Write("new"u8);
            DurableFiles.SyncFile(file);
        }

        DurableFiles.Publish(draft, final);

        File.ReadAllText(final).ShouldBe("new");
        File.Exists(draft).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_is_not_there_cannot_be_made_durable() =>
        Should.Throw<IOException>(() => DurableFiles.SyncFolder(Path.Combine(_folder, "none")));

    [StraceFact]
    public void A_workbook_whose_bytes_the_disk_does_not_confirm_is_not_handed_out()
    {
        var (code, output, error) = DemoUnder("fsync:error=EIO");

        code.ShouldNotBe(0);
        output.ShouldNotContain("Đã ghi bảng");
        error.ShouldContain("Không đọc hoặc ghi được tệp");
        error.ShouldNotContain("   at ");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [StraceFact]
    public void A_disk_that_fills_up_leaves_no_half_workbook()
    {
        var (code, output, error) = DemoUnder("pwrite64:error=ENOSPC");

        code.ShouldNotBe(0);
        output.ShouldNotContain("Đã ghi bảng");
        error.ShouldContain("Không đọc hoặc ghi được tệp");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [StraceFact]
    public async Task Ctrl_C_in_the_middle_leaves_no_half_workbook()
    {
        // The disk takes its time over the draft; the program is ended meanwhile.
        var run = Task.Run(() => DemoUnder("fsync:delay_enter=20000000"));
        while (!run.IsCompleted && !Directory.EnumerateFiles(_folder).Any())
        {
            await Task.Delay(50);
        }

        using (var kill = Process.Start("/usr/bin/pkill", ["-TERM", "-f", $"^dotnet .*--out {_folder}"]))
        {
            await kill.WaitForExitAsync();
        }

        var (code, output, _) = await run;

        code.ShouldNotBe(0);
        output.ShouldNotContain("Đã ghi bảng");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [StraceFact]
    public void Without_a_fault_the_same_run_hands_it_out()
    {
        var (code, output, _) = DemoUnder("fsync:delay_enter=1");

        code.ShouldBe(0);
        output.ShouldContain("Đã ghi bảng");
        File.Exists(Path.Combine(_folder, "bo-noi-vu.xlsx")).ShouldBeTrue();
    }

    private (int Code, string Output, string Error) DemoUnder(string fault)
    {
        var start = new ProcessStartInfo("/usr/bin/strace", ["-f", "-qq", "-o", "/dev/null", "-e", $"inject={fault}", "dotnet", Path.Combine(AppContext.BaseDirectory, "parscore.dll"), "demo", "--out", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
