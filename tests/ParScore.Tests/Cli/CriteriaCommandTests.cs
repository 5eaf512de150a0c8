using System.Text.Json;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.Cli;

/// <summary><c>criteria</c>: check, show and diff, as text and as JSON.</summary>
public sealed class CriteriaCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-").FullName;

    [Fact]
    public void Check_says_good_with_counts_status_and_hash()
    {
        var run = CommandRun.Of("criteria", "check", CommandRun.Set);

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldEndWith($"2020.json: tốt. 8 lĩnh vực, 103 dòng chấm điểm, 100 điểm, chưa chính thức (dựng lại), {CampaignCopy.Set.Hash}\n");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Check_as_JSON_gives_one_entry_a_file()
    {
        var faulty = Changed(("/fields/0/maxPoints", "\"9.50\""));

        var run = CommandRun.Of("criteria", "check", CommandRun.Set, faulty, "--json");

        run.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Out);
        var (good, bad) = (json.RootElement[0], json.RootElement[1]);
        good.GetProperty("good").GetBoolean().ShouldBeTrue();
        good.GetProperty("set").GetProperty("hash").GetString().ShouldBe(CampaignCopy.Set.Hash);
        good.GetProperty("fields").GetInt32().ShouldBe(8);
        good.GetProperty("leaves").GetInt32().ShouldBe(103);
        good.GetProperty("maxPoints").GetString().ShouldBe("100");
        good.GetProperty("faults").GetArrayLength().ShouldBe(0);
        bad.GetProperty("file").GetString().ShouldBe(faulty);
        bad.GetProperty("good").GetBoolean().ShouldBeFalse();
        bad.TryGetProperty("set", out _).ShouldBeFalse();
        var fault = bad.GetProperty("faults").EnumerateArray().First(f => f.GetProperty("code").GetString() is "sum-mismatch");
        fault.GetProperty("pointer").GetString()!.ShouldStartWith("/fields/0");
        fault.GetProperty("row").GetString().ShouldBe("1");
        fault.GetProperty("message").GetString()!.ShouldBeASentence();
    }

    [Fact]
    public void Show_lists_every_row_with_points_rule_units_source_and_what_is_made_up()
    {
        var run = CommandRun.Of("criteria", "show", CommandRun.Set).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(0);
        foreach (var node in CampaignCopy.Set.Nodes)
        {
            run.Out.ShouldContain($"\n{new string(' ', ((int)node.Level - 1) * 2)}{node.Code} {node.Name} – {CampaignCopy.Set.Rounding.Show(node.MaxPoints)} điểm", Case.Sensitive);
        }

        run.Out.ShouldContain("chưa chính thức (dựng lại)");
        run.Out.ShouldContain("    Nguồn: tên S:QD320, điểm K, cách tính K, đơn vị S:QD320/field");
        run.Out.ShouldContain("Minh họa (/rule/latePart): ");
        run.Out.ShouldContain("Điều tra XHH: lấy kết quả điều tra xã hội học đã công bố");
    }

    [Fact]
    public void Diff_of_a_set_with_itself_finds_nothing()
    {
        var run = CommandRun.Of("criteria", "diff", CommandRun.Set, CommandRun.Set);

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe("Hai bộ tiêu chí giống hệt nhau.\n");
        CommandRun.Of("criteria", "diff", CommandRun.Set, CommandRun.Set, "--json").Out.ShouldBe("[]\n");
    }

    [Fact]
    public void Diff_says_so_when_only_something_beside_the_rows_differs()
    {
        var run = CommandRun.Of("criteria", "diff", CommandRun.Set, Changed(("/name", "\"Tên khác\"")));

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldStartWith("Mọi dòng giống nhau về chỗ, tên, điểm, cách tính, tài liệu và đơn vị; chỉ khác phần không đổi kết quả");
    }

    [Fact]
    public void Diff_names_each_kind_in_a_word_and_as_JSON_with_both_values()
    {
        var changed = Changed(("/fields/0/children/0/name", "\"Tên mới\""), ("/fields/0/children/1/maxPoints", "\"1.00\""), ("/fields/0/children/0/maxPoints", "\"1.00\""), ("/fields/0/children/1/evidence", "[\"Báo cáo\"]"));

        var run = CommandRun.Of("criteria", "diff", CommandRun.Set, changed).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("Đổi tên   1.1: Mức độ hoàn thành kế hoạch CCHC năm → Tên mới\n");
        run.Out.ShouldContain("Đổi điểm  1.1: 1,5 → 1\n");
        run.Out.ShouldContain("Đổi điểm  1.2: 0,5 → 1\n");
        run.Out.ShouldContain("Tài liệu  1.2: ");
        run.Out.ShouldEndWith(" chỗ khác nhau.\n");
        using var json = JsonDocument.Parse(CommandRun.Of("criteria", "diff", CommandRun.Set, changed, "--json").Out);
        var renamed = json.RootElement.EnumerateArray().Single(d => d.GetProperty("kind").GetString() is "renamed");
        renamed.GetProperty("id").GetString().ShouldBe("muc-do-hoan-thanh-ke-hoach-cchc-nam");
        (renamed.GetProperty("oldCode").GetString(), renamed.GetProperty("newCode").GetString()).ShouldBe(("1.1", "1.1"));
        (renamed.GetProperty("old").GetString(), renamed.GetProperty("new").GetString()).ShouldBe(("Mức độ hoàn thành kế hoạch CCHC năm", "Tên mới"));
        json.RootElement.EnumerateArray().Select(d => d.GetProperty("kind").GetString()).ShouldAllBe(k => k == "renamed" || k == "points" || k == "evidence" || k == "rule" || k == "header");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Changed(params (string Pointer, string Value)[] changes)
    {
        var file = Path.Combine(_folder, "changed.json");
        File.WriteAllText(file, changes.Aggregate(File.ReadAllText(CommandRun.InRepository(CommandRun.Set)), (json, change) => JsonEdit.Change(json, change.Pointer, change.Value)));
        return file;
    }
}
