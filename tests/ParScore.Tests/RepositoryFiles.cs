using System.Reflection;

namespace ParScore.Tests;

/// <summary>Files of the repository, wherever the tests were built.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder of ParScore.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder "shared" beside the repository, with the data it was made from; null elsewhere.</summary>
    public static string? Shared { get; } = System.IO.Path.Combine(Root, "..", "shared") is var folder && Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : null;

    /// <summary>A path below the root: <c>Path("criteria", "schema")</c>.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A path below the tests' data.</summary>
    public static string TestData(params ReadOnlySpan<string> parts) => Path(["tests", "ParScore.Tests", "TestData", .. parts]);

    /// <summary>The bytes of a file below the root.</summary>
    public static byte[] Read(params ReadOnlySpan<string> parts) => File.ReadAllBytes(Path(parts));

    // The folder the tests were built from, or one above their output when they were carried elsewhere.
    private static string FindRoot() =>
        typeof(RepositoryFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(a => a is { Key: "RepositoryRoot", Value: not null }).Select(a => a.Value!)
            .Concat(SelfAndAbove(AppContext.BaseDirectory))
            .FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, "ParScore.sln")))
        ?? throw new DirectoryNotFoundException("No folder with ParScore.sln where the tests were built or above their output.");

    private static IEnumerable<string> SelfAndAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
