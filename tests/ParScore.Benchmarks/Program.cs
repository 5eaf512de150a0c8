using BenchmarkDotNet.Running;
using ParScore.Benchmarks;

if (args is ["figures", ..])
{
    MeasuredFigures.Print(args is [_, var workbook] ? workbook : null);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ScoringBenchmarks).Assembly).Run(args);
