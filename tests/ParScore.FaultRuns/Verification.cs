using System.Diagnostics;
using System.Globalization;
using NodaTime;
using ParScore.App.Storage;
using ParScore.App.Verification;

namespace ParScore.FaultRuns;

/// <summary>Opens many data directories after their faults, one a line, and verifies each: "milliseconds problems folder".</summary>
internal static class Verification
{
    public static async Task<int> ManyAsync()
    {
        while (await Console.In.ReadLineAsync() is { } folder)
        {
            var (directory, settings) = (DataDirectory.At(folder), new DataSettings());
            var watch = Stopwatch.StartNew();
            string said;
            try
            {
                using (Database.Open(directory, settings, SystemClock.Instance))
                {
                }

                var took = watch.ElapsedMilliseconds;
                var report = await new Verifier(directory, settings, SystemClock.Instance).RunAsync(new VerifyOptions());
                said = string.Create(CultureInfo.InvariantCulture, $"{took} {report.Problems.Count} {folder} {string.Join(" / ", report.Problems.Select(p => p.Message))}");
            }
            catch (Exception error)
            {
                said = string.Create(CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds} 1 {folder} {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
            }

            await Console.Out.WriteLineAsync(said);
            await Console.Out.FlushAsync();
        }

        return 0;
    }
}
