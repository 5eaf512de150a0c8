using System.Diagnostics;

namespace ParScore.Tests.Faults;

/// <summary>tests/faults/fault.c, compiled once: preloaded into a program, it makes one of its file system calls fail.</summary>
internal static class FaultLibrary
{
    public const string Compiler = "/usr/bin/gcc";

    private static readonly Lazy<string> Compiled = new(Compile);

    /// <summary>Runs "parscore …" with a fault below one folder.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">Only calls on what lies below it count and fail.</param>
    /// <param name="fault">The library's variables, such as "FAULT_KIND=EIO".</param>
    public static Process Start(string[] arguments, string folder, params string[] fault)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "parscore.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LD_PRELOAD"] = Compiled.Value;
        start.Environment["FAULT_DIR"] = folder;
        foreach (var variable in fault)
        {
            start.Environment[variable.Split('=')[0]] = variable.Split('=')[1];
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end of a program and takes what it said.</summary>
    public static async Task<(int Code, string Output, string Error)> EndAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string Compile()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "fault.so");
        using var gcc = Process.Start(new ProcessStartInfo(Compiler, ["-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, RepositoryFiles.Path("tests", "faults", "fault.c"), "-ldl"]) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        return gcc.ExitCode == 0 ? library : throw new InvalidOperationException($"gcc refuses fault.c: {error}");
    }
}
