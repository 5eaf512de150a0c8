using System.Text;
using NodaTime;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Verification;
using ParScore.Tests.Faults;

namespace ParScore.Tests.App.Evidence;

/// <summary>Evidence that comes before any figure begins the unit's answer; the stored score must know it, or it does not replay.</summary>
public sealed class LinkedLeafTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-linked-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_leaf_with_evidence_and_no_figures_replays_after_linking_and_after_unlinking()
    {
        await RecordedCampaign.CreateAsync(_folder);
        using var database = RecordedCampaign.Open(_folder);
        var service = new EvidenceService(database);
        using var content = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n"));
        var details = new DocumentDetails { Number = "01/BC-SNV", Date = new DateOnly(2021, 1, 15), Issuer = "Sở Nội vụ", Abstract = "Báo cáo" };
        var document = (await service.UploadAsync(RecordedCampaign.Id, RecordedCampaign.Unit, details, "bao-cao.pdf", content, null, RecordedCampaign.Head, null)).Document.ShouldNotBeNull();

        var link = (await service.LinkAsync(RecordedCampaign.Id, RecordedCampaign.Leaf, RecordedCampaign.Unit, document, null, null, null, RecordedCampaign.Head, null)).Link.ShouldNotBeNull();
        (await ProblemsAsync(database)).ShouldBeEmpty();

        (await service.UnlinkAsync(RecordedCampaign.Id, RecordedCampaign.Leaf, RecordedCampaign.Unit, link, 1, "Nhầm tài liệu", RecordedCampaign.Head, null)).IsDone.ShouldBeTrue();
        (await ProblemsAsync(database)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<Problem>> ProblemsAsync(Database database) =>
        (await new Verifier(database.Directory, database.Settings, SystemClock.Instance).RunAsync(new VerifyOptions())).Problems;
}
