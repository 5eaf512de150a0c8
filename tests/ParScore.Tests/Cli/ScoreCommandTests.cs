using System.Text.Json;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.Cli;

/// <summary><c>score</c>: everything the issue promises of every leaf, as text and as JSON.</summary>
public sealed class ScoreCommandTests
{
    private static readonly Lazy<CommandRun> Json = new(() => Score("--json"));

    [Fact]
    public void The_sample_scores_without_a_finding()
    {
        Json.Value.ExitCode.ShouldBe(0);
        Json.Value.Error.ShouldBeEmpty();
        Score().ExitCode.ShouldBe(0);
    }

    [Fact]
    public void The_set_gives_its_id_status_and_hash()
    {
        using var json = JsonDocument.Parse(Json.Value.Out);
        var set = json.RootElement.GetProperty("set");

        set.GetProperty("id").GetString().ShouldBe("par-index-province/2020-candidate-1");
        set.GetProperty("status").GetString().ShouldBe("candidate");
        set.GetProperty("statusWarning").GetString().ShouldBe("BỘ TIÊU CHÍ CHƯA CHÍNH THỨC");
        set.GetProperty("hash").GetString().ShouldBe(CampaignCopy.Set.Hash);
        json.RootElement.GetProperty("inputHash").GetString()!.ShouldMatch("^sha256:[0-9a-f]{64}$");
    }

    [Fact]
    public void Every_leaf_gives_id_code_state_points_maximum_and_trace()
    {
        using var json = JsonDocument.Parse(Json.Value.Out);
        var leaves = json.RootElement.GetProperty("leaves").EnumerateArray().ToArray();

        leaves.Select(l => l.GetProperty("code").GetString()).ShouldBe(CampaignCopy.Set.Leaves.Select(l => l.Code));
        foreach (var (leaf, line) in leaves.Zip(CampaignCopy.Sample.Sheet.Lines))
        {
            leaf.GetProperty("id").GetString().ShouldBe(line.Leaf.Id);
            leaf.GetProperty("name").GetString().ShouldBe(line.Leaf.Name);
            var isOpen = line.Leaf.Code is "6.3.5" or "7.2.6";
            leaf.GetProperty("state").GetString().ShouldBe(isOpen ? "open" : line.Leaf.Code is "3.4.3" ? "not-applicable" : "scored");
            Fraction.Parse(leaf.GetProperty("max").GetString()!).ShouldBe(line.Max.Value);
            if (isOpen)
            {
                leaf.GetProperty("points").ValueKind.ShouldBe(JsonValueKind.Null);
                leaf.GetProperty("trace").ValueKind.ShouldBe(JsonValueKind.Null);
                leaf.GetProperty("openReason").GetString().ShouldBe("Còn thiếu: số liệu kê khai.");
                continue;
            }

            leaf.GetProperty("points").GetString().ShouldBe(line.Points.ToText());
            var trace = leaf.GetProperty("trace");
            foreach (var part in new[] { "figures", "rule", "band", "points", "text" })
            {
                trace.GetProperty(part).GetString().ShouldNotBeNullOrWhiteSpace(line.Leaf.Code);
            }
        }
    }

    [Fact]
    public void Numbers_are_exact_decimals_in_quotes()
    {
        using var json = JsonDocument.Parse(Json.Value.Out);
        var leaf = json.RootElement.GetProperty("leaves")[0];

        leaf.GetProperty("points").GetString().ShouldBe("1.453125");
        leaf.GetProperty("shownPoints").GetString().ShouldBe("1,45");
        leaf.GetProperty("index").GetString().ShouldBe("96.875");
        Texts(json.RootElement).Where(t => t.Name is "points" or "max" or "index" or "printedMax" or "bonus" && t.Value.ValueKind == JsonValueKind.Number).ShouldBeEmpty();
    }

