using ParScore.App.Access;
using ParScore.App.Journal;
using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.Tests.App.Campaigns;

namespace ParScore.Tests.App.Notices;

/// <summary>A unit sees its own notices, unread ones first, until somebody of the unit has read them.</summary>
public sealed class NoticeServiceTests : IDisposable
{
    private readonly CampaignDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Unread_notices_come_first_and_the_latest_before_the_older()
    {
        await ToldAsync();
        var service = new NoticeService(_desk.Database, _desk.Clock);

        (await service.MarkReadAsync(CampaignDesk.Id, "STC", 2, CampaignDesk.OfficerOf("STC"), "doc-1")).ShouldBeEmpty();

        var notices = (await service.ListAsync(CampaignDesk.Id, "STC", CampaignDesk.OfficerOf("STC"))).Notices;
        notices.Select(n => (n.Number, n.Text, n.ReadBy)).ShouldBe([(3, "Hai", null), (1, notices[1].Text, null), (2, "Một", "lan.STC")]);
        (notices[0].Kind, notices[0].Leaf, notices[0].At, notices[2].ReadAt).ShouldBe(("note", "n1-2", _desk.Clock.Now, _desk.Clock.Now));
        (await service.ListAsync(CampaignDesk.Id, "STP", CampaignDesk.OfficerOf("STP"))).Notices.ShouldHaveSingleItem().Kind.ShouldBe("campaign-opened");
    }

    [Fact]
    public async Task Reading_again_changes_nothing_and_who_read_first_stays()
    {
        await ToldAsync();
        var service = new NoticeService(_desk.Database, _desk.Clock);
        (await service.MarkReadAsync(CampaignDesk.Id, "STC", 2, CampaignDesk.OfficerOf("STC"), null)).ShouldBeEmpty();
        var head = await _desk.Database.ReadAsync(JournalStore.GetHeadAsync);

        (await service.MarkReadAsync(CampaignDesk.Id, "STC", 2, CampaignDesk.OfficerOf("STC"), null)).ShouldBeEmpty();
        (await _desk.Database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(head);
        _desk.Clock.Now += NodaTime.Duration.FromMinutes(1);
        (await service.MarkReadAsync(CampaignDesk.Id, "STC", 2, CampaignDesk.OfficerOf("STC") with { Account = "truong.STC" }, null)).ShouldBeEmpty();

        (await _desk.NoticesAsync("STC"))[1].ReadBy.ShouldBe("lan.STC");
    }

    [Fact]
    public async Task Nobody_reads_another_units_notices_and_what_is_not_there_is_not_found()
    {
        await ToldAsync();
        var service = new NoticeService(_desk.Database, _desk.Clock);

        (await service.ListAsync(CampaignDesk.Id, "STC", CampaignDesk.OfficerOf("STP"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotOwnUnit);
        (await service.ListAsync(CampaignDesk.Id, "STC", _desk.Coordinator)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotOwnUnit);
        (await service.MarkReadAsync(CampaignDesk.Id, "STC", 2, CampaignDesk.OfficerOf("STP"), null)).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotOwnUnit);
        (await service.MarkReadAsync(CampaignDesk.Id, "STC", 9, CampaignDesk.OfficerOf("STC"), null)).ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
    }

    private async Task ToldAsync()
    {
        await _desk.OpenAsync();
        await _desk.Database.WriteAsync(new Act { Actor = _desk.Coordinator, Action = "told" }, async session =>
        {
            await NoticeStore.AddAsync(CampaignDesk.Id, "STC", "note", null, "Một", session);
            await NoticeStore.AddAsync(CampaignDesk.Id, "STC", "note", "n1-2", "Hai", session);
            return true;
        });
    }
}
