using ParScore.App.Campaigns;

namespace ParScore.App.Packages;

/// <summary>One page for the person who checks the package, with nothing but what every system has.</summary>
internal static class CheckGuide
{
    public static string Write(PackageContent content) => $"""
        HƯỚNG DẪN KIỂM TRA GÓI HỒ SƠ
        {content.Result.Plan.Name}
        Lập lúc {VietnamTime.Show(content.MadeAt)} (giờ Việt Nam). {content.Result.Set.StatusWarning}

        Gói này theo chuẩn BagIt 1.0 (RFC 8493). Không cần phần mềm ParScore để kiểm tra.

        1. KIỂM TRA TỪNG TỆP CÒN NGUYÊN
           Linux, macOS – mở cửa sổ lệnh tại thư mục này rồi gõ:
               sha256sum -c manifest-sha256.txt          (macOS: shasum -a 256 -c manifest-sha256.txt)
               sha256sum -c tagmanifest-sha256.txt
           Mọi dòng phải là "OK" (hoặc "Thành công"). Có dòng "FAILED" là tệp đó đã bị đổi.
           Windows – mở PowerShell tại thư mục này, tính mã của một tệp rồi so với dòng của nó trong manifest-sha256.txt:
               Get-FileHash -Algorithm SHA256 "data\index.html"

        2. XEM HỒ SƠ
           Mở data/index.html bằng trình duyệt, không cần mạng: điểm, cách tính, số liệu, giải trình và tài liệu của từng
           tiêu chí. Tài liệu nằm ở data/tai-lieu/<lĩnh vực>/<tiêu chí>/, đánh số như 1.1.1-01.

        3. ĐỐI CHIẾU VỚI ĐIỂM KIỂM TRA TRÊN GIẤY
           Điểm kiểm tra của gói này (có trong data/diem-kiem-tra.txt):
               {content.Checkpoint.Show()}
           Biên nhận nộp và biên bản phê duyệt cũng in điểm kiểm tra dạng "số dòng:mã". Trong data/chuoi-bam.txt, dòng có
           đúng số dòng đó phải có mã cuối dòng bắt đầu bằng mã đã in. Khác nhau nghĩa là nhật ký đã bị viết lại sau khi in.

        4. KIỂM TRA NHẬT KÝ
           data/nhat-ky.jsonl: mỗi dòng là một thay đổi (ai, vai trò, đơn vị, lúc nào, việc gì, giá trị cũ, giá trị mới, lý do).
           Mã "hash" của một dòng là SHA-256 của chính dòng đó sau khi bỏ phần "hash" (JSON theo RFC 8785). Mã "prev" là
           "hash" của dòng ngay trước trong data/chuoi-bam.txt. Dòng cuối của chuoi-bam.txt phải đúng điểm kiểm tra ở mục 3.

        Thắc mắc: Sở Nội vụ tỉnh {content.Result.Plan.Province}.

        """.ReplaceLineEndings("\n");
}
