using System.Diagnostics;
using System.Globalization;
using ParScore.Scoring.Sheets;

namespace ParScore.Benchmarks;

/// <summary>A few figures in one run, for compare.py to set beside its peers: one "name value" per line.</summary>
internal static class MeasuredFigures
{
    public static void Print()
    {
        var (set, answers) = (Sample.Province.Set, Sample.Answers());
        Print("score_seconds", Median(300, () => ScoreSheet.Of(set, answers)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = ScoreSheet.Of(set, answers);
        Print("score_bytes_per_leaf", (GC.GetAllocatedBytesForCurrentThread() - before) / (double)answers.Count);

        var years = Enumerable.Range(0, 340).Select(seed => Sample.Answers(seed)).ToArray();
        var stored = years.Select(a => ScoreSheet.Of(set, a).Total.Points.ToText()).ToArray();
        Print("replay_340_seconds", Median(5, () =>
        {
            foreach (var (answersOfYear, points) in years.Zip(stored))
            {
                if (!string.Equals(ScoreSheet.Of(set, answersOfYear).Total.Points.ToText(), points, StringComparison.Ordinal))
                {
                    throw new InvalidOperationException("A replayed year gave other digits.");
                }
            }
        }));
    }

    private static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:G9}"));

    private static double Median(int runs, Action action)
    {
        for (var i = 0; i < Math.Max(2, runs / 10); i++)
        {
            action();
        }

        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}
