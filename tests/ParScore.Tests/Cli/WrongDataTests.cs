using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.Cli;

/// <summary>Wrong data ends with code 1 and one located sentence for each thing that is wrong.</summary>
public sealed class WrongDataTests : IDisposable
{
    private readonly CampaignCopy _campaign = new();

    [Theory]
    [InlineData("/set/version", "\"2019\"", "(dòng 3, /set): Tệp này dành cho bộ tiêu chí par-index-province, phiên bản 2019; bộ đang dùng là par-index-province, phiên bản 2020-candidate-1. [other-set]")]
    [InlineData("/set/hash", "\"sha256:0000000000000000000000000000000000000000000000000000000000000000\"", "/set): Tệp này dành cho nội dung khác của bộ tiêu chí")]
    [InlineData("/answers/4/figures/numerator", "\"39\"", "/answers/4/figures/numerator): [2.2.2] Số VBQPPL đã xử lý sau rà soát (39) lớn hơn Số VBQPPL phải xử lý sau rà soát (38); kiểm tra lại hai số liệu. [numerator-above-denominator]")]
    [InlineData("/answers/4/figures/numerator", "\"-1\"", "/answers/4/figures/numerator): [2.2.2] Số VBQPPL đã xử lý sau rà soát: -1 nhỏ hơn mức thấp nhất được nhận là 0. [figure-negative]")]
    [InlineData("/answers/4/leaf", "\"2.2.9\"", "/answers/4/leaf): Bộ tiêu chí par-index-province 2020-candidate-1 không có tiêu chí \"2.2.9\". [leaf-unknown]")]
    [InlineData("/answers/4/leaf", "\"6.1.1\"", "/answers/4): [6.1.1] Tiêu chí 6.1.1 không giao cho STP; được giao: STC. Câu trả lời này không được nhận. [not-assigned]")]
    [InlineData("/answers/4/leaf", "\"2.4.1\"", "/answers/4): [2.4.1] Tiêu chí 2.4.1 lấy kết quả đã công bố do Sở Nội vụ nhập riêng (entered.json); đơn vị không được tự chấm. [entered-by-unit]")]
    [InlineData("/unit", "\"SYT\"", "/unit): Không có đơn vị \"SYT\" trong kế hoạch này. [unit-unknown]")]
    public void Score_locates_what_is_wrong_in_the_answers(string pointer, string value, string sentence)
    {
        _campaign.Change("answers/STP.json", pointer, value);

        var run = Score("--plan", _campaign.PathOf("plan.json"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith(_campaign.PathOf("answers/STP.json") + " (dòng ");
        run.Error.ShouldContain(sentence);
        run.Error.TrimEnd('\n').ShouldNotContain("\n", Case.Sensitive, "one thing is wrong, so one sentence");
    }

    [Theory]
    [InlineData("{", "dòng 1): Tệp không phải JSON đúng cú pháp: xem dòng 1, ký tự thứ 2,")]
    [InlineData("", "dòng 1): Tệp rỗng; hãy chọn đúng tệp hoặc lưu lại nội dung.")]
    [InlineData("{\n  \"a\": 1,\n}", "dòng 3): Tệp không phải JSON đúng cú pháp: xem dòng 3")]
    [InlineData("[]", "(dòng 1): Ở đây phải là một đối tượng { … }, không phải một danh sách. [wrong-type]")]
    public void Every_command_says_where_a_file_is_not_what_it_should_be(string text, string sentence)
    {
        var file = _campaign.PathOf("broken.json");
        File.WriteAllText(file, text);

        foreach (var line in (string[][])
        [
            ["criteria", "check", file],
            ["criteria", "check", file, "--json"],
            ["criteria", "show", file],
            ["criteria", "diff", CommandRun.Set, file],
            ["results", "check", file],
            ["score", "--set", file, "--answers", file],
            ["score", "--set", CommandRun.Set, "--answers", file],
            ["score", "--set", CommandRun.Set, "--answers", _campaign.PathOf("answers/STP.json"), "--plan", file],
            ["score", "--set", CommandRun.Set, "--answers", _campaign.PathOf("answers/STP.json"), "--entered", file],
            ["demo", "--out", _campaign.PathOf("out"), "--set", file],
        ])
        {
            var run = CommandRun.Of(line).ShouldSpeakVietnameseOnly();

            run.ExitCode.ShouldBe(1, string.Join(' ', line));
            (run.Out + run.Error).ShouldContain(line[^1] is "--json" ? sentence[(sentence.IndexOf(':', StringComparison.Ordinal) + 2)..].Split(" [")[0] : sentence, Case.Sensitive, string.Join(' ', line));
        }
    }

    [Fact]
    public void A_file_that_is_refused_gives_no_total_that_would_mislead()
    {
        _campaign.Change("answers/STP.json", "/set/version", "\"2019\"");

        Score().Out.ShouldBeEmpty();
        var json = Score("--json");
        json.ExitCode.ShouldBe(1);
        json.Out.ShouldContain("\"other-set\"");
        json.Out.ShouldNotContain("\"total\"");
    }

    [Fact]
    public void Entered_points_above_the_maximum_are_named_in_the_file_that_holds_them()
    {
        _campaign.Change("entered.json", "/values/0/points", "\"12.5\"");

        var run = Score("--entered", _campaign.PathOf("entered.json"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith($"{_campaign.PathOf("entered.json")} (dòng ");
        run.Error.ShouldContain("/values/0/points): [2.4.1]");
        run.Error.ShouldContain("12,5 lớn hơn mức cao nhất được nhận là 1,25.");
    }

    [Fact]
    public void The_demo_stops_at_a_campaign_without_a_plan_and_goes_on_past_a_broken_unit()
    {
        File.WriteAllText(_campaign.PathOf("answers/STP.json"), "{");
        var broken = CommandRun.Of("demo", "--out", _campaign.PathOf("out"), "--sample", _campaign.Folder);
        File.Delete(_campaign.PathOf("plan.json"));
        var without = CommandRun.Of("demo", "--out", _campaign.PathOf("out"), "--sample", _campaign.Folder);

        broken.ExitCode.ShouldBe(1);
        broken.Out.ShouldContain("answers/STP.json (dòng 1): Tệp không phải JSON đúng cú pháp");
        without.ExitCode.ShouldBe(2);
        without.Error.ShouldContain("plan.json: Không có tệp này; kiểm tra lại đường dẫn.");
        without.Out.ShouldBeEmpty();
    }

    [Fact]
    public void Published_results_with_a_wrong_digit_end_with_1_and_name_the_province()
    {
        var file = _campaign.PathOf("published.json");
        File.WriteAllText(file, File.ReadAllText(CommandRun.InRepository(CommandRun.Published)).Replace("57.66", "57.76", StringComparison.Ordinal));

        var run = CommandRun.Of("results", "check", file);

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("/provinces/0/publishedTotal): [Quảng Ninh] Quảng Ninh: các phần cộng lại được 91,15, bảng in 91,04, lệch -0,11 điểm; không thể do làm tròn, có chữ số sai. [total-differs]");
        run.Out.ShouldEndWith("1 chỗ sai, 2 chỗ lệch do làm tròn.\n");
    }

    [Fact]
    public void All_faults_of_a_set_are_reported_at_once()
    {
        var file = _campaign.PathOf("set.json");
        var json = File.ReadAllText(CommandRun.InRepository(CommandRun.Set));
        foreach (var (pointer, value) in new[] { ("/fields/0/maxPoints", "\"9.50\""), ("/fields/1/children/0/code", "\"2.7\""), ("/status", "\"final\"") })
        {
            json = JsonEdit.Change(json, pointer, value);
        }

        File.WriteAllText(file, json);

        var run = CommandRun.Of("criteria", "check", file).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("/fields/0");
        run.Out.ShouldContain("/fields/1/children/0/code");
        run.Out.ShouldContain("/status");
        run.Out.ShouldEndWith(" lỗi, bộ tiêu chí chưa dùng được.\n");
    }

    public void Dispose() => _campaign.Dispose();

    private CommandRun Score(params string[] more) =>
        CommandRun.Of(["score", "--set", CommandRun.Set, "--answers", _campaign.PathOf("answers/STP.json"), .. more]).ShouldSpeakVietnameseOnly();
}
