namespace ParScore.Tests.Cli;

/// <summary>Every command explains itself in Vietnamese, and nothing of the parsing library shows through.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Commands => ["", "demo", "criteria", "criteria check", "criteria show", "criteria diff", "score", "results", "results check", "campaign", "urge", "ministry", "ministry package", "ministry check", "account", "account first-link"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_says_what_for_how_and_with_which_exit_codes(string command)
    {
        foreach (var option in new[] { "--help", "-h", "-?" })
        {
            var run = CommandRun.OfLine($"{command} {option}").ShouldSpeakVietnameseOnly();

            run.ExitCode.ShouldBe(0);
            run.Error.ShouldBeEmpty();
            run.Out.ShouldContain($"\nCách dùng:\n  {$"parscore {command}".TrimEnd()}");
            run.Out.ShouldContain("\nTùy chọn:\n");
            run.Out.ShouldEndWith("Mã thoát: 0 = tốt; 1 = có điều phát hiện trong dữ liệu; 2 = dùng lệnh chưa đúng; 3 = chương trình lỗi; 130 = bị dừng giữa chừng.\n");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_option_and_argument_in_a_help_page_has_its_words(string command)
    {
        var rows = CommandRun.OfLine($"{command} --help").Out.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal) && !l.StartsWith("  parscore", StringComparison.Ordinal)).ToArray();

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(r => r.Trim().Contains("  ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_page_lists_the_commands() =>
        CommandRun.Of("--help").Out.Split('\n').SkipWhile(l => l is not "Lệnh:").Skip(1).TakeWhile(l => l.Length > 0).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])
            .ShouldBe(["demo", "criteria", "score", "results", "import", "campaign", "check", "urge", "package", "ministry", "verify", "backup", "restore", "sweep", "account"]);

    [Fact]
    public void Several_files_are_shown_as_such()
    {
        CommandRun.Of("score", "--help").Out.ShouldContain("parscore score --set <tệp> --answers <tệp>… [tùy chọn]\n");
        CommandRun.Of("criteria", "check", "--help").Out.ShouldContain("parscore criteria check <tệp>… [tùy chọn]\n");
    }

    [Fact]
    public void The_version_is_printed()
    {
        var run = CommandRun.Of("--version");

        run.ExitCode.ShouldBe(0);
        run.Out.Trim().ShouldMatch(@"^\d+\.\d+\.\d+(\+[0-9a-f]+)?$");
        run.Error.ShouldBeEmpty();
    }
}
