using System.Globalization;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>What an administrator does: create accounts, give and end roles, disable, hand out a new first password. Each with a reason, each once.</summary>
public sealed class AccountService(Database database, IClock clock)
{
    // Sixteen letters and digits: 79 bits, until the person chooses.
    private const int FirstPasswordGroups = 4;

    /// <summary>Every account with its roles, and every unit; refused to all but administrators.</summary>
    public Task<(IReadOnlyList<Refusal> Refusals, IReadOnlyList<Account> Accounts, IReadOnlyList<(string Code, string Name)> Units)> ListAsync(Actor actor) =>
        database.ReadAsync<(IReadOnlyList<Refusal>, IReadOnlyList<Account>, IReadOnlyList<(string, string)>)>(async connection =>
            await Gate.AskAsync(UseCase.AccountsRead, actor, campaign: null, unit: null, leaf: null, clock.GetCurrentInstant(), connection) is { Count: > 0 } refusals
                ? (refusals, [], [])
                : ([], await AccountStore.ListAsync(connection), await MembershipStore.ListUnitsAsync(connection)));

    /// <summary>Creates an account with a first password that its person must change.</summary>
    public Task<AccountOutcome> CreateAsync(NewAccount wish, Actor actor, string? request)
    {
        var (name, displayName, email) = (DocumentText.Clean(wish.Name) ?? "", DocumentText.Clean(wish.DisplayName), DocumentText.Clean(wish.Email));
        var (password, hasher) = NewFirstPassword();
        return OnceAsync(UseCase.AccountCreate, "account-created", DocumentText.Clean(wish.Reason), name, actor, request, [name, displayName, email, .. Texts(wish.Role)], async session =>
        {
            List<Refusal> refusals = [.. AccountNames.ReasonNot(name) is { } not ? (ReadOnlySpan<Refusal>)[not] : [], .. AccountReasons.OfPerson(displayName, email)];
            if (AccountNames.KeyOf(name) is { } key && await AccountStore.IsTakenAsync(key, session.Connection))
            {
                refusals.Add(new(AccountRefusals.NameTaken, "name", "Đã có tài khoản mang tên này (không phân biệt chữ hoa, chữ thường). Hãy chọn tên khác."));
            }

            if (wish.Role is { } role)
            {
                refusals.AddRange(await Gate.AskAsync(UseCase.MembershipChange, actor, campaign: null, unit: null, leaf: null, session.Now, session.Connection));
                refusals.AddRange(await AccountReasons.OfRoleAsync(name, role, [], actor, session));
                refusals.AddRange(AccountReasons.OfReason(wish.Reason));
            }

            if (refusals.Count > 0)
            {
                return AccountOutcome.Refused(refusals);
            }

            await AddAsync(name, displayName!, email, hasher.HashPassword(null!, password), mustChange: true, session);
            if (wish.Role is { } given)
            {
                await MembershipStore.AddAsync(name, given, given.From ?? session.Now, DocumentText.Clean(wish.Reason)!, session);
            }

            return new AccountOutcome { FirstPassword = password };
        });
    }

    /// <summary>Changes a person's name or address, if nobody else did meanwhile.</summary>
    public Task<AccountOutcome> ChangeAsync(string account, string? displayName, string? email, long seen, Actor actor, string? request)
    {
        (displayName, email) = (DocumentText.Clean(displayName), DocumentText.Clean(email));
        return OnAccountAsync(UseCase.AccountChange, "account-changed", reason: null, account, actor, request, [displayName, email, Text(seen)], async (found, session) =>
            AccountReasons.OfPerson(displayName, email).ToArray() is { Length: > 0 } refusals ? AccountOutcome.Refused(refusals)
            : await AccountStore.ChangeAsync(account, displayName!, email, seen, session.Connection) ? new AccountOutcome()
            : Meanwhile(found));
    }

