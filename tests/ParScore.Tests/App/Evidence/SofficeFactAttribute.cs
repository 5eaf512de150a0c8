namespace ParScore.Tests.App.Evidence;

/// <summary>A fact that needs a part of LibreOffice; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SofficeFactAttribute : FactAttribute
{
    /// <param name="library">The part: "libswlo.so" writes letters, "libsclo.so" tables.</param>
    public SofficeFactAttribute(string library)
    {
        Library = library;
        Skip = File.Exists(Path.Combine("/usr/lib/libreoffice/program", library)) ? null : $"LibreOffice's {library} is not installed (apt-get install libreoffice-writer libreoffice-calc).";
    }

    public string Library { get; }
}
