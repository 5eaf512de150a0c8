using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Storage;

/// <summary>settings.json of a data directory.</summary>
public sealed class DataSettingsTests : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly DataDirectory _directory = DataDirectory.At(Directory.CreateTempSubdirectory("parscore-settings-").FullName);

    [Fact]
    public void Without_the_file_the_defaults_hold() => DataSettings.Read(_directory).Settings.ShouldBe(new DataSettings());

    [Fact]
    public void An_empty_file_changes_nothing() => Read("{}").Settings.ShouldBe(new DataSettings());

    [Fact]
    public void Every_setting_is_read()
    {
        var (settings, faults) = Read("""
            { "maxFileMegabytes": 20, "maxUnpackedMegabytes": 30, "maxEntries": 40, "maxMegapixels": 50, "minFreeMegabytes": 60, "quotaMegabytes": 70000, "journalCopy": "/mnt/usb", "clamdSocket": "127.0.0.1:3310", "sessionIdleMinutes": 10, "sessionHours": 8 }
            """);

        faults.ShouldBeEmpty();
        settings.ShouldBe(new DataSettings
        {
            MaxFileBytes = 20 * Megabyte,
            MaxUnpackedBytes = 30 * Megabyte,
            MaxEntries = 40,
            MaxPixels = 50_000_000,
            MinFreeBytes = 60 * Megabyte,
            QuotaBytes = 70_000 * Megabyte,
            JournalCopy = "/mnt/usb",
            ClamdSocket = "127.0.0.1:3310",
            SessionIdle = NodaTime.Duration.FromMinutes(10),
            SessionMost = NodaTime.Duration.FromHours(8),
        });
    }

    [Fact]
    public void Faults_are_told_all_at_once_and_no_default_takes_their_place()
    {
        const string json = """
            {
              "maxFileMegabytes": 0,
              "maxEntries": "many",
              "maxMegapixels": 1.5,
              "quotaMegabyte": 5,
              "clamdSocket": 7
            }
            """;

        var (settings, faults) = Read(json);

        settings.ShouldBeNull();
        faults.Select(f => (f.Pointer, f.Line)).Order().ShouldBe([("/clamdSocket", 6), ("/maxEntries", 3), ("/maxFileMegabytes", 2), ("/maxMegapixels", 4), ("/quotaMegabyte", 5)]);
        faults.Single(f => f.Pointer is "/quotaMegabyte").Message.ShouldEndWith("có phải ý là \"quotaMegabytes\"?");
        foreach (var fault in faults.Where(f => f.Pointer is not "/quotaMegabyte"))
        {
            fault.Message.ShouldBeASentence();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"maxFileMegabytes\": 5, }")]
    [InlineData("{ \"maxFileMegabytes\": 5, \"maxFileMegabytes\": 6 }")]
    [InlineData("maxFileMegabytes = 5")]
    public void What_is_no_settings_file_is_refused(string json)
    {
        var (settings, faults) = Read(json);

        settings.ShouldBeNull();
        faults.ShouldNotBeEmpty();
    }

    public void Dispose() => Directory.Delete(_directory.Path, recursive: true);

    private (DataSettings? Settings, IReadOnlyList<Fault> Faults) Read(string json)
    {
        File.WriteAllText(_directory.SettingsFile, json);
        return DataSettings.Read(_directory);
    }
}
