using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.Web;

/// <summary>What the console says once the server listens.</summary>
internal static class StartNotes
{
    private static readonly Actor Operator = new() { Account = Environment.UserName, Role = Role.Operator };

    /// <summary>The code of a link for the first administrator; null when there is somebody already.</summary>
    public static async Task<string?> MakeFirstCodeAsync(IServiceProvider services)
    {
        var first = services.GetRequiredService<FirstAccountService>();
        return await first.IsNeededAsync() ? (await first.MakeLinkAsync(Operator)).Code : null;
    }

    public static void Write(WebApplication app, StartOptions options, string? firstCode)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToArray() ?? [];
        var address = addresses.FirstOrDefault() ?? "http://localhost";
        if (options.IsDemo)
        {
            Console.Out.WriteLine($"BẢN THỬ NGHIỆM với số liệu minh họa Quảng Trị 2020: mở {address} trên máy này. Dừng bằng Ctrl-C.");
            return;
        }

        Console.Out.WriteLine($"ParScore đang chạy tại {address}, dữ liệu ở {app.Services.GetRequiredService<Database>().Directory.Path}. Dừng bằng Ctrl-C.");
        if (addresses.Any(a => a.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !Uri.TryCreate(a, UriKind.Absolute, out var uri) | uri?.IsLoopback != true))
        {
            Console.Out.WriteLine("Cảnh báo: máy khác trong mạng kết nối không mã hóa (http), mật khẩu có thể bị đọc trên đường truyền. Hãy dùng https.");
        }

        if (firstCode is not null)
        {
            Console.Out.WriteLine($"Chưa có tài khoản nào. Người quản trị đầu tiên mở liên kết này, chỉ dùng được một lần, trong 24 giờ:\n  {address}{FirstAccountService.Page}?ma={firstCode}");
        }
    }
}
