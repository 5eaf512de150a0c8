using System.Text.Json;

namespace ParScore.Tests.Cli;

/// <summary><c>results check</c>: the published table, recomputed.</summary>
public sealed class ResultsCommandTests
{
    [Fact]
    public void The_published_provinces_are_good_with_three_differences_of_rounding()
    {
        var run = CommandRun.Of("results", "check", CommandRun.Published).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Out.Split('\n').Count(l => l.StartsWith("Làm tròn: ", StringComparison.Ordinal)).ShouldBe(3);
        run.Out.ShouldContain("Làm tròn: Đồng Tháp: các phần cộng lại được 86,76, bảng in 86,77, lệch 0,01 điểm; do làm tròn từng phần.\n");
        run.Out.ShouldEndWith("10 tỉnh, thành phố tính lại được tổng từ các phần; 4 nơi chỉ công bố tổng nên chỉ kiểm tra nhóm và thứ hạng; không có chỗ sai, 3 chỗ lệch do làm tròn.\n");
    }

    [Fact]
    public void As_JSON_every_province_gives_total_sum_difference_index_and_group()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("results", "check", CommandRun.Published, "--json").Out);
        var provinces = json.RootElement.GetProperty("provinces").EnumerateArray().ToArray();

        provinces.Length.ShouldBe(14);
        provinces.Take(10).Select(p => ParScore.Scoring.Fraction.Parse(p.GetProperty("difference").GetString()!).ToVietnamese()).ShouldBe(["-0,01", "0", "0", "0", "0,01", "0", "0", "0", "0", "0,01"]);
        provinces.Select(p => p.GetProperty("group").GetString()).ShouldBe(["A", "A", "B", "B", "B", "B", "B", "B", "B", "B", "B", "B", "B", "C"]);
        provinces[10].GetProperty("sum").ValueKind.ShouldBe(JsonValueKind.Null);
        provinces[0].GetProperty("publishedTotal").GetString().ShouldBe("91.04");
        json.RootElement.GetProperty("errors").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("rounding").EnumerateArray().Select(f => f.GetProperty("row").GetString()).ShouldBe(["Quảng Ninh", "Đồng Tháp", "Phú Thọ"]);
    }

    [Fact]
    public void An_error_as_JSON_ends_with_1()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, File.ReadAllText(CommandRun.InRepository(CommandRun.Published)).Replace("\"rank\": 5", "\"rank\": 7", StringComparison.Ordinal));

            var run = CommandRun.Of("results", "check", file, "--json");

            run.ExitCode.ShouldBe(1);
            using var json = JsonDocument.Parse(run.Out);
            json.RootElement.GetProperty("errors").EnumerateArray().ShouldAllBe(e => e.GetProperty("code").GetString() == "rank-differs" && e.GetProperty("file").GetString() == file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
