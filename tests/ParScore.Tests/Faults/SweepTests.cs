using System.Diagnostics;

namespace ParScore.Tests.Faults;

/// <summary>
/// A sample of the fault sweep: one file system call fails or the program is ended there, and what stands in the record agrees
/// with what the person was told. The whole sweep: tests/README.md.
/// </summary>
public sealed class SweepTests
{
    internal const string Python = "/usr/bin/python3";

    [FaultFact]
    public Task After_one_failing_call_the_record_is_whole_and_says_what_the_person_was_told() => SweepAsync("--sample", "120");

    [FaultFact]
    public Task After_kill_9_in_the_middle_of_work_nothing_acknowledged_is_lost() => SweepAsync("--kills", "60");

    [FaultFact]
    public Task No_failing_sync_is_acknowledged() => SweepAsync("--fsync", "80");

    private static async Task SweepAsync(params string[] what)
    {
        var start = new ProcessStartInfo(Python, [RepositoryFiles.Path("tests", "faults", "sweep.py"), .. what, "--program", Path.Combine(AppContext.BaseDirectory, "ParScore.FaultRuns.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        (await error).ShouldBeEmpty();
        (await output).ShouldEndWith("\n0 violations\n");
        process.ExitCode.ShouldBe(0);
    }
}
