using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Campaigns;

/// <summary>Assignments of leaves and figures in the record. A withdrawn one stays, inactive.</summary>
public static class AssignmentStore
{
    /// <summary>How often each leaf's assignment was changed; the leaves that were never assigned are not among them.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> ListVersionsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = """
            select leaf, sum(version) as version
            from (select leaf, version from assignment where campaign = @Campaign union all select leaf, version from assignment_figure where campaign = @Campaign)
            group by leaf
            """;
        return (await connection.QueryAsync<(string Leaf, long Version)>(sql, new { Campaign = campaign })).ToDictionary(r => r.Leaf, r => r.Version, StringComparer.Ordinal);
    }

    /// <summary>Makes this the assignment of its leaf; who is not in it any more stays as an inactive row.</summary>
    public static async Task PutAsync(string campaign, Assignment assignment, SqliteConnection connection)
    {
        var leaf = assignment.Leaf.Id;
        const string withdraw = "update assignment set active = 0, version = version + 1 where campaign = @Campaign and leaf = @Leaf and active = 1 and unit not in @Units";
        await connection.ExecuteAsync(withdraw, new { Campaign = campaign, Leaf = leaf, assignment.Units });
        const string put = """
            insert into assignment (campaign, leaf, unit, position, active, version) values (@Campaign, @Leaf, @Unit, @Position, 1, 1)
            on conflict (campaign, leaf, unit) do update set position = excluded.position, active = 1, version = assignment.version + 1
            where assignment.position <> excluded.position or assignment.active = 0
            """;
        await connection.ExecuteAsync(put, assignment.Units.Select((unit, i) => new { Campaign = campaign, Leaf = leaf, Unit = unit, Position = i }));
        await PutFiguresAsync(campaign, assignment, connection);
    }

    private static async Task PutFiguresAsync(string campaign, Assignment assignment, SqliteConnection connection)
    {
        var leaf = assignment.Leaf.Id;
        const string list = "select role, unit from assignment_figure where campaign = @Campaign and leaf = @Leaf and active = 1";
        var gone = (await connection.QueryAsync<(string Role, string Unit)>(list, new { Campaign = campaign, Leaf = leaf }))
            .Where(f => !string.Equals(assignment.Figures.GetValueOrDefault(f.Role), f.Unit, StringComparison.Ordinal)).ToArray();
        const string withdraw = "update assignment_figure set active = 0, version = version + 1 where campaign = @Campaign and leaf = @Leaf and role = @Role and unit = @Unit";
        await connection.ExecuteAsync(withdraw, gone.Select(f => new { Campaign = campaign, Leaf = leaf, f.Role, f.Unit }));
        const string put = """
            insert into assignment_figure (campaign, leaf, role, unit, active, version) values (@Campaign, @Leaf, @Role, @Unit, 1, 1)
            on conflict (campaign, leaf, role, unit) do update set active = 1, version = assignment_figure.version + 1 where assignment_figure.active = 0
            """;
        await connection.ExecuteAsync(put, assignment.Figures.Select(f => new { Campaign = campaign, Leaf = leaf, Role = f.Key, Unit = f.Value }));
    }
}
