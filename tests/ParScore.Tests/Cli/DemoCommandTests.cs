namespace ParScore.Tests.Cli;

/// <summary><c>demo</c>: the whole job on the sample, told so that a head of department sees what is left to do.</summary>
public sealed class DemoCommandTests(DemoRun demo) : IClassFixture<DemoRun>
{
    [Fact]
    public void It_ends_well_and_needs_nothing_but_a_folder()
    {
        demo.Run.ShouldSpeakVietnameseOnly();
        demo.Run.ExitCode.ShouldBe(0);
        demo.Run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void It_names_the_plan_its_deadlines_and_that_the_figures_are_made_up()
    {
        demo.Run.Out.ShouldStartWith("Xác định Chỉ số cải cách hành chính (PAR INDEX) tỉnh Quảng Trị năm 2020\nKế hoạch 320/QĐ-UBND của UBND tỉnh Quảng Trị; năm đánh giá 2020\nSỐ LIỆU MINH HỌA\n");
        demo.Run.Out.ShouldContain(": hết ngày 18/02/2021 (giờ Việt Nam)\n");
        demo.Run.Out.ShouldContain(": hết ngày 23/02/2021 (giờ Việt Nam)\n");
        demo.Run.Out.ShouldContain(": hết ngày 26/02/2021 (giờ Việt Nam)\n");
        demo.Run.Out.ShouldContain("BỘ TIÊU CHÍ CHƯA CHÍNH THỨC");
    }

    [Theory]
    [InlineData("Sở Nội vụ (SNV)", "26 2 17,47 20,50 23 2 16:40 18/02/2021")]
    [InlineData("Sở Tư pháp (STP)", "6 1 4,45 5,00 8 1 10:25 17/02/2021")]
    [InlineData("Văn phòng UBND tỉnh (VPUBND)", "26 1 17,81 20,50 1 16 1 23:47 18/02/2021")]
    [InlineData("Sở Tài chính (STC)", "13 4 8,25 10,50 1 11 1 15:05 18/02/2021")]
    [InlineData("Sở Thông tin và Truyền thông", "7 1 2,00 4,00 7 1 14:30 16/02/2021")]
    [InlineData("Sở Khoa học và Công nghệ", "2 1 0,89 1,00 4 1 09:55 09/02/2021")]
    [InlineData("Sở Kế hoạch và Đầu tư", "4 4 1,62 4,00 6 1 09:12 19/02/2021 (muộn)")]
    [InlineData("Sở Tài nguyên và Môi trường", "4 – – 4 1 11:18 18/02/2021")]
    [InlineData("1. Công tác chỉ đạo, điều hành CCHC", "7,54 8,50 88,73 %")]
    [InlineData("2. Xây dựng và tổ chức thực hiện văn bản QPPL tại tỉnh", "8,56 10,00 85,57 %")]
    [InlineData("3. Cải cách thủ tục hành chính", "12,34 13,00 94,94 % 1")]
    [InlineData("6. Cải cách tài chính công", "9,66 12,00 80,47 % 1")]
    [InlineData("7. Hiện đại hóa hành chính", "8,37 12,50 66,99 % 1")]
    [InlineData("TỔNG CỘNG", "80,30 99,00 81,11 % 2 1")]
    public void Each_unit_and_each_field_has_its_line(string name, string rest)
    {
        var row = demo.Run.Out.Split('\n').First(l => l.StartsWith("  " + name, StringComparison.Ordinal));

        string.Join(' ', row[(name.Length + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldEndWith(rest);
    }

    [Fact]
    public void Index_group_open_leaves_late_units_and_missing_evidence_are_said()
    {
        demo.Run.Out.ShouldContain("Chỉ số: 81,11 % – nhóm B (tạm tính: còn 2 tiêu chí chưa chấm; chưa chấm không phải là 0 điểm)\n");
        demo.Run.Out.ShouldContain("Chưa chấm (2)\n  6.3.5 Tỷ lệ giảm chi trực tiếp ngân sách cho đơn vị SNCL – STC: Còn thiếu: số liệu kê khai.\n  7.2.6 Thanh toán trực tuyến – VPUBND: Còn thiếu: số liệu kê khai.\n");
        demo.Run.Out.ShouldContain("Nộp muộn hoặc chưa nộp (1)\n  Sở Kế hoạch và Đầu tư: nộp lúc 09:12 ngày 19/02/2021, muộn 9 giờ 12 phút\n");
        demo.Run.Out.ShouldContain("Không có tài liệu kiểm chứng, chưa giải trình (1)\n  3.1.1 Ban hành TTHC theo thẩm quyền đúng quy định – VPUBND\n");
        demo.Run.Out.ShouldContain("Không có tài liệu kiểm chứng, đã giải trình (4)\n");
    }

    [Fact]
    public void The_workbook_is_written_last_and_named()
    {
        var workbook = Path.Combine(demo.Output, "bo-noi-vu.xlsx");

        demo.Run.Out.TrimEnd('\n').ShouldEndWith(workbook);
        File.ReadAllBytes(workbook).Take(4).ShouldBe("PK\u0003\u0004"u8.ToArray());
    }

    [Fact]
    public void An_output_folder_that_cannot_be_is_told_in_a_sentence()
    {
        using var campaign = new App.Consolidation.CampaignCopy();

        var run = CommandRun.Of("demo", "--out", campaign.PathOf("plan.json"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldEndWith("đây là một tệp, không phải thư mục; hãy ghi tên một thư mục.\n");
        run.Out.ShouldBeEmpty();
        run.Out.ShouldNotContain("Đã ghi");
    }

    [Fact]
    public void A_late_or_silent_unit_is_told_apart_from_one_in_time()
    {
        using var campaign = new App.Consolidation.CampaignCopy();
        campaign.Change("answers/SKHDT.json", "/submittedAt", "\"2021-02-18T16:59:59Z\"");
        campaign.Change("answers/STP.json", "/submittedAt", null);
        File.Delete(campaign.PathOf("answers/STC.json"));

        var run = CommandRun.Of("demo", "--sample", campaign.Folder, "--out", campaign.PathOf("ket-qua"));

        run.Out.ShouldContain("Nộp muộn hoặc chưa nộp (2)\n  Sở Tư pháp: chưa nộp\n  Sở Tài chính: chưa nộp\n");
        run.Out.ShouldContain("answers/STC.json: Sở Tài chính chưa gửi phiếu tự đánh giá. [answers-missing]\n");
    }
}
