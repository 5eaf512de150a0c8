using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Access;
using ParScore.App.Storage;

namespace ParScore.App.Campaigns;

/// <summary>Extensions in the record.</summary>
public static class ExtensionStore
{
    /// <summary>All extensions of a campaign, first to last.</summary>
    public static async Task<IReadOnlyList<DeadlineExtension>> ListAsync(string campaign, SqliteConnection connection)
    {
        const string sql = """
            select number, step, unit, leaf, until, reason, granted_at as GrantedAt, granted_by as GrantedBy, withdrawn_reason as WithdrawnReason, version
            from deadline_extension where campaign = @Campaign order by number
            """;
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign })).Select(r => r.ToExtension())];
    }

    /// <summary>Adds an extension under the next number.</summary>
    public static async Task<int> AddAsync(GrantExtension grant, WriteSession session)
    {
        const string next = "select coalesce(max(number), 0) + 1 from deadline_extension where campaign = @Campaign";
        var number = await session.Connection.ExecuteScalarAsync<int>(next, new { grant.Campaign });
        const string sql = """
            insert into deadline_extension (campaign, number, step, unit, leaf, until, reason, granted_at, granted_by, withdrawn_reason, version)
            values (@Campaign, @Number, @Step, @Unit, @Leaf, @Until, @Reason, @At, @By, null, 1)
            """;
        await session.Connection.ExecuteAsync(sql, new
        {
            grant.Campaign,
            Number = number,
            Step = StandingStore.Steps.For(grant.Step),
            grant.Unit,
            grant.Leaf,
            Until = StoredInstants.Text(grant.Until),
            grant.Reason,
            At = session.NowText,
            By = session.Actor.Account,
        });
        return number;
    }

    /// <summary>Takes an extension back when its version is still the one that was seen.</summary>
    public static async Task<bool> WithdrawAsync(string campaign, int number, long seen, string reason, SqliteConnection connection)
    {
        const string sql = "update deadline_extension set withdrawn_reason = @Reason, version = version + 1 where campaign = @Campaign and number = @Number and version = @Seen and withdrawn_reason is null";
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Number = number, Seen = seen, Reason = reason }) == 1;
    }

    private sealed record Row
    {
        public required long Number { get; init; }
        public required string Step { get; init; }
        public string? Unit { get; init; }
        public string? Leaf { get; init; }
        public required string Until { get; init; }
        public required string Reason { get; init; }
        public required string GrantedAt { get; init; }
        public required string GrantedBy { get; init; }
        public string? WithdrawnReason { get; init; }
        public required long Version { get; init; }

        public DeadlineExtension ToExtension() => new()
        {
            Number = (int)Number,
            Step = StandingStore.Steps.TryGet(Step, out var step) ? step : throw new InvalidDataException($"Unknown step '{Step}'."),
            Unit = Unit,
            Leaf = Leaf,
            Until = StoredInstants.Read(Until),
            Reason = Reason,
            GrantedAt = StoredInstants.Read(GrantedAt),
            GrantedBy = GrantedBy,
            WithdrawnReason = WithdrawnReason,
            Version = Version,
        };
    }
}
