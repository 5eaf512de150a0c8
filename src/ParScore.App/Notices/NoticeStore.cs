using Dapper;
using Microsoft.Data.Sqlite;
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

    /// <summary>A unit's notices, first to last, each with who read it first.</summary>
    public static async Task<IReadOnlyList<Notice>> ListAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = """
            select n.number, n.kind, n.leaf, n.text, n.at,
                (select min(r.at) from notice_reading r where r.campaign = n.campaign and r.unit = n.unit and r.number = n.number) as ReadAt,
                (select r.account from notice_reading r where r.campaign = n.campaign and r.unit = n.unit and r.number = n.number order by r.at, r.account limit 1) as ReadBy
            from notice n where n.campaign = @Campaign and n.unit = @Unit order by n.number
            """;
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign, Unit = unit })).Select(r => r.ToNotice())];
    }

    /// <summary>Notes that the acting person has read a notice.</summary>
    public static async Task MarkReadAsync(string campaign, string unit, int number, WriteSession session)
    {
        const string sql = "insert into notice_reading (campaign, unit, number, account, at) values (@Campaign, @Unit, @Number, @Account, @At) on conflict do nothing";
        await session.Connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Number = number, session.Actor.Account, At = session.NowText });
    }

    private sealed record Row
    {
        public required long Number { get; init; }
        public required string Kind { get; init; }
        public string? Leaf { get; init; }
        public required string Text { get; init; }
        public required string At { get; init; }
        public string? ReadAt { get; init; }
        public string? ReadBy { get; init; }

        public Notice ToNotice() => new()
        {
            Number = (int)Number,
            Kind = Kind,
            Leaf = Leaf,
            Text = Text,
            At = StoredInstants.Read(At),
            ReadAt = ReadAt is null ? null : StoredInstants.Read(ReadAt),
            ReadBy = ReadBy,
        };
    }
}
