using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Accounts;

/// <summary>Accounts in the record: the journalled row, and what is asked of all of them.</summary>
internal static class AccountStore
{
    private const string Select = """
        select a.name, a.display_name as DisplayName, a.email, a.must_change_password as MustChange, a.disabled_at as DisabledAt, a.disabled_reason as DisabledReason,
            a.version, s.second_factor as SecondFactor, s.locked_until as LockedUntil
        from account a join account_secret s on s.account = a.name
        """;

    /// <summary>Every account, by name, with its roles.</summary>
    public static async Task<IReadOnlyList<Account>> ListAsync(SqliteConnection connection)
    {
        var memberships = await MembershipStore.ListAllAsync(connection);
        return [.. (await connection.QueryAsync<Row>($"{Select} order by a.key")).Select(r => r.ToAccount([.. memberships[r.Name]]))];
    }

    /// <summary>One account with its roles; null when there is none of this name.</summary>
    public static async Task<Account?> FindAsync(string name, SqliteConnection connection) =>
        await connection.QuerySingleOrDefaultAsync<Row>($"{Select} where a.name = @Name", new { Name = name }) is { } row ? row.ToAccount(await MembershipStore.ListAsync(name, connection)) : null;

    /// <summary>The hash to compare a typed password with before a write; null when there is no such account or it has none.</summary>
    public static async Task<string?> FindPasswordHashAsync(string key, SqliteConnection connection)
    {
        const string sql = "select s.password_hash from account a join account_secret s on s.account = a.name where a.key = @Key";
        return await connection.QuerySingleOrDefaultAsync<string>(sql, new { Key = key });
    }

    /// <inheritdoc cref="FindPasswordHashAsync"/>
    public static async Task<string?> FindPasswordHashOfSessionAsync(string tokenHash, SqliteConnection connection)
    {
        const string sql = "select s.password_hash from session n join account_secret s on s.account = n.account where n.token_hash = @TokenHash";
        return await connection.QuerySingleOrDefaultAsync<string>(sql, new { TokenHash = tokenHash });
    }

    /// <summary>True once there is any account.</summary>
    public static async Task<bool> HasAnyAsync(SqliteConnection connection) => await connection.QuerySingleAsync<long>("select count(*) from (select 1 from account limit 1)") > 0;

    /// <summary>Adds an account with its secrets.</summary>
    public static async Task AddAsync(AccountUser user, string? email, WriteSession session)
    {
        const string account = """
            insert into account (name, key, display_name, email, must_change_password, secret_digest, created_at, created_by, version)
            values (@Name, @Key, @DisplayName, @Email, @MustChange, @SecretDigest, @At, @By, 1)
            """;
        const string secret = """
            insert into account_secret (account, password_hash, security_stamp, second_factor, recovery_codes, failed_count) values (@Name, @PasswordHash, @SecurityStamp, 0, '', 0)
            """;
        var values = new { user.Name, user.Key, user.DisplayName, Email = email, MustChange = user.MustChangePassword ? 1 : 0, user.SecretDigest, At = session.NowText, By = session.Actor.Account, user.PasswordHash, user.SecurityStamp };
        await session.Connection.ExecuteAsync(account, values);
        await session.Connection.ExecuteAsync(secret, values);
    }

    /// <summary>True when a name is taken, however it is written.</summary>
    public static async Task<bool> IsTakenAsync(string key, SqliteConnection connection) =>
        await connection.QuerySingleAsync<long>("select count(*) from account where key = @Key", new { Key = key }) > 0;

    /// <summary>Changes what people see if it still has the version that was seen; false when somebody was faster.</summary>
    public static async Task<bool> ChangeAsync(string name, string displayName, string? email, long seen, SqliteConnection connection)
    {
        const string sql = "update account set display_name = @DisplayName, email = @Email, version = version + 1 where name = @Name and version = @Seen";
        return await connection.ExecuteAsync(sql, new { Name = name, DisplayName = displayName, Email = email, Seen = seen }) == 1;
    }

    /// <summary>Disables an account (reason given) or lets it be used again (null).</summary>
    public static async Task SetDisabledAsync(string name, string? reason, WriteSession session)
    {
        const string sql = "update account set disabled_at = @At, disabled_by = @By, disabled_reason = @Reason, version = version + 1 where name = @Name";
        await session.Connection.ExecuteAsync(sql, new { Name = name, At = reason is null ? null : session.NowText, By = reason is null ? null : session.Actor.Account, Reason = reason });
    }

    /// <summary>Counts a sign-in that was refused without a journal row.</summary>
    public static async Task CountRefusedAsync(Instant now, SqliteConnection connection)
    {
        const string sql = "insert into refused_sign_in (day, count) values (@Day, 1) on conflict (day) do update set count = count + 1";
        await connection.ExecuteAsync(sql, new { Day = StoredInstants.Text(now)[..10] });
    }

    private sealed record Row
    {
        public required string Name { get; init; }
        public required string DisplayName { get; init; }
        public string? Email { get; init; }
        public required long MustChange { get; init; }
        public string? DisabledAt { get; init; }
        public string? DisabledReason { get; init; }
        public required long Version { get; init; }
        public required long SecondFactor { get; init; }
        public string? LockedUntil { get; init; }

        public Account ToAccount(IReadOnlyList<Membership> memberships) => new()
        {
            Name = Name,
            DisplayName = DisplayName,
            Email = Email,
            MustChangePassword = MustChange == 1,
            HasSecondFactor = SecondFactor == 1,
            LockedUntil = LockedUntil is null ? null : StoredInstants.Read(LockedUntil),
            DisabledAt = DisabledAt is null ? null : StoredInstants.Read(DisabledAt),
            DisabledReason = DisabledReason,
            Memberships = memberships,
            Version = Version,
        };
    }
}
