using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Journal;

namespace ParScore.App.Storage;

/// <summary>
/// Brings a database up to date: numbered SQL texts, each once, in order, in one transaction each. An interrupted migration
/// leaves the number before, and the next start goes on from there.
/// </summary>
public static class Migrator
{
    private const string OwnTable = """
        create table if not exists migration (number integer not null primary key, name text not null, digest text not null, applied_at text not null) strict;
        create trigger if not exists migration_is_final before update on migration begin select raise(abort, 'migration is final'); end;
        create trigger if not exists migration_stays before delete on migration begin select raise(abort, 'migration stays'); end;
        """;

    private static readonly Lazy<IReadOnlyList<Migration>> Known = new(ReadAll);

    /// <summary>Every migration this release knows, in order.</summary>
    public static IReadOnlyList<Migration> All => Known.Value;

    /// <summary>The number of the last migration a database has; 0 for an empty one.</summary>
    public static int VersionOf(SqliteConnection connection) =>
        HasTable(connection) ? connection.ExecuteScalar<int>("select coalesce(max(number), 0) from migration") : 0;

    /// <summary>Applies what is missing.</summary>
    /// <param name="connection">Open, outside a transaction.</param>
    /// <param name="now">Kept with each migration.</param>
    /// <param name="upTo">For tests of earlier releases; null = all.</param>
    /// <exception cref="NewerDatabaseException">The database knows migrations that this release does not, or knows one otherwise.</exception>
    public static void Migrate(SqliteConnection connection, Instant now, int? upTo = null)
    {
        if (HasTable(connection) && IsCurrent(connection))
        {
            Check(connection, transaction: null);
            return;
        }

        foreach (var migration in All.Where(m => m.Number <= (upTo ?? int.MaxValue)))
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.Execute(OwnTable, transaction: transaction);
            Check(connection, transaction);
            if (connection.ExecuteScalar<long>("select count(*) from migration where number = @Number", new { migration.Number }, transaction) == 0)
            {
                var journal = new MigrationJournal(connection);
                connection.Execute(migration.Sql, transaction: transaction);
                journal.Add(migration, now);
                connection.Execute(
                    "insert into migration (number, name, digest, applied_at) values (@Number, @Name, @Digest, @AppliedAt)",
                    new { migration.Number, migration.Name, migration.Digest, AppliedAt = StoredInstants.Text(now) },
                    transaction);
            }

            transaction.Commit();
        }
    }

    /// <summary>True when every migration of this release was applied.</summary>
    public static bool IsCurrent(SqliteConnection connection) => VersionOf(connection) == All[^1].Number;

    private static void Check(SqliteConnection connection, SqliteTransaction? transaction)
    {
        foreach (var (number, digest) in connection.Query<(long Number, string Digest)>("select number, digest from migration order by number", transaction: transaction))
        {
            if (All.FirstOrDefault(m => m.Number == number) is not { } known || !string.Equals(known.Digest, digest, StringComparison.Ordinal))
            {
                throw new NewerDatabaseException($"Thư mục dữ liệu này do bản ParScore khác tạo (bước {number.ToString("0000", CultureInfo.InvariantCulture)} không có trong bản này). Hãy dùng đúng bản đó hoặc bản mới hơn; dữ liệu không bị thay đổi.");
            }
        }
    }

    private static bool HasTable(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("select count(*) from sqlite_schema where type = 'table' and name = 'migration'") == 1;

    private static Migration[] ReadAll()
    {
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(n => n.StartsWith("Migrations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                var (sql, file) = (reader.ReadToEnd().ReplaceLineEndings("\n"), Path.GetFileNameWithoutExtension(resource));
                return new Migration(int.Parse(file[..4], CultureInfo.InvariantCulture), file[5..], sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
            }),
        ];
    }
}
