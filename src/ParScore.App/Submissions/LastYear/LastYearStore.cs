using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Submissions.LastYear;

/// <summary>Earlier campaigns of the same index, and the units that a unit succeeded.</summary>
public static class LastYearStore
{
    /// <summary>The campaigns of the same index with an earlier index year, latest first.</summary>
    public static async Task<IReadOnlyList<EarlierCampaign>> ListEarlierAsync(string campaign, SqliteConnection connection)
    {
        const string sql = """
            select e.id as Campaign, e.index_year as IndexYear
            from campaign c
            join criteria_set s on s.hash = c.set_hash
            join campaign e on e.index_year < c.index_year
            join criteria_set t on t.hash = e.set_hash and t.index_id = s.index_id
            where c.id = @Campaign
            order by e.index_year desc, e.id
            """;
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign })).Select(r => new EarlierCampaign(r.Campaign, (int)r.IndexYear))];
    }

    /// <summary>The units that a unit succeeded, directly or over others, nearest first.</summary>
    public static async Task<IReadOnlyList<string>> ListPredecessorsAsync(string unit, SqliteConnection connection)
    {
        const string sql = """
            with recursive before (unit, steps) as (
                select unit, 1 from unit_successor where successor = @Unit
                union
                select s.unit, b.steps + 1 from unit_successor s join before b on s.successor = b.unit where b.steps < 20
            )
            select unit from before where unit <> @Unit group by unit order by min(steps), unit
            """;
        return [.. await connection.QueryAsync<string>(sql, new { Unit = unit })];
    }

    private sealed record Row
    {
        public required string Campaign { get; init; }
        public required long IndexYear { get; init; }
    }
}
