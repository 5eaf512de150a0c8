using Dapper;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;

namespace ParScore.Tests.App.Verification;

/// <summary>A verification that cries wolf is switched off: none of 100,000 checks fails on a good record, also while two programs write to it.</summary>
public sealed class FalseAlarmTests
{
    private const long Checks = 100_000;

    [Fact]
    public async Task None_of_100_000_checks_fails_while_others_write()
    {
        using var record = await SmallRecord.CopyAsync();
        using var stop = new CancellationTokenSource();
        using var first = record.Open();
        using var second = record.Open();
        await SmallRecord.ReturnAsync(first);
        var writers = new[] { Task.Run(() => AnswerAsync(first, stop.Token)), Task.Run(() => ProveAsync(second, stop.Token)) };

        var (checks, runs, paper) = (0L, 0, record.Paper);
        for (; checks < Checks && !writers.Any(w => w.IsFaulted); runs++)
        {
            var report = await record.VerifyAsync(paper);
            report.Problems.ShouldBeEmpty($"run {runs}");
            checks += report.Checks;
            paper = report.Head!;
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        (await record.VerifyAsync(paper)).Problems.ShouldBeEmpty();
        paper.Count.ShouldBeGreaterThan(record.Paper.Count);
    }

    /// <summary>The moment between a commit and its line in the copy, and the moment in the middle of that line, held open.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_whose_line_is_being_appended_is_waited_for(bool isHalfWritten)
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        Task<int> write;
        Task<VerifyReport> verify;
        using (database.Copy.WaitForTurn())
        {
            write = Task.Run(() => database.WriteAsync(new Act { Actor = SmallRecord.Officer, Action = "changed" }, session => session.Connection.ExecuteAsync("update difficulty set text = 'x'")));
            JournalEntry? committed = null;
            while (committed is null)
            {
                committed = await database.ReadAsync(connection => Task.FromResult(JournalStore.ReadAfter(record.Paper.Count + 1, connection).FirstOrDefault()));
            }

            if (isHalfWritten)
            {
                await File.AppendAllTextAsync(record.CopyFile(), committed.Line()[..100]);
            }

            verify = Task.Run(() => record.VerifyAsync(record.Paper));
            await Task.Delay(300);
        }

        (await verify).Problems.ShouldBeEmpty();
        await write;
        database.CopyTrouble.ShouldBeNull();
        (await record.VerifyAsync(record.Paper)).Problems.ShouldBeEmpty();
    }

    private static async Task AnswerAsync(Database database, CancellationToken stop)
    {
        var answers = new AnswerService(database);
        for (var version = 1L; !stop.IsCancellationRequested; version++)
        {
            (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", $"\"{version % 80}\"", version), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
            await Pause(stop);
        }
    }

    private static async Task ProveAsync(Database database, CancellationToken stop)
    {
        var evidence = new EvidenceService(database);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            using var picture = new MemoryStream(SmallRecord.Picture((byte)(4 + (i % 200))));
            (await evidence.ReplaceFileAsync(SmallRecord.Campaign, "SNV", "SNV-03", "bản quét.png", picture, null, SmallRecord.Officer, null)).Refusals.ShouldBeEmpty();
            await database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "package-made" }, session => session.CheckpointAsync("package"));
            await Pause(stop);
        }
    }

    // As many as people are, not as many as the disk takes: the record must not outgrow the test.
    private static Task Pause(CancellationToken stop) => Task.Delay(15, stop).ContinueWith(_ => { }, TaskScheduler.Default);
}
