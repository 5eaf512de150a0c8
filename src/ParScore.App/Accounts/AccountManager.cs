using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Accounts;

/// <summary>The identity library's manager on our store, inside one write, with the write's instant instead of the machine's clock.</summary>
internal sealed class AccountManager : UserManager<AccountUser>
{
    /// <summary>Wrong passwords and codes in a row that lock an account.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly Duration LockedFor = Duration.FromMinutes(15);

    private readonly Instant _now;

    public AccountManager(WriteSession session, CheckedHasher hasher)
        : base(new IdentityStore(session.Connection), Microsoft.Extensions.Options.Options.Create(new IdentityOptions()), hasher, [], [], new AccountNames(), new IdentityErrorDescriber(), null!, NullLogger<UserManager<AccountUser>>.Instance) => _now = session.Now;

    public override Task<bool> IsLockedOutAsync(AccountUser user) => Task.FromResult(user.LockedUntil is { } until && _now < until);

    public override async Task<IdentityResult> AccessFailedAsync(AccountUser user)
    {
        user.FailedCount++;
        if (user.FailedCount >= MostFailures)
        {
            (user.LockedUntil, user.FailedCount) = (_now + LockedFor, 0);
        }

        return await UpdateUserAsync(user);
    }

    /// <summary>An account that must be there.</summary>
    public async Task<AccountUser> GetAsync(string name) => await FindByIdAsync(name) ?? throw new InvalidOperationException($"There is no account '{name}'.");

    /// <summary>Throws where the library says no: what people may get wrong was asked before.</summary>
    public static async Task DoneAsync(Task<IdentityResult> step)
    {
        if (await step is { Succeeded: false } result)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
        }
    }

    // 80 bits; the library's own have 47, which is little for something that is kept as a plain digest.
    protected override string CreateTwoFactorRecoveryCode() => SecretCodes.NewWords(groups: 4);
}
