using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>What a person does with the own password: change it, and type it again before what binds.</summary>
public sealed class PasswordService(Database database)
{
    private static readonly Refusal Wrong = new(AccountRefusals.WrongPassword, "password", "Mật khẩu không đúng. Hãy gõ lại; sai 5 lần liên tiếp thì tài khoản bị khóa 15 phút và phải đăng nhập lại.");

    /// <summary>Chooses another password. Every session of the account ends but this one, which goes on under a new token.</summary>
    /// <param name="token">The session's token.</param>
    /// <param name="current">The password so far.</param>
    /// <param name="password">The new one.</param>
    /// <param name="again">The new one, typed again.</param>
    public async Task<SignInOutcome> ChangeAsync(string? token, string? current, string? password, string? again)
    {
        var hasher = await CompareAsync(token, current);
        var next = PasswordRules.Normalize(password);
        if (next is not null)
        {
            hasher.Prepare(next);
        }

        return await WithPasswordAsync(token, current, "password-change-refused", hasher, [SignInStep.None, SignInStep.ChangePassword], async (session, user, manager, write) =>
        {
            Refusal[] refusals =
            [
                .. await Gate.AskAsync(UseCase.OwnAccountChange, session.Person, campaign: null, unit: null, leaf: null, write.Now, write.Connection),
                .. PasswordRules.ReasonsNot(password, await NamesAsync(session, write), HasSecondFactorRole(session), "new"),
                .. next is not null && string.Equals(next, PasswordRules.Normalize(current), StringComparison.Ordinal)
                    ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.PasswordSame, "new", "Mật khẩu mới trùng mật khẩu đang dùng; hãy chọn mật khẩu khác.")] : [],
                .. string.Equals(password, again, StringComparison.Ordinal) ? (ReadOnlySpan<Refusal>)[] : [new(AccountRefusals.PasswordsDiffer, "again", "Hai lần gõ mật khẩu mới không giống nhau; hãy gõ lại cả hai.")],
            ];
            if (refusals.Length > 0)
            {
                write.Abandon();
                return SignInOutcome.Refused(refusals);
            }

            await write.ContinueAsAsync(new Act { Actor = session.Person, Action = "password-changed" });
            user.MustChangePassword = false;
            await AccountManager.DoneAsync(manager.ChangePasswordAsync(user, PasswordRules.Normalize(current)!, next!));
            await AccountManager.DoneAsync(manager.ResetAccessFailedCountAsync(user));
            var token2 = await SessionService.RenewAsync(session, user, s => s with { PasswordAt = write.Now }, new Act { Actor = session.Person, Action = "password-changed" }, write);
            return new SignInOutcome { Token = token2 };
        });
    }

    /// <summary>Types the password again; for five minutes it vouches for what is asked next.</summary>
    public async Task<IReadOnlyList<Refusal>> ConfirmAsync(string? token, string? password)
    {
        var outcome = await WithPasswordAsync(token, password, "password-again-refused", await CompareAsync(token, password), [SignInStep.None], async (session, user, manager, write) =>
        {
            await write.ContinueAsAsync(new Act { Actor = session.Person, Action = "password-again" });
            await AccountManager.DoneAsync(manager.ResetAccessFailedCountAsync(user));
            await SessionStore.SetPasswordAtAsync(session.Stored.TokenHash, write.Now, write.Connection);
            await write.NoteAsync(("account", session.Account));
            return new SignInOutcome();
        });
        return outcome.Refusals;
    }

    /// <summary>What a person must know before choosing.</summary>
    public static string HintFor(CurrentSession session) =>
        string.Create(CultureInfo.InvariantCulture, $"Ít nhất {(HasSecondFactorRole(session) ? PasswordRules.LeastWithSecondFactor : PasswordRules.Least)} ký tự; không bắt buộc chữ hoa, số hay ký hiệu. Vài từ không liên quan ghép lại là tốt.");

    /// <summary>The words a password of this person must not hold.</summary>
    internal static async Task<IReadOnlyList<string>> NamesAsync(string account, string displayName, IEnumerable<string> units, WriteSession write)
    {
        List<string> names = [account, displayName];
        foreach (var unit in units)
        {
            names.Add(unit);
            names.AddRange(await MembershipStore.FindUnitNameAsync(unit, write.Connection) is { } name ? [name] : (ReadOnlySpan<string>)[]);
        }

        return names;
    }

    private static bool HasSecondFactorRole(CurrentSession session) => session.Memberships.Any(m => CurrentSession.NeedsSecondFactor(m.Role));

    private static Task<IReadOnlyList<string>> NamesAsync(CurrentSession session, WriteSession write) =>
        NamesAsync(session.Account, session.DisplayName, session.Memberships.Select(m => m.Unit).OfType<string>(), write);

    // Compared before the write's turn, so that the computing keeps nobody waiting.
    private async Task<CheckedHasher> CompareAsync(string? token, string? password)
    {
        var hasher = new CheckedHasher(database.Settings.PasswordIterations);
        var account = token is null ? null : await database.ReadAsync(connection => AccountStore.FindPasswordHashOfSessionAsync(SecretCodes.Digest(token), connection));
        hasher.Compare(account, PasswordRules.Normalize(password));
        return hasher;
    }

    private Task<SignInOutcome> WithPasswordAsync(
        string? token, string? password, string refused, CheckedHasher hasher, SignInStep[] steps, Func<CurrentSession, AccountUser, AccountManager, WriteSession, Task<SignInOutcome>> work) =>
        database.WriteAsync(new Act { Actor = SessionService.Program, Action = refused }, async write =>
        {
            var session = await SessionStore.LookAsync(token, write.Now, database.Settings, write.Connection);
            if (session is null || !steps.Contains(session.Step))
            {
                write.Abandon();
                return SignInOutcome.Refused(session is null ? SessionService.Ended : new Refusal(AccountRefusals.StepNotOpen, "", "Bước này chưa đến lượt. Hãy hoàn tất đăng nhập trước."));
            }

            using var manager = new AccountManager(write, hasher);
            var user = await manager.GetAsync(session.Account);
            if (!await manager.IsLockedOutAsync(user) && PasswordRules.Normalize(password) is { } typed && await manager.CheckPasswordAsync(user, typed))
            {
                return await work(session, user, manager, write);
            }

            await write.ContinueAsAsync(new Act { Actor = session.Person, Action = refused });
            await SignInService.FailAsync(user, manager, write);
            if (!await manager.IsLockedOutAsync(user))
            {
                return SignInOutcome.Refused(Wrong);
            }

            // Whoever guesses in somebody's open session does not go on in it.
            await SessionStore.EndAllAsync(session.Account, except: null, "locked", write.Now, write.Connection);
            return SignInOutcome.Refused(SessionService.Ended);
        });
}
