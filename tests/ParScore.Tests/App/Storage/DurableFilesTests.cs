using System.Diagnostics;
using ParScore.App.Storage;
using ParScore.Tests.Cli;
using ParScore.Tests.Faults;

namespace ParScore.Tests.App.Storage;

/// <summary>Nothing is acknowledged that is not on the disk: fsync is made to fail, as it does when a disk is dying.</summary>
public sealed class DurableFilesTests(DurableFilesTests.Imported imported) : IClassFixture<DurableFilesTests.Imported>, IDisposable
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

    [FaultTheory]
    [InlineData(1, "1")]
    [InlineData(1, "0")]
    [InlineData(2, "0")]
    public async Task A_workbook_whose_bytes_or_name_the_disk_does_not_confirm_is_not_handed_out(int sync, string andAllLater)
    {
        var (code, output, error) = await DemoUnderAsync("FAULT_ONLY=fsync", $"FAULT_AT={sync}", "FAULT_KIND=EIO", $"FAULT_STICKY={andAllLater}");

        code.ShouldNotBe(0);
        output.ShouldNotContain("Đã ghi bảng");
        error.ShouldContain("Không đọc hoặc ghi được tệp");
        error.ShouldNotContain("   at ");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [FaultFact]
    public async Task A_disk_that_fills_up_leaves_no_half_workbook()
    {
        var (code, output, error) = await DemoUnderAsync("FAULT_ONLY=write", "FAULT_AT=1", "FAULT_KIND=ENOSPC", "FAULT_STICKY=1");

        code.ShouldNotBe(0);
        output.ShouldNotContain("Đã ghi bảng");
        error.ShouldContain("Ổ đĩa đã đầy");
        error.ShouldNotContain("   at ");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [FaultFact]
    public async Task Ctrl_C_in_the_middle_leaves_no_half_workbook()
    {
        // The disk takes its time over the draft; the program is ended meanwhile.
        using var demo = StartDemo("FAULT_ONLY=fsync", "FAULT_AT=1", "FAULT_KIND=DELAY_20000");
        var end = FaultLibrary.EndAsync(demo);
        while (!end.IsCompleted && !Directory.EnumerateFiles(_folder).Any())
        {
            await Task.Delay(50);
        }

        using (var kill = Process.Start("/bin/kill", ["-TERM", demo.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        var (code, output, _) = await end;

        code.ShouldNotBe(0);
        output.ShouldNotContain("Đã ghi bảng");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [FaultFact]
    public async Task Without_a_fault_the_same_run_hands_it_out()
    {
        var (code, output, _) = await DemoUnderAsync();

        code.ShouldBe(0);
        output.ShouldContain("Đã ghi bảng");
        Directory.EnumerateFileSystemEntries(_folder).ShouldHaveSingleItem().ShouldBe(Path.Combine(_folder, "bo-noi-vu.xlsx"));
    }

    [FaultTheory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task A_record_that_the_disk_does_not_confirm_is_not_called_imported(int sync)
    {
        using var import = FaultLibrary.Start(Imported.Command(_folder), _folder, "FAULT_ONLY=fsync,fdatasync", $"FAULT_AT={sync}", "FAULT_KIND=EIO", "FAULT_STICKY=1");
        var (code, output, error) = await FaultLibrary.EndAsync(import);

        code.ShouldNotBe(0);
        output.ShouldNotContain("Đã nạp");
        error.ShouldContain("đĩa");
        error.ShouldNotContain("   at ");
        CommandRun.Of(Imported.Command(_folder)).Out.ShouldStartWith("Đã nạp kỳ đánh giá quang-tri-2020");
    }

    private Process StartDemo(params string[] fault) => FaultLibrary.Start(["demo", "--out", _folder, "--data", imported.Data], _folder, fault);

    private async Task<(int Code, string Output, string Error)> DemoUnderAsync(params string[] fault)
    {
        using var demo = StartDemo(fault);
        return await FaultLibrary.EndAsync(demo);
    }

    /// <summary>A record that holds the sample already, so that only the workbook is still to be written.</summary>
    public sealed class Imported : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parscore-durable-data-");

        public Imported() => CommandRun.Of(Command(Data)).ExitCode.ShouldBe(0);

        public string Data => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);

        internal static string[] Command(string data) => ["import", CommandRun.InRepository(CommandRun.Sample), "--data", data];
    }
}
