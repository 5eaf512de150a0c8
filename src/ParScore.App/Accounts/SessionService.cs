using NodaTime;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>
/// Sessions live on the server: a token says nothing by itself, and a session ends when the account is disabled, its role ends or its secrets
/// change, after a while without use, and after a day's work (OWASP ASVS 7.3, 7.4).
/// </summary>
public sealed class SessionService(Database database, IClock clock)
{
    // How often it is written down that somebody is there; the limit without use is shorter by at most this much.
    private static readonly Duration SeenEvery = Duration.FromMinutes(1);

    /// <summary>What a person whose session ended is told.</summary>
    public static readonly Refusal Ended = new(AccountRefusals.SessionEnded, "", "Phiên làm việc đã hết hoặc đã bị kết thúc. Hãy đăng nhập lại; những gì đã lưu vẫn còn.");

    /// <summary>The person of a token who may work now; null when nobody may, or a step of the sign-in is still asked for.</summary>
    public async Task<Actor?> FindAsync(string? token) => (await LookAsync(token))?.Actor;

    /// <summary>The session of a token as it stands now; null when there is none (any more).</summary>
    public async Task<CurrentSession?> LookAsync(string? token)
    {
        var now = clock.GetCurrentInstant();
        var session = await database.ReadAsync(connection => SessionStore.LookAsync(token, now, database.Settings, connection));
        if (session is not null && now - session.Stored.LastSeenAt >= SeenEvery)
        {
            try
            {
                await database.WriteAsync(new Act { Actor = session.Person, Action = "seen" }, async write =>
                {
                    await SessionStore.TouchAsync(session.Stored.TokenHash, write.Now, write.Connection);
                    return true;
                });
            }
            catch (Exception error) when (StorageTroubles.Explain(error) is not null)
            {
                // On a full disk people may still read; the session ends the sooner.
            }
        }

        return session;
    }

    /// <summary>Works on in another of the person's roles.</summary>
    public Task<IReadOnlyList<Refusal>> SwitchAsync(string? token, long membership) => database.WriteAsync<IReadOnlyList<Refusal>>(new Act { Actor = Program, Action = "role-switched" }, async write =>
    {
        if (await SessionStore.LookAsync(token, write.Now, database.Settings, write.Connection) is not { } session || session.Memberships.FirstOrDefault(m => m.Number == membership) is not { } chosen)
        {
            write.Abandon();
            return [Ended];
        }

        await SessionStore.SwitchAsync(session.Stored.TokenHash, membership, write.Connection);
        await write.ContinueAsAsync(new Act { Actor = chosen.ActorOf(session.Account), Action = "role-switched" });
        await write.NoteAsync(("account", session.Account), ("session", SecretCodes.Digest(session.Stored.TokenHash)));
        return [];
    });

    /// <summary>Ends the session; of one that has ended nothing more is said.</summary>
    public Task<bool> SignOutAsync(string? token) => database.WriteAsync(new Act { Actor = Program, Action = "signed-out" }, async write =>
    {
        if (await SessionStore.LookAsync(token, write.Now, database.Settings, write.Connection) is not { } session)
        {
            write.Abandon();
            return false;
        }

        await SessionStore.EndAsync(session.Stored.TokenHash, "signed-out", write.Now, write.Connection);
        await write.ContinueAsAsync(new Act { Actor = session.Person, Action = "signed-out" });
        await write.NoteAsync(("account", session.Account), ("session", SecretCodes.Digest(session.Stored.TokenHash)));
        return true;
    });

    /// <summary>Who the journal names where it is not known who acts.</summary>
    internal static Actor Program { get; } = new() { Account = "program", Role = Role.Operator };

    /// <summary>Begins a session and returns its token; the sign-in's journal row names the session, so that one that was slipped in is found.</summary>
    internal static async Task<string> BeginAsync(StoredSession like, string securityStamp, Act act, WriteSession write)
    {
        var token = SecretCodes.NewToken();
        var session = like with { TokenHash = SecretCodes.Digest(token), LastSeenAt = write.Now };
        await SessionStore.AddAsync(session, securityStamp, write.Connection);
        await write.ContinueAsAsync(act);
        await write.NoteAsync(("account", session.Account), (SessionName, SecretCodes.Digest(session.TokenHash)));
        return token;
    }

    /// <summary>Replaces a session by one with a new token, so that whoever saw the old one gains nothing (OWASP ASVS 7.2.4).</summary>
    internal static async Task<string> RenewAsync(CurrentSession session, AccountUser user, Func<StoredSession, StoredSession> change, Act act, WriteSession write)
    {
        await SessionStore.EndAllAsync(session.Account, session.Stored.TokenHash, act.Action, write.Now, write.Connection);
        await SessionStore.EndAsync(session.Stored.TokenHash, "renewed", write.Now, write.Connection);
        return await BeginAsync(change(session.Stored), user.SecurityStamp, act, write);
    }

    /// <summary>How the journal calls the digest of a session.</summary>
    internal const string SessionName = "session";
}