    [Fact]
    public void Fields_and_the_total_give_points_maximum_index_and_open_count()
    {
        using var json = JsonDocument.Parse(Json.Value.Out);
        var fields = json.RootElement.GetProperty("fields").EnumerateArray().ToArray();
        var total = json.RootElement.GetProperty("total");

        fields.Select(f => (f.GetProperty("code").GetString(), f.GetProperty("shownPoints").GetString(), f.GetProperty("max").GetString(), f.GetProperty("shownIndex").GetString(), f.GetProperty("openCount").GetInt32())).ShouldBe(
        [
            ("1", "7,54", "8.5", "88,73", 0), ("2", "8,56", "10", "85,57", 0), ("3", "12,34", "13", "94,94", 0), ("4", "10,86", "12", "90,50", 0),
            ("5", "11,22", "15", "74,83", 0), ("6", "9,66", "12", "80,47", 1), ("7", "8,37", "12.5", "66,99", 1), ("8", "11,75", "16", "73,42", 0),
        ]);
        total.GetProperty("points").GetString()!.ShouldStartWith("80.30209537897670");
        total.GetProperty("index").GetString()!.ShouldStartWith("81.1132276555");
        total.GetProperty("max").GetString().ShouldBe("99");
        total.GetProperty("openCount").GetInt32().ShouldBe(2);
        total.GetProperty("notApplicableCount").GetInt32().ShouldBe(1);
        total.GetProperty("group").GetString().ShouldBe("B");
        json.RootElement.GetProperty("criteria").GetArrayLength().ShouldBe(CampaignCopy.Set.Fields.Sum(f => f.Children.Count));
        json.RootElement.GetProperty("roundingGaps")[0].GetProperty("code").GetString().ShouldBe("3.2");
        json.RootElement.GetProperty("roundingGaps")[0].GetProperty("difference").GetString().ShouldBe("-0.01");
        json.RootElement.GetProperty("findings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Findings_carry_file_code_pointer_row_line_and_message()
    {
        using var campaign = new CampaignCopy();
        campaign.Change("answers/STP.json", "/answers/4/figures/numerator", "\"39\"");

        var run = CommandRun.Of("score", "--set", CommandRun.Set, "--answers", campaign.PathOf("answers/STP.json"), "--json");

        run.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Out);
        var finding = json.RootElement.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("file").GetString().ShouldBe(campaign.PathOf("answers/STP.json"));
        finding.GetProperty("code").GetString().ShouldBe("numerator-above-denominator");
        finding.GetProperty("pointer").GetString().ShouldBe("/answers/4/figures/numerator");
        finding.GetProperty("row").GetString().ShouldBe("2.2.2");
        finding.GetProperty("line").GetInt32().ShouldBeGreaterThan(1);
        finding.GetProperty("message").GetString()!.ShouldBeASentence();
        json.RootElement.GetProperty("leaves").EnumerateArray().Single(l => l.GetProperty("code").GetString() is "2.2.2").GetProperty("state").GetString().ShouldBe("open");
    }

    [Fact]
    public void The_text_shows_each_leaf_with_its_reason_and_says_that_open_is_not_zero()
    {
        var text = Score().Out;

        text.ShouldContain("  1.1 Mức độ hoàn thành kế hoạch CCHC năm: 1,45 / 1,50\n      Số liệu: Số nhiệm vụ đã hoàn thành: 62 nhiệm vụ;");
        text.ShouldContain("Điểm: 96,875 % × 1,5 = 1,453125 điểm.");
        text.ShouldContain("  7.2.6 Thanh toán trực tuyến: chưa chấm\n      Còn thiếu: số liệu kê khai.\n");
        text.ShouldContain(": 0,00 / 0,00 (không áp dụng)\n");
        text.ShouldContain("Chỉ số: 81,11 % – nhóm B (tạm tính: còn 2 tiêu chí chưa chấm; chưa chấm không phải là 0 điểm)\n");
        text.ShouldContain("Làm tròn: các dòng của 3.2 cộng theo số đã làm tròn được 2,47, tổng là 2,46 (lệch -0,01)");
        text.ShouldContain("BỘ TIÊU CHÍ CHƯA CHÍNH THỨC");
    }

    [Fact]
    public void One_units_file_shows_that_units_leaves_and_no_index_of_the_whole()
    {
        var run = CommandRun.Of("score", "--set", CommandRun.Set, "--answers", $"{CommandRun.Sample}/answers/SKHCN.json");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("  7.4.2 Tỷ lệ UBND cấp xã công bố, áp dụng ISO 9001: 0,39 / 0,50\n");
        run.Out.ShouldContain("SKHCN: 0,89 / 2,50 điểm của 3 tiêu chí được giao, còn 1 tiêu chí chưa chấm.\n");
        run.Out.ShouldNotContain("  1.1 ");
        run.Out.ShouldNotContain("nhóm D");
    }

    [Fact]
    public void A_file_given_twice_is_named_in_each_finding()
    {
        var file = $"{CommandRun.Sample}/answers/SKHCN.json";
        var copy = Path.Combine(Path.GetTempPath(), $"parscore-copy-{Environment.ProcessId}.json");
        File.Copy(CommandRun.InRepository(file), copy, overwrite: true);

        var run = CommandRun.Of("score", "--set", CommandRun.Set, "--answers", file, copy);

        File.Delete(copy);
        run.ExitCode.ShouldBe(1);
        var findings = run.Error.Split('\n').Where(l => l.Contains("[7.4.2]", StringComparison.Ordinal) && l.Contains("[answered-twice]", StringComparison.Ordinal)).ToArray();
        findings.Length.ShouldBe(2);
        findings.ShouldContain(l => l.Contains("answers/SKHCN.json", StringComparison.Ordinal));
        findings.ShouldContain(l => l.StartsWith(copy, StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_files_does_not_matter_and_the_plan_gives_the_same_as_the_sets_owners()
    {
        var turned = CommandRun.Of(["score", "--set", CommandRun.Set, "--entered", $"{CommandRun.Sample}/entered.json", "--json", "--answers", .. CommandRun.Answers().Reverse()]);
        var planned = Score("--json", "--plan", $"{CommandRun.Sample}/plan.json");

        turned.Out.ShouldBe(Json.Value.Out);
        planned.Out.ShouldBe(Json.Value.Out);
    }

    [Fact]
    public void The_same_file_twice_is_not_counted_twice()
    {
        var snv = $"{CommandRun.Sample}/answers/SNV.json";

        var run = CommandRun.Of("score", "--set", CommandRun.Set, "--answers", snv, snv);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Tiêu chí 1.1 có hai câu trả lời của SNV; chỉ giữ một. [answered-twice]");
    }

    private static CommandRun Score(params string[] more) =>
        CommandRun.Of(["score", "--set", CommandRun.Set, "--entered", $"{CommandRun.Sample}/entered.json", "--answers", .. CommandRun.Answers(), .. more]);

    private static IEnumerable<JsonProperty> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value).Prepend(p)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };
}