    /// <summary>Ngừng dùng: nobody signs in with it any more, and its sessions end now.</summary>
    public Task<AccountOutcome> DisableAsync(string account, string? reason, Actor actor, string? request) => OnAccountAsync(UseCase.AccountChange, "account-disabled", reason, account, actor, request, [], async (found, session) =>
    {
        Refusal[] refusals =
        [
            .. AccountReasons.OfReason(reason),
            .. found.DisabledAt is null ? (ReadOnlySpan<Refusal>)[] : [new(AccountRefusals.AlreadySo, "", "Tài khoản này đã ngừng dùng rồi. Hãy mở lại danh sách tài khoản.")],
            .. await IsLastAdministratorAsync(found, session) ? (ReadOnlySpan<Refusal>)[AccountReasons.LastAdministrator] : [],
        ];
        if (refusals.Length > 0)
        {
            return AccountOutcome.Refused(refusals);
        }

        await AccountStore.SetDisabledAsync(account, DocumentText.Clean(reason), session);
        await SessionStore.EndAllAsync(account, except: null, "account-disabled", session.Now, session.Connection);
        return new AccountOutcome();
    });

    /// <summary>Cho dùng lại.</summary>
    public Task<AccountOutcome> EnableAsync(string account, string? reason, Actor actor, string? request) => OnAccountAsync(UseCase.AccountChange, "account-enabled", reason, account, actor, request, [], async (found, session) =>
    {
        Refusal[] refusals =
        [
            .. AccountReasons.OfReason(reason),
            .. found.DisabledAt is not null ? (ReadOnlySpan<Refusal>)[] : [new(AccountRefusals.AlreadySo, "", "Tài khoản này đang được dùng. Hãy mở lại danh sách tài khoản.")],
        ];
        if (refusals.Length > 0)
        {
            return AccountOutcome.Refused(refusals);
        }

        await AccountStore.SetDisabledAsync(account, reason: null, session);
        return new AccountOutcome();
    });

    /// <summary>Hands out a new first password, for somebody who forgot theirs; sessions end, a lock is lifted.</summary>
    public Task<AccountOutcome> ResetPasswordAsync(string account, string? reason, Actor actor, string? request)
    {
        var (password, hasher) = NewFirstPassword();
        return OnAccountAsync(UseCase.AccountChange, "password-reset", reason, account, actor, request, [], async (_, session) =>
        {
            if (AccountReasons.OfReason(reason).ToArray() is { Length: > 0 } refusals)
            {
                return AccountOutcome.Refused(refusals);
            }

            using var manager = new AccountManager(session, hasher);
            var user = await manager.GetAsync(account);
            (user.MustChangePassword, user.LockedUntil, user.FailedCount) = (true, null, 0);
            user.PasswordHash = null;
            await AccountManager.DoneAsync(manager.AddPasswordAsync(user, password));
            await SessionStore.EndAllAsync(account, except: null, "password-reset", session.Now, session.Connection);
            return new AccountOutcome { FirstPassword = password };
        });
    }

    /// <summary>Takes a lost second factor away; the person sets up another at the next sign-in.</summary>
    public Task<AccountOutcome> ResetSecondFactorAsync(string account, string? reason, Actor actor, string? request) => OnAccountAsync(UseCase.AccountChange, "second-factor-reset", reason, account, actor, request, [], async (_, session) =>
    {
        if (AccountReasons.OfReason(reason).ToArray() is { Length: > 0 } refusals)
        {
            return AccountOutcome.Refused(refusals);
        }

        using var manager = new AccountManager(session, new CheckedHasher(database.Settings.PasswordIterations));
        var user = await manager.GetAsync(account);
        (user.AuthenticatorKey, user.RecoveryCodes, user.UsedStep) = (null, [], null);
        await AccountManager.DoneAsync(manager.SetTwoFactorEnabledAsync(user, enabled: false));
        await SessionStore.EndAllAsync(account, except: null, "second-factor-reset", session.Now, session.Connection);
        return new AccountOutcome();
    });

    /// <summary>Giao vai trò; nobody gives one to oneself.</summary>
    public Task<AccountOutcome> GiveRoleAsync(string account, GivenRole role, string? reason, Actor actor, string? request) => OnAccountAsync(UseCase.MembershipChange, "role-given", reason, account, actor, request, Texts(role), async (found, session) =>
    {
        Refusal[] refusals = [.. await AccountReasons.OfRoleAsync(account, role, found.Memberships, actor, session), .. AccountReasons.OfReason(reason)];
        if (refusals.Length > 0)
        {
            return AccountOutcome.Refused(refusals);
        }

        await MembershipStore.AddAsync(account, role, role.From ?? session.Now, DocumentText.Clean(reason)!, session);
        return new AccountOutcome();
    });

