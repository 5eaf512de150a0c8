using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>
/// Signs people in: name and password, then the second factor where one is set up or a role needs it. Whatever is wrong gets the same answer
/// after the same work, and five wrong tries in a row, of either kind, lock the account for a while.
/// </summary>
public sealed class SignInService(Database database)
{
    private static readonly Refusal NotSignedIn = new(
        AccountRefusals.SignIn,
        "",
        "Chưa đăng nhập được: tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa hay đã ngừng dùng. Hãy gõ lại; sai 5 lần liên tiếp thì tài khoản bị khóa 15 phút. Nếu quên mật khẩu, hãy liên hệ người quản trị.");

    private static readonly Refusal NoRole = new(AccountRefusals.NoRole, "", "Tài khoản này hiện không được giao vai trò nào (chưa đến ngày hoặc đã hết hạn). Hãy liên hệ người quản trị.");

    private static readonly Refusal WrongCode = new(AccountRefusals.WrongCode, "code", "Mã không đúng, đã dùng rồi hoặc đã hết giờ. Hãy chờ mã mới trên ứng dụng rồi nhập lại; sai 5 lần liên tiếp thì tài khoản bị khóa 15 phút.");

    /// <summary>Begins a session with name and password; what the session still asks for is its <see cref="CurrentSession.Step"/>.</summary>
    public async Task<SignInOutcome> SignInAsync(string? name, string? password)
    {
        var (key, typed) = (AccountNames.KeyOf(name), PasswordRules.Normalize(password));
        var hasher = new CheckedHasher(database.Settings.PasswordIterations);
        hasher.Compare(key is null ? null : await database.ReadAsync(connection => AccountStore.FindPasswordHashAsync(key, connection)), typed);
        return await database.WriteAsync(new Act { Actor = SessionService.Program, Action = "sign-in-refused" }, async write =>
        {
            using var manager = new AccountManager(write, hasher);
            var user = key is null ? null : await manager.FindByNameAsync(key);
            // What is not known, and what is locked, is only counted: nobody shall make the journal grow from outside.
            if (user is null || await manager.IsLockedOutAsync(user))
            {
                await AccountStore.CountRefusedAsync(write.Now, write.Connection);
                return SignInOutcome.Refused(NotSignedIn);
            }

            if (typed is null || !await manager.CheckPasswordAsync(user, typed) || user.IsDisabled)
            {
                await FailAsync(user, manager, write);
                return SignInOutcome.Refused(NotSignedIn);
            }

            Membership[] current = [.. (await MembershipStore.ListAsync(user.Name, write.Connection)).Where(m => m.IsCurrent(write.Now))];
            if (current.Length == 0)
            {
                await AccountStore.CountRefusedAsync(write.Now, write.Connection);
                return SignInOutcome.Refused(NoRole);
            }

            return await BeginAsync(user, current, manager, write);
        });
    }

    /// <summary>Shows the second factor: the code of the app.</summary>
    public Task<SignInOutcome> SecondFactorAsync(string? token, string? code) => StepAsync(token, SignInStep.SecondFactor, "signed-in", async (user, _, write) =>
    {
        if (OneTimeCodes.StepOf(user.AuthenticatorKey!, code, write.Now, user.UsedStep) is not { } step)
        {
            return false;
        }

        user.UsedStep = step;
        return true;
    });

    /// <summary>Shows a recovery code instead, each once.</summary>
    public Task<SignInOutcome> RecoveryCodeAsync(string? token, string? code) => StepAsync(token, SignInStep.SecondFactor, "signed-in-by-recovery-code", async (user, manager, _) =>
        (await manager.RedeemTwoFactorRecoveryCodeAsync(user, RecoveryCode(code))).Succeeded);

    /// <summary>The key that the person's app shall hold, and the link that its picture says; null when no enrolment is open in this session.</summary>
    public Task<(string Key, string Link)?> BeginEnrolmentAsync(string? token) => database.WriteAsync<(string, string)?>(new Act { Actor = SessionService.Program, Action = "second-factor-begun" }, async write =>
    {
        if (await SessionStore.LookAsync(token, write.Now, database.Settings, write.Connection) is not { Step: SignInStep.EnrolSecondFactor or SignInStep.None, HasSecondFactor: false } session)
        {
            write.Abandon();
            return null;
        }

        using var manager = new AccountManager(write, new CheckedHasher(database.Settings.PasswordIterations));
        var user = await manager.GetAsync(session.Account);
        if (user.AuthenticatorKey is null)
        {
            await write.ContinueAsAsync(new Act { Actor = session.Person, Action = "second-factor-begun" });
            await AccountManager.DoneAsync(manager.ResetAuthenticatorKeyAsync(user));
            await SessionStore.RestampAsync(session.Stored.TokenHash, user.SecurityStamp, write.Connection);
        }
        else
        {
            write.Abandon();
        }

        return (user.AuthenticatorKey!, OneTimeCodes.LinkOf(user.Name, user.AuthenticatorKey!));
    });

