namespace ParScore.Web;

/// <summary>Where else than on the command line the platform is told to listen.</summary>
internal static class ConfiguredElsewhere
{
    /// <summary>"urls" and "kestrel endpoints"; null when nothing says so.</summary>
    public static string? Find(string name)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true)
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().Build();
        return name switch
        {
            "urls" => configuration["urls"],
            "kestrel endpoints" => configuration.GetSection("Kestrel:Endpoints").GetChildren().ToArray() is { Length: > 0 } endpoints ? string.Join(", ", endpoints.Select(e => e.Key)) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Nobody asks for this."),
        };
    }
}
