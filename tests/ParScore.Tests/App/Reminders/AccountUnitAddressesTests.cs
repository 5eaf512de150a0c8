using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Reminders;
using ParScore.App.Storage;

namespace ParScore.Tests.App.Reminders;

/// <summary>Where a unit is reached: what the settings say, and the people who work for it now.</summary>
public sealed class AccountUnitAddressesTests
{
    [Fact]
    public async Task The_people_of_the_unit_are_reached_as_long_as_they_work_for_it()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Preparing);
        using var database = Database.Open(record.Directory, new DataSettings { UnitMail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["STC"] = ["so@stc.vn", "LAN@stc.vn"] } }, record.Clock);
        var administrator = WorkflowRecord.Person(Role.Administrator, null);
        var accounts = new AccountService(database, record.Clock);
        (await accounts.CreateAsync(new NewAccount { Name = "binh.stc", DisplayName = "Bình", Email = "binh@stc.vn", Role = new GivenRole { Role = Role.Officer, Unit = "STC", Until = WorkflowRecord.Start + Duration.FromDays(2) }, Reason = "QĐ 1" }, administrator, null)).Refusals.ShouldBeEmpty();
        (await accounts.CreateAsync(new NewAccount { Name = "lan.stc2", DisplayName = "Lan", Email = "lan@stc.vn", Role = new GivenRole { Role = Role.Head, Unit = "STC" }, Reason = "QĐ 1" }, administrator, null)).Refusals.ShouldBeEmpty();
        (await accounts.CreateAsync(new NewAccount { Name = "hoa.snv", DisplayName = "Hoa", Email = "hoa@snv.vn", Role = new GivenRole { Role = Role.Officer, Unit = "SNV" }, Reason = "QĐ 1" }, administrator, null)).Refusals.ShouldBeEmpty();
        (await accounts.CreateAsync(new NewAccount { Name = "cu.stc", DisplayName = "Cũ", Email = "cu@stc.vn", Role = new GivenRole { Role = Role.Officer, Unit = "STC" }, Reason = "QĐ 1" }, administrator, null)).Refusals.ShouldBeEmpty();
        (await accounts.DisableAsync("cu.stc", "Nghỉ hưu.", administrator, null)).Refusals.ShouldBeEmpty();
        var addresses = new AccountUnitAddresses(database, record.Clock);

        (await addresses.ListAsync("STC")).Order(StringComparer.Ordinal).ToArray().ShouldBe(["LAN@stc.vn", "binh@stc.vn", "so@stc.vn"]);
        record.Clock.Now += Duration.FromDays(2);
        (await addresses.ListAsync("STC")).Order(StringComparer.Ordinal).ToArray().ShouldBe(["LAN@stc.vn", "so@stc.vn"]);
        (await addresses.ListAsync("XYZ")).ShouldBeEmpty();
    }
}
