using System.Globalization;
using NodaTime;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;
using ParScore.Scoring.Json;
using ParScore.Tests.Faults;

namespace ParScore.Tests.App.Submissions;

/// <summary>Two people save the same value at the same moment, each through a program of their own: one wins, the other hears of it.</summary>
public sealed class AnswerRaceTests : IDisposable
{
    private const int RacesOfTheNormalRun = 1000;

    // Memory, where there is some: it is about who is first and not about the disk.
    private readonly string _folder = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"parscore-race-{Path.GetRandomFileName()}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Of_two_who_save_at_once_one_wins_and_the_other_sees_both_values()
    {
        await RecordedCampaign.CreateAsync(_folder);
        using var first = RecordedCampaign.Open(_folder);
        using var second = RecordedCampaign.Open(_folder);
        var races = int.TryParse(Environment.GetEnvironmentVariable("PARSCORE_RACES"), NumberStyles.None, CultureInfo.InvariantCulture, out var wished) ? wished : RacesOfTheNormalRun;
        using var start = new Barrier(2);
        var wins = new int[2];

        for (var version = 0; version < races; version++)
        {
            var (mine, theirs) = ($"\"{2 * version}\"", $"\"{(2 * version) + 1}\"");
            var outcomes = await Task.WhenAll(SaveAsync(first, mine, version, start), SaveAsync(second, theirs, version, start));

            outcomes.Count(o => o.IsSaved).ShouldBe(1);
            var winner = outcomes[0].IsSaved ? 0 : 1;
            wins[winner]++;
            var conflict = outcomes[1 - winner].Conflicts.ShouldHaveSingleItem();
            conflict.Mine.ShouldBe(winner == 0 ? theirs : mine);
            conflict.Theirs.ShouldBe(winner == 0 ? mine : theirs);
            conflict.Version.ShouldBe(version + 1);
        }

        wins.ShouldAllBe(w => w > 0);
        await EverySaveShouldBeInTheJournalAsync(first, races);
        (await new Verifier(first.Directory, first.Settings, SystemClock.Instance).RunAsync(new VerifyOptions())).Problems.ShouldBeEmpty();
    }

    private static Task<SaveOutcome> SaveAsync(Database database, string json, int seen, Barrier start) => Task.Run(async () =>
    {
        var save = new SaveAnswer { Campaign = RecordedCampaign.Id, Leaf = RecordedCampaign.Leaf, Unit = RecordedCampaign.Unit, Figures = [new ChangedFigure(new TypedFigure("numerator", "", json), seen)] };
        start.SignalAndWait();
        return await new AnswerService(database).SaveAsync(save, RecordedCampaign.Head, request: null);
    });

    // One row a race, each from the value before: nothing was written over unseen.
    private static async Task EverySaveShouldBeInTheJournalAsync(Database database, int races)
    {
        var key = CanonicalJson.OfTexts([("campaign", RecordedCampaign.Id), ("item", ""), ("leaf", RecordedCampaign.Leaf), ("role", "numerator"), ("unit", RecordedCampaign.Unit)]);
        var rows = await database.ReadAsync(connection => JournalStore.ListAboutAsync("answer", key, connection));

        rows.Count.ShouldBe(races);
        rows.Skip(1).Select(r => r.Old).ShouldBe(rows.SkipLast(1).Select(r => r.New));
    }
}
