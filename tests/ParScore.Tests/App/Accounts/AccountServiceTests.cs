using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Accounts;

/// <summary>What administrators do to accounts, and what they may not.</summary>
public sealed class AccountServiceTests
{
    private static readonly GivenRole Officer = new() { Role = Role.Officer, Unit = "SNV" };

    [Fact]
    public async Task A_new_account_has_a_first_password_that_must_be_changed()
    {
        using var desk = await AccountDesk.OpenAsync();

        var made = await desk.Accounts.CreateAsync(New("lan.snv") with { Email = " lan@example.vn " }, SmallRecord.Administrator, "tk-1");

        made.FirstPassword.ShouldNotBeNull().ShouldMatch("^[a-z2-9]{4}(-[a-z2-9]{4}){3}$");
        var account = (await desk.Accounts.ListAsync(SmallRecord.Administrator)).Accounts.ShouldHaveSingleItem();
        (account.Name, account.Email, account.MustChangePassword, account.HasSecondFactor).ShouldBe(("lan.snv", "lan@example.vn", true, false));
        var membership = account.Memberships.ShouldHaveSingleItem();
        (membership.Role, membership.Unit, membership.ValidFrom, membership.ValidUntil, membership.Reason).ShouldBe((Role.Officer, "SNV", desk.Clock.Now, null, "QĐ 1"));
    }

    [Fact]
    public async Task The_same_request_makes_one_account_and_does_not_tell_the_password_again()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.Accounts.CreateAsync(New("lan.snv"), SmallRecord.Administrator, "tk-1");
        var before = await desk.JournalCountAsync();

        var again = await desk.Accounts.CreateAsync(New("lan.snv"), SmallRecord.Administrator, "tk-1");

        (again.IsDone, again.IsRepeat, again.FirstPassword).ShouldBe((true, true, null));
        (await desk.JournalCountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("a1", AccountRefusals.NameNotAllowed)]
    [InlineData("1abc", AccountRefusals.NameNotAllowed)]
    [InlineData("lan snv", AccountRefusals.NameNotAllowed)]
    [InlineData("lan<snv>", AccountRefusals.NameNotAllowed)]
    [InlineData("program", AccountRefusals.NameNotAllowed)]
    [InlineData("Migration", AccountRefusals.NameNotAllowed)]
    [InlineData("HOA.SNV", AccountRefusals.NameTaken)]
    [InlineData("ｈｏａ.snv", AccountRefusals.NameTaken)]
    [InlineData("đào.snv", null)]
    public async Task Names_are_plain_and_each_is_one_persons_however_written(string name, string? code)
    {
        using var desk = await AccountDesk.OpenAsync();
        (await desk.Accounts.CreateAsync(New("hoa.snv"), SmallRecord.Administrator, null)).IsDone.ShouldBeTrue();

        Codes(await desk.Accounts.CreateAsync(New(name), SmallRecord.Administrator, null)).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public async Task Everything_wrong_with_a_new_account_comes_at_once()
    {
        using var desk = await AccountDesk.OpenAsync();

        var outcome = await desk.Accounts.CreateAsync(new NewAccount { Name = "?", DisplayName = " ", Email = "lan", Role = new GivenRole { Role = Role.Head, Unit = "KHONG" } }, SmallRecord.Administrator, null);

        Codes(outcome).ShouldBe([AccountRefusals.NameNotAllowed, AccountRefusals.DisplayName, AccountRefusals.Email, AccountRefusals.UnitUnknown, AccountRefusals.ReasonMissing]);
        (await desk.Accounts.ListAsync(SmallRecord.Administrator)).Accounts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Officer, null, AccountRefusals.RoleUnit)]
    [InlineData(Role.Coordinator, null, AccountRefusals.RoleUnit)]
    [InlineData(Role.Approver, "SNV", AccountRefusals.RoleUnit)]
    [InlineData(Role.Administrator, "SNV", AccountRefusals.RoleUnit)]
    [InlineData(Role.Operator, null, AccountRefusals.RoleNotGiven)]
    [InlineData(Role.Officer, "SNV", AccountRefusals.RoleTwice)]
    [InlineData(Role.Officer, "STC", null)]
    [InlineData(Role.Auditor, null, null)]
    public async Task A_role_has_its_unit_and_is_given_once_at_a_time(Role role, string? unit, string? code)
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.Accounts.CreateAsync(New("lan.snv"), SmallRecord.Administrator, null);

