using System.Collections.Frozen;
using NodaTime;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Storage;

/// <summary>Limits of a data directory, from its optional settings.json. Sizes are bytes; the file gives them in MB (1 048 576 bytes).</summary>
public sealed record DataSettings
{
    private const int Megabyte = 1024 * 1024;

    private static readonly Words<SmtpSecurity> Securities = new(("none", SmtpSecurity.None), ("starttls", SmtpSecurity.StartTls), ("tls", SmtpSecurity.Tls));

    /// <summary>The largest file that is taken in.</summary>
    public long MaxFileBytes { get; init; } = 100L * Megabyte;

    /// <summary>How much a DOCX or XLSX may unpack to.</summary>
    public long MaxUnpackedBytes { get; init; } = 500L * Megabyte;

    /// <summary>How many parts a DOCX or XLSX may have.</summary>
    public int MaxEntries { get; init; } = 5000;

    /// <summary>How many points (pixels) a picture may have; a scanned A3 page at 600 dpi has 70 million.</summary>
    public long MaxPixels { get; init; } = 150_000_000;

    /// <summary>Space on the disk that uploads leave free, so that answers can still be saved.</summary>
    public long MinFreeBytes { get; init; } = 256L * Megabyte;

    /// <summary>All evidence together; null = as much as the disk holds.</summary>
    public long? QuotaBytes { get; init; }

    /// <summary>A second disk for the journal's copy; null = the folder in the data directory.</summary>
    public string? JournalCopy { get; init; }

    /// <summary>The socket of ClamAV's clamd; null = no virus check. When it is set and out of reach, nothing is taken in.</summary>
    public string? ClamdSocket { get; init; }

    /// <summary>How long a session may be left alone (OWASP ASVS 7.3.1).</summary>
    public Duration SessionIdle { get; init; } = Duration.FromMinutes(30);

    /// <summary>How long a session lasts at most, however busy (OWASP ASVS 7.3.2).</summary>
    public Duration SessionMost { get; init; } = Duration.FromHours(12);

    /// <summary>Rounds of PBKDF2-HMAC-SHA-512 for passwords (OWASP); not a setting of the file, so that nobody weakens it.</summary>
    internal int PasswordIterations { get; init; } = 210_000;

    /// <summary>The mail server for reminders; null = no e-mail, notices and the printed list only.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>Where a unit's reminders go by e-mail, by the unit's code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> UnitMail { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>Reads settings.json where there is one; every fault is reported, and then the defaults are not used in silence.</summary>
    /// <returns>Null settings when there are faults.</returns>
    public static (DataSettings? Settings, IReadOnlyList<Fault> Faults) Read(DataDirectory directory)
    {
        if (!File.Exists(directory.SettingsFile))
        {
            return (new DataSettings(), []);
        }

        var faults = new FaultList();
        var json = JsonText.Parse(File.ReadAllBytes(directory.SettingsFile), faults) is { } root ? ObjectReader.Of(root, faults) : null;
        if (json is null)
        {
            return (null, faults.All);
        }

        var defaults = new DataSettings();
        var settings = new DataSettings
        {
            MaxFileBytes = Megabytes(json, "maxFileMegabytes") ?? defaults.MaxFileBytes,
            MaxUnpackedBytes = Megabytes(json, "maxUnpackedMegabytes") ?? defaults.MaxUnpackedBytes,
            MaxEntries = json.Whole("maxEntries", 10, 100_000, required: false) ?? defaults.MaxEntries,
            MaxPixels = (json.Whole("maxMegapixels", 1, 10_000, required: false) ?? (defaults.MaxPixels / 1_000_000)) * 1_000_000L,
            MinFreeBytes = Megabytes(json, "minFreeMegabytes") ?? defaults.MinFreeBytes,
            QuotaBytes = Megabytes(json, "quotaMegabytes"),
            JournalCopy = json.Text("journalCopy", required: false),
            ClamdSocket = json.Text("clamdSocket", required: false),
            SessionIdle = json.Whole("sessionIdleMinutes", 1, 480, required: false) is { } minutes ? Duration.FromMinutes(minutes) : defaults.SessionIdle,
            SessionMost = json.Whole("sessionHours", 1, 24, required: false) is { } hours ? Duration.FromHours(hours) : defaults.SessionMost,
            Smtp = json.Object("smtp", required: false) is { } smtp ? ReadSmtp(smtp) : null,
            UnitMail = json.Object("unitMail", required: false) is { } units ? ReadUnitMail(units) : defaults.UnitMail,
        };
        json.Done();
        return faults.All.Count == 0 ? (settings, []) : (null, faults.All);
    }

    private static SmtpSettings ReadSmtp(ObjectReader json)
    {
        var settings = new SmtpSettings
        {
            Host = json.Text("host") ?? "",
            Port = json.Whole("port", 1, 65535) ?? 0,
            From = Address(json.Required("from"), json.Faults) ?? "",
            User = json.Text("user", required: false),
            Password = json.Text("password", required: false),
            Security = json.Word("security", Securities, required: false) ?? SmtpSecurity.StartTls,
        };
        if ((settings.User is null) != (settings.Password is null))
        {
            json.Faults.Add(FaultCodes.PropertyMissing, json.Item, "\"user\" và \"password\" của máy chủ thư phải có cả hai, hoặc bỏ cả hai.");
        }

        json.Done();
        return settings;
    }

    private static FrozenDictionary<string, IReadOnlyList<string>> ReadUnitMail(ObjectReader json) =>
        json.Entries().ToFrozenDictionary(
            e => e.Name,
            IReadOnlyList<string> (e) => [.. (ObjectReader.ListOf(e.Value, json.Faults) ?? []).Select(item => Address(item, json.Faults)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            StringComparer.Ordinal);

    // One address and nothing else: no display name, no second address, no line break that would become a header.
    private static string? Address(JsonItem? item, FaultList faults)
    {
        if (ObjectReader.TextOf(item, faults) is not { } text)
        {
            return null;
        }

        if (MailAddresses.IsOne(text))
        {
            return text;
        }

        faults.Add(FaultCodes.WrongType, item!, $"\"{ObjectReader.Shorten(text)}\" không phải một địa chỉ thư điện tử; viết như stp@quangtri.gov.vn.");
        return null;
    }

    private static long? Megabytes(ObjectReader json, string name) => json.Whole(name, 1, 1_000_000, required: false) is { } value ? value * (long)Megabyte : null;
}
