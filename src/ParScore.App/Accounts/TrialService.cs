using ParScore.App.Campaigns;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>
/// Bản thử nghiệm: a record of made-up figures in which everybody may sign in as anybody with one click. It is marked by the first row of its
/// journal; in any other record nothing here works.
/// </summary>
public sealed class TrialService(Database database)
{
    private static readonly Refusal Only = new(AccountRefusals.TrialOnly, "", "Chỉ bản thử nghiệm mới đăng nhập được bằng một lần bấm. Hãy đăng nhập bằng mật khẩu.");

    /// <summary>Marks an empty record as one for trying; false when something was written into it before.</summary>
    public Task<bool> MarkAsync() => database.WriteAsync(new Act { Actor = SessionService.Program, Action = TrialStore.Action }, async session =>
    {
        if (!await TrialStore.IsEmptyAsync(session.Connection))
        {
            session.Abandon();
            return false;
        }

        await session.NoteAsync(("made-for", "trial"));
        return true;
    });

    /// <summary>True for a record that was made for trying.</summary>
    public Task<bool> IsTrialAsync() => database.ReadAsync(TrialStore.IsTrialAsync);

    /// <summary>Makes an account for each role, an officer and a head for each unit. Nobody knows a password of theirs: there is none.</summary>
    public Task<bool> AddPeopleAsync(CampaignPlan plan) => database.WriteAsync(new Act { Actor = SessionService.Program, Action = "trial-accounts-created" }, async session =>
    {
        if (!await TrialStore.IsTrialAsync(session.Connection) || await AccountStore.HasAnyAsync(session.Connection))
        {
            session.Abandon();
            return false;
        }

        foreach (var (name, displayName, role) in People(plan))
        {
            await AccountService.AddAsync(name, displayName, email: null, passwordHash: null, mustChange: false, session);
            await MembershipStore.AddAsync(name, role, session.Now, "Bản thử nghiệm", session);
        }

        return true;
    });

    /// <summary>The people one may sign in as, by role; empty in any other record.</summary>
    public Task<IReadOnlyList<Account>> ListPeopleAsync() => database.ReadAsync<IReadOnlyList<Account>>(async connection =>
        await TrialStore.IsTrialAsync(connection) ? [.. (await AccountStore.ListAsync(connection)).Where(a => a is { DisabledAt: null, Memberships.Count: > 0 }).OrderBy(a => a.Memberships[0].Role).ThenBy(a => a.DisplayName, StringComparer.Ordinal)] : []);

    /// <summary>Signs in as one of them, past password and second factor.</summary>
    public Task<SignInOutcome> SignInAsync(string? account) => database.WriteAsync(new Act { Actor = SessionService.Program, Action = "trial-signed-in" }, async session =>
    {
        var found = account is not null && await TrialStore.IsTrialAsync(session.Connection) ? await AccountStore.FindAsync(account, session.Connection) : null;
        if (found is not { DisabledAt: null } || found.Memberships.FirstOrDefault(m => m.IsCurrent(session.Now)) is not { } membership)
        {
            session.Abandon();
            return SignInOutcome.Refused(Only);
        }

        using var manager = new AccountManager(session, new CheckedHasher(database.Settings.PasswordIterations));
        var user = await manager.GetAsync(found.Name);
        var like = new StoredSession { TokenHash = "", Account = found.Name, Membership = membership.Number, CreatedAt = session.Now, LastSeenAt = session.Now, SecondFactorAt = session.Now };
        return new SignInOutcome { Token = await SessionService.BeginAsync(like, user.SecurityStamp, new Act { Actor = membership.ActorOf(found.Name), Action = "trial-signed-in" }, session) };
    });

    /// <summary>Stands for the password that is typed again elsewhere.</summary>
    public Task<IReadOnlyList<Refusal>> ConfirmAsync(string? token) => database.WriteAsync<IReadOnlyList<Refusal>>(new Act { Actor = SessionService.Program, Action = "trial-confirmed" }, async session =>
    {
        if (!await TrialStore.IsTrialAsync(session.Connection) || await SessionStore.LookAsync(token, session.Now, database.Settings, session.Connection) is not { Step: SignInStep.None } current)
        {
            session.Abandon();
            return [Only];
        }

        await session.ContinueAsAsync(new Act { Actor = current.Person, Action = "trial-confirmed" });
        await SessionStore.SetPasswordAtAsync(current.Stored.TokenHash, session.Now, session.Connection);
        await session.NoteAsync(("account", current.Account));
        return [];
    });

    private static IEnumerable<(string Name, string DisplayName, GivenRole Role)> People(CampaignPlan plan)
    {
        foreach (var unit in plan.Units)
        {
            var code = unit.Code.ToLowerInvariant();
            yield return ($"chuyenvien.{code}", $"Chuyên viên {unit.Name}", new GivenRole { Role = Role.Officer, Unit = unit.Code });
            yield return ($"thutruong.{code}", $"Thủ trưởng {unit.Name}", new GivenRole { Role = Role.Head, Unit = unit.Code });
        }

        // Two, because some things of Sở Nội vụ ask for a second person.
        yield return ("tonghop.1", "Người tổng hợp thứ nhất (Sở Nội vụ)", new GivenRole { Role = Role.Coordinator, Unit = plan.Coordinator });
        yield return ("tonghop.2", "Người tổng hợp thứ hai (Sở Nội vụ)", new GivenRole { Role = Role.Coordinator, Unit = plan.Coordinator });
        yield return ("pheduyet", "Lãnh đạo UBND tỉnh", new GivenRole { Role = Role.Approver });
        yield return ("thanhtra", "Thanh tra tỉnh", new GivenRole { Role = Role.Auditor });
        yield return ("quantri", "Người quản trị", new GivenRole { Role = Role.Administrator });
    }
}
