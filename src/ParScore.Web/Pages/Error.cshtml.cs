using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParScore.App.Storage;

namespace ParScore.Web.Pages;

/// <summary>What a person is told when there is no page to show: in words, with what to do, and with nothing of how the server is built.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Advice { get; private set; } = "";

    public void OnGet(int ma) => Show(ma);

    public void OnPost(int ma) => Show(ma);

    private void Show(int status)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } error)
        {
            (Title, Advice) = StorageTroubles.Explain(error) is { } trouble
                ? ("Máy chủ gặp sự cố lưu trữ", trouble.Message)
                : ("Chương trình gặp lỗi", "Thay đổi vừa rồi chưa được lưu. Hãy quay lại và làm lại; nếu vẫn lỗi, báo người quản trị kèm giờ xảy ra.");
            HttpContext.Response.StatusCode = StorageTroubles.Explain(error) is { Code: StorageTroubles.DiskFull } ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status500InternalServerError;
            return;
        }

        (Title, Advice) = status switch
        {
            StatusCodes.Status400BadRequest => ("Yêu cầu không hợp lệ", "Trang có thể đã mở quá lâu hoặc mở trước khi đăng nhập lại. Hãy quay lại, tải lại trang rồi gửi lại; nội dung đã lưu vẫn còn."),
            StatusCodes.Status403Forbidden => ("Không được phép", "Vai trò của anh/chị không dùng trang này. Nếu cần, hãy liên hệ người quản trị."),
            StatusCodes.Status429TooManyRequests => ("Gửi quá nhiều lần", "Máy này vừa gửi quá nhiều lần. Hãy chờ một phút rồi thử lại."),
            _ => ("Không có trang này", "Địa chỉ không đúng, hoặc trang không dành cho anh/chị. Hãy mở lại từ trang chính."),
        };
    }
}
