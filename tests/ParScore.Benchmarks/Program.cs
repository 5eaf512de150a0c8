using BenchmarkDotNet.Running;
using ParScore.Benchmarks;

if (args is ["figures", ..])
{
    MeasuredFigures.Print(args is [_, var workbook] ? workbook : null);
    return;
}

if (args is ["record", ..])
{
    await RecordFigures.PrintAsync(args[1..]);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ScoringBenchmarks).Assembly).Run(args);
