using ParScore.Tests.App;

namespace ParScore.Tests.Cli;

/// <summary>Where a campaign stands and who is to be urged, from the command line.</summary>
public sealed class CampaignCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-urge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_campaign_is_shown_with_its_state_clocks_by_the_hour_and_units()
    {
        using var record = await SmallRecord.DraftAsync();

        var run = CommandRun.Of("campaign", "--campaign", SmallRecord.Campaign, "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldStartWith("Kỳ thử năm 2020 (thu-2020), năm đánh giá 2020, theo 320/QĐ-UBND của UBND tỉnh\nLúc 15:00 ngày 23/02/2021 (giờ Việt Nam, UTC+7): đang tổng hợp\n");
        run.Out.ShouldMatch(@" Tự chấm +trước 10:25 ngày 18/02/2021 +không khóa +quá hạn 5 ngày 4 giờ, còn nhận");
        run.Out.ShouldMatch(@" Sở Nội vụ \(SNV\) +3 +đang nhập +–");
        run.Out.ShouldEndWith("\nBỘ TIÊU CHÍ ĐANG SOẠN THẢO\n", Case.Sensitive);
    }

    [Fact]
    public async Task The_urge_list_is_printed_and_written_as_a_page_and_late_units_are_a_finding()
    {
        using var record = await SmallRecord.DraftAsync();
        var page = Path.Combine(_folder, "don-doc.html");

        var run = CommandRun.Of("urge", "--campaign", SmallRecord.Campaign, "--out", page, "--data", record.Directory.Path).ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldStartWith("Danh sách đôn đốc: Kỳ thử năm 2020, đang tổng hợp, lúc 15:00 ngày 23/02/2021 (giờ Việt Nam, UTC+7)\n\nTự chấm: thời hạn trước 10:25 ngày 18/02/2021 (giờ Việt Nam); không khóa\n");
        run.Out.ShouldMatch(@" Sở Tài chính \(STC\) +Đơn vị chưa nộp");
        run.Out.ShouldContain("Đã nộp: chưa có đơn vị nào.");
        run.Out.ShouldContain($"Trang để in: {page}\n");
        (await File.ReadAllTextAsync(page)).ShouldContain("<h1>DANH SÁCH ĐÔN ĐỐC</h1>");
    }

    [Theory]
    [InlineData("campaign")]
    [InlineData("urge")]
    public async Task An_unknown_campaign_is_named_with_those_that_are_there(string command)
    {
        using var record = await SmallRecord.DraftAsync();

        var run = CommandRun.Of(command, "--campaign", "khong-co", "--data", record.Directory.Path);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--campaign khong-co: không có kỳ đánh giá này trong dữ liệu. Đang có: thu-2020");
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_without_a_place_is_refused_before_anything_is_read()
    {
        using var record = await SmallRecord.DraftAsync();

        foreach (var place in new[] { _folder, Path.Combine(_folder, "khong-co", "a.html") })
        {
            var run = CommandRun.Of("urge", "--campaign", SmallRecord.Campaign, "--out", place, "--data", record.Directory.Path);

            run.ExitCode.ShouldBe(2);
            run.Error.ShouldBe($"--out {place}: hãy ghi tên một tệp trong một thư mục đã có.\n");
        }
    }
}
