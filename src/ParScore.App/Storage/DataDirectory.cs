namespace ParScore.App.Storage;

/// <summary>Thư mục dữ liệu: the one place where a province's record lies, the same for the screens and the command line.</summary>
public sealed class DataDirectory
{
    /// <summary>The environment variable that names the directory where no option does.</summary>
    public const string Variable = "PARSCORE_DATA";

    private DataDirectory(string path) => Path = path;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>The SQLite database.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "parscore.db");

    /// <summary>Evidence files, each under its SHA-256.</summary>
    public string EvidenceFolder => System.IO.Path.Combine(Path, "evidence");

    /// <summary>Files that are being taken in; nothing here has been acknowledged.</summary>
    public string IncomingFolder => System.IO.Path.Combine(Path, "incoming");

    /// <summary>The second place of the journal, unless the settings name another.</summary>
    public string JournalCopyFolder => System.IO.Path.Combine(Path, "journal-copy");

    /// <summary>Keys of the web server's forms: not part of the record, made anew where they are missing.</summary>
    public string KeysFolder => System.IO.Path.Combine(Path, "web-keys");

    /// <summary>Optional settings; see <see cref="DataSettings"/>.</summary>
    public string SettingsFile => System.IO.Path.Combine(Path, "settings.json");

    /// <summary>Where an interrupted <c>verify</c> goes on.</summary>
    public string VerifyProgressFile => System.IO.Path.Combine(Path, "verify-progress.json");

    /// <summary>True once a database was made here.</summary>
    public bool HasDatabase => File.Exists(DatabaseFile);

    /// <summary>
    /// The directory a person means: the option, else <see cref="Variable"/>, else a folder of the user's own application data.
    /// </summary>
    /// <param name="option">What was given with --data; null when it was not.</param>
    /// <param name="variable">The value of <see cref="Variable"/>; null or blank when it is not set.</param>
    public static DataDirectory Of(string? option, string? variable)
    {
        var chosen = option ?? (string.IsNullOrWhiteSpace(variable) ? null : variable)
            ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "parscore");
        return At(chosen);
    }

    /// <summary>A directory by its path; nothing is created.</summary>
    public static DataDirectory At(string path) => new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));

    /// <summary>Names in the directory that are not a record's.</summary>
    public IEnumerable<string> Strangers() => Directory.EnumerateFileSystemEntries(Path).Select(e => System.IO.Path.GetFileName(e))
        .Where(n => !n.StartsWith("parscore.db", StringComparison.Ordinal) && n is not ("evidence" or "incoming" or "journal-copy" or "web-keys" or "settings.json" or "lost+found")).Order(StringComparer.Ordinal);

    /// <summary>Creates what is missing, for the owner's eyes only, and makes it stay.</summary>
    /// <exception cref="IOException">It cannot be created, or the disk does not confirm it.</exception>
    public void Create()
    {
        CreateFolder(Path);
        CreateFolder(EvidenceFolder);
        CreateFolder(IncomingFolder);
        CreateFolder(JournalCopyFolder);
    }

    /// <summary>A folder that is there after a power failure too; its parents are created as needed.</summary>
    internal static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = System.IO.Path.GetDirectoryName(folder);
        if (parent is not null)
        {
            CreateFolder(parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        DurableFiles.SyncFolder(parent ?? folder);
    }
}
