using ParScore.App.Accounts;
using ParScore.Tests.App.Accounts;

namespace ParScore.Tests.Cli;

/// <summary>The first administrator's link from the command line.</summary>
public sealed class AccountCommandTests
{
    [Fact]
    public async Task It_prints_a_link_until_somebody_administers()
    {
        using var desk = await AccountDesk.OpenAsync();
        desk.Clock.Now = NodaTime.Instant.FromUtc(2021, 2, 23, 8, 0);

        var run = CommandRun.Of("account", "first-link", "--data", desk.Record.Directory.Path, "--address", "https://parscore.quangtri.vn/").ShouldSpeakVietnameseOnly();

        run.ExitCode.ShouldBe(0);
        var link = run.Out.TrimEnd().Split('\n')[^1].Trim();
        link.ShouldStartWith("https://parscore.quangtri.vn/tai-khoan/dau-tien?ma=");
        (await desk.First.IsValidAsync(link.Split('=')[1])).ShouldBeTrue();
        await desk.AddAsync("hoa.qt", Role.Administrator);
        var refused = CommandRun.Of("account", "first-link", "--data", desk.Record.Directory.Path);
        (refused.ExitCode, refused.Out).ShouldBe((1, ""));
        refused.Error.ShouldContain("Đã có người quản trị");
    }
}
