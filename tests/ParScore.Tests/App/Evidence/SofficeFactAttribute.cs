namespace ParScore.Tests.App.Evidence;

/// <summary>A fact that needs LibreOffice; skipped where it is not installed, except on the build machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SofficeFactAttribute : FactAttribute
{
    public SofficeFactAttribute() =>
        Skip = File.Exists("/usr/bin/soffice") || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal)
            ? null
            : "LibreOffice is not installed (apt-get install libreoffice-writer libreoffice-calc).";
}
