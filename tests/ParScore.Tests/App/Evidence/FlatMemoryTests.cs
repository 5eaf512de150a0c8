using System.Diagnostics;
using Xunit.Abstractions;

namespace ParScore.Tests.App.Evidence;

/// <summary>However a file swells, looking into it does not: measured alone, since tests beside it would count too.</summary>
[Collection(nameof(Alone))]
public sealed class FlatMemoryTests(ITestOutputHelper output)
{
    private const long Most = 100L * 1024 * 1024;

    [Fact]
    public async Task No_hostile_file_takes_more_than_100_MB()
    {
        var largest = (Growth: 0L, Title: "");
        foreach (var upload in HostileUploads.All)
        {
            await using var desk = await EvidenceDesk.OpenAsync(upload.Settings);
            var content = upload.Content();
            if (content.Length < 1000 && upload.Code is not null)
            {
                continue;
            }

            // Collected and given back, so that only what the upload takes is counted, as the system counts it.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var before = WorkingSet();
            using var end = new CancellationTokenSource();
            var watching = PeakAsync(end.Token);
            await Task.Run(() => desk.UploadAsync(upload.FileName, new MemoryStream(content), content.Length + (long)upload.AnnouncedTooMany));
            await end.CancelAsync();

            var growth = await watching - before;
            growth.ShouldBeLessThan(Most, upload.Title);
            largest = growth > largest.Growth ? (growth, upload.Title) : largest;
        }

        output.WriteLine($"{largest.Growth / 1024 / 1024} MB: {largest.Title}");
    }

    private static Task<long> PeakAsync(CancellationToken end) => Task.Run(() =>
    {
        var peak = WorkingSet();
        while (!end.IsCancellationRequested)
        {
            peak = Math.Max(peak, WorkingSet());
            Thread.Sleep(5);
        }

        return Math.Max(peak, WorkingSet());
    });

    private static long WorkingSet()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    /// <summary>Runs when nothing else does.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
