using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Accounts;

/// <summary>Sessions in the record, each under the digest of its token.</summary>
internal static class SessionStore
{
    /// <summary>The session of a token as it stands at an instant; null when there is none (any more).</summary>
    public static async Task<CurrentSession?> LookAsync(string? token, Instant now, DataSettings settings, SqliteConnection connection)
    {
        if (token is not { Length: > 0 and <= 100 } || await FindAsync(SecretCodes.Digest(token), now, connection) is not { } stored
            || now - stored.LastSeenAt >= settings.SessionIdle || now - stored.CreatedAt >= settings.SessionMost)
        {
            return null;
        }

        Membership[] current = [.. (await MembershipStore.ListAsync(stored.Account, connection)).Where(m => m.IsCurrent(now))];
        return new CurrentSession(stored) { Membership = current.Single(m => m.Number == stored.Membership), Memberships = current, Step = StepOf(stored, current) };
    }

    /// <summary>A session that has not ended and whose account and role still stand as when it began; limits of time are the caller's.</summary>
    public static async Task<StoredSession?> FindAsync(string tokenHash, Instant now, SqliteConnection connection)
    {
        const string sql = """
            select s.token_hash as TokenHash, s.account, a.display_name as DisplayName, s.membership, s.created_at as CreatedAt, s.last_seen_at as LastSeenAt, s.password_at as PasswordAt,
                s.second_factor_at as SecondFactorAt, a.must_change_password as MustChange, x.second_factor as HasSecondFactor, u.name as UnitName
            from session s
            join account a on a.name = s.account
            join account_secret x on x.account = s.account
            join membership m on m.account = s.account and m.number = s.membership
            left join unit u on u.code = m.unit
            where s.token_hash = @TokenHash and s.ended_at is null and a.disabled_at is null and x.security_stamp = s.security_stamp
                and m.valid_from <= @Now and (m.valid_until is null or m.valid_until > @Now)
            """;
        return (await connection.QuerySingleOrDefaultAsync<Row>(sql, new { TokenHash = tokenHash, Now = StoredInstants.Text(now) }))?.ToSession();
    }

    /// <summary>The role in which an account worked last; null when it never did.</summary>
    public static async Task<long?> FindLastMembershipAsync(string account, SqliteConnection connection)
    {
        const string sql = "select membership from session where account = @Account order by created_at desc limit 1";
        return await connection.QuerySingleOrDefaultAsync<long?>(sql, new { Account = account });
    }

    /// <summary>Begins a session.</summary>
    public static async Task AddAsync(StoredSession session, string securityStamp, SqliteConnection connection)
    {
        const string sql = """
            insert into session (token_hash, account, membership, security_stamp, created_at, last_seen_at, password_at, second_factor_at)
            values (@TokenHash, @Account, @Membership, @SecurityStamp, @CreatedAt, @LastSeenAt, @PasswordAt, @SecondFactorAt)
            """;
        await connection.ExecuteAsync(sql, new
        {
            session.TokenHash,
            session.Account,
            session.Membership,
            SecurityStamp = securityStamp,
            CreatedAt = StoredInstants.Text(session.CreatedAt),
            LastSeenAt = StoredInstants.Text(session.LastSeenAt),
            PasswordAt = session.PasswordAt is { } typed ? StoredInstants.Text(typed) : null,
            SecondFactorAt = session.SecondFactorAt is { } done ? StoredInstants.Text(done) : null,
        });
    }

    /// <summary>Notes that somebody is there.</summary>
    public static async Task TouchAsync(string tokenHash, Instant now, SqliteConnection connection) =>
        await connection.ExecuteAsync("update session set last_seen_at = @Now where token_hash = @TokenHash and ended_at is null", new { TokenHash = tokenHash, Now = StoredInstants.Text(now) });

    /// <summary>Notes that the password was typed again; null takes it back.</summary>
    public static async Task SetPasswordAtAsync(string tokenHash, Instant? at, SqliteConnection connection) =>
        await connection.ExecuteAsync("update session set password_at = @At where token_hash = @TokenHash and ended_at is null", new { TokenHash = tokenHash, At = at is { } typed ? StoredInstants.Text(typed) : null });

    /// <summary>Works on in another role; the password is asked for again.</summary>
    public static async Task SwitchAsync(string tokenHash, long membership, SqliteConnection connection) =>
        await connection.ExecuteAsync("update session set membership = @Membership, password_at = null where token_hash = @TokenHash and ended_at is null", new { TokenHash = tokenHash, Membership = membership });

    /// <summary>Lets a session outlive a change of the account's secrets that was made in it.</summary>
    public static async Task RestampAsync(string tokenHash, string securityStamp, SqliteConnection connection) =>
        await connection.ExecuteAsync("update session set security_stamp = @SecurityStamp where token_hash = @TokenHash and ended_at is null", new { TokenHash = tokenHash, SecurityStamp = securityStamp });

    /// <summary>Ends one session.</summary>
    public static async Task EndAsync(string tokenHash, string reason, Instant now, SqliteConnection connection) =>
        await connection.ExecuteAsync("update session set ended_at = @Now, ended_reason = @Reason where token_hash = @TokenHash and ended_at is null", new { TokenHash = tokenHash, Reason = reason, Now = StoredInstants.Text(now) });

    /// <summary>Ends every session of an account but one.</summary>
    public static async Task EndAllAsync(string account, string? except, string reason, Instant now, SqliteConnection connection)
    {
        const string sql = "update session set ended_at = @Now, ended_reason = @Reason where account = @Account and ended_at is null and token_hash is not @Except";
        await connection.ExecuteAsync(sql, new { Account = account, Except = except, Reason = reason, Now = StoredInstants.Text(now) });
    }

    private static SignInStep StepOf(StoredSession stored, Membership[] current) =>
        stored.HasSecondFactor && stored.SecondFactorAt is null ? SignInStep.SecondFactor
        : stored.SecondFactorAt is null && current.Any(m => CurrentSession.NeedsSecondFactor(m.Role)) ? SignInStep.EnrolSecondFactor
        : stored.MustChangePassword ? SignInStep.ChangePassword
        : SignInStep.None;

    private sealed record Row
    {
        public required string TokenHash { get; init; }
        public required string Account { get; init; }
        public required string DisplayName { get; init; }
        public required long Membership { get; init; }
        public required string CreatedAt { get; init; }
        public required string LastSeenAt { get; init; }
        public string? PasswordAt { get; init; }
        public string? SecondFactorAt { get; init; }
        public required long MustChange { get; init; }
        public required long HasSecondFactor { get; init; }
        public string? UnitName { get; init; }

        public StoredSession ToSession() => new()
        {
            TokenHash = TokenHash,
            Account = Account,
            DisplayName = DisplayName,
            Membership = Membership,
            CreatedAt = StoredInstants.Read(CreatedAt),
            LastSeenAt = StoredInstants.Read(LastSeenAt),
            PasswordAt = PasswordAt is null ? null : StoredInstants.Read(PasswordAt),
            SecondFactorAt = SecondFactorAt is null ? null : StoredInstants.Read(SecondFactorAt),
            MustChangePassword = MustChange == 1,
            HasSecondFactor = HasSecondFactor == 1,
            UnitName = UnitName,
        };
    }
}
