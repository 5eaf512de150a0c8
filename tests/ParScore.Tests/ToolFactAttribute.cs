namespace ParScore.Tests;

/// <summary>A fact that needs a program of the machine; skipped where it is not installed, except on the build machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string path)
    {
        Path = path;
        Skip = File.Exists(path) || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal) ? null : $"{path} is not installed.";
    }

    public string Path { get; }
}
