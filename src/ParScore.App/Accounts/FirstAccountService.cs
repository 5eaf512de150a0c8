using NodaTime;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>
/// How the first administrator comes: there are no default accounts (OWASP ASVS 6.3.2). Whoever works at the server gets a link that may be used once,
/// within a day, and only while nobody administers.
/// </summary>
public sealed class FirstAccountService(Database database, IClock clock)
{
    /// <summary>The page that takes the link's code.</summary>
    public const string Page = "/tai-khoan/dau-tien";

    private static readonly Duration Holds = Duration.FromHours(24);

    private static readonly Refusal NotValid = new(AccountRefusals.LinkNotValid, "", "Liên kết này đã dùng, đã hết hạn (24 giờ) hoặc không đúng. Hãy chạy \"parscore account first-link\" trên máy chủ để lấy liên kết mới.");

    private static readonly Refusal Exists = new(AccountRefusals.AdministratorExists, "", "Đã có người quản trị; tài khoản mới do người quản trị tạo. Nếu người quản trị mất mật khẩu, hãy nhờ người quản trị khác cấp lại.");

    /// <summary>True while the record holds no account at all.</summary>
    public Task<bool> IsNeededAsync() => database.ReadAsync(async connection => !await AccountStore.HasAnyAsync(connection));

    /// <summary>The code of a new link; earlier ones are over. Refused once somebody administers.</summary>
    public Task<(string? Code, IReadOnlyList<Refusal> Refusals)> MakeLinkAsync(Actor actor) => database.WriteAsync<(string?, IReadOnlyList<Refusal>)>(new Act { Actor = actor, Action = "first-link-made" }, async session =>
    {
        if (actor.Role != Role.Operator || await MembershipStore.CountOtherAdministratorsAsync("", session.Now, session.Connection) > 0)
        {
            session.Abandon();
            return (null, [Exists]);
        }

        var code = SecretCodes.NewToken();
        await FirstLinkStore.AddAsync(SecretCodes.Digest(code), session.Now + Holds, session);
        return (code, []);
    });

    /// <summary>True while a link may be used.</summary>
    public Task<bool> IsValidAsync(string? code) => database.ReadAsync(async connection =>
        code is { Length: > 0 and <= 100 } && await FirstLinkStore.IsValidAsync(SecretCodes.Digest(code), clock.GetCurrentInstant(), connection));

    /// <summary>Creates the first administrator's account with a link and begins a session, in which the second factor is set up.</summary>
    public async Task<SignInOutcome> CreateAsync(string? code, string? name, string? displayName, string? password, string? again)
    {
        (name, displayName) = (DocumentText.Clean(name) ?? "", DocumentText.Clean(displayName));
        var (next, hasher) = (PasswordRules.Normalize(password), new CheckedHasher(database.Settings.PasswordIterations));
        if (next is not null && await IsValidAsync(code))
        {
            hasher.Prepare(next);
        }

        return await database.WriteAsync(new Act { Actor = new Actor { Account = name, Role = Role.Administrator }, Action = "first-account-created", Reason = "Liên kết một lần của máy chủ" }, async session =>
        {
            var refusals = await ReasonsNotAsync(code, name, displayName, password, again, session);
            if (refusals.Count > 0)
            {
                session.Abandon();
                return SignInOutcome.Refused(refusals);
            }

            var user = await AccountService.AddAsync(name, displayName!, email: null, hasher.HashPassword(null!, next!), mustChange: false, session);
            var number = await MembershipStore.AddAsync(name, new GivenRole { Role = Role.Administrator }, session.Now, "Người quản trị đầu tiên", session);
            await FirstLinkStore.UseAsync(SecretCodes.Digest(code!), name, session);
            var like = new StoredSession { TokenHash = "", Account = name, Membership = number, CreatedAt = session.Now, LastSeenAt = session.Now };
            return new SignInOutcome { Token = await SessionService.BeginAsync(like, user.SecurityStamp, new Act { Actor = session.Actor, Action = "password-accepted" }, session) };
        });
    }

    private static async Task<IReadOnlyList<Refusal>> ReasonsNotAsync(string? code, string name, string? displayName, string? password, string? again, WriteSession session)
    {
        if (await MembershipStore.CountOtherAdministratorsAsync("", session.Now, session.Connection) > 0)
        {
            return [Exists];
        }

        if (code is not { Length: > 0 and <= 100 } || !await FirstLinkStore.IsValidAsync(SecretCodes.Digest(code), session.Now, session.Connection))
        {
            return [NotValid];
        }

        return
        [
            .. AccountNames.ReasonNot(name) is { } not ? (ReadOnlySpan<Refusal>)[not] : [],
            .. AccountNames.KeyOf(name) is { } key && await AccountStore.IsTakenAsync(key, session.Connection)
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.NameTaken, "name", "Đã có tài khoản mang tên này (không phân biệt chữ hoa, chữ thường). Hãy chọn tên khác.")] : [],
            .. AccountReasons.OfPerson(displayName, email: null),
            .. PasswordRules.ReasonsNot(password, await PasswordService.NamesAsync(name, displayName ?? "", [], session), hasSecondFactorRole: true, "password"),
            .. string.Equals(password, again, StringComparison.Ordinal) ? (ReadOnlySpan<Refusal>)[] : [new(AccountRefusals.PasswordsDiffer, "again", "Hai lần gõ mật khẩu không giống nhau; hãy gõ lại cả hai.")],
        ];
    }
}
