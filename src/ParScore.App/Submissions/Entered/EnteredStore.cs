using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Submissions.Entered;

/// <summary>Survey and SIPAS points in the record, leaf by leaf.</summary>
public static class EnteredStore
{
    /// <summary>What was entered, taken back too, by leaf.</summary>
    public static async Task<IReadOnlyList<StoredEntered>> ListAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select leaf as Leaf, points as Points, source as Source, version as Version from entered_value where campaign = @Campaign order by leaf";
        return [.. await connection.QueryAsync<StoredEntered>(sql, new { Campaign = campaign })];
    }

    /// <summary>The sources that were given with single points, by leaf.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ListSourcesAsync(string campaign, SqliteConnection connection) =>
        (await ListAsync(campaign, connection)).Where(e => e is { Points: not null, Source: not null }).ToDictionary(e => e.Leaf, e => e.Source!, StringComparer.Ordinal);

    /// <summary>Writes a leaf's points (null takes them back) if they still have the expected version (0 = not there yet); false when somebody was faster.</summary>
    public static async Task<bool> PutAsync(string campaign, string leaf, string? points, string? source, long expected, SqliteConnection connection)
    {
        const string insert = "insert into entered_value (campaign, leaf, points, source, version) values (@Campaign, @Leaf, @Points, @Source, 1) on conflict do nothing";
        const string update = "update entered_value set points = @Points, source = @Source, version = version + 1 where campaign = @Campaign and leaf = @Leaf and version = @Expected";
        return await connection.ExecuteAsync(expected == 0 ? insert : update, new { Campaign = campaign, Leaf = leaf, Points = points, Source = source, Expected = expected }) == 1;
    }

    /// <summary>Begins a campaign's entered results with their first source; nothing happens when there are some.</summary>
    public static async Task BeginAsync(string campaign, string source, SqliteConnection connection) =>
        await connection.ExecuteAsync("insert into entered_source (campaign, label, source, version) values (@Campaign, null, @Source, 1) on conflict do nothing", new { Campaign = campaign, Source = source });
}
