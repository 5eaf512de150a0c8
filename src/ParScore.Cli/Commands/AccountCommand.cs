using System.CommandLine;
using NodaTime;
using ParScore.App.Accounts;

namespace ParScore.Cli.Commands;

/// <summary><c>account first-link</c>: the one-time link with which the first administrator's account is made.</summary>
internal static class AccountCommand
{
    private const string DefaultAddress = "http://localhost:5000";

    public static Command Create(Terminal terminal, IClock clock)
    {
        var data = RecordFiles.DataOption();
        var address = new Option<string>("--address") { Description = $"Địa chỉ máy chủ để ghi vào liên kết; mặc định là {DefaultAddress}", HelpName = "địa chỉ" };
        var first = new Command("first-link", "In liên kết một lần (24 giờ) để tạo người quản trị đầu tiên; liên kết cũ hết hiệu lực. Khi đã có người quản trị thì không in nữa.") { data, address };
        first.SetAction(async (parsed, _) => await RunAsync(parsed.GetValue(data), parsed.GetValue(address) ?? DefaultAddress, terminal, clock));
        return new Command("account", "Tài khoản đăng nhập.") { first };
    }

    private static async Task<int> RunAsync(DirectoryInfo? data, string address, Terminal terminal, IClock clock)
    {
        if (RecordFiles.OpenExisting(data, clock, terminal, out var exitCode) is not { } database)
        {
            return exitCode;
        }

        using (database)
        {
            var (code, refusals) = await new FirstAccountService(database, clock).MakeLinkAsync(RecordFiles.Operator);
            foreach (var refusal in refusals)
            {
                terminal.Error.WriteLine(refusal.Message);
            }

            if (code is null)
            {
                return ExitCodes.Findings;
            }

            terminal.Out.WriteLine("Người quản trị đầu tiên mở liên kết này, chỉ dùng được một lần, trong 24 giờ; liên kết in trước đó không còn dùng được:");
            terminal.Out.WriteLine($"  {address.TrimEnd('/')}{FirstAccountService.Page}?ma={code}");
            return ExitCodes.Good;
        }
    }
}
