using Dapper;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.Tests.App.Accounts;

/// <summary>A record with two units and the services that look after its accounts.</summary>
internal sealed class AccountDesk : IDisposable
{
    public const string Password = "rừng dừa mưa bão 27";

    private static readonly Actor Maker = SmallRecord.Administrator with { Account = "nguoi.lap" };

    private readonly SmallRecord _record;

    private AccountDesk(SmallRecord record)
    {
        _record = record;
        _record.Clock.Now = SmallRecord.Start;
        Database = record.Open();
    }

    public Database Database { get; }

    public SetClock Clock => _record.Clock;

    public SmallRecord Record => _record;

    public AccountService Accounts => new(Database, Clock);

    public SignInService SignIns => new(Database);

    public SessionService Sessions => new(Database, Clock);

    public PasswordService Passwords => new(Database);

    public FirstAccountService First => new(Database, Clock);

    public TrialService Trial => new(Database);

    public static async Task<AccountDesk> OpenAsync() => new(await SmallRecord.PlannedAsync());

    public void Dispose()
    {
        Database.Dispose();
        _record.Dispose();
    }

    /// <summary>An account whose person has chosen <see cref="Password"/>.</summary>
    public async Task<string> AddAsync(string name, Role role, string? unit = null, Instant? from = null, Instant? until = null)
    {
        var made = await Accounts.CreateAsync(new NewAccount { Name = name, DisplayName = "Người thử", Role = new GivenRole { Role = role, Unit = unit, From = from, Until = until }, Reason = "QĐ 1" }, Maker, request: null);
        made.Refusals.ShouldBeEmpty();
        var hash = new CheckedHasher(1000).HashPassword(null!, Password.Normalize(System.Text.NormalizationForm.FormKC));
        await Database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "test" }, async session =>
        {
            using var manager = new AccountManager(session, new CheckedHasher(1000));
            var user = await manager.GetAsync(name);
            (user.PasswordHash, user.MustChangePassword) = (hash, false);
            return await manager.UpdateAsync(user);
        });
        return name;
    }

    /// <summary>Signs an officer of Sở Nội vụ in.</summary>
    public async Task<string> OfficerAsync(string name = "lan.snv")
    {
        await AddAsync(name, Role.Officer, "SNV");
        return await SignInAsync(name);
    }

    public async Task<string> SignInAsync(string name)
    {
        var outcome = await SignIns.SignInAsync(name, Password);
        outcome.Refusals.ShouldBeEmpty();
        return outcome.Token.ShouldNotBeNull();
    }

    /// <summary>Signs in and sets the second factor up.</summary>
    public async Task<(string Token, string Key, IReadOnlyList<string> Codes)> EnrolAsync(string name)
    {
        var token = await SignInAsync(name);
        var (key, _) = (await SignIns.BeginEnrolmentAsync(token)).ShouldNotBeNull();
        var outcome = await SignIns.ConfirmEnrolmentAsync(token, OneTimeCodes.At(key, Clock.Now));
        outcome.Refusals.ShouldBeEmpty();
        return (outcome.Token!, key, outcome.RecoveryCodes);
    }

    /// <summary>The actions of the journal, in order, after one number.</summary>
    public async Task<string[]> JournalAsync(long after = 0) =>
        await Database.ReadAsync(async connection => (await connection.QueryAsync<string>("select action from journal where seq > @After order by seq", new { After = after })).ToArray());

    public async Task<long> JournalCountAsync() => await Database.ReadAsync(connection => connection.QuerySingleAsync<long>("select count(*) from journal"));
}