        Codes(await desk.Accounts.GiveRoleAsync("lan.snv", new GivenRole { Role = role, Unit = unit }, "QĐ 2", SmallRecord.Administrator, null)).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public async Task A_role_may_follow_itself_but_not_end_before_it_begins()
    {
        using var desk = await AccountDesk.OpenAsync();
        var day = desk.Clock.Now + Duration.FromDays(1);
        await desk.Accounts.CreateAsync(New("lan.snv") with { Role = Officer with { Until = day } }, SmallRecord.Administrator, null);

        Codes(await desk.Accounts.GiveRoleAsync("lan.snv", Officer with { From = day - Duration.FromMilliseconds(1) }, "QĐ 2", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.RoleTwice]);
        Codes(await desk.Accounts.GiveRoleAsync("lan.snv", Officer with { From = day, Until = day }, "QĐ 2", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.Period]);
        Codes(await desk.Accounts.GiveRoleAsync("lan.snv", Officer with { From = day }, "QĐ 2", SmallRecord.Administrator, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_administrator_gives_no_role_to_oneself()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("quan.tri", Role.Administrator);

        Codes(await desk.Accounts.GiveRoleAsync("quan.tri", Officer, "Tiện làm luôn", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.OwnRole]);
    }

    [Fact]
    public async Task The_last_administrator_is_neither_disabled_nor_stripped_of_the_role()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("quan.tri", Role.Administrator);
        await desk.AddAsync("sap.den", Role.Administrator, from: desk.Clock.Now + Duration.FromDays(1));
        await desk.AddAsync("da.nghi", Role.Administrator);
        (await desk.Accounts.DisableAsync("da.nghi", "Nghỉ", SmallRecord.Administrator, null)).IsDone.ShouldBeTrue();

        Codes(await desk.Accounts.DisableAsync("quan.tri", "Nghỉ", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.LastAdministrator]);
        Codes(await desk.Accounts.EndRoleAsync("quan.tri", 1, null, "Nghỉ", 1, SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.LastAdministrator]);
        desk.Clock.Now += Duration.FromDays(1);
        Codes(await desk.Accounts.DisableAsync("quan.tri", "Nghỉ", SmallRecord.Administrator, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("quan.tri", Role.Administrator);
        await desk.AddAsync("hai.tri", Role.Administrator);

        var outcomes = await Task.WhenAll(
            Task.Run(() => desk.Accounts.DisableAsync("hai.tri", "Nghỉ", SmallRecord.Administrator, null)),
            Task.Run(() => desk.Accounts.DisableAsync("quan.tri", "Nghỉ", SmallRecord.Administrator with { Account = "hai.tri" }, null)));

        outcomes.Count(o => o.IsDone).ShouldBe(1);
    }

    [Fact]
    public async Task A_role_ends_now_or_later_and_only_as_it_was_seen()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.Accounts.CreateAsync(New("lan.snv"), SmallRecord.Administrator, null);

        Codes(await desk.Accounts.EndRoleAsync("lan.snv", 1, desk.Clock.Now - Duration.FromMilliseconds(1), "QĐ 3", 1, SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.Period]);
        Codes(await desk.Accounts.EndRoleAsync("lan.snv", 2, null, "QĐ 3", 1, SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.NotFound]);
        Codes(await desk.Accounts.EndRoleAsync("lan.snv", 1, null, " ", 1, SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.ReasonMissing]);
        var late = await desk.Accounts.EndRoleAsync("lan.snv", 1, null, "QĐ 3", 7, SmallRecord.Administrator, null);
        Codes(late).ShouldBe([AccountRefusals.ChangedMeanwhile]);
        late.Theirs!.Name.ShouldBe("lan.snv");
        Codes(await desk.Accounts.EndRoleAsync("lan.snv", 1, null, "QĐ 3", 1, SmallRecord.Administrator, null)).ShouldBeEmpty();
        (await desk.Accounts.ListAsync(SmallRecord.Administrator)).Accounts[0].Memberships[0].IsCurrent(desk.Clock.Now).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_saw_an_older_account_is_told_and_sees_the_newer()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.Accounts.CreateAsync(New("lan.snv"), SmallRecord.Administrator, null);
        (await desk.Accounts.ChangeAsync("lan.snv", "Nguyễn Lan", null, 1, SmallRecord.Administrator, "sua-1")).IsDone.ShouldBeTrue();

        var late = await desk.Accounts.ChangeAsync("lan.snv", "Lan Nguyễn", null, 1, SmallRecord.Administrator, "sua-2");

        Codes(late).ShouldBe([AccountRefusals.ChangedMeanwhile]);
        late.Theirs!.DisplayName.ShouldBe("Nguyễn Lan");
    }

    [Fact]
    public async Task What_is_so_already_and_what_is_not_there_are_said()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.Accounts.CreateAsync(New("lan.snv"), SmallRecord.Administrator, null);

        Codes(await desk.Accounts.EnableAsync("lan.snv", "Thử", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.AlreadySo]);
        Codes(await desk.Accounts.DisableAsync("lan.snv", null, SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.ReasonMissing]);
        await desk.Accounts.DisableAsync("lan.snv", "Nghỉ", SmallRecord.Administrator, null);
        Codes(await desk.Accounts.DisableAsync("lan.snv", "Nghỉ", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.AlreadySo]);
        Codes(await desk.Accounts.DisableAsync("khong.co", "Nghỉ", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.NotFound]);
        Codes(await desk.Accounts.ResetPasswordAsync("lan.snv", "", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.ReasonMissing]);
        Codes(await desk.Accounts.ResetSecondFactorAsync("lan.snv", "", SmallRecord.Administrator, null)).ShouldBe([AccountRefusals.ReasonMissing]);
    }

    [Fact]
    public async Task A_lost_second_factor_is_taken_away_and_set_up_anew()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var (token, key, codes) = await desk.EnrolAsync("dieu.phoi");

        (await desk.Accounts.ResetSecondFactorAsync("dieu.phoi", "Mất điện thoại", SmallRecord.Administrator, null)).IsDone.ShouldBeTrue();

        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
        var next = await desk.SignInAsync("dieu.phoi");
        (await desk.Sessions.LookAsync(next))!.Step.ShouldBe(SignInStep.EnrolSecondFactor);
        string.Equals((await desk.SignIns.BeginEnrolmentAsync(next))!.Value.Key, key, StringComparison.Ordinal).ShouldBeFalse();
        (await desk.SignIns.RecoveryCodeAsync(next, codes[0])).IsDone.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Head)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Approver)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Operator)]
    public async Task Nobody_else_does_or_sees_any_of_it(Role role)
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.Accounts.CreateAsync(New("lan.snv"), SmallRecord.Administrator, null);
        var (actor, before) = (new Actor { Account = "ai.do", Role = role, Unit = "SNV" }, await desk.JournalCountAsync());

        string[] codes =
        [
            .. Codes(await desk.Accounts.CreateAsync(New("moi.snv"), actor, null)), .. Codes(await desk.Accounts.ChangeAsync("lan.snv", "X", null, 1, actor, null)), .. Codes(await desk.Accounts.DisableAsync("lan.snv", "X", actor, null)),
            .. Codes(await desk.Accounts.EnableAsync("lan.snv", "X", actor, null)), .. Codes(await desk.Accounts.ResetPasswordAsync("lan.snv", "X", actor, null)), .. Codes(await desk.Accounts.ResetSecondFactorAsync("lan.snv", "X", actor, null)),
            .. Codes(await desk.Accounts.GiveRoleAsync("lan.snv", Officer, "X", actor, null)), .. Codes(await desk.Accounts.EndRoleAsync("lan.snv", 1, null, "X", 1, actor, null)),
        ];
        var list = await desk.Accounts.ListAsync(actor);

        codes.Length.ShouldBe(8);
        codes.Distinct(StringComparer.Ordinal).ShouldBe([AccessRefusals.Role]);
        (list.Refusals.Single().Code, list.Accounts.Count, list.Units.Count).ShouldBe((AccessRefusals.Role, 0, 0));
        (await desk.JournalCountAsync()).ShouldBe(before);
    }

    private static NewAccount New(string name) => new() { Name = name, DisplayName = "Nguyễn Thị Lan", Role = Officer, Reason = "QĐ 1" };

    private static IEnumerable<string> Codes(AccountOutcome outcome)
    {
        foreach (var refusal in outcome.Refusals)
        {
            refusal.Message.ShouldBeASentence();
        }

        return outcome.Refusals.Select(r => r.Code);
    }
}