    /// <summary>Kết thúc vai trò, now or at a later instant.</summary>
    public Task<AccountOutcome> EndRoleAsync(string account, long number, Instant? until, string? reason, long seen, Actor actor, string? request) => OnAccountAsync(UseCase.MembershipChange, "role-ended", reason, account, actor, request, [Text(number), Text(seen), Text(until)], async (found, session) =>
    {
        var end = until ?? session.Now;
        var membership = found.Memberships.FirstOrDefault(m => m.Number == number);
        Refusal[] refusals =
        [
            .. AccountReasons.OfReason(reason),
            .. membership is null ? (ReadOnlySpan<Refusal>)[AccountReasons.NoSuchAccount] : [],
            .. membership is not null && (end < session.Now || membership.ValidUntil <= session.Now)
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.Period, "until", "Vai trò đã hết hạn, hoặc ngày kết thúc đã qua. Hãy chọn từ lúc này trở đi.")] : [],
            .. membership is { Role: Role.Administrator } && membership.IsCurrent(session.Now) && await IsLastAdministratorAsync(found, session) ? (ReadOnlySpan<Refusal>)[AccountReasons.LastAdministrator] : [],
        ];
        return refusals.Length > 0 ? AccountOutcome.Refused(refusals)
            : await MembershipStore.EndAsync(account, number, end, DocumentText.Clean(reason)!, seen, session) ? new AccountOutcome()
            : Meanwhile(found);
    });

    /// <summary>Adds an account and its secrets; the name was asked about before.</summary>
    internal static async Task<AccountUser> AddAsync(string name, string displayName, string? email, string? passwordHash, bool mustChange, WriteSession session)
    {
        var user = new AccountUser { Name = name, Key = AccountNames.KeyOf(name)!, DisplayName = displayName, MustChangePassword = mustChange, PasswordHash = passwordHash, SecurityStamp = SecretCodes.NewToken() };
        await AccountStore.AddAsync(user, email, session);
        return user;
    }

    private (string Password, CheckedHasher Hasher) NewFirstPassword()
    {
        var (password, hasher) = (SecretCodes.NewWords(FirstPasswordGroups), new CheckedHasher(database.Settings.PasswordIterations));
        hasher.Prepare(password);
        return (password, hasher);
    }

    private Task<AccountOutcome> OnAccountAsync(UseCase useCase, string action, string? reason, string account, Actor actor, string? request, string?[] content, Func<Account, WriteSession, Task<AccountOutcome>> work) =>
        OnceAsync(useCase, action, DocumentText.Clean(reason), account, actor, request, [account, .. content], async session =>
            await AccountStore.FindAsync(account, session.Connection) is { } found ? await work(found, session) : AccountOutcome.Refused(AccountReasons.NoSuchAccount));

    // The first password is nowhere remembered: a resend is told that it was done, and a new one can be handed out.
    private Task<AccountOutcome> OnceAsync(UseCase useCase, string action, string? reason, string account, Actor actor, string? request, string?[] content, Func<WriteSession, Task<AccountOutcome>> work) => Requests.OnceAsync(
        database,
        new Act { Actor = actor, Action = action, Reason = reason, Request = request },
        [.. content, reason],
        async session =>
        {
            if (await Gate.AskAsync(useCase, actor, campaign: null, unit: null, leaf: null, session.Now, session.Connection) is { Count: > 0 } refusals)
            {
                return AccountOutcome.Refused(refusals);
            }

            var outcome = await work(session);
            if (outcome.IsDone)
            {
                await session.NoteAsync(("account", account));
            }

            return outcome;
        },
        outcome => outcome.IsDone,
        _ => [],
        _ => new AccountOutcome { IsRepeat = true });

    private static async Task<bool> IsLastAdministratorAsync(Account account, WriteSession session) =>
        account.DisabledAt is null && account.Memberships.Any(m => m.Role == Role.Administrator && m.IsCurrent(session.Now)) && await MembershipStore.CountOtherAdministratorsAsync(account.Name, session.Now, session.Connection) == 0;

    private static AccountOutcome Meanwhile(Account theirs) => new()
    {
        Refusals = [new(AccountRefusals.ChangedMeanwhile, "", "Người khác vừa sửa tài khoản này. Hãy xem lại nội dung hiện có rồi quyết định.")],
        Theirs = theirs,
    };

    private static string?[] Texts(GivenRole? role) => role is null ? [] : [RoleWords.Stored.For(role.Role), role.Unit, Text(role.From), Text(role.Until)];

    private static string? Text(Instant? instant) => instant is { } at ? StoredInstants.Text(at) : null;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
