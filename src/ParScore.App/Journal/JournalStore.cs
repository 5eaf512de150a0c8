using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Journal;

/// <summary>The journal's SQL.</summary>
public static class JournalStore
{
    private const string Columns = "seq, at, actor, role, unit, request, action, subject, key, old, new, reason, prev, hash";

    private const string Insert = $"""
        insert into journal ({Columns})
        values (@Seq, @At, @Actor, @Role, @Unit, @Request, @Action, @Subject, @Key, @Old, @New, @Reason, @Prev, @Hash)
        """;

    /// <summary>How far the journal reaches.</summary>
    public static async Task<Checkpoint> GetHeadAsync(SqliteConnection connection)
    {
        const string sql = "select seq, hash from journal order by seq desc limit 1";
        var row = await connection.QuerySingleOrDefaultAsync<(long Seq, string Hash)>(sql);
        return row.Hash is null ? new Checkpoint(0, JournalEntry.Start) : new Checkpoint(row.Seq, row.Hash);
    }

    /// <summary>Adds rows that continue the chain.</summary>
    public static async Task AddAsync(IEnumerable<JournalEntry> entries, SqliteConnection connection) => await connection.ExecuteAsync(Insert, entries);

    /// <inheritdoc cref="AddAsync"/>
    public static void Add(IEnumerable<JournalEntry> entries, SqliteConnection connection) => connection.Execute(Insert, entries);

    /// <summary>Rows after one number, in order; read as they are needed, so that a long journal needs no memory.</summary>
    public static IEnumerable<JournalEntry> ReadAfter(long seq, SqliteConnection connection)
    {
        const string sql = $"select {Columns} from journal where seq > @Seq order by seq";
        return connection.Query<Row>(sql, new { Seq = seq }, buffered: false).Select(r => r.ToEntry());
    }

    /// <summary>The rows about one row of the record, in order.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> ListAboutAsync(string subject, string key, SqliteConnection connection)
    {
        const string sql = $"select {Columns} from journal where subject = @Subject and key = @Key order by seq";
        return [.. (await connection.QueryAsync<Row>(sql, new { Subject = subject, Key = key })).Select(r => r.ToEntry())];
    }

    /// <summary>Notes a checkpoint; the same count again is noted once.</summary>
    public static async Task AddCheckpointAsync(Checkpoint checkpoint, string at, string purpose, SqliteConnection connection)
    {
        const string sql = "insert into checkpoint (count, head, at, purpose) values (@Count, @Head, @At, @Purpose) on conflict (count) do nothing";
        await connection.ExecuteAsync(sql, new { checkpoint.Count, checkpoint.Head, At = at, Purpose = purpose });
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required string At { get; init; }
        public required string Actor { get; init; }
        public required string Role { get; init; }
        public string? Unit { get; init; }
        public string? Request { get; init; }
        public required string Action { get; init; }
        public string? Subject { get; init; }
        public string? Key { get; init; }
        public string? Old { get; init; }
        public string? New { get; init; }
        public string? Reason { get; init; }
        public required string Prev { get; init; }
        public required string Hash { get; init; }

        public JournalEntry ToEntry() => new()
        {
            Seq = Seq,
            At = At,
            Actor = Actor,
            Role = Role,
            Unit = Unit,
            Request = Request,
            Action = Action,
            Subject = Subject,
            Key = Key,
            Old = Old,
            New = New,
            Reason = Reason,
            Prev = Prev,
            Hash = Hash,
        };
    }
}
