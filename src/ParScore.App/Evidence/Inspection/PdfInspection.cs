using ParScore.Scoring;

namespace ParScore.App.Evidence.Inspection;

/// <summary>
/// PDF (ISO 32000): whole, without a password, and without what starts by itself – scripts, programs, embedded files, forms that
/// send data. Names are read as a viewer reads them, also escaped ones and those in object streams.
/// </summary>
/// <remarks>A fence, not a virus scanner: what hides in compressed page content is drawn, never run. ClamAV can be added by a setting.</remarks>
internal static class PdfInspection
{
    private const int MostPadding = 64;
    private const int TailLength = 64 * 1024;

    private static readonly Refusal CutFile = EvidenceRefusals.Of(EvidenceRefusals.Truncated, "Tệp PDF bị thiếu phần cuối hoặc hỏng (thường do chép, tải hoặc quét dở). Hãy mở tệp gốc, in lại ra PDF rồi tải lên.");

    public static IReadOnlyList<Refusal> Inspect(FileStream file)
    {
        if (EndFault(file) is { } fault)
        {
            return [fault];
        }

        file.Position = 0;
        var found = new PdfScan();
        using (var bytes = new BufferedReader(file))
        {
            found.Run(bytes);
        }

        List<Refusal> refusals = [];
        if (found.IsEncrypted)
        {
            refusals.Add(EvidenceRefusals.Of(EvidenceRefusals.Encrypted, "Tệp PDF đặt mật khẩu hoặc khóa quyền nên không kiểm tra được nội dung. Hãy mở ra, in lại thành PDF không khóa rồi tải lên."));
        }

        if (found.Active is { } active)
        {
            refusals.Add(EvidenceRefusals.Of(EvidenceRefusals.Active, $"Tệp PDF có {Show(active)}. Hãy in lại ra PDF (Print to PDF) để chỉ còn nội dung trang, rồi tải lên."));
        }

        if (found.IsTooLarge)
        {
            refusals.Add(EvidenceRefusals.Of(EvidenceRefusals.Bomb, "Tệp PDF có phần nén giải ra lớn bất thường. Hãy in lại ra PDF rồi tải lên."));
        }

        if (found.IsBroken && refusals.Count == 0)
        {
            refusals.Add(CutFile);
        }

        return refusals;
    }

    private static Refusal? EndFault(FileStream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, TailLength)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0)
        {
            return CutFile;
        }

        // Scanners fill up with blanks or zeros; anything longer is a second file.
        var after = tail.AsSpan(end + 5).TrimEnd("\0 \t\r\n"u8).TrimStart("\0 \t\r\n"u8);
        return after.Length > MostPadding
            ? EvidenceRefusals.Of(EvidenceRefusals.Polyglot, "Sau phần PDF còn có dữ liệu khác gắn thêm. Hãy mở ra, in lại thành PDF rồi tải lên.")
            : null;
    }

    private static string Show(string name) => name switch
    {
        "JavaScript" or "Rendition" => "mã kịch bản (JavaScript)",
        "Launch" => "lệnh mở chương trình khác",
        "EmbeddedFile" or "EmbeddedFiles" or "FileAttachment" or "GoToE" => "tệp khác đính kèm bên trong",
        PdfScan.Hidden => "phần ẩn bên trong phần khác",
        "RichMedia" or "OnInstantiate" => "nội dung đa phương tiện chạy được",
        "SubmitForm" or "ImportData" => "biểu mẫu tự gửi dữ liệu",
        _ => "biểu mẫu động (XFA)",
    };
}
