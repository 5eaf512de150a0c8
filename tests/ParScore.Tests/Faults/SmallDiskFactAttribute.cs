namespace ParScore.Tests.Faults;

/// <summary>A fact that fills a small disk of its own; skipped where nothing may be mounted, except on the build machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsPossible = new(SmallDisk.IsPossible);

    public SmallDiskFactAttribute() =>
        Skip = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal) || IsPossible.Value
            ? null
            : "A tmpfs cannot be mounted here (needs root).";
}
