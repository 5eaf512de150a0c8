using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Ministry;

/// <summary>What was shown to units, and the end of a campaign, in the record.</summary>
public static class PublicationStore
{
    /// <summary>Shows or hides a subject; the latest row counts.</summary>
    public static async Task AddAsync(string campaign, string subject, bool isShown, string? reason, string at, string by, SqliteConnection connection)
    {
        const string sql = """
            insert into publication (campaign, number, subject, shown, at, by, reason)
            select @Campaign, coalesce(max(number), 0) + 1, @Subject, @Shown, @At, @By, @Reason from publication where campaign = @Campaign
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Subject = subject, Shown = isShown ? 1 : 0, Reason = reason, At = at, By = by });
    }

    /// <summary>Closes a campaign.</summary>
    public static async Task CloseAsync(string campaign, string? reason, string at, string by, SqliteConnection connection) =>
        await connection.ExecuteAsync("insert into closing (campaign, at, by, reason) values (@Campaign, @At, @By, @Reason)", new { Campaign = campaign, At = at, By = by, Reason = reason });
}
