namespace ParScore.Tests.Cli;

/// <summary>A command line that is not right ends with code 2 and a sentence that says what to write instead.</summary>
public sealed class WrongUseTests
{
    [Theory]
    [InlineData("", "Hãy chọn một lệnh: demo, criteria, score, results, import, campaign, check, urge, package, ministry, verify, backup, restore, sweep, account.", "parscore --help")]
    [InlineData("criteria", "Hãy chọn một lệnh: check, show, diff.", "parscore criteria --help")]
    [InlineData("results", "Hãy chọn một lệnh: check.", "parscore results --help")]
    [InlineData("crteria", "Không hiểu \"crteria\"; có phải ý là \"criteria\"?", "parscore --help")]
    [InlineData("Score", "Không hiểu \"Score\"; có phải ý là \"score\"?", "parscore --help")]
    [InlineData("xuất", "Không hiểu \"xuất\".", "parscore --help")]
    [InlineData("help", "Không hiểu \"help\"; có phải ý là \"--help\"?", "parscore --help")]
    [InlineData("--hlp", "Không hiểu \"--hlp\"; có phải ý là \"--help\"?", "parscore --help")]
    [InlineData("[suggest:1] cri", "Không hiểu \"cri\".", "parscore --help")]
    [InlineData("[diagram] demo", "Thiếu --out <thư mục>:", "parscore demo --help")]
    [InlineData("@demo.rsp", "Không hiểu \"@demo.rsp\".", "parscore --help")]
    [InlineData("demo", "Thiếu --out <thư mục>:", "parscore demo --help")]
    [InlineData("demo --out", "--out cần một giá trị: --out <thư mục>.", "parscore demo --help")]
    [InlineData("demo --out a --out b", "--out chỉ được ghi một lần.", "parscore demo --help")]
    [InlineData("demo --out a b", "Không hiểu \"b\".", "parscore demo --help")]
    [InlineData("demo --ot a", "Không hiểu \"--ot\"; có phải ý là \"--out\"?", "parscore demo --help")]
    [InlineData("criteria chek x", "Không hiểu \"chek\"; có phải ý là \"check\"?", "parscore criteria --help")]
    [InlineData("criteria check", "Thiếu <tệp>: Một hoặc nhiều tệp bộ tiêu chí (JSON).", "parscore criteria check --help")]
    [InlineData("criteria check --json", "Thiếu <tệp>: Một hoặc nhiều tệp bộ tiêu chí (JSON).", "parscore criteria check --help")]
    [InlineData("criteria show", "Thiếu <tệp>: Tệp bộ tiêu chí (JSON).", "parscore criteria show --help")]
    [InlineData("criteria show a b", "Không hiểu \"b\".", "parscore criteria show --help")]
    [InlineData("criteria diff a", "Thiếu <tệp mới>: Tệp bộ tiêu chí mới.", "parscore criteria diff --help")]
    [InlineData("criteria diff", "Thiếu <tệp cũ>: Tệp bộ tiêu chí cũ.", "parscore criteria diff --help")]
    [InlineData("score", "Thiếu --set <tệp>: Tệp bộ tiêu chí (JSON).", "parscore score --help")]
    [InlineData("score --set a", "Thiếu --answers <tệp>:", "parscore score --help")]
    [InlineData("score --set a --answers", "--answers cần một giá trị: --answers <tệp>.", "parscore score --help")]
    [InlineData("score --set a --set b --answers c", "--set chỉ được ghi một lần.", "parscore score --help")]
    [InlineData("score --set a --answers b --json=co", "Không hiểu \"co\".", "parscore score --help")]
    [InlineData("score --set a --answers b --plan", "--plan cần một giá trị: --plan <tệp>.", "parscore score --help")]
    [InlineData("score --set a --answers b --jsn", "Không hiểu \"--jsn\"; có phải ý là \"--json\"?", "parscore score --help")]
    [InlineData("demo --output a", "Không hiểu \"--output\"; có phải ý là \"--out\"?", "parscore demo --help")]
    [InlineData("results check", "Thiếu <tệp>:", "parscore results check --help")]
    [InlineData("results check a b", "Không hiểu \"b\".", "parscore results check --help")]
    public void It_ends_with_2_and_says_what_to_write(string line, string sentence, string help)
    {
        var run = CommandRun.OfLine(line).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(sentence, Case.Sensitive);
        run.Error.ShouldEndWith($"Xem cách dùng: {help}\n");
    }

