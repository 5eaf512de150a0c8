using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Storage;
using ParScore.Tests.App;
using ParScore.Tests.Cli;

namespace ParScore.Tests.Web;

/// <summary>The trial: the sample at its clock, everybody with one click, and nothing of it where it does not belong.</summary>
public sealed class DemoTests
{
    private const string Server = "dotnet \"$(dirname \"$PARSCORE\")/ParScore.Web.dll\"";

    [Fact]
    public async Task Every_role_signs_in_with_one_click_and_every_page_says_that_it_is_a_trial()
    {
        using var site = TestSite.Demo();
        var people = await site.Services.GetRequiredService<TrialService>().ListPeopleAsync();
        people.Count.ShouldBe(21);

        foreach (var person in people.DistinctBy(p => p.Memberships[0].Role))
        {
            var browser = site.Browse();
            (await browser.ReadAsync("/dang-nhap")).ShouldContain(person.DisplayName);
            (await browser.PostAsync("/dang-nhap?handler=Trial", ("account", person.Name))).Headers.Location!.ToString().ShouldBe("/");
            var home = await browser.ReadAsync("/");
            home.ShouldContain("<strong>Bản thử nghiệm</strong>");
            home.ShouldContain(person.Name);
            home.ShouldContain("08:0");
            home.ShouldContain("15/02/2021");
            home.Contains("đang tự chấm điểm", StringComparison.Ordinal).ShouldBeTrue();
            (await browser.ReadAsync("/tai-khoan/xac-nhan")).ShouldContain("Bản thử nghiệm không có mật khẩu");
            (await browser.PostAsync("/tai-khoan/xac-nhan?handler=Trial&tiep=%2F%3Fnop", ("x", "x"))).Headers.Location!.ToString().ShouldBe("/?nop");
        }
    }

    [Fact]
    public async Task What_the_sample_handed_in_after_the_trials_clock_is_still_in_hand()
    {
        using var site = TestSite.Demo();

        var states = await site.Services.GetRequiredService<Database>().ReadAsync(async c => (await Dapper.SqlMapper.QueryAsync<(string Unit, string State)>(c, "select unit, state from submission order by unit")).ToDictionary(s => s.Unit, s => s.State, StringComparer.Ordinal));

        states.Where(s => s.Value is "submitted").Select(s => s.Key).ShouldBe(["SKHCN"]);
        states.Count.ShouldBe(8);
    }

    [Fact]
    public async Task Passwords_do_not_sign_in_to_a_trial_and_clicks_do_not_sign_in_elsewhere()
    {
        using var trial = TestSite.Demo();
        using var office = await TestSite.OpenAsync();
        await office.Desk.AddAsync("lan.snv", Role.Officer, "SNV");

        (await trial.Browse().PostAsync("/dang-nhap", ("Name", "quantri"), ("Password", ""))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await office.Browse().PostAsync("/dang-nhap?handler=Trial", ("account", "lan.snv"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var browser = await SignedInAsync(office);
        (await browser.PostAsync("/tai-khoan/xac-nhan?handler=Trial", ("x", "x"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.ReadAsync("/")).ShouldNotContain("Bản thử nghiệm");
    }

    [Theory]
    [InlineData("example.com")]
    [InlineData("127.0.0.1.example.com")]
    public async Task A_trial_answers_to_no_other_name(string host)
    {
        using var site = TestSite.Demo();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dang-nhap") { Headers = { Host = host } };

        (await site.Browse().Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("--demo --urls http://0.0.0.0:5999", "0.0.0.0")]
    [InlineData("--demo --Kestrel:Endpoints:Http:Url=http://0.0.0.0:5999", "Kestrel:Endpoints (Http)")]
    [InlineData("--clock 2021-02-15T08:00+07:00 --data \"$WORK/d\"", "--clock chỉ dùng cùng --demo")]
    [InlineData("--demo --data \"$WORK\"", "đang có dữ liệu")]
    public async Task A_start_that_may_not_be_is_refused_with_2_and_a_sentence(string arguments, string about)
    {
        var (code, output, error) = await ProcessTests.RunAsync($"touch \"$WORK/x\"; timeout 60 {Server} {arguments}");

        code.ShouldBe(2, output + error);
        error.ShouldContain(about);
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_environment_does_not_open_a_trial_to_the_network()
    {
        var (code, _, error) = await ProcessTests.RunAsync($"ASPNETCORE_URLS=http://0.0.0.0:5999 timeout 60 {Server} --demo");

        code.ShouldBe(2);
        error.ShouldContain("0.0.0.0");
    }

    [Fact]
    public async Task A_trials_record_is_refused_by_a_start_without_demo()
    {
        var folder = Directory.CreateTempSubdirectory("parscore-trial-").FullName;
        try
        {
            using (var database = Database.Open(DataDirectory.At(folder), SmallRecord.Quick, new SetClock { Now = Instant.FromUtc(2021, 2, 15, 1, 0) }))
            {
                (await new TrialService(database).MarkAsync()).ShouldBeTrue();
            }

            var (code, _, error) = await ProcessTests.RunAsync($"timeout 60 {Server} --data \"{folder}\" --urls http://127.0.0.1:0");

            code.ShouldBe(2, error);
            error.ShouldContain("là dữ liệu của bản thử nghiệm");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TestSite.Browser> SignedInAsync(TestSite site)
    {
        var browser = site.Browse();
        await browser.PostAsync("/dang-nhap", ("Name", "lan.snv"), ("Password", ParScore.Tests.App.Accounts.AccountDesk.Password));
        return browser;
    }
}
