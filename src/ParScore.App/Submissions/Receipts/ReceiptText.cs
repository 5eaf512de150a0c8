using System.Globalization;
using NodaTime;
using ParScore.App.Campaigns;

namespace ParScore.App.Submissions.Receipts;

/// <summary>A receipt as it is printed: plain text that needs no program to be read, with hour and zone.</summary>
public static class ReceiptText
{
    /// <summary>The lines of a receipt.</summary>
    public static string Of(ShownReceipt shown)
    {
        var receipt = shown.Receipt;
        string[] lines =
        [
            "BIÊN NHẬN NỘP PHIẾU TỰ ĐÁNH GIÁ",
            "",
            $"Kỳ đánh giá: {shown.CampaignName} ({receipt.Campaign})",
            $"Đơn vị: {shown.UnitName} ({receipt.Unit})",
            string.Create(CultureInfo.InvariantCulture, $"Biên nhận số: {receipt.Number}"),
            $"Nộp lúc: {Show(receipt.SubmittedAt)}",
            .. shown.Deadline is { } deadline ? (ReadOnlySpan<string>)[$"Thời hạn: {VietnamTime.ShowDeadline(deadline.Due)}", shown.LateBy is { } late ? $"Tình trạng: nộp muộn {VietnamTime.Show(late)}" : "Tình trạng: nộp đúng hạn"] : [],
            $"Nộp lần đầu: {Show(shown.FirstSubmittedAt)}",
            $"Người xác nhận và nộp: {receipt.SubmittedBy}",
            $"Mã nội dung phiếu: {receipt.ContentHash}",
            $"Mốc đối chiếu nhật ký: {receipt.Checkpoint.Show()}",
            "",
            "Thời điểm nộp là thời điểm máy chủ ghi nhận. Giữ biên nhận này để đối chiếu khi kiểm tra dữ liệu (parscore verify --checkpoint).",
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Show(Instant instant) =>
        $"{instant.InZone(VietnamTime.Zone).ToString("HH:mm:ss 'ngày' dd/MM/uuuu", CultureInfo.InvariantCulture)} (giờ Việt Nam, UTC+07:00)";
}
