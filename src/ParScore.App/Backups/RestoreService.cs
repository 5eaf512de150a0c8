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
        if (!source.HasDatabase || !File.Exists(manifest) || JsonText.Parse(await File.ReadAllBytesAsync(manifest, cancellation), new FaultList()) is not { } json || json.Property("type")?.Text is not BackupService.Type)
        {
            return null;
        }

        await using var draft = DraftFolder.Beside(target.Path, "dang-phuc-hoi");
        var directory = DataDirectory.At(draft.Path);
        directory.Create();
        await CopyAsync(source, directory, cancellation);
        var report = await new Verifier(directory, new DataSettings(), clock).RunAsync(new VerifyOptions { Cancellation = cancellation });
        Compare(json, directory, report);
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

    // An older database with its own journal copy is sound in itself; the set says which one belongs to it.
    private static void Compare(JsonItem manifest, DataDirectory directory, VerifyReport report)
    {
        using var database = new FileStream(directory.DatabaseFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (!string.Equals(EvidenceFolder.DigestOf(database), manifest.Property("database")?.Text, StringComparison.Ordinal) || !string.Equals(report.Head?.ToString(), manifest.Property("checkpoint")?.Text, StringComparison.Ordinal))
        {
            report.Fail(CheckKind.Database, BackupService.ManifestName, $"Cơ sở dữ liệu trong bản sao lưu không phải cái mà {BackupService.ManifestName} ghi: bản sao lưu đã bị thay hoặc trộn từ nhiều lần sao lưu.");
        }
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
