using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Journal;

/// <summary>
/// Sees every changed row: temporary triggers, made from the tables as they are, write down each row before and after. So no
/// use case can forget to journal a change, and no column can be left out.
/// </summary>
public static class RowWatch
{
    // The journal itself, the layout's own history, what only keeps resends from counting twice; and secrets, which the journal would carry into
    // copies and packages (the account's row has their digest, see Verification/SecretCheck).
    private static readonly string[] Unwatched = ["journal", "handled_request", "migration", "account_secret", "session", "refused_sign_in"];

    /// <summary>The watched tables, in name order.</summary>
    public static IReadOnlyList<string> Tables(SqliteConnection connection) =>
        [.. connection.Query<string>("select name from main.sqlite_schema where type = 'table' and substr(name, 1, 7) <> 'sqlite_' order by name").Except(Unwatched, StringComparer.Ordinal)];

    /// <summary>Makes a connection watch; it must be the one that writes.</summary>
    public static void Begin(SqliteConnection connection)
    {
        var sql = new StringBuilder("create temp table if not exists journal_change (n integer primary key, subject text not null, key text not null, old text, new text) strict;");
        foreach (var table in Tables(connection))
        {
            var (columns, keys) = ColumnsOf(table, connection);
            foreach (var (verb, old, after) in new[] { ("insert", "null", Object(columns, "new")), ("update", Object(columns, "old"), Object(columns, "new")), ("delete", Object(columns, "old"), "null") })
            {
                var row = string.Equals(verb, "delete", StringComparison.Ordinal) ? "old" : "new";
                sql.Append("create temp trigger if not exists watch_").Append(table).Append('_').Append(verb).Append(" after ").Append(verb).Append(" on main.").Append(table)
                    .Append(" begin insert into journal_change (subject, key, old, new) values ('").Append(table).Append("', ").Append(Object(keys, row)).Append(", ").Append(old).Append(", ").Append(after).Append("); end;");
            }
        }

        connection.Execute(sql.ToString());
    }

    /// <summary>What was changed since the last call, each row once (its first old and its last new value), in the order of the first change.</summary>
    public static async Task<IReadOnlyList<RowChange>> TakeAsync(SqliteConnection connection)
    {
        var byRow = new Dictionary<(string, string), RowChange>();
        var order = new List<(string, string)>();
        foreach (var (subject, key, old, after) in await connection.QueryAsync<(string Subject, string Key, string? Old, string? New)>("select subject, key, old, new from journal_change order by n"))
        {
            if (byRow.TryGetValue((subject, key), out var before))
            {
                byRow[(subject, key)] = before with { New = Canonical(after) };
                continue;
            }

            order.Add((subject, key));
            byRow[(subject, key)] = new RowChange(subject, Canonical(key)!, Canonical(old), Canonical(after));
        }

        await connection.ExecuteAsync("delete from journal_change");
        return [.. order.Select(k => byRow[k]).Where(c => !string.Equals(c.Old, c.New, StringComparison.Ordinal))];
    }

    /// <summary>A table's rows as the journal writes them: key and whole row.</summary>
    public static IEnumerable<(string Key, string Row)> Rows(string table, SqliteConnection connection)
    {
        var (columns, keys) = ColumnsOf(table, connection);
        return connection.Query<(string Key, string Row)>($"select {Object(keys, table)} as key, {Object(columns, table)} as row from {table}", buffered: false)
            .Select(r => (Canonical(r.Key)!, Canonical(r.Row)!));
    }

    // SQLite's own text is already canonical for what the tables hold; where it is not, it becomes so here.
    private static string? Canonical(string? json) => json is null ? null
        : JsonText.Parse(Encoding.UTF8.GetBytes(json), new FaultList()) is { } item ? Encoding.UTF8.GetString(CanonicalJson.Of(item))
        : json;

    private static string Object(IEnumerable<string> columns, string row) => $"json_object({string.Join(", ", columns.Select(c => $"'{c}', {row}.{c}"))})";

    private static (string[] Columns, string[] Keys) ColumnsOf(string table, SqliteConnection connection)
    {
        var columns = connection.Query<(string Name, long Pk)>("select name, pk from pragma_table_info(@Table) order by name", new { Table = table }).ToArray();
        return ([.. columns.Select(c => c.Name)], [.. columns.Where(c => c.Pk > 0).Select(c => c.Name)]);
    }
}
