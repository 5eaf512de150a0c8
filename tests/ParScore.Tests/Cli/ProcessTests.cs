using System.Diagnostics;
using System.Text;

namespace ParScore.Tests.Cli;

/// <summary>The program as a process of its own: exit codes, UTF-8 under any locale, closed pipes, any working directory.</summary>
public sealed class ProcessTests
{
    private const string Parscore = "dotnet \"$PARSCORE\"";

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("--version", 0)]
    [InlineData("results check \"$ROOT/samples/published-results-2020.json\"", 0)]
    [InlineData("criteria check \"$ROOT/samples/published-results-2020.json\"", 1)]
    [InlineData("criteria check none.json", 2)]
    [InlineData("nonsense", 2)]
    public async Task The_shell_gets_the_exit_code(string arguments, int exitCode)
    {
        var (code, output, error) = await RunAsync($"{Parscore} {arguments}");

        code.ShouldBe(exitCode);
        (output + error).ShouldNotContain("   at ");
        (output + error).ShouldNotContain("Unhandled");
    }

    [Theory]
    [InlineData("C")]
    [InlineData("POSIX")]
    [InlineData("C.UTF-8")]
    [InlineData("vi_VN.UTF-8")]
    [InlineData("tr_TR.ISO-8859-9")]
    public async Task Output_is_UTF8_and_the_same_under_every_locale(string locale)
    {
        var (code, output, _) = await RunAsync($"export LANG={locale} LC_ALL={locale} LANGUAGE=; {Parscore} results check \"$ROOT/samples/published-results-2020.json\"");

        code.ShouldBe(0);
        output.ShouldBe(CommandRun.Of("results", "check", CommandRun.Published).Out);
    }

    [Fact]
    public async Task Without_the_data_of_locales_it_says_the_same()
    {
        var (code, output, _) = await RunAsync($"export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1; {Parscore} demo --out \"$WORK\"");

        code.ShouldBe(0);
        output.ShouldContain("SỐ LIỆU MINH HỌA");
    }

    [Theory]
    [InlineData("criteria show \"$ROOT/criteria/par-index-province/2020.json\"")]
    [InlineData("score --set \"$ROOT/criteria/par-index-province/2020.json\" --answers \"$ROOT\"/samples/quang-tri-2020/answers/*.json --json")]
    public async Task A_reader_that_leaves_early_is_no_error(string arguments)
    {
        var (_, output, error) = await RunAsync($"{Parscore} {arguments} | head -1");

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_disk_is_told_in_a_sentence()
    {
        var (code, _, error) = await RunAsync($"{Parscore} criteria show \"$ROOT/criteria/par-index-province/2020.json\" > /dev/full");

        code.ShouldNotBe(0);
        error.ShouldContain("Ổ đĩa đã đầy");
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task It_works_from_any_folder_and_takes_relative_paths_and_Vietnamese_names()
    {
        var (code, output, _) = await RunAsync($"cd \"$WORK\" && mkdir 'Thư mục số 1' && cp \"$ROOT/criteria/par-index-province/2020.json\" 'Thư mục số 1/bộ tiêu chí.json' && cd 'Thư mục số 1' && {Parscore} criteria check 'bộ tiêu chí.json' && {Parscore} demo --out 'kết quả'");

        code.ShouldBe(0);
        output.ShouldStartWith("bộ tiêu chí.json: tốt. ");
        output.ShouldContain("Chỉ số: 81,11 % – nhóm B");
    }

    [Fact]
    public async Task Results_go_to_the_output_and_what_is_wrong_to_the_error_output()
    {
        var (_, output, error) = await RunAsync($"{Parscore} criteria show none.json");

        output.ShouldBeEmpty();
        error.ShouldBe("none.json: Không có tệp này; kiểm tra lại đường dẫn. [file-unreadable]\n");
    }

    internal static async Task<(int ExitCode, string Out, string Error)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
        start.Environment["ROOT"] = RepositoryFiles.Root;
        start.Environment["PARSCORE"] = Path.Combine(AppContext.BaseDirectory, "parscore.dll");
        var work = Directory.CreateTempSubdirectory("parscore-");
        start.Environment["WORK"] = work.FullName;
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            // bash without the locale's data says so in English before the program starts.
            var said = string.Concat((await error).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.Contains("setlocale", StringComparison.Ordinal)).Select(l => l + "\n"));
            return (process.ExitCode, await output, said);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