    /// <summary>Ends the enrolment with the app's first code; hands out the recovery codes.</summary>
    public async Task<SignInOutcome> ConfirmEnrolmentAsync(string? token, string? code)
    {
        string[] codes = [];
        var outcome = await StepAsync(token, SignInStep.EnrolSecondFactor, "second-factor-set", async (user, manager, write) =>
        {
            if (user.AuthenticatorKey is not { } key || OneTimeCodes.StepOf(key, code, write.Now, user.UsedStep) is not { } step)
            {
                return false;
            }

            user.UsedStep = step;
            await AccountManager.DoneAsync(manager.SetTwoFactorEnabledAsync(user, enabled: true));
            codes = [.. (await manager.GenerateNewTwoFactorRecoveryCodesAsync(user, 10))!];
            return true;
        });
        return outcome.IsDone ? outcome with { RecoveryCodes = codes } : outcome;
    }

    /// <summary>Counts a wrong try and says in the journal which account it was, and whether it is locked now.</summary>
    internal static async Task FailAsync(AccountUser user, AccountManager manager, WriteSession write)
    {
        await AccountManager.DoneAsync(manager.AccessFailedAsync(user));
        await write.NoteAsync(("account", user.Name), ("failures", user.FailedText), ("lockedUntil", user.LockedText(write.Now)));
    }

    private static async Task<SignInOutcome> BeginAsync(AccountUser user, Membership[] current, AccountManager manager, WriteSession write)
    {
        var last = await SessionStore.FindLastMembershipAsync(user.Name, write.Connection);
        var membership = current.FirstOrDefault(m => m.Number == last) ?? current[0];
        var needsMore = user.HasSecondFactor || current.Any(m => CurrentSession.NeedsSecondFactor(m.Role));
        if (!needsMore)
        {
            // With a second factor to come, the tries go on counting: a known password must not buy more guesses at codes.
            await AccountManager.DoneAsync(manager.ResetAccessFailedCountAsync(user));
        }

        var session = new StoredSession { TokenHash = "", Account = user.Name, Membership = membership.Number, CreatedAt = write.Now, LastSeenAt = write.Now };
        var act = new Act { Actor = membership.ActorOf(user.Name), Action = needsMore ? "password-accepted" : "signed-in" };
        return new SignInOutcome { Token = await SessionService.BeginAsync(session, user.SecurityStamp, act, write) };
    }

    private Task<SignInOutcome> StepAsync(string? token, SignInStep step, string action, Func<AccountUser, AccountManager, WriteSession, Task<bool>> isRight) =>
        database.WriteAsync(new Act { Actor = SessionService.Program, Action = "code-refused" }, async write =>
        {
            var session = await SessionStore.LookAsync(token, write.Now, database.Settings, write.Connection);
            if (session is null || (session.Step != step && !(step == SignInStep.EnrolSecondFactor && session is { Step: SignInStep.None, HasSecondFactor: false })))
            {
                write.Abandon();
                return SignInOutcome.Refused(session is null ? SessionService.Ended : new Refusal(AccountRefusals.StepNotOpen, "", "Bước này đã xong hoặc chưa đến lượt. Hãy mở lại trang chính."));
            }

            using var manager = new AccountManager(write, new CheckedHasher(database.Settings.PasswordIterations));
            var user = await manager.GetAsync(session.Account);
            if (await manager.IsLockedOutAsync(user) || !await isRight(user, manager, write))
            {
                return await WrongCodeAsync(session, user, manager, write);
            }

            await AccountManager.DoneAsync(manager.ResetAccessFailedCountAsync(user));
            await AccountManager.DoneAsync(manager.UpdateAsync(user));
            await SessionStore.EndAsync(session.Stored.TokenHash, "renewed", write.Now, write.Connection);
            var act = new Act { Actor = session.Person, Action = action };
            return new SignInOutcome { Token = await SessionService.BeginAsync(session.Stored with { SecondFactorAt = write.Now }, user.SecurityStamp, act, write) };
        });

    private static async Task<SignInOutcome> WrongCodeAsync(CurrentSession session, AccountUser user, AccountManager manager, WriteSession write)
    {
        await FailAsync(user, manager, write);
        if (await manager.IsLockedOutAsync(user))
        {
            await SessionStore.EndAsync(session.Stored.TokenHash, "locked", write.Now, write.Connection);
            return SignInOutcome.Refused(NotSignedIn);
        }

        return SignInOutcome.Refused(WrongCode);
    }

    // As it stands on paper, whichever way it was typed: four groups of four.
    private static string RecoveryCode(string? code)
    {
        var letters = string.Concat((code ?? "").ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length == 16 ? string.Join('-', letters.Chunk(4).Select(c => new string(c))) : "";
    }
}
