using ParScore.App.Accounts;
using ParScore.App.Storage;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Accounts;

/// <summary>One-click sign-in is for a record that was made for it and for no other.</summary>
public sealed class TrialServiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-trial-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task In_an_offices_record_nothing_of_it_works()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();

        (await desk.Trial.MarkAsync()).ShouldBeFalse();
        (await desk.Trial.IsTrialAsync()).ShouldBeFalse();
        (await desk.Trial.AddPeopleAsync(SmallRecord.Plan)).ShouldBeFalse();
        (await desk.Trial.ListPeopleAsync()).ShouldBeEmpty();
        var refusal = (await desk.Trial.SignInAsync("lan.snv")).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(AccountRefusals.TrialOnly);
        refusal.Message.ShouldBeASentence();
        (await desk.Trial.ConfirmAsync(token)).ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.TrialOnly);
        (await desk.Sessions.FindAsync(token))!.PasswordAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_marked_record_lets_everybody_be_anybody_and_stays_sound()
    {
        var clock = new SetClock { Now = SmallRecord.Start };
        using var database = Database.Open(DataDirectory.At(_folder), SmallRecord.Quick, clock);
        var (trial, sessions) = (new TrialService(database), new SessionService(database, clock));
        (await trial.MarkAsync()).ShouldBeTrue();
        await database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "campaign-imported" }, async session =>
        {
            await ParScore.App.Campaigns.CampaignStore.AddAsync(SmallRecord.Plan, SmallRecord.Set, session.Connection);
            return true;
        });
        (await trial.AddPeopleAsync(SmallRecord.Plan)).ShouldBeTrue();

        var people = await trial.ListPeopleAsync();
        people.Select(p => p.Memberships.Single().Role).Distinct().ShouldBe([Role.Officer, Role.Head, Role.Coordinator, Role.Approver, Role.Auditor, Role.Administrator]);
        people.Count.ShouldBe(9);
        foreach (var person in people)
        {
            var outcome = await trial.SignInAsync(person.Name);
            (await sessions.FindAsync(outcome.Token))!.Account.ShouldBe(person.Name);
            (await trial.ConfirmAsync(outcome.Token)).ShouldBeEmpty();
            (await sessions.FindAsync(outcome.Token))!.PasswordAt.ShouldBe(clock.Now);
            (await new SignInService(database).SignInAsync(person.Name, "")).IsDone.ShouldBeFalse();
        }

        (await trial.SignInAsync("khong.co")).IsDone.ShouldBeFalse();
        (await trial.IsTrialAsync()).ShouldBeTrue();
        (await trial.MarkAsync()).ShouldBeFalse();
        (await new ParScore.App.Verification.Verifier(database.Directory, database.Settings, clock).RunAsync(new())).Problems.ShouldBeEmpty();
    }
}
