using System.Diagnostics;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>A fact that asks Debian's python3-jsonschema; skipped where it is not installed, except on the build machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> IsInstalled = new(() =>
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "from jsonschema import Draft202012Validator"]) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    });

    public SchemaFactAttribute() =>
        Skip = IsInstalled.Value || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal)
            ? null
            : "python3-jsonschema is not installed (apt-get install python3-jsonschema).";
}
