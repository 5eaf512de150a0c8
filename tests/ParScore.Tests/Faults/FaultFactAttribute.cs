namespace ParScore.Tests.Faults;

/// <summary>A fact that makes file system calls fail (gcc) and looks at what is left with a checker of its own (python3); skipped where they are not installed, except on the build machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultFactAttribute : FactAttribute
{
    public FaultFactAttribute() => Skip = Reason;

    /// <summary>Why such a test cannot run here; null when it can or must.</summary>
    internal static string? Reason =>
        (File.Exists(FaultLibrary.Compiler) && File.Exists("/usr/include/stdio.h") && File.Exists(SweepTests.Python)) || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal)
            ? null
            : "gcc, libc6-dev or python3 is not installed (apt-get install gcc libc6-dev python3).";
}
