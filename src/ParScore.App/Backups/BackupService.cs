using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Verification;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Backups;

/// <summary>
/// Sao lưu: database, evidence and journal in one set, taken while others work, verified as a whole before it is called a backup.
/// A set is laid out as a data directory.
/// </summary>
public sealed class BackupService(Database database, IClock clock)
{
    /// <summary>The set's own description.</summary>
    public const string ManifestName = "backup.json";

    /// <summary>The settings of the backed-up directory; they name disks of that machine, so a restore does not put them in force.</summary>
    public const string SettingsName = "settings.from-backup.json";

    /// <summary>The manifest's type tag and version.</summary>
    public const string Type = "parscore/backup/1";

    /// <summary>Why a person may not make a backup; empty when they may.</summary>
    public static IReadOnlyList<Refusal> ReasonsNotToBackUp(Actor actor) => Guard.ReasonsNot(UseCase.RecordKeep, actor, Standing.None, NodaConstants.UnixEpoch);

    /// <summary>Makes a set in a folder that is not there yet.</summary>
    /// <param name="folder">Its name appears only when the set is whole, verified and on the disk.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="cancellation">Stops between two files; then there is no set.</param>
    /// <returns>What the record's or the set's own verification found; when it is not sound, there is no set.</returns>
    /// <exception cref="InvalidOperationException">The person may not; <see cref="ReasonsNotToBackUp"/> says why.</exception>
    /// <exception cref="IOException">The disk refuses; there is no set.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; there is no set.</exception>
    public async Task<VerifyReport> BackupAsync(string folder, Actor actor, CancellationToken cancellation = default)
    {
        if (ReasonsNotToBackUp(actor) is [var reason, ..])
        {
            throw new InvalidOperationException($"{actor.Account} may not make a backup: {reason.Code}.");
        }

        var final = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        await using var draft = DraftFolder.Beside(final, "chua-xong", outside: database.Directory);
        // The set gets a journal copy of its own, so what is wrong with this one would not show in it.
        var before = await new Verifier(database.Directory, database.Settings, clock).RunAsync(new VerifyOptions { ReadsFiles = false, Cancellation = cancellation });
        if (!before.IsSound)
        {
            return before;
        }

        // Begun, not made: what follows may still fail, and the set that came about says so itself.
        await database.WriteAsync(new Act { Actor = actor, Action = "backup-begun" }, async session =>
        {
            await session.NoteAsync(("folder", Path.GetFileName(final)));
            return await session.CheckpointAsync("backup");
        });
        var set = DataDirectory.At(draft.Path);
        set.Create();
        CopyDatabase(set);
        await CopyFilesAsync(set, cancellation);
        var report = await new Verifier(set, new DataSettings(), clock).RunAsync(new VerifyOptions { Cancellation = cancellation });
        if (report.IsSound)
        {
            Directory.Delete(set.IncomingFolder);
            await CopyAsync(database.Directory.SettingsFile, Path.Combine(set.Path, SettingsName));
            WriteManifest(set, report);
            draft.Publish(final);
        }

        return report;
    }

    private void CopyDatabase(DataDirectory set)
    {
        using (var source = Database.Connect(database.Directory.DatabaseFile, SqliteOpenMode.ReadWrite))
        {
            source.Execute("vacuum into @File", new { File = set.DatabaseFile });
        }

        using (var copy = new FileStream(set.DatabaseFile, FileMode.Open, FileAccess.ReadWrite))
        {
            DurableFiles.SyncFile(copy);
        }

        using var connection = Database.Connect(set.DatabaseFile, SqliteOpenMode.ReadWrite);
        new JournalCopy(set.JournalCopyFolder).CatchUp(connection);
    }

    // Evidence never changes and the set's database is already made: whatever it names is still there.
    private async Task CopyFilesAsync(DataDirectory set, CancellationToken cancellation)
    {
        using var connection = Database.Connect(set.DatabaseFile, SqliteOpenMode.ReadWrite);
        var (from, to) = (new EvidenceFolder(database.Directory, database.Settings), new EvidenceFolder(set, database.Settings));
        foreach (var file in EvidenceStore.ReadFiles(connection))
        {
            cancellation.ThrowIfCancellationRequested();
            var target = to.PathOf(file.Sha256);
            DataDirectory.CreateFolder(Path.GetDirectoryName(target)!);
            await CopyAsync(from.PathOf(file.Sha256), target);
        }

        foreach (var folder in Directory.EnumerateDirectories(set.EvidenceFolder))
        {
            DurableFiles.SyncFolder(folder);
        }
    }

    /// <summary>Copies a file and makes it stay. A file that is not there is left to the verification to tell.</summary>
    internal static async Task CopyAsync(string from, string to)
    {
        if (!File.Exists(from))
        {
            return;
        }

        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await source.CopyToAsync(target, 1024 * 1024);
        DurableFiles.SyncFile(target);
    }

    private void WriteManifest(DataDirectory set, VerifyReport report)
    {
        using var connection = Database.Connect(set.DatabaseFile, SqliteOpenMode.ReadWrite);
        string digest;
        using (var file = new FileStream(set.DatabaseFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            digest = EvidenceFolder.DigestOf(file);
        }

        var text = CanonicalJson.OfTexts(
        [
            ("checkpoint", report.Head!.ToString()),
            ("createdAt", StoredInstants.Text(clock.GetCurrentInstant())),
            ("database", digest),
            ("files", report.PassedOf(CheckKind.File).ToString(CultureInfo.InvariantCulture)),
            ("migration", Migrator.VersionOf(connection).ToString(CultureInfo.InvariantCulture)),
            ("type", Type),
        ]);
        DurableFiles.WriteWhole(Path.Combine(set.Path, ManifestName), Encoding.UTF8.GetBytes(text + "\n"));
    }
}
