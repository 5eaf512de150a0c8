using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Evidence;
using ParScore.App.Storage;

namespace ParScore.App.Verification;

/// <summary>
/// Walks the whole record by itself: database, layout, journal and its copy, checkpoints, every row, every file, every score. It reads one
/// consistent state and changes nothing, so it may run while others work.
/// </summary>
public sealed class Verifier(DataDirectory directory, DataSettings settings, IClock clock)
{
    /// <summary>Checks everything.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; <see cref="VerifyOptions.Resumes"/> goes on from there.</exception>
    public async Task<VerifyReport> RunAsync(VerifyOptions options)
    {
        var report = new VerifyReport { StartedAt = clock.GetCurrentInstant() };
        if (!directory.HasDatabase)
        {
            report.Fail(CheckKind.Database, Path.GetFileName(directory.DatabaseFile), "Không có cơ sở dữ liệu trong thư mục này. Hãy kiểm tra đường dẫn --data, hoặc phục hồi từ bản sao lưu bằng \"parscore restore\".");
            return report;
        }

        IReadOnlyList<StoredFile>? files = null;
        try
        {
            // The transaction ends before the files are read, which may take hours: others' writes must not wait for it.
            using var connection = Database.Connect(directory.DatabaseFile, SqliteOpenMode.ReadWrite);
            connection.Execute("pragma query_only = on");
            using var transaction = connection.BeginTransaction(deferred: true);
            await RunAsync(connection, options, report);
            files = [.. EvidenceStore.ReadFiles(connection)];
        }
        catch (SqliteException error)
        {
            Note(report, CheckKind.Database, Path.GetFileName(directory.DatabaseFile), error);
        }

        if (files is not null && options.ReadsFiles)
        {
            Guarded(report, CheckKind.File, () => new FileWalk(directory, settings, clock, options, report).Run(files));
        }

        return report;
    }

    private async Task RunAsync(SqliteConnection connection, VerifyOptions options, VerifyReport report)
    {
        Guarded(report, CheckKind.Database, () => CheckDatabase(connection, report));
        Guarded(report, CheckKind.Layout, () => CheckLayout(connection, report));
        var walk = new JournalWalk(connection, settings.JournalCopy ?? directory.JournalCopyFolder, report);
        Guarded(report, CheckKind.Journal, () => walk.Run(options.Paper));
        report.Head = walk.Head;
        Guarded(report, CheckKind.Row, () => walk.CompareRows());
        Guarded(report, CheckKind.Row, () => SecretCheck.Run(connection, report));
        SqliteConnection? copy = null;
        Guarded(report, CheckKind.Score, () => copy = UpToDateCopy(connection));
        using var replayed = copy;
        await GuardedAsync(report, CheckKind.Score, () => ScoreReplay.RunAsync(copy ?? connection, report));
        await GuardedAsync(report, CheckKind.Score, () => ReviewReplay.RunAsync(copy ?? connection, report));
        Guarded(report, CheckKind.Snapshot, () => CheckSnapshots(connection, report));
        await GuardedAsync(report, CheckKind.Snapshot, () => SnapshotReplay.RunAsync(copy ?? connection, report));
    }

