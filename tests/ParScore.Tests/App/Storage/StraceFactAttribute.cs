namespace ParScore.Tests.App.Storage;

/// <summary>A fact that injects faults with strace; skipped where it is not installed, except on the build machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute() =>
        Skip = File.Exists("/usr/bin/strace") || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal)
            ? null
            : "strace is not installed (apt-get install strace).";
}
