using Dapper;
using ParScore.App.Storage;

namespace ParScore.App.Notices;

/// <summary>Notices in the record. Whoever writes one does it in the transaction of what it tells about.</summary>
public static class NoticeStore
{
    /// <summary>Tells a unit something; shown until somebody of the unit has read it.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="kind">What it is about, such as "reminder" or "review-returned".</param>
    /// <param name="leaf">The leaf's id; null when it concerns the part as a whole.</param>
    /// <param name="text">A Vietnamese text that says what to do.</param>
    /// <param name="session">The write in which it happened.</param>
    public static async Task AddAsync(string campaign, string unit, string kind, string? leaf, string text, WriteSession session)
    {
        const string sql = """
            insert into notice (campaign, unit, number, kind, leaf, text, at)
            select @Campaign, @Unit, coalesce(max(number), 0) + 1, @Kind, @Leaf, @Text, @At from notice where campaign = @Campaign and unit = @Unit
            """;
        await session.Connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Kind = kind, Leaf = leaf, Text = text, At = session.NowText });
    }
}
