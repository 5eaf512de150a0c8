using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;

namespace ParScore.Tests.App.Verification;

/// <summary>What an insider with the database, the source code and patience can do to the journal.</summary>
internal static class JournalForger
{
    private static readonly string[] TablesWithHeads = ["receipt.journal_head", "snapshot.journal_head", "checkpoint.head"];

    /// <summary>Chains and hashes the rows anew, so that the journal agrees with itself.</summary>
    public static void Rehash(SqliteConnection connection) => Rewrite(connection, followsHeads: false, e => [e]);

    /// <summary>Rewrites the journal and everything that quotes its hashes: receipts, snapshots, checkpoints and their own journal rows.</summary>
    /// <param name="connection">Without triggers.</param>
    /// <param name="edit">What becomes of a row: itself, another, none, or several.</param>
    public static void RewriteEverything(SqliteConnection connection, Func<JournalEntry, IEnumerable<JournalEntry>> edit) => Rewrite(connection, followsHeads: true, edit);

    /// <summary>Writes the copy from the database, as if it had always been so.</summary>
    public static void RewriteCopy(SmallRecord record)
    {
        using var connection = record.Raw();
        File.WriteAllText(record.CopyFile(), string.Concat(JournalStore.ReadAfter(0, connection).Select(e => e.Line() + "\n")));
    }

    private static void Rewrite(SqliteConnection connection, bool followsHeads, Func<JournalEntry, IEnumerable<JournalEntry>> edit)
    {
        var heads = new Dictionary<string, string>(StringComparer.Ordinal);
        var (prev, seq, written) = (JournalEntry.Start, 0L, new List<JournalEntry>());
        foreach (var entry in JournalStore.ReadAfter(0, connection).ToArray())
        {
            foreach (var edited in edit(entry).ToArray())
            {
                var forged = (edited with { Seq = ++seq, Prev = prev, Old = Follow(edited.Old), New = Follow(edited.New) }).Sealed();
                heads[entry.Hash] = prev = forged.Hash;
                written.Add(forged);
            }
        }

        connection.Execute("delete from journal");
        JournalStore.AddAsync(written, connection).GetAwaiter().GetResult();
        if (followsHeads)
        {
            foreach (var (table, column) in TablesWithHeads.Select(t => (t.Split('.')[0], t.Split('.')[1])))
            {
                foreach (var head in connection.Query<string>($"select {column} from {table}").ToArray())
                {
                    connection.Execute($"update {table} set {column} = @New where {column} = @Old", new { New = Follow(head), Old = head });
                }
            }
        }

        string? Follow(string? text) => text is null || !followsHeads ? text : heads.Aggregate(new StringBuilder(text), (t, h) => t.Replace(h.Key, h.Value)).ToString();
    }
}
