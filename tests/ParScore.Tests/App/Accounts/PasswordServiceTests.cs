using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Accounts;

/// <summary>Which passwords may be chosen, and what a password typed again is good for.</summary>
public sealed class PasswordServiceTests
{
    [Theory]
    [InlineData("", AccountRefusals.PasswordShort)]
    [InlineData("kẹo bông", null)]
    [InlineData("kẹobông", AccountRefusals.PasswordShort)]
    [InlineData("12345678", AccountRefusals.PasswordCommon)]
    [InlineData("password1", AccountRefusals.PasswordCommon)]
    [InlineData("PaSsWoRd1", AccountRefusals.PasswordCommon)]
    [InlineData("iloveyou2", AccountRefusals.PasswordCommon)]
    [InlineData("ｐａｓｓｗｏｒｄ１", AccountRefusals.PasswordCommon)]
    [InlineData("aaaaaaaaaaaa", AccountRefusals.PasswordWeak)]
    [InlineData("abcdefghijkl", AccountRefusals.PasswordWeak)]
    [InlineData("nguyen van 99", AccountRefusals.PasswordNamesAccount)]
    [InlineData("xin chào LAN.SNV", AccountRefusals.PasswordNamesAccount)]
    [InlineData("xin chào lan", null)]
    [InlineData("xin chào lansnv", AccountRefusals.PasswordNamesAccount)]
    [InlineData("Sở Tài Chính 2021", AccountRefusals.PasswordNamesAccount)]
    [InlineData("mưa rơi trên mái tôn", null)]
    [InlineData("correct horse battery staple", null)]
    public void A_password_is_judged_by_length_lists_and_names(string password, string? code)
    {
        var refusals = PasswordRules.ReasonsNot(password, ["lan.snv", "Nguyễn Lan", "SNV", "Sở Tài chính"], hasSecondFactorRole: false, "new");

        refusals.Select(r => r.Code).ShouldBe(code is null ? [] : [code], password);
        foreach (var refusal in refusals)
        {
            refusal.Where.ShouldBe("new");
            refusal.Message.ShouldBeASentence();
        }
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(128, null)]
    [InlineData(129, AccountRefusals.PasswordLong)]
    [InlineData(100_000, AccountRefusals.PasswordLong)]
    public void Long_ones_are_welcome_up_to_a_length_that_is_said(int length, string? code)
    {
        var password = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * i * 7 % 26))));

        PasswordRules.ReasonsNot(password, [], hasSecondFactorRole: false, "new").Select(r => r.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void Roles_with_a_second_factor_need_ten()
    {
        PasswordRules.ReasonsNot("kẹo bông 7", [], hasSecondFactorRole: true, "new").ShouldBeEmpty();
        PasswordRules.ReasonsNot("kẹo bông7", [], hasSecondFactorRole: true, "new").ShouldHaveSingleItem().Message.ShouldContain("ít nhất 10 ký tự");
    }

    [Fact]
    public void Letters_are_counted_as_people_see_them() =>
        PasswordRules.ReasonsNot("ẵ ẫ ổ".Normalize(System.Text.NormalizationForm.FormD), [], hasSecondFactorRole: false, "new").ShouldContain(r => r.Code == AccountRefusals.PasswordShort);

    [Fact]
    public async Task Everything_wrong_with_a_change_comes_at_once_and_nothing_is_changed()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        var before = await desk.JournalCountAsync();

        var outcome = await desk.Passwords.ChangeAsync(token, AccountDesk.Password, "1234567", "12345678");
        var same = await desk.Passwords.ChangeAsync(token, AccountDesk.Password, AccountDesk.Password, AccountDesk.Password);

        outcome.Refusals.Select(r => r.Code).ShouldBe([AccountRefusals.PasswordShort, AccountRefusals.PasswordCommon, AccountRefusals.PasswordsDiffer]);
        same.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.PasswordSame);
        same.Refusals[0].Message.ShouldBeASentence();
        (await desk.JournalCountAsync()).ShouldBe(before);
        (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_password_holds_for_five_minutes_at_the_guard()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();
        (await desk.Sessions.FindAsync(token))!.PasswordAt.ShouldBeNull();

        (await desk.Passwords.ConfirmAsync(token, AccountDesk.Password)).ShouldBeEmpty();

        var actor = (await desk.Sessions.FindAsync(token))!;
        actor.PasswordAt.ShouldBe(desk.Clock.Now);
        var asHead = actor with { Role = Role.Coordinator };
        var standing = new Standing { Campaign = new ParScore.App.Campaigns.CampaignFacts { SelfScoreDue = desk.Clock.Now + Duration.FromDays(1) } };
        Guard.ReasonsNot(UseCase.ExtensionGrant, asHead, standing, desk.Clock.Now + Duration.FromMinutes(5)).ShouldBeEmpty();
        Guard.ReasonsNot(UseCase.ExtensionGrant, asHead, standing, desk.Clock.Now + Duration.FromMinutes(5) + Duration.FromMilliseconds(1)).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.PasswordAgain);
    }

    [Fact]
    public async Task Wrong_ones_count_and_the_fifth_ends_the_session()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();

        for (var i = 0; i < 4; i++)
        {
            var refusal = (await desk.Passwords.ConfirmAsync(token, "sai")).ShouldHaveSingleItem();
            refusal.Code.ShouldBe(AccountRefusals.WrongPassword);
            refusal.Message.ShouldBeASentence();
        }

        (await desk.Passwords.ChangeAsync(token, "sai", "bốn con vịt vàng bơi", "bốn con vịt vàng bơi")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.SessionEnded);
        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
        (await desk.SignIns.SignInAsync("lan.snv", AccountDesk.Password)).IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_session_or_before_the_second_factor_nothing_is_changed()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var pending = await desk.SignInAsync("dieu.phoi");

        (await desk.Passwords.ConfirmAsync("khong-co", AccountDesk.Password)).ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.SessionEnded);
        var refusal = (await desk.Passwords.ConfirmAsync(pending, AccountDesk.Password)).ShouldHaveSingleItem();
        refusal.Code.ShouldBe(AccountRefusals.StepNotOpen);
        refusal.Message.ShouldBeASentence();
        (await desk.Passwords.ChangeAsync(pending, AccountDesk.Password, "bốn con vịt vàng bơi", "bốn con vịt vàng bơi")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.StepNotOpen);
    }
}
