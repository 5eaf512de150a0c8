namespace ParScore.Tests.Cli;

/// <summary>The demo, run once into a folder that was not there before.</summary>
public sealed class DemoRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parscore-");

    public DemoRun()
    {
        Output = Path.Combine(_folder.FullName, "kết quả", "lần 1");
        Run = CommandRun.Of("demo", "--out", Output);
    }

    /// <summary>The folder that was given with --out.</summary>
    public string Output { get; }

    internal CommandRun Run { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
