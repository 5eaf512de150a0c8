using Dapper;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Accounts;

/// <summary>Who signs in, who does not, and what either learns.</summary>
public sealed class SignInServiceTests
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    [Fact]
    public async Task The_right_password_begins_a_session_of_the_person_in_role_and_unit()
    {
        using var desk = await AccountDesk.OpenAsync();

        var token = await desk.OfficerAsync();

        (await desk.Sessions.FindAsync(token)).ShouldBe(new Actor { Account = "lan.snv", Role = Role.Officer, Unit = "SNV" });
        (await desk.JournalAsync())[^1].ShouldBe("signed-in");
    }

    [Theory]
    [InlineData("LAN.SNV")]
    [InlineData("  lan.snv ")]
    [InlineData("ｌａｎ．ｓｎｖ")]
    public async Task The_name_is_found_however_it_is_typed(string typed)
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");

        (await desk.SignIns.SignInAsync(typed, AccountDesk.Password)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_password_is_the_same_in_composed_and_decomposed_letters_but_not_in_other_capitals()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");

        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password.Normalize(System.Text.NormalizationForm.FormD))).IsDone.ShouldBeTrue();
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password.ToUpperInvariant())).IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task Unknown_disabled_locked_and_wrong_get_one_answer()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");
        await desk.AddAsync("nghi.viec", Role.Officer, "SNV");
        await desk.AddAsync("bi.khoa", Role.Officer, "SNV");
        await desk.Accounts.DisableAsync("nghi.viec", "Nghỉ việc", SmallRecord.Administrator, null);
        for (var i = 0; i < 5; i++)
        {
            await desk.SignIns.SignInAsync("bi.khoa", "sai");
        }

        SignInOutcome[] outcomes =
        [
            await desk.SignIns.SignInAsync("khong.co", AccountDesk.Password),
            await desk.SignIns.SignInAsync("nghi.viec", AccountDesk.Password),
            await desk.SignIns.SignInAsync("bi.khoa", AccountDesk.Password),
            await desk.SignIns.SignInAsync("lan.snv", "sai"),
            await desk.SignIns.SignInAsync("lan.snv", ""),
            await desk.SignIns.SignInAsync("lan.snv", null),
            await desk.SignIns.SignInAsync(null, null),
            await desk.SignIns.SignInAsync("\ud800", "\ud800"),
            await desk.SignIns.SignInAsync(new string('a', 10_000), new string('a', 1_000_000)),
        ];

        var refusal = outcomes.SelectMany(o => o.Refusals).Distinct().ShouldHaveSingleItem();
        refusal.Code.ShouldBe(AccountRefusals.SignIn);
        refusal.Message.ShouldBeASentence();
        outcomes.ShouldAllBe(o => o.Token == null);
    }

    [Fact]
    public async Task Unknown_names_and_locked_accounts_are_counted_and_not_journalled()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");
        var before = await desk.JournalCountAsync();

        for (var i = 0; i < 30; i++)
        {
            await desk.SignIns.SignInAsync($"khong.co.{i}", "sai");
            await desk.SignIns.SignInAsync("lan.snv", "sai");
        }

        (await desk.JournalAsync(before)).ShouldBe(Enumerable.Repeat("sign-in-refused", 5));
        (await desk.Database.ReadAsync(c => c.QuerySingleAsync<long>("select count from refused_sign_in where day = '2021-02-17'"))).ShouldBe(55);
    }

    [Fact]
    public async Task The_fifth_wrong_password_in_a_row_locks_and_the_lock_ends_by_the_clock()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");
        for (var i = 0; i < 4; i++)
        {
            await desk.SignIns.SignInAsync("lan.snv", "sai");
        }

        // The fifth try is right: it begins again at none.
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeTrue();
        for (var i = 0; i < 4; i++)
        {
            await desk.SignIns.SignInAsync("lan.snv", "sai");
        }

        await desk.SignIns.SignInAsync("lan.snv", "sai");
        var locked = desk.Clock.Now;
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeFalse();
        desk.Clock.Now = locked + Duration.FromMinutes(15) - Millisecond;
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeFalse();
        desk.Clock.Now = locked + Duration.FromMinutes(15);
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_passwords_typed_at_once_are_all_counted()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => desk.SignIns.SignInAsync("lan.snv", "sai"))));

        (await desk.JournalAsync()).Count(a => a is "sign-in-refused").ShouldBe(5);
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task A_role_counts_from_its_first_instant_until_before_its_last()
    {
        using var desk = await AccountDesk.OpenAsync();
        var (from, until) = (SmallRecord.Start + Duration.FromDays(1), SmallRecord.Start + Duration.FromDays(2));
        await desk.AddAsync("lan.snv", Role.Officer, "SNV", from, until);

        foreach (var (now, may) in new[] { (from - Millisecond, false), (from, true), (until - Millisecond, true), (until, false) })
        {
            desk.Clock.Now = now;
            var outcome = await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password);
            outcome.IsDone.ShouldBe(may, now.ToString(null, System.Globalization.CultureInfo.InvariantCulture));
            if (!may)
            {
                outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.NoRole);
                outcome.Refusals[0].Message.ShouldBeASentence();
            }
        }
    }

    [Fact]
    public async Task The_role_that_was_worked_in_last_is_taken_up_again()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        await desk.Accounts.GiveRoleAsync("lan.snv", new GivenRole { Role = Role.Head, Unit = "STC" }, "QĐ 2", SmallRecord.Administrator, null);
        (await desk.Sessions.SwitchAsync(token, 2)).ShouldBeEmpty();
        (await desk.Sessions.FindAsync(token)).ShouldBe(new Actor { Account = "lan.snv", Role = Role.Head, Unit = "STC" });
        desk.Clock.Now += Duration.FromMinutes(1);

        (await desk.Sessions.FindAsync(await desk.SignInAsync("lan.snv")))!.Role.ShouldBe(Role.Head);
    }

    [Fact]
    public async Task No_secret_stands_in_the_journal_or_its_copy()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var (token, key, codes) = await desk.EnrolAsync("dieu.phoi");
        await desk.Passwords.ConfirmAsync(token, AccountDesk.Password);
        var changed = await desk.Passwords.ChangeAsync(token, AccountDesk.Password, "bốn con vịt vàng bơi", "bốn con vịt vàng bơi");
        changed.Refusals.ShouldBeEmpty();
        var made = await desk.Accounts.CreateAsync(new NewAccount { Name = "moi.snv", DisplayName = "Mới" }, SmallRecord.Administrator, "tk-9");
        var link = await desk.First.MakeLinkAsync(SmallRecord.Operator);

        var journal = string.Concat(await desk.Database.ReadAsync(c => c.QueryAsync<string>("select coalesce(key, '') || coalesce(old, '') || coalesce(new, '') || coalesce(reason, '') || coalesce(request, '') from journal")))
            + await File.ReadAllTextAsync(desk.Record.CopyFile())
            + string.Concat(await desk.Database.ReadAsync(c => c.QueryAsync<string>("select id || content_hash || coalesce(result, '') from handled_request")));
        var secrets = await desk.Database.ReadAsync(async c => (await c.QueryAsync<(string Hash, string Stamp, string Key, string Codes)>("select coalesce(password_hash, 'x!'), security_stamp, coalesce(authenticator_key, 'x!'), recovery_codes from account_secret")).ToArray());
        string[] all =
        [
            AccountDesk.Password, "vịt vàng", made.FirstPassword!, token, changed.Token!, key, link.Code ?? "x!", .. codes, .. secrets.SelectMany(s => (string[])[s.Hash, s.Stamp, s.Key, .. s.Codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)]),
            .. await desk.Database.ReadAsync(c => c.QueryAsync<string>("select token_hash from session")),
        ];

        journal.Length.ShouldBeGreaterThan(5000);
        all.Length.ShouldBeGreaterThan(20);
        all.Where(s => journal.Contains(s, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }
}
