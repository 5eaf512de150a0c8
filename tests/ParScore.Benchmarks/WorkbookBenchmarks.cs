using BenchmarkDotNet.Attributes;
using ParScore.App.Consolidation;
using ParScore.App.Reports.Workbooks;

namespace ParScore.Benchmarks;

/// <summary>The Ministry workbook with 1,000 documents: written alone; read back and compared; validated too, as it is handed out.</summary>
[MemoryDiagnoser]
public class WorkbookBenchmarks
{
    private readonly ProvinceResult _province = Sample.WithDocuments(1000);
    private readonly WorkbookBinding _binding = WorkbookBindingFile.Read(File.ReadAllBytes(WorkbookBindingFile.PathBeside(Sample.SetPath)), Sample.Province.Set).Binding!;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"parscore-benchmark-{Environment.ProcessId}.xlsx");

    [Benchmark]
    public byte[] WriteAlone() => MinistryWorkbook.WriteBytes(_province, _binding, writtenAt: null);

    [Benchmark]
    public byte[] WriteAndCompare() => MinistryWorkbook.WriteCompared(_province, _binding, writtenAt: null);

    [Benchmark]
    public void HandOut() => MinistryWorkbook.Write(_province, _binding, writtenAt: null, _path);

    [GlobalCleanup]
    public void Clean() => File.Delete(_path);
}
