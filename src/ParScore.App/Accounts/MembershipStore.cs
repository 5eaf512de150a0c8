using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Accounts;

/// <summary>The roles of accounts by period, in the record.</summary>
internal static class MembershipStore
{
    private const string Columns = "account, number, role, unit, valid_from as ValidFrom, valid_until as ValidUntil, reason, end_reason as EndReason, version";

    /// <summary>Every role of an account, by number.</summary>
    public static async Task<IReadOnlyList<Membership>> ListAsync(string account, SqliteConnection connection)
    {
        const string sql = $"select {Columns} from membership where account = @Account order by number";
        return [.. (await connection.QueryAsync<Row>(sql, new { Account = account })).Select(r => r.ToMembership())];
    }

    /// <summary>Every role of every account.</summary>
    public static async Task<ILookup<string, Membership>> ListAllAsync(SqliteConnection connection)
    {
        const string sql = $"select {Columns} from membership order by account, number";
        return (await connection.QueryAsync<Row>(sql)).ToLookup(r => r.Account, r => r.ToMembership(), StringComparer.Ordinal);
    }

    /// <summary>Gives a role; returns its number.</summary>
    public static async Task<long> AddAsync(string account, GivenRole role, Instant from, string reason, WriteSession session)
    {
        const string sql = """
            insert into membership (account, number, role, unit, valid_from, valid_until, reason, given_at, given_by, version)
            select @Account, coalesce(max(number), 0) + 1, @Role, @Unit, @From, @Until, @Reason, @At, @By, 1 from membership where account = @Account
            returning number
            """;
        return await session.Connection.QuerySingleAsync<long>(sql, new
        {
            Account = account,
            Role = RoleWords.Stored.For(role.Role),
            role.Unit,
            From = StoredInstants.Text(from),
            Until = role.Until is { } until ? StoredInstants.Text(until) : null,
            Reason = reason,
            At = session.NowText,
            By = session.Actor.Account,
        });
    }

    /// <summary>Ends a role at an instant if it still has the version that was seen; false when somebody was faster.</summary>
    public static async Task<bool> EndAsync(string account, long number, Instant until, string reason, long seen, WriteSession session)
    {
        const string sql = """
            update membership set valid_until = max(valid_from, @Until), end_reason = @Reason, ended_by = @By, version = version + 1
            where account = @Account and number = @Number and version = @Seen
            """;
        return await session.Connection.ExecuteAsync(sql, new { Account = account, Number = number, Until = StoredInstants.Text(until), Reason = reason, By = session.Actor.Account, Seen = seen }) == 1;
    }

    /// <summary>How many accounts besides this one administer at an instant.</summary>
    public static async Task<long> CountOtherAdministratorsAsync(string account, Instant now, SqliteConnection connection)
    {
        const string sql = """
            select count(distinct m.account) from membership m join account a on a.name = m.account
            where m.role = 'administrator' and m.account <> @Account and a.disabled_at is null and m.valid_from <= @Now and (m.valid_until is null or m.valid_until > @Now)
            """;
        return await connection.QuerySingleAsync<long>(sql, new { Account = account, Now = StoredInstants.Text(now) });
    }

    /// <summary>A unit's name; null when there is no such unit.</summary>
    public static async Task<string?> FindUnitNameAsync(string unit, SqliteConnection connection)
    {
        const string sql = "select name from unit where code = @Unit";
        return await connection.QuerySingleOrDefaultAsync<string>(sql, new { Unit = unit });
    }

    /// <summary>Every unit: code and name.</summary>
    public static async Task<IReadOnlyList<(string Code, string Name)>> ListUnitsAsync(SqliteConnection connection)
    {
        const string sql = "select code, name from unit order by name, code";
        return [.. await connection.QueryAsync<(string Code, string Name)>(sql)];
    }

    private sealed record Row
    {
        public required string Account { get; init; }
        public required long Number { get; init; }
        public required string Role { get; init; }
        public string? Unit { get; init; }
        public required string ValidFrom { get; init; }
        public string? ValidUntil { get; init; }
        public required string Reason { get; init; }
        public string? EndReason { get; init; }
        public required long Version { get; init; }

        public Membership ToMembership() => new()
        {
            Number = Number,
            Role = RoleWords.Stored.TryGet(Role, out var role) ? role : throw new InvalidDataException($"Unknown role '{Role}'."),
            Unit = Unit,
            ValidFrom = StoredInstants.Read(ValidFrom),
            ValidUntil = ValidUntil is null ? null : StoredInstants.Read(ValidUntil),
            Reason = Reason,
            EndReason = EndReason,
            Version = Version,
        };
    }
}
