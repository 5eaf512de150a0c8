using Dapper;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Storage;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Accounts;

/// <summary>When a session ends: by the clock, by an administrator, by the person.</summary>
public sealed class SessionServiceTests
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("khong-co")]
    public async Task A_token_that_names_no_session_is_nobodys(string? token)
    {
        using var desk = await AccountDesk.OpenAsync();

        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
        (await desk.Sessions.SignOutAsync(token)).ShouldBeFalse();
        var refusal = (await desk.Sessions.SwitchAsync(token, 1)).ShouldHaveSingleItem();
        refusal.Code.ShouldBe(AccountRefusals.SessionEnded);
        refusal.Message.ShouldBeASentence();
    }

    [Fact]
    public async Task The_record_holds_the_tokens_digest_only()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();

        (await desk.Database.ReadAsync(c => c.QuerySingleAsync<string>("select token_hash from session"))).ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token))));
        token.Length.ShouldBe(43);
    }

    [Fact]
    public async Task It_ends_after_half_an_hour_without_use_and_each_use_begins_it_anew()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();

        desk.Clock.Now += Duration.FromMinutes(30) - Millisecond;
        (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
        desk.Clock.Now += Duration.FromMinutes(30) - Millisecond;
        (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
        desk.Clock.Now += Duration.FromMinutes(30);
        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task It_ends_after_twelve_hours_however_busy()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        var begun = desk.Clock.Now;

        for (desk.Clock.Now += Duration.FromMinutes(20); desk.Clock.Now < begun + Duration.FromHours(12); desk.Clock.Now += Duration.FromMinutes(20))
        {
            (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
        }

        desk.Clock.Now = begun + Duration.FromHours(12) - Millisecond;
        (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
        desk.Clock.Now = begun + Duration.FromHours(12);
        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_token_does_not_make_the_day_longer()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        var begun = desk.Clock.Now;
        desk.Clock.Now += Duration.FromMinutes(29);

        token = (await desk.Passwords.ChangeAsync(token, AccountDesk.Password, "bốn con vịt vàng bơi", "bốn con vịt vàng bơi")).Token;

        (await desk.Database.ReadAsync(c => c.QuerySingleAsync<string>("select created_at from session where ended_at is null"))).ShouldBe(StoredInstants.Text(begun));
        (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_limits_are_settings()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");
        desk.Database.Dispose();
        using var database = desk.Record.Open(SmallRecord.Quick with { SessionIdle = Duration.FromMinutes(5) });
        var (sessions, token) = (new SessionService(database, desk.Clock), (await new SignInService(database).SignInAsync("lan.snv", AccountDesk.Password)).Token);

        desk.Clock.Now += Duration.FromMinutes(5) - Millisecond;
        (await sessions.FindAsync(token)).ShouldNotBeNull();
        desk.Clock.Now += Duration.FromMinutes(5);
        (await sessions.FindAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task Being_there_is_written_once_a_minute_and_never_journalled()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        var (journal, begun) = (await desk.JournalCountAsync(), desk.Clock.Now);

        desk.Clock.Now = begun + Duration.FromMinutes(1) - Millisecond;
        await desk.Sessions.FindAsync(token);
        (await SeenAsync(desk)).ShouldBe(begun);
        desk.Clock.Now = begun + Duration.FromMinutes(1);
        await desk.Sessions.FindAsync(token);
        (await SeenAsync(desk)).ShouldBe(begun + Duration.FromMinutes(1));
        (await desk.JournalCountAsync()).ShouldBe(journal);
    }

    [Fact]
    public async Task It_ends_the_moment_the_account_is_disabled()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();

        (await desk.Accounts.DisableAsync("lan.snv", "Nghỉ việc", SmallRecord.Administrator, null)).IsDone.ShouldBeTrue();
        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
        (await desk.Accounts.EnableAsync("lan.snv", "Đi làm lại", SmallRecord.Administrator, null)).IsDone.ShouldBeTrue();

        // It does not come back.
        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_session_and_this_one_goes_on_under_a_new_token()
    {
        using var desk = await AccountDesk.OpenAsync();
        var (here, elsewhere) = (await desk.OfficerAsync(), await desk.SignInAsync("lan.snv"));

        var outcome = await desk.Passwords.ChangeAsync(here, AccountDesk.Password, "bốn con vịt vàng bơi", "bốn con vịt vàng bơi");

        outcome.Refusals.ShouldBeEmpty();
        (await desk.Sessions.FindAsync(here)).ShouldBeNull();
        (await desk.Sessions.FindAsync(elsewhere)).ShouldBeNull();
        (await desk.Sessions.FindAsync(outcome.Token)).ShouldNotBeNull();
        (await desk.Database.ReadAsync(c => c.QueryAsync<string>("select ended_reason from session where ended_at is not null order by ended_reason"))).ShouldBe(["password-changed", "renewed"]);
    }

    [Fact]
    public async Task A_password_handed_out_anew_ends_them_all()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();

        var reset = await desk.Accounts.ResetPasswordAsync("lan.snv", "Quên mật khẩu", SmallRecord.Administrator, null);

        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeFalse();
        (await desk.Sessions.LookAsync((await desk.SignIns.SignInAsync("lan.snv", reset.FirstPassword)).Token))!.Step.ShouldBe(SignInStep.ChangePassword);
    }

    [Fact]
    public async Task It_ends_when_its_role_does()
    {
        using var desk = await AccountDesk.OpenAsync();
        var until = SmallRecord.Start + Duration.FromMinutes(10);
        await desk.AddAsync("lan.snv", Role.Officer, "SNV", until: until);
        var token = await desk.SignInAsync("lan.snv");

        desk.Clock.Now = until - Millisecond;
        (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
        desk.Clock.Now = until;
        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task It_ends_when_somebody_signs_out_and_only_this_one()
    {
        using var desk = await AccountDesk.OpenAsync();
        var (here, elsewhere) = (await desk.OfficerAsync(), await desk.SignInAsync("lan.snv"));

        (await desk.Sessions.SignOutAsync(here)).ShouldBeTrue();

        (await desk.Sessions.FindAsync(here)).ShouldBeNull();
        (await desk.Sessions.FindAsync(elsewhere)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_switches_to_a_role_they_do_not_have_now()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        await desk.Accounts.GiveRoleAsync("lan.snv", new GivenRole { Role = Role.Head, Unit = "STC", From = desk.Clock.Now + Duration.FromDays(1) }, "QĐ 2", SmallRecord.Administrator, null);

        (await desk.Sessions.SwitchAsync(token, 2)).ShouldNotBeEmpty();
        (await desk.Sessions.SwitchAsync(token, 3)).ShouldNotBeEmpty();

        (await desk.Sessions.FindAsync(token))!.Role.ShouldBe(Role.Officer);
    }

    [Fact]
    public async Task A_switched_role_asks_for_the_password_again()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        await desk.Accounts.GiveRoleAsync("lan.snv", new GivenRole { Role = Role.Head, Unit = "SNV" }, "QĐ 2", SmallRecord.Administrator, null);
        (await desk.Passwords.ConfirmAsync(token, AccountDesk.Password)).ShouldBeEmpty();
        (await desk.Sessions.FindAsync(token))!.PasswordAt.ShouldBe(desk.Clock.Now);

        (await desk.Sessions.SwitchAsync(token, 2)).ShouldBeEmpty();

        (await desk.Sessions.FindAsync(token)).ShouldBe(new Actor { Account = "lan.snv", Role = Role.Head, Unit = "SNV" });
    }

    private static async Task<Instant> SeenAsync(AccountDesk desk) => StoredInstants.Read(await desk.Database.ReadAsync(c => c.QuerySingleAsync<string>("select last_seen_at from session")));
}