    // What an earlier release's record lacks cannot be asked; it is scored again as it will stand once it is brought up to date.
    private static SqliteConnection? UpToDateCopy(SqliteConnection connection)
    {
        if (Migrator.VersionOf(connection) >= Migrator.All[^1].Number)
        {
            return null;
        }

        var copy = new SqliteConnection("Data Source=:memory:");
        try
        {
            copy.Open();
            connection.BackupDatabase(copy);
            Migrator.Migrate(copy, NodaConstants.UnixEpoch);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static void CheckDatabase(SqliteConnection connection, VerifyReport report)
    {
        foreach (var line in connection.Query<string>("pragma integrity_check(20)").Where(l => !string.Equals(l, "ok", StringComparison.Ordinal)).DefaultIfEmpty(null))
        {
            if (line is null)
            {
                report.Pass(CheckKind.Database);
            }
            else
            {
                report.Fail(CheckKind.Database, "integrity_check", $"SQLite báo cơ sở dữ liệu hỏng: {line}. Hãy ngừng ghi và phục hồi từ bản sao lưu.");
            }
        }

        var broken = connection.Query("pragma foreign_key_check").Cast<IDictionary<string, object?>>().Select(r => (string?)r["table"] ?? "").ToArray();
        if (broken.Length == 0)
        {
            report.Pass(CheckKind.Database);
        }

        foreach (var table in broken.Take(20))
        {
            report.Fail(CheckKind.Database, table, $"Bảng {table} có dòng trỏ tới dòng không tồn tại: dữ liệu bị sửa ngoài chương trình. Hãy đối chiếu với bản sao lưu.");
        }
    }

    // A trigger that was dropped, or a constraint that was loosened, shows here even when no row was changed.
    private static void CheckLayout(SqliteConnection connection, VerifyReport report)
    {
        using var fresh = new SqliteConnection("Data Source=:memory:");
        fresh.Open();
        Migrator.Migrate(fresh, NodaConstants.UnixEpoch, Migrator.VersionOf(connection));
        var (wanted, found) = (LayoutOf(fresh), LayoutOf(connection));
        foreach (var name in wanted.Keys.Union(found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (string.Equals(wanted.GetValueOrDefault(name), found.GetValueOrDefault(name), StringComparison.Ordinal))
            {
                report.Pass(CheckKind.Layout);
            }
            else
            {
                report.Fail(CheckKind.Layout, name, $"Cấu trúc \"{name}\" của cơ sở dữ liệu {(found.ContainsKey(name) ? wanted.ContainsKey(name) ? "bị sửa" : "bị thêm" : "bị gỡ")} ngoài chương trình. Hãy hỏi người quản trị ai đã làm và đối chiếu với bản sao lưu.");
            }
        }

        var steps = connection.Query<(long Number, string Name, string Digest)>("select number, name, digest from migration").ToArray();
        foreach (var gone in Migrator.All.Where(m => m.Number <= Migrator.VersionOf(connection) && !steps.Any(s => s.Number == m.Number)))
        {
            report.Fail(CheckKind.Layout, "migration", $"Bước cấu trúc {gone.Number} ({gone.Name}) bị gỡ khỏi cơ sở dữ liệu ngoài chương trình. Hãy hỏi người quản trị ai đã làm và đối chiếu với bản sao lưu.");
        }

        foreach (var (number, name, digest) in steps)
        {
            if (Migrator.All.FirstOrDefault(m => m.Number == number) is { } known && string.Equals(known.Name, name, StringComparison.Ordinal) && string.Equals(known.Digest, digest, StringComparison.Ordinal))
            {
                report.Pass(CheckKind.Layout);
            }
            else
            {
                report.Fail(CheckKind.Layout, "migration", $"Bước cấu trúc {number} không phải của bản ParScore này. Hãy dùng đúng bản đã tạo ra dữ liệu.");
            }
        }
    }

    private static Dictionary<string, string?> LayoutOf(SqliteConnection connection) => connection
        .Query<(string Type, string Name, string? Sql)>("select type, name, sql from main.sqlite_schema where substr(name, 1, 7) <> 'sqlite_' or type = 'trigger' or type = 'view'")
        .ToDictionary(o => $"{o.Type} {o.Name}", o => o.Sql, StringComparer.Ordinal);

    private static void CheckSnapshots(SqliteConnection connection, VerifyReport report)
    {
        foreach (var (campaign, number, content, hash) in connection.Query<(string Campaign, long Number, string Content, string Hash)>("select campaign, number, content, hash from snapshot", buffered: false))
        {
            if (string.Equals(Scoring.Json.CanonicalJson.Hash(System.Text.Encoding.UTF8.GetBytes(content)), hash, StringComparison.Ordinal))
            {
                report.Pass(CheckKind.Snapshot);
            }
            else
            {
                report.Fail(CheckKind.Snapshot, $"{campaign} {number}", $"Bản chốt số {number} của kỳ {campaign} không còn đúng như lúc được phê duyệt. Hãy đối chiếu với biên bản phê duyệt và bản sao lưu.");
            }
        }
    }

    private static void Guarded(VerifyReport report, CheckKind kind, Action check)
    {
        try
        {
            check();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or FormatException)
        {
            Note(report, kind, "", error);
        }
    }

    private static async Task GuardedAsync(VerifyReport report, CheckKind kind, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or FormatException)
        {
            Note(report, kind, "", error);
        }
    }

    // What the disk did not let us read is not known to be wrong; what cannot be understood is.
    private static void Note(VerifyReport report, CheckKind kind, string name, Exception error)
    {
        // A database that cannot be read at all is told once.
        if (report.Problems.Any(p => p.Message.Contains(error.Message, StringComparison.Ordinal)))
        {
            return;
        }

        const int corrupt = 11;
        const int notADatabase = 26;
        var isUnread = error is IOException or UnauthorizedAccessException or SqliteException { SqliteErrorCode: not (corrupt or notADatabase or 1) };
        if (isUnread)
        {
            report.Skip(kind, name, $"Không đọc được để kiểm tra phần này ({error.Message.TrimEnd('.')}). Hãy kiểm tra ổ đĩa và quyền đọc rồi chạy lại.");
        }
        else
        {
            report.Fail(kind, name, $"Dữ liệu phần này bị hỏng hoặc bị sửa nên không đọc được ({error.Message.TrimEnd('.')}). Hãy đối chiếu với bản sao lưu.");
        }
    }
}
