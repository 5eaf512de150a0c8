using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Reviews;

/// <summary>What the journal says of a unit's part between two of its rows.</summary>
public static class ChangeStore
{
    internal const string RowsBetween = """
        select seq, subject, key, old, new from journal
        where seq > @After and seq <= @UpTo
            and subject in ('answer', 'not_applicable', 'explanation', 'evidence_link', 'document', 'document_file', 'initiative', 'difficulty')
            and json_extract(key, '$.campaign') = @Campaign and json_extract(key, '$.unit') = @Unit
        order by seq
        """;

    /// <summary>Each row of a unit's part that changed after one journal row and up to another: as it was before the first change and as it was after the last.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="after">The number of the journal's row after which.</param>
    /// <param name="upTo">The number of the journal's row up to which; null = to its end.</param>
    /// <param name="connection">Open.</param>
    public static async Task<IReadOnlyList<(string Subject, string Key, string? Old, string? New)>> ListAsync(string campaign, string unit, long after, long? upTo, SqliteConnection connection)
    {
        var rows = await connection.QueryAsync<Row>(RowsBetween, new { Campaign = campaign, Unit = unit, After = after, UpTo = upTo ?? long.MaxValue });
        return [.. rows.GroupBy(r => (r.Subject, r.Key)).Select(g => (g.Key.Subject, g.Key.Key, g.First().Old, g.Last().New))];
    }

    private sealed record Row
    {
        public required long Seq { get; init; }
        public required string Subject { get; init; }
        public required string Key { get; init; }
        public string? Old { get; init; }
        public string? New { get; init; }
    }
}
