using System.Globalization;
using ParScore.App.Campaigns;

namespace ParScore.App.Packages;

/// <summary>One page for the person who checks the package, with nothing but what every system has.</summary>
internal static class CheckGuide
{
    public static string Write(PackageContent content, int files) => $"""
        HƯỚNG DẪN KIỂM TRA GÓI HỒ SƠ
        {content.Result.Plan.Name}
        Lập lúc {VietnamTime.Show(content.MadeAt)} (giờ Việt Nam). {string.Join(" ", PackageContent.Warnings(content.Result))}

        Gói này theo chuẩn BagIt 1.0 (RFC 8493). Không cần phần mềm ParScore để kiểm tra.

        1. KIỂM TRA TỪNG TỆP CÒN NGUYÊN
           Linux, macOS – mở cửa sổ lệnh tại thư mục này rồi gõ (macOS: thay sha256sum bằng shasum -a 256):
               sha256sum -c --quiet manifest-sha256.txt && sha256sum -c --quiet tagmanifest-sha256.txt && echo NGUYEN VEN
               find data -type f | wc -l
           Phải thấy "NGUYEN VEN" và con số {files.ToString(CultureInfo.InvariantCulture)}. "FAILED" là tệp bị đổi; "FAILED open or read" là tệp bị mất;
           con số lớn hơn là có tệp bị thêm vào.
           Windows – mở PowerShell tại thư mục này rồi gõ (không in gì là nguyên vẹn):
               Get-Content manifest-sha256.txt -Encoding UTF8 | % {"{"} $h,$f = $_ -split '  ',2; if ((Get-FileHash -LiteralPath $f).Hash -ne $h) {"{"} "SAI: $f" {"}"} {"}"}
           Ai sửa được tệp cũng viết lại được hai danh sách mã. Vì vậy hãy so mã của chính manifest-sha256.txt
           (sha256sum manifest-sha256.txt) với mã đã in khi nhận gói.

        2. XEM HỒ SƠ
           Mở data/index.html bằng trình duyệt, không cần mạng: điểm, cách tính, số liệu, giải trình và tài liệu của từng
           tiêu chí. Tài liệu nằm ở data/tai-lieu/<lĩnh vực>/<tiêu chí>/, đánh số như 1.1.1-01.

        3. SO VỚI MỐC ĐỐI CHIẾU TRÊN GIẤY
           Mốc đối chiếu cho biết nhật ký có bao nhiêu dòng và mã của dòng cuối. Mốc của gói này (data/moc-doi-chieu.txt):
               {content.Checkpoint.Show()}
           Biên nhận nộp và biên bản phê duyệt cũng in mốc dạng "số dòng:mã". Trong data/chuoi-bam.txt, dòng có đúng số đó
           phải có mã cuối dòng bắt đầu bằng mã đã in. Khác nhau nghĩa là nhật ký đã bị viết lại sau khi in.

        4. KIỂM TRA NHẬT KÝ VÀ SO VỚI BẢNG ĐIỂM
           data/nhat-ky.jsonl: mỗi dòng là một thay đổi (ai, vai trò, đơn vị, lúc nào, việc gì, giá trị cũ, giá trị mới, lý do).
           Mã "hash" của một dòng là SHA-256 của chính dòng đó sau khi bỏ phần "hash" (JSON theo RFC 8785). Mã "prev" là
           "hash" của dòng ngay trước trong data/chuoi-bam.txt. Dòng cuối của chuoi-bam.txt phải đúng mốc ở mục 3.
           Muốn thử một điểm: tìm trong nhat-ky.jsonl dòng cuối có "subject":"answer" (số liệu) và "subject":"leaf_score" (điểm)
           của tiêu chí đó; giá trị "new" phải đúng như trong index.html.

        Thắc mắc: Sở Nội vụ tỉnh {content.Result.Plan.Province}.

        """.ReplaceLineEndings("\n");
}
