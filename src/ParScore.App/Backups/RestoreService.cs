using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Verification;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Backups;

/// <summary>Phục hồi: brings a backup set of this or any earlier release into an empty data directory, verified before and after.</summary>
public static class RestoreService
{
    /// <summary>Restores a set.</summary>
    /// <param name="set">A set that <see cref="BackupService"/> made; it is only read.</param>
    /// <param name="target">A data directory that is not there yet, or is empty.</param>
    /// <param name="actor">Who restores.</param>
    /// <param name="clock">Kept in the journal.</param>
    /// <returns>What verification found; when it is not sound, nothing was restored. Null when the folder is no backup set.</returns>
    /// <param name="cancellation">Stops between two files; then nothing was restored.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="FolderTakenException">The data directory holds something.</exception>
    /// <exception cref="NewerDatabaseException">A later release made the set.</exception>
    public static async Task<VerifyReport?> RestoreAsync(string set, DataDirectory target, Actor actor, IClock clock, CancellationToken cancellation = default)
    {
        var source = DataDirectory.At(set);
        var manifest = Path.Combine(source.Path, BackupService.ManifestName);
        if (!source.HasDatabase || !File.Exists(manifest) || JsonText.Parse(await File.ReadAllBytesAsync(manifest, cancellation), new FaultList()) is not { } description || description.Property("type")?.Text is not BackupService.Type)
        {
            return null;
        }

        await using var draft = DraftFolder.Beside(target.Path, "dang-phuc-hoi");
        var directory = DataDirectory.At(draft.Path);
        directory.Create();
        await CopyAsync(source, directory, cancellation);
        if (DamageOf(directory, description, clock) is { } damaged)
        {
            return damaged;
        }

        var report = await new Verifier(directory, new DataSettings(), clock).RunAsync(new VerifyOptions { Cancellation = cancellation });
        if (!report.IsSound)
        {
            return report;
        }

        using (var database = Database.Open(directory, new DataSettings(), clock))
        {
            await database.WriteAsync(new Act { Actor = actor, Action = "backup-restored" }, async session =>
            {
                await session.NoteAsync(("checkpoint", report.Head!.ToString()), ("set", Path.GetFileName(source.Path)));
                return await session.CheckpointAsync("restore");
            });
        }

        report = await new Verifier(directory, new DataSettings(), clock).RunAsync(new VerifyOptions { Cancellation = cancellation });
        if (report.IsSound)
        {
            draft.Publish(target.Path);
        }

        return report;
    }

    /// <summary>Null when the database is the very one the set's description was written for. Verification sees rows, not the bytes between them.</summary>
    private static VerifyReport? DamageOf(DataDirectory directory, JsonItem description, IClock clock)
    {
        using var database = new FileStream(directory.DatabaseFile, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (string.Equals(EvidenceFolder.DigestOf(database), description.Property("database")?.Text, StringComparison.Ordinal))
        {
            return null;
        }

        var report = new VerifyReport { StartedAt = clock.GetCurrentInstant() };
        report.Fail(CheckKind.Database, Path.GetFileName(directory.DatabaseFile), "Cơ sở dữ liệu trong bản sao lưu không còn đúng như lúc sao lưu (mã băm khác). Hãy dùng bản sao lưu khác.");
        return report;
    }

    private static async Task CopyAsync(DataDirectory source, DataDirectory target, CancellationToken cancellation)
    {
        await BackupService.CopyAsync(Path.Combine(source.Path, BackupService.SettingsName), Path.Combine(target.Path, BackupService.SettingsName));
        await BackupService.CopyAsync(source.DatabaseFile, target.DatabaseFile);
        foreach (var file in Directory.Exists(source.JournalCopyFolder) ? Directory.EnumerateFiles(source.JournalCopyFolder, "*.jsonl") : [])
        {
            await BackupService.CopyAsync(file, Path.Combine(target.JournalCopyFolder, Path.GetFileName(file)));
        }

        DurableFiles.SyncFolder(target.JournalCopyFolder);
        var (from, to) = (new EvidenceFolder(source, new DataSettings()), new EvidenceFolder(target, new DataSettings()));
        foreach (var digest in from.List())
        {
            cancellation.ThrowIfCancellationRequested();
            DataDirectory.CreateFolder(Path.GetDirectoryName(to.PathOf(digest))!);
            await BackupService.CopyAsync(from.PathOf(digest), to.PathOf(digest));
        }

        foreach (var folder in Directory.EnumerateDirectories(target.EvidenceFolder))
        {
            DurableFiles.SyncFolder(folder);
        }
    }
}
