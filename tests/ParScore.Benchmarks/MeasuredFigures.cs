using System.Diagnostics;
using System.Globalization;
using ParScore.App.Reports.Workbooks;
using ParScore.Scoring.Sheets;

namespace ParScore.Benchmarks;

/// <summary>A few figures in one run, for compare.py to set beside its peers: one "name value" per line.</summary>
internal static class MeasuredFigures
{
    private const int Documents = 1000;

    /// <param name="workbook">Where the workbook with 1,000 documents is left for its peer; null = it is not measured.</param>
    public static void Print(string? workbook)
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
        if (workbook is null)
        {
            return;
        }

        var (binding, faults) = WorkbookBindingFile.Read(File.ReadAllBytes(WorkbookBindingFile.PathBeside(Sample.SetPath)), set);
        var province = Sample.WithDocuments(Documents);
        var bound = binding ?? throw new InvalidOperationException(faults[0].Message);
        Print("workbook_documents", Documents);
        Print("workbook_seconds", Median(75, () => File.WriteAllBytes(workbook, MinistryWorkbook.WriteCompared(province, bound, writtenAt: null))));
        Print("workbook_validated_seconds", Median(15, () => MinistryWorkbook.Write(province, bound, writtenAt: null, workbook)));
    }

    private static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:G9}"));

    private static double Median(int runs, Action action)
    {
        // Five seconds, so that the compiler has done its last round before anything is measured.
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 5;)
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
