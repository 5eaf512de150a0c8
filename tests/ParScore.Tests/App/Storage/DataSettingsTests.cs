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
    public void A_mail_server_and_the_units_addresses_are_read()
    {
        var (settings, faults) = Read("""
            { "smtp": { "host": "thu.quangtri.gov.vn", "port": 465, "from": "snv@quangtri.gov.vn", "user": "snv", "password": "bí mật", "security": "tls" }, "unitMail": { "STP": ["stp@quangtri.gov.vn", "a.b@stp.vn"], "STC": ["stc@quangtri.gov.vn"] } }
            """);

        faults.ShouldBeEmpty();
        settings!.Smtp.ShouldBe(new SmtpSettings { Host = "thu.quangtri.gov.vn", Port = 465, From = "snv@quangtri.gov.vn", User = "snv", Password = "bí mật", Security = SmtpSecurity.Tls });
        settings.UnitMail.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => $"{u.Key} {string.Join(' ', u.Value)}").ShouldBe(["STC stc@quangtri.gov.vn", "STP stp@quangtri.gov.vn a.b@stp.vn"]);
        settings.ToString().ShouldNotContain("bí mật");
        Read("""{ "smtp": { "host": "localhost", "port": 25, "from": "a@b" } }""").Settings!.Smtp!.Security.ShouldBe(SmtpSecurity.StartTls);
    }

    [Theory]
    [InlineData("""{ "smtp": { "port": 25, "from": "a@b.vn" } }""", "/smtp/host")]
    [InlineData("""{ "smtp": { "host": "x", "port": 0, "from": "a@b.vn" } }""", "/smtp/port")]
    [InlineData("""{ "smtp": { "host": "x", "port": 25, "from": "A <a@b.vn>" } }""", "/smtp/from")]
    [InlineData("""{ "smtp": { "host": "x", "port": 25, "from": "a@b.vn", "user": "u" } }""", "/smtp")]
    [InlineData("""{ "smtp": { "host": "x", "port": 25, "from": "a@b.vn", "security": "ssl" } }""", "/smtp/security")]
    [InlineData("""{ "smtp": { "host": "x", "port": 25, "from": "a@b.vn", "certificate": "x" } }""", "/smtp/certificate")]
    [InlineData("""{ "unitMail": { "STP": "a@b.vn" } }""", "/unitMail/STP")]
    [InlineData("""{ "unitMail": { "STP": ["a@b.vn, c@d.vn"] } }""", "/unitMail/STP/0")]
    [InlineData("""{ "unitMail": { "STP": ["a@b.vn\nBcc: c@d.vn"] } }""", "/unitMail/STP/0")]
    public void A_wrong_mail_setting_is_told_with_its_place(string json, string pointer)
    {
        var (settings, faults) = Read(json);

        settings.ShouldBeNull();
        var fault = faults[0];
        fault.Pointer.ShouldBe(pointer);
        fault.Message.ShouldBeASentence();
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
