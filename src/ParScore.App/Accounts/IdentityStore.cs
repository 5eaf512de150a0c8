using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Accounts;

/// <summary>Accounts and their secrets for the identity library. What it sets is kept by <see cref="UpdateAsync"/>, together with the digest in the journalled row.</summary>
internal sealed class IdentityStore(SqliteConnection connection) :
    IUserPasswordStore<AccountUser>, IUserSecurityStampStore<AccountUser>, IUserLockoutStore<AccountUser>,
    IUserTwoFactorStore<AccountUser>, IUserAuthenticatorKeyStore<AccountUser>, IUserTwoFactorRecoveryCodeStore<AccountUser>
{
    private const string Select = """
        select a.name, a.display_name as DisplayName, a.key, a.must_change_password as MustChange, a.disabled_at as DisabledAt, s.password_hash as PasswordHash,
            s.security_stamp as SecurityStamp, s.authenticator_key as AuthenticatorKey, s.second_factor as SecondFactor, s.recovery_codes as RecoveryCodes,
            s.failed_count as FailedCount, s.locked_until as LockedUntil, s.used_step as UsedStep
        from account a join account_secret s on s.account = a.name
        """;

    /// <summary>Not by the library: an account is made with its journalled row by <see cref="AccountStore"/>.</summary>
    public Task<IdentityResult> CreateAsync(AccountUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Nothing is deleted.</summary>
    public Task<IdentityResult> DeleteAsync(AccountUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancellationToken)
    {
        const string secrets = """
            update account_secret set password_hash = @PasswordHash, security_stamp = @SecurityStamp, authenticator_key = @AuthenticatorKey, second_factor = @SecondFactor,
                recovery_codes = @RecoveryCodes, failed_count = @FailedCount, locked_until = @LockedUntil, used_step = @UsedStep
            where account = @Name
            """;
        const string digest = """
            update account set secret_digest = @SecretDigest, must_change_password = @MustChange, version = version + 1
            where name = @Name and (secret_digest <> @SecretDigest or must_change_password <> @MustChange)
            """;
        var values = new
        {
            user.Name,
            user.PasswordHash,
            user.SecurityStamp,
            user.AuthenticatorKey,
            SecondFactor = user.HasSecondFactor ? 1 : 0,
            RecoveryCodes = string.Join(' ', user.RecoveryCodes),
            user.FailedCount,
            LockedUntil = user.LockedUntil is { } until ? StoredInstants.Text(until) : null,
            user.UsedStep,
            user.SecretDigest,
            MustChange = user.MustChangePassword ? 1 : 0,
        };
        await connection.ExecuteAsync(secrets, values);
        await connection.ExecuteAsync(digest, values);
        return IdentityResult.Success;
    }

    public async Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<Row>($"{Select} where a.name = @Name", new { Name = userId }))?.ToUser();

    public async Task<AccountUser?> FindByNameAsync(string? normalizedUserName, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<Row>($"{Select} where a.key = @Key", new { Key = normalizedUserName }))?.ToUser();

    public Task<string> GetUserIdAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.Name);

    public Task<string?> GetUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Key);

    // An account keeps its name.
    public Task SetUserNameAsync(AccountUser user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(AccountUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(AccountUser user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetSecurityStampAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(AccountUser user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<int> GetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.FailedCount);

    public Task<int> IncrementAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(++user.FailedCount);

    public Task ResetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken) => Set(() => user.FailedCount = 0);

    public Task<bool> GetLockoutEnabledAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil?.ToDateTimeOffset());

    public Task SetLockoutEndDateAsync(AccountUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Set(() => user.LockedUntil = lockoutEnd is { } end ? Instant.FromDateTimeOffset(end) : null);

    public Task<bool> GetTwoFactorEnabledAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.HasSecondFactor);

    public Task SetTwoFactorEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken) => Set(() => user.HasSecondFactor = enabled);

    public Task<string?> GetAuthenticatorKeyAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.AuthenticatorKey);

    public Task SetAuthenticatorKeyAsync(AccountUser user, string key, CancellationToken cancellationToken) => Set(() => user.AuthenticatorKey = key);

    public Task<int> CountCodesAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodes.Count);

    public Task ReplaceCodesAsync(AccountUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(() => user.RecoveryCodes = [.. recoveryCodes.Select(SecretCodes.Digest)]);

    public Task<bool> RedeemCodeAsync(AccountUser user, string code, CancellationToken cancellationToken)
    {
        var digest = SecretCodes.Digest(code);
        var isOne = user.RecoveryCodes.Contains(digest, StringComparer.Ordinal);
        user.RecoveryCodes = [.. user.RecoveryCodes.Where(c => !string.Equals(c, digest, StringComparison.Ordinal))];
        return Task.FromResult(isOne);
    }

    public void Dispose()
    {
        // The connection is the write's.
    }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    private sealed record Row
    {
        public required string Name { get; init; }
        public required string DisplayName { get; init; }
        public required string Key { get; init; }
        public required long MustChange { get; init; }
        public string? DisabledAt { get; init; }
        public string? PasswordHash { get; init; }
        public required string SecurityStamp { get; init; }
        public string? AuthenticatorKey { get; init; }
        public required long SecondFactor { get; init; }
        public required string RecoveryCodes { get; init; }
        public required long FailedCount { get; init; }
        public string? LockedUntil { get; init; }
        public long? UsedStep { get; init; }

        public AccountUser ToUser() => new()
        {
            Name = Name,
            DisplayName = DisplayName,
            Key = Key,
            MustChangePassword = MustChange == 1,
            IsDisabled = DisabledAt is not null,
            PasswordHash = PasswordHash,
            SecurityStamp = SecurityStamp,
            AuthenticatorKey = AuthenticatorKey,
            HasSecondFactor = SecondFactor == 1,
            RecoveryCodes = RecoveryCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            FailedCount = checked((int)FailedCount),
            LockedUntil = LockedUntil is null ? null : StoredInstants.Read(LockedUntil),
            UsedStep = UsedStep,
        };
    }
}
