using NodaTime;
using ParScore.Tests.App;
using ParScore.Tests.App.Consolidation;
using ParScore.Web;
using ParScore.Web.Demo;

namespace ParScore.Tests.Web;

/// <summary>What the server may be started with.</summary>
public sealed class StartOptionsTests
{
    [Theory]
    [InlineData("--data d --urls http://0.0.0.0:80", false, "d", "http://0.0.0.0:80", null)]
    [InlineData("", false, null, null, null)]
    [InlineData("--demo", true, null, StartOptions.DemoUrl, null)]
    [InlineData("--demo=true --data=d", true, "d", StartOptions.DemoUrl, null)]
    [InlineData("--demo=false", false, null, null, null)]
    [InlineData("--environment=Production --Logging:LogLevel:Default=Error", false, null, null, null)]
    [InlineData("--demo --clock 2021-02-15T08:00+07:00", true, null, StartOptions.DemoUrl, "2021-02-15T01:00:00Z")]
    [InlineData("--clock=2021-02-15T08:00:30.5+07:00 --demo", true, null, StartOptions.DemoUrl, "2021-02-15T01:00:30.5Z")]
    [InlineData("--demo --clock 2021-02-15T01:00Z", true, null, StartOptions.DemoUrl, "2021-02-15T01:00:00Z")]
    [InlineData("--demo --urls http://localhost:1;https://[::1]:2;http://127.8.9.1:3", true, null, "http://localhost:1;https://[::1]:2;http://127.8.9.1:3", null)]
    public void It_reads_what_was_meant(string line, bool isDemo, string? data, string? urls, string? clock)
    {
        var (options, refusals) = StartOptions.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), _ => null);

        refusals.ShouldBeEmpty();
        (options!.IsDemo, options.Data, options.Urls, options.Clock).ShouldBe((isDemo, data, urls, clock is null ? (Instant?)null : NodaTime.Text.InstantPattern.ExtendedIso.Parse(clock).Value));
    }

    [Theory]
    [InlineData("--demo --urls http://0.0.0.0:5080", "0.0.0.0")]
    [InlineData("--demo --urls http://*:5080", "*")]
    [InlineData("--demo --urls http://+:5080", "+")]
    [InlineData("--demo --urls http://[::]:5080", "[::]")]
    [InlineData("--demo --urls http://127.0.0.1:5080;http://192.168.1.5:5080", "192.168.1.5")]
    [InlineData("--demo --urls http://127.0.0.1.example.com", "example.com")]
    [InlineData("--demo --urls http://localhost.evil", "localhost.evil")]
    [InlineData("--demo --urls nonsense", "nonsense")]
    [InlineData("--demo --urls unix:/tmp/x", "unix")]
    [InlineData("--clock 2021-02-15T08:00+07:00", "--demo")]
    [InlineData("--demo --clock 2021-02-15T08:00", "múi giờ")]
    [InlineData("--demo --clock 15/02/2021", "múi giờ")]
    [InlineData("--demo --clock", "thiếu giá trị")]
    [InlineData("--demo=co", "--demo không nhận")]
    [InlineData("--data --demo", "--data thiếu giá trị")]
    [InlineData("demo", "Không hiểu \"demo\"")]
    [InlineData("-demo", "Không hiểu \"-demo\"")]
    [InlineData("–demo", "Không hiểu \"–demo\"")]
    [InlineData("--nonsense", "Không hiểu \"--nonsense\"")]
    [InlineData("--environment", "Không hiểu \"--environment\"")]
    [InlineData("--help", "Cách dùng")]
    public void It_refuses_the_rest_with_a_sentence(string line, string about)
    {
        var (options, refusals) = StartOptions.Read(line.Split(' '), _ => null);

        options.ShouldBeNull();
        var sentence = refusals.ShouldHaveSingleItem();
        sentence.ShouldContain(about);
        sentence.ShouldBeASentence();
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:80", "0.0.0.0")]
    [InlineData("kestrel endpoints", "Http", "Kestrel:Endpoints")]
    public void A_trial_does_not_listen_where_the_environment_says(string name, string value, string about) =>
        StartOptions.Read(["--demo"], n => string.Equals(n, name, StringComparison.Ordinal) ? value : null).Refusals.ShouldHaveSingleItem().ShouldContain(about);

    [Fact]
    public void What_is_not_ours_goes_on_to_the_platform() =>
        StartOptions.Read(["--environment=Development", "--data", "d", "--contentRoot", "x"], _ => null).Options!.Rest.ShouldBe(["--environment=Development", "--contentRoot", "x"]);

    [Fact]
    public void A_trials_clock_starts_where_it_is_set_and_runs_on()
    {
        var machine = new SetClock { Now = Instant.FromUtc(2026, 1, 1, 0, 0) };
        var clock = new ShiftedClock(machine, SmallRecord.Start);

        clock.GetCurrentInstant().ShouldBe(SmallRecord.Start);
        machine.Now += Duration.FromMinutes(7);
        clock.GetCurrentInstant().ShouldBe(SmallRecord.Start + Duration.FromMinutes(7));
    }
}
