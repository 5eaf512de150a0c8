namespace ParScore.Cli;

/// <summary>The files that the program carries.</summary>
internal static class BuiltIn
{
    /// <summary>PAR INDEX of a province, index year 2020.</summary>
    public static string SetFile => Path.Combine(AppContext.BaseDirectory, "criteria", "par-index-province", "2020.json");

    /// <summary>Quảng Trị 2020, made-up figures.</summary>
    public static string SampleFolder => Path.Combine(AppContext.BaseDirectory, "samples", "quang-tri-2020");

    /// <summary>Every workbook binding, each beside its set.</summary>
    public static IEnumerable<string> Bindings => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "criteria"), "*.workbook.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
