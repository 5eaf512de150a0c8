using ParScore.Scoring;

namespace ParScore.App;

/// <summary>A fault and the file it is in.</summary>
/// <param name="File">The file's path as it was given, or relative to the campaign's folder.</param>
/// <param name="Fault">What is wrong and where.</param>
public sealed record FileFault(string File, Fault Fault)
{
    public override string ToString() => $"{File}: {Fault}";
}
