using NodaTime;
using ParScore.App.Accounts;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Accounts;

/// <summary>The first administrator comes by a link of the server, once, within a day.</summary>
public sealed class FirstAccountServiceTests
{
    [Fact]
    public async Task The_link_makes_an_administrator_once()
    {
        using var desk = await AccountDesk.OpenAsync();
        (await desk.First.IsNeededAsync()).ShouldBeTrue();
        var (code, _) = await desk.First.MakeLinkAsync(SmallRecord.Operator);

        var first = await CreateAsync(desk, code, "hoa.qt");
        var again = await CreateAsync(desk, code, "lan.qt");

        first.Refusals.ShouldBeEmpty();
        (await desk.Sessions.LookAsync(first.Token))!.Step.ShouldBe(SignInStep.EnrolSecondFactor);
        again.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.AdministratorExists);
        again.Refusals[0].Message.ShouldBeASentence();
        (await desk.First.IsNeededAsync()).ShouldBeFalse();
        (await desk.First.MakeLinkAsync(SmallRecord.Operator)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.AdministratorExists);
        (await desk.Record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_holds_for_a_day_and_a_later_one_takes_its_place()
    {
        using var desk = await AccountDesk.OpenAsync();
        var (old, _) = await desk.First.MakeLinkAsync(SmallRecord.Operator);
        var (code, _) = await desk.First.MakeLinkAsync(SmallRecord.Operator);
        var made = desk.Clock.Now;

        (await desk.First.IsValidAsync(old)).ShouldBeFalse();
        (await CreateAsync(desk, old, "hoa.qt")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.LinkNotValid);
        desk.Clock.Now = made + Duration.FromHours(24) - Duration.FromMilliseconds(1);
        (await desk.First.IsValidAsync(code)).ShouldBeTrue();
        desk.Clock.Now = made + Duration.FromHours(24);
        (await desk.First.IsValidAsync(code)).ShouldBeFalse();
        var late = await CreateAsync(desk, code, "hoa.qt");
        late.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.LinkNotValid);
        late.Refusals[0].Message.ShouldBeASentence();
    }

    [Fact]
    public async Task Two_who_use_it_at_once_make_one_account()
    {
        using var desk = await AccountDesk.OpenAsync();
        var (code, _) = await desk.First.MakeLinkAsync(SmallRecord.Operator);

        var outcomes = await Task.WhenAll(Task.Run(() => CreateAsync(desk, code, "hoa.qt")), Task.Run(() => CreateAsync(desk, code, "lan.qt")));

        outcomes.Count(o => o.IsDone).ShouldBe(1);
        (await desk.Accounts.ListAsync(SmallRecord.Administrator)).Accounts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_input_uses_nothing_up_and_comes_back_whole()
    {
        using var desk = await AccountDesk.OpenAsync();
        var (code, _) = await desk.First.MakeLinkAsync(SmallRecord.Operator);

        var outcome = await desk.First.CreateAsync(code, "?", "", "123456789", "12345678");

        outcome.Refusals.Select(r => r.Code).ShouldBe([AccountRefusals.NameNotAllowed, AccountRefusals.DisplayName, AccountRefusals.PasswordShort, AccountRefusals.PasswordCommon, AccountRefusals.PasswordsDiffer]);
        (await CreateAsync(desk, code, "hoa.qt")).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_who_works_at_the_server_gets_a_link()
    {
        using var desk = await AccountDesk.OpenAsync();

        (await desk.First.MakeLinkAsync(SmallRecord.Officer)).Code.ShouldBeNull();
        (await desk.First.MakeLinkAsync(SmallRecord.Administrator)).Code.ShouldBeNull();
    }

    private static Task<SignInOutcome> CreateAsync(AccountDesk desk, string? code, string name) => desk.First.CreateAsync(code, name, "Trần Thị Hoa", "mưa rơi trên mái tôn", "mưa rơi trên mái tôn");
}
