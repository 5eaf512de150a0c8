using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.App.Journal;

/// <summary>
/// Journals what a migration makes of rows that were there before: a new column, a rewritten value. Without it every such row would look
/// as if somebody had changed it outside of the program.
/// </summary>
/// <remarks>A row that was not what the journal says before the migration is left so: a migration must not cover up what somebody did.</remarks>
internal sealed class MigrationJournal
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<(string Subject, string Key), string?> _known = [];
    private readonly HashSet<(string Subject, string Key)> _doubtful = [];
    private Checkpoint _head = new(0, JournalEntry.Start);

    /// <summary>Looks at the record before a migration, inside its transaction.</summary>
    public MigrationJournal(SqliteConnection connection)
    {
        _connection = connection;
        if (connection.ExecuteScalar<long>("select count(*) from sqlite_schema where type = 'table' and name = 'journal'") == 0)
        {
            return;
        }

        foreach (var entry in JournalStore.ReadAfter(0, connection))
        {
            _head = new Checkpoint(entry.Seq, entry.Hash);
            if (entry is { Subject: { } subject, Key: { } key })
            {
                _known[(subject, key)] = entry.New;
            }
        }

        _doubtful.UnionWith(Different().Select(d => (d.Subject, d.Key)));
    }

    /// <summary>Adds a journal row for each row that the migration changed, inside its transaction.</summary>
    public void Add(Migration migration, Instant now)
    {
        var entries = new List<JournalEntry>();
        foreach (var change in Different().Where(d => !_doubtful.Contains((d.Subject, d.Key))))
        {
            var entry = new JournalEntry
            {
                Seq = _head.Count + 1,
                At = StoredInstants.Text(now),
                Actor = "migration",
                Role = RoleWords.Stored.For(Role.Operator),
                Action = "migrated",
                Subject = change.Subject,
                Key = change.Key,
                Old = change.Old,
                New = change.New,
                Reason = migration.Name,
                Prev = _head.Head,
            }.Sealed();
            entries.Add(entry);
            _head = new Checkpoint(entry.Seq, entry.Hash);
        }

        JournalStore.Add(entries, _connection);
    }

    private IEnumerable<RowChange> Different() =>
        from table in RowWatch.Tables(_connection)
        from row in RowWatch.Rows(table, _connection)
        let old = _known.GetValueOrDefault((table, row.Key))
        where !string.Equals(old, row.Row, StringComparison.Ordinal)
        select new RowChange(table, row.Key, old, row.Row);
}
