using BenchmarkDotNet.Running;
using ParScore.Benchmarks;

if (args is ["figures", ..])
{
    MeasuredFigures.Print();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ScoringBenchmarks).Assembly).Run(args);
