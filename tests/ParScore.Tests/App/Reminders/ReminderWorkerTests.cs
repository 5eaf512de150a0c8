using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using ParScore.App.Reminders;
using ParScore.App.Storage;
using ParScore.Tests.App.Campaigns;

namespace ParScore.Tests.App.Reminders;

/// <summary>The server works reminders off at its start and every minute, and a failure does not stop it.</summary>
public sealed class ReminderWorkerTests : IDisposable
{
    private readonly CampaignDesk _desk = new();
    private readonly Rounds _rounds = new();
    private readonly CountingLog _log = new();

    public void Dispose()
    {
        _desk.Dispose();
        _rounds.Dispose();
    }

    [Fact]
    public async Task It_works_at_the_start_and_after_each_rest()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-11T08:00+07");
        using var worker = Worker();
        await worker.StartAsync(default);

        await _rounds.RestingAsync();
        (await ToldAsync()).ShouldBe(1);
        _rounds.LastRest.ShouldBe(TimeSpan.FromMinutes(1));
        _desk.Clock.Now = CampaignDesk.At("2021-02-15T08:00+07");
        _rounds.Next();
        await _rounds.RestingAsync();
        (await ToldAsync()).ShouldBe(2);

        await worker.StopAsync(default);
        worker.ExecuteTask!.IsFaulted.ShouldBeFalse();
        _log.Errors.ShouldBe(0);
    }

    [Fact]
    public async Task A_round_that_fails_is_logged_and_the_next_one_goes_on()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-11T08:00+07");
        await ChangeAsync("create trigger stand_in_the_way before insert on notice begin select raise(abort, 'no'); end;");
        using var worker = Worker();
        await worker.StartAsync(default);

        await _rounds.RestingAsync();
        (_log.Errors, await ToldAsync()).ShouldBe((1, 0));
        await ChangeAsync("drop trigger stand_in_the_way");
        _rounds.Next();
        await _rounds.RestingAsync();

        (_log.Errors, await ToldAsync()).ShouldBe((1, 1));
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task A_stopped_server_starts_again_and_tells_what_it_missed_once()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-11T08:00+07");
        using (var first = Worker())
        {
            await first.StartAsync(default);
            await _rounds.RestingAsync();
            await first.StopAsync(default);
        }

        _desk.Clock.Now = CampaignDesk.At("2021-02-19T10:00+07");
        using var second = Worker();
        await second.StartAsync(default);
        await _rounds.RestingAsync();
        await second.StopAsync(default);

        (await ToldAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_server_gets_it_with_one_line()
    {
        await _desk.OpenAsync();
        _desk.Clock.Now = CampaignDesk.At("2021-02-11T08:00+07");
        var services = new ServiceCollection().AddLogging().AddSingleton<IClock>(_desk.Clock).AddSingleton(_desk.Database).AddReminders();
        await using var provider = services.BuildServiceProvider();

        var hosted = provider.GetServices<IHostedService>().ShouldHaveSingleItem().ShouldBeOfType<ReminderWorker>();

        await hosted.StartAsync(default);
        await hosted.StopAsync(default);
        hosted.ExecuteTask!.IsFaulted.ShouldBeFalse();
    }

    private ReminderWorker Worker() => new(new ReminderService(_desk.Database, new SettingsUnitAddresses(new DataSettings()), _desk.Clock), mail: null, _rounds.PauseAsync, _log);

    private async Task<int> ToldAsync() => (await _desk.NoticesAsync("STP")).Count(n => n.Kind is ReminderService.NoticeKind);

    private Task<int> ChangeAsync(string sql) => _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "changed" }, session => session.Connection.ExecuteAsync(sql));

    /// <summary>Rests until the test says go on.</summary>
    private sealed class Rounds : IDisposable
    {
        private readonly SemaphoreSlim _resting = new(0);
        private readonly SemaphoreSlim _next = new(0);

        public TimeSpan LastRest { get; private set; }

        public async Task PauseAsync(TimeSpan rest, CancellationToken cancellation)
        {
            LastRest = rest;
            _resting.Release();
            await _next.WaitAsync(cancellation);
        }

        public async Task RestingAsync() => (await _resting.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();

        public void Next() => _next.Release();

        public void Dispose()
        {
            _resting.Dispose();
            _next.Dispose();
        }
    }

    private sealed class CountingLog : ILogger<ReminderWorker>
    {
        public int Errors { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Errors += logLevel >= LogLevel.Error ? 1 : 0;
    }
}
