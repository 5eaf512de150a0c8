using NodaTime;
using ParScore.App.Submissions.Receipts;

namespace ParScore.Tests.App.Submissions.Receipts;

/// <summary>The receipt as it is printed: hour and zone, lateness, content hash and checkpoint, readable without any program.</summary>
public sealed class ReceiptTextTests
{
    [Fact]
    public async Task In_time_and_later_again_late_both_say_when_the_first_one_was()
    {
        using var record = await SmallRecord.DraftAsync();
        record.Clock.Now = SmallRecord.Start;
        using var database = record.Open();
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull();
        await SmallRecord.ReturnAsync(database);
        record.Clock.Now = SmallRecord.Start + Duration.FromHours(33);
        (await SmallRecord.SubmitAsync(database, record.Clock, null)).Receipt.ShouldNotBeNull();

        var (receipts, _) = await new ReceiptService(database).ListAsync(SmallRecord.Campaign, "SNV", SmallRecord.Head);

        var receipt = receipts[0].Receipt;
        ReceiptText.Of(receipts[0]).ShouldBe($"""
            BIÊN NHẬN NỘP PHIẾU TỰ ĐÁNH GIÁ

            Kỳ đánh giá: Kỳ thử năm 2020 (thu-2020)
            Đơn vị: Sở Nội vụ (SNV)
            Biên nhận số: 1
            Nộp lúc: 10:25:00 ngày 17/02/2021 (giờ Việt Nam, UTC+07:00)
            Thời hạn: trước 10:25 ngày 18/02/2021 (giờ Việt Nam)
            Tình trạng: nộp đúng hạn
            Nộp lần đầu: 10:25:00 ngày 17/02/2021 (giờ Việt Nam, UTC+07:00)
            Người xác nhận và nộp: truong.snv
            Mã nội dung phiếu: {receipt.ContentHash}
            Mốc đối chiếu nhật ký: {receipt.Checkpoint.Show()}

            Thời điểm nộp là thời điểm máy chủ ghi nhận. Giữ biên nhận này để đối chiếu khi kiểm tra dữ liệu (parscore verify --checkpoint).

            """.ReplaceLineEndings("\n"));
        var late = ReceiptText.Of(receipts[1]);
        late.ShouldContain("Biên nhận số: 2\nNộp lúc: 19:25:00 ngày 18/02/2021 (giờ Việt Nam, UTC+07:00)\n");
        late.ShouldContain("Tình trạng: nộp muộn 9 giờ\nNộp lần đầu: 10:25:00 ngày 17/02/2021 (giờ Việt Nam, UTC+07:00)\n");
        ReceiptText.Of(receipts[1] with { Deadline = null }).ShouldNotContain("Tình trạng");
    }
}