    [Theory]
    [InlineData("criteria", "show")]
    [InlineData("criteria", "check")]
    [InlineData("results", "check")]
    public void An_empty_name_is_wrong_use(params string[] command)
    {
        var run = CommandRun.Of([.. command, ""]).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("Có tên tệp hoặc thư mục để trống (\"\").\n");
        CommandRun.Of("demo", "--out", " ").ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("criteria check none.json")]
    [InlineData("criteria check none.json --json")]
    [InlineData("criteria show none.json")]
    [InlineData("criteria diff none.json criteria/par-index-province/2020.json")]
    [InlineData("criteria diff criteria/par-index-province/2020.json none.json")]
    [InlineData("results check none.json")]
    [InlineData("score --set none.json --answers none.json")]
    [InlineData("score --set criteria/par-index-province/2020.json --answers none.json")]
    [InlineData("score --set criteria/par-index-province/2020.json --answers samples/quang-tri-2020/answers/SNV.json none.json")]
    [InlineData("score --set criteria/par-index-province/2020.json --answers samples/quang-tri-2020/answers/SNV.json --entered none.json")]
    [InlineData("score --set criteria/par-index-province/2020.json --answers samples/quang-tri-2020/answers/SNV.json --plan none.json")]
    public void A_file_that_is_not_there_is_wrong_use(string line)
    {
        var run = CommandRun.OfLine(line).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("none.json: Không có tệp này; kiểm tra lại đường dẫn. [file-unreadable]");
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_wrong_use()
    {
        var run = CommandRun.Of("criteria", "check", "criteria/schema").ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("Đây là thư mục; ở đây cần một tệp.");
    }

    [Theory]
    [InlineData("criteria check samples/quang-tri-2020/plan.json", "Đây là tệp kế hoạch của kỳ đánh giá, không phải tệp bộ tiêu chí; hãy chọn đúng tệp.")]
    [InlineData("criteria check criteria/par-index-province/2020.workbook.json", "Đây là tệp bảng gán ô của biểu gửi Bộ Nội vụ, không phải tệp bộ tiêu chí; hãy chọn đúng tệp.")]
    [InlineData("results check criteria/par-index-province/2020.json", "Đây là tệp bộ tiêu chí, không phải tệp kết quả đã công bố của các tỉnh; hãy chọn đúng tệp.")]
    [InlineData("score --set criteria/par-index-province/2020.json --answers samples/quang-tri-2020/plan.json", "Đây là tệp kế hoạch của kỳ đánh giá, không phải tệp số liệu kê khai của một đơn vị; hãy chọn đúng tệp.")]
    [InlineData("score --set criteria/par-index-province/2020.json --answers samples/quang-tri-2020/answers/STP.json --entered samples/quang-tri-2020/plan.json", "Đây là tệp kế hoạch của kỳ đánh giá, không phải tệp kết quả điều tra và SIPAS; hãy chọn đúng tệp.")]
    public void A_file_of_another_kind_is_one_sentence(string line, string sentence)
    {
        var run = CommandRun.OfLine(line);

        run.ExitCode.ShouldBe(1);
        (run.Out + run.Error).Split('\n').Count(l => l.Contains("[wrong-file]", StringComparison.Ordinal) && l.Contains(sentence, StringComparison.Ordinal)).ShouldBe(1);
        (run.Out + run.Error).ShouldNotContain("[property-unknown]");
    }

    [Fact]
    public void One_missing_file_does_not_hide_what_is_wrong_in_the_others()
    {
        var run = CommandRun.Of("criteria", "check", "none.json", "samples/published-results-2020.json", CommandRun.Set);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("none.json");
        run.Out.ShouldContain("lỗi, bộ tiêu chí chưa dùng được.");
        run.Out.ShouldContain("2020.json: tốt.");
    }
}
