using System.Text;
using NodaTime;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;

namespace ParScore.Tests.Faults;

/// <summary>A full disk: what is there can be read, what is new is refused in a sentence, and room is all it takes to go on.</summary>
public sealed class DiskFullTests
{
    [SmallDiskFact]
    public async Task On_a_full_disk_people_read_on_hear_why_nothing_is_saved_and_go_on_when_there_is_room_again()
    {
        using var disk = new SmallDisk(16);
        await RecordedCampaign.CreateAsync(disk.Folder);
        using var database = RecordedCampaign.Open(disk.Folder);
        (await SaveAsync(database, 54, seen: 0)).IsSaved.ShouldBeTrue();
        (await UploadAsync(database, announced: null, request: "before")).Document.ShouldBe("SNV-01");
        await RecordedCampaign.LetPassAsync(database);
        (await database.InTurnAsync(c => Task.FromResult(Dapper.SqlMapper.ExecuteScalar<long>(c, "pragma wal_checkpoint(truncate)")))).ShouldBe(0);
        disk.Fill();

        (await database.ReadAsync(c => CampaignRecord.FindAsync(RecordedCampaign.Id, c))).ShouldNotBeNull().Consolidate().Units.Count.ShouldBe(8);
        (await TroubleOfAsync(() => SaveAsync(database, 47, seen: 1))).ShouldBe(StorageTroubles.DiskFull);
        (await TroubleOfAsync(() => UploadAsync(database, announced: null))).ShouldBe(StorageTroubles.DiskFull);
        (await UploadAsync(database, announced: 500)).Refusals.ShouldHaveSingleItem().Message.ShouldStartWith("Ổ đĩa gần đầy");
        (await TroubleOfAsync(() => SubmitAsync(database))).ShouldBe(StorageTroubles.DiskFull);
        var stored = await database.ReadAsync(c => AnswerStore.ListFiguresAsync(RecordedCampaign.Id, RecordedCampaign.Leaf, c));
        stored.ShouldHaveSingleItem().Figure.Json.ShouldBe("\"54\"");

        // Who reads evidence must be journalled, which takes room; the sentence is its own.
        var (unread, why) = await GiveOutAsync(database);
        unread.ShouldBeNull();
        why.ShouldHaveSingleItem().Message.ShouldContain("vẫn xem được");

        disk.Free();

        using (var read = (await GiveOutAsync(database)).File)
        {
            read.ShouldNotBeNull();
        }

        (await SaveAsync(database, 47, seen: 1)).IsSaved.ShouldBeTrue();
        (await UploadAsync(database, announced: null)).IsDone.ShouldBeTrue();
        (await SubmitAsync(database)).Receipt.ShouldNotBeNull();
        database.CopyTrouble.ShouldBeNull();
        var report = await new Verifier(database.Directory, database.Settings, SystemClock.Instance).RunAsync(new VerifyOptions());
        report.Problems.ShouldBeEmpty();
        report.Orphans.ShouldBe(0);
    }

    private static async Task<string> TroubleOfAsync<T>(Func<Task<T>> work)
    {
        var error = await Should.ThrowAsync<Exception>(async () => await work());
        var trouble = StorageTroubles.Explain(error).ShouldNotBeNull(error.ToString());
        trouble.Message.ShouldStartWith("Ổ đĩa đã đầy, thay đổi này chưa được lưu");
        return trouble.Code;
    }

    private static Task<SaveOutcome> SaveAsync(Database database, int done, long seen) => new AnswerService(database).SaveAsync(
        new SaveAnswer { Campaign = RecordedCampaign.Id, Leaf = RecordedCampaign.Leaf, Unit = RecordedCampaign.Unit, Figures = [new ChangedFigure(new TypedFigure("numerator", "", $"\"{done}\""), seen)] },
        RecordedCampaign.Head,
        $"save-{done}");

    private static async Task<EvidenceOutcome> UploadAsync(Database database, long? announced, string request = "upload")
    {
        var details = new DocumentDetails { Number = "01/BC-SNV", Date = new DateOnly(2021, 1, 15), Issuer = "Sở Nội vụ", Abstract = "Báo cáo" };
        using var content = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n"));
        return await new EvidenceService(database).UploadAsync(RecordedCampaign.Id, RecordedCampaign.Unit, details, "bao-cao.pdf", content, announced, RecordedCampaign.Head, request);
    }

    private static Task<(GivenFile? File, IReadOnlyList<ParScore.Scoring.Refusal> Refusals)> GiveOutAsync(Database database) =>
        new EvidenceService(database).GiveOutAsync(RecordedCampaign.Id, RecordedCampaign.Unit, "SNV-01", null, null, isPreview: false, RecordedCampaign.Head);

    private static Task<SubmitOutcome> SubmitAsync(Database database) =>
        RecordedCampaign.SubmitAsync(database, "submit");
}
