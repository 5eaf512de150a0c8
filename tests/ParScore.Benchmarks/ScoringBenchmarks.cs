using BenchmarkDotNet.Attributes;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Benchmarks;

/// <summary>Scoring a province (103 leaves) with traces, reading its set, and replaying ten years of 34 provinces.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private readonly CriteriaSet _set = Sample.Province.Set;
    private readonly IReadOnlyList<LeafAnswer> _answers = Sample.Answers();
    private readonly byte[] _file = File.ReadAllBytes(Sample.SetPath);
    private readonly IReadOnlyList<LeafAnswer>[] _years = [.. Enumerable.Range(0, 340).Select(seed => Sample.Answers(seed))];

    [Benchmark]
    public ScoreSheet ScoreProvince() => ScoreSheet.Of(_set, _answers);

    [Benchmark]
    public int ReplayProvinceYears() => _years.Sum(answers => ScoreSheet.Of(_set, answers).Lines.Count);

    [Benchmark]
    public LoadedCriteria ReadAndCheckSet() => CriteriaFile.Read(_file);
}
