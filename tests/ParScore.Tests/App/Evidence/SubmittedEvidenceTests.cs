using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Storage;

namespace ParScore.Tests.App.Evidence;

/// <summary>What a receipt stands for does not move: evidence closes with the submission and opens again when it is returned.</summary>
public sealed class SubmittedEvidenceTests
{
    private const string Campaign = SmallRecord.Campaign;

    public static TheoryData<string> Deeds => ["upload", "register", "replace", "link", "unlink", "remove"];

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task Nothing_changes_until_the_part_is_returned(string deed)
    {
        using var record = await SmallRecord.SubmittedAsync();
        using var database = record.Open();
        var before = await HeadAsync(database);

        var refused = await DoAsync(deed, database);

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.AlreadySubmitted);
        (await HeadAsync(database)).ShouldBe(before);
        await SmallRecord.ReturnAsync(database);
        (await DoAsync(deed, database)).Refusals.ShouldNotContain(r => r.Code == AccessRefusals.AlreadySubmitted);
    }

    [Fact]
    public async Task A_document_that_an_initiative_uses_stays_in_the_register()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        await SmallRecord.ReturnAsync(database);
        await database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "unlinked" }, session => Dapper.SqlMapper.ExecuteAsync(session.Connection, "update evidence_link set unlinked_reason = 'x'"));
        var used = await database.ReadAsync(c => Dapper.SqlMapper.QuerySingleAsync<string>(c, "select document from initiative_link"));
        var stored = (await database.ReadAsync(c => EvidenceStore.FindAsync(Campaign, "SNV", used, null, c)))!;

        var outcome = await new EvidenceService(database).RemoveAsync(Campaign, "SNV", used, stored.Version, "nhầm", SmallRecord.Officer, null);

        outcome.Refusals.ShouldHaveSingleItem().Message.ShouldContain("sáng kiến");
    }

    [Fact]
    public async Task A_request_belongs_to_the_person_who_made_it()
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var service = new EvidenceService(database);
        var other = SmallRecord.Officer with { Account = "minh.snv" };

        (await service.RegisterWithoutFileAsync(Campaign, "SNV", SmallRecord.Details("7/KH"), "Bản giấy", SmallRecord.Officer, "r-1")).IsDone.ShouldBeTrue();

        await Should.ThrowAsync<InvalidOperationException>(() => service.RegisterWithoutFileAsync(Campaign, "SNV", SmallRecord.Details("7/KH"), "Bản giấy", other, "r-1"));
    }

    [Theory]
    [InlineData("thu-2021", "SNV")]
    [InlineData(Campaign, "SYT")]
    public async Task A_campaign_or_unit_that_is_not_there_takes_no_file(string campaign, string unit)
    {
        using var record = await SmallRecord.DraftAsync();
        using var database = record.Open();
        var files = record.EvidenceFiles();
        using var picture = new MemoryStream(SmallRecord.Picture(77));

        var outcome = await new EvidenceService(database).UploadAsync(campaign, unit, SmallRecord.Details("8/KH"), "a.png", picture, null, new Actor { Account = "a", Role = Role.Officer, Unit = unit }, null);

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccessRefusals.NotFound);
        record.EvidenceFiles().ShouldBe(files);
    }

    private static Task<ParScore.App.Journal.Checkpoint> HeadAsync(Database database) => database.ReadAsync(ParScore.App.Journal.JournalStore.GetHeadAsync);

    private static async Task<EvidenceOutcome> DoAsync(string deed, Database database)
    {
        var (service, officer) = (new EvidenceService(database), SmallRecord.Officer);
        using var picture = new MemoryStream(SmallRecord.Picture(78));
        return deed switch
        {
            "upload" => await service.UploadAsync(Campaign, "SNV", SmallRecord.Details("5/KH"), "a.png", picture, null, officer, null),
            "register" => await service.RegisterWithoutFileAsync(Campaign, "SNV", SmallRecord.Details("6/KH"), "Bản giấy", officer, null),
            "replace" => await service.ReplaceFileAsync(Campaign, "SNV", "SNV-01", "a.png", picture, null, officer, null),
            "link" => await service.LinkAsync(Campaign, "1.2", "SNV", "SNV-01", null, "1", null, officer, null),
            "unlink" => await service.UnlinkAsync(Campaign, SmallRecord.Set.Find("1.1")!.Id, "SNV", 1, 1, "nhầm", officer, null),
            _ => await service.RemoveAsync(Campaign, "SNV", "SNV-01", 1, "nhầm", officer, null),
        };
    }
}
