using System.Reflection;
using Microsoft.Data.Sqlite;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>Every code of a refusal is earned by somebody, and says in Vietnamese what is wrong.</summary>
public sealed class EveryEvidenceCodeTests
{
    private static readonly string Leaf = CampaignCopy.Set.Leaves.First().Id;

    // Only a dying disk writes other bytes than it was given and confirms them; the fault sweep earns it.
    private static readonly string[] OfADyingDisk = [EvidenceRefusals.NotReadBack];

    private static readonly int[] SqliteCodes = [5, 6, 8, 10, 11, 13, 14, 26];

    [Fact]
    public async Task Every_code_of_evidence_is_earned_with_a_sentence()
    {
        var earned = new List<Refusal>();
        foreach (var upload in HostileUploads.All.Where(u => u.Code is not null).DistinctBy(u => u.Code, StringComparer.Ordinal))
        {
            await using var desk = await EvidenceDesk.OpenAsync(upload.Settings);
            var content = upload.Content();
            earned.AddRange((await desk.UploadAsync(upload.FileName, new MemoryStream(content), content.Length + (long)upload.AnnouncedTooMany)).Refusals);
        }

        earned.AddRange(await OfActsAsync());
        earned.AddRange(await OfSettingsAsync(new DataSettings { MinFreeBytes = long.MaxValue }));
        earned.AddRange(await OfSettingsAsync(new DataSettings { MinFreeBytes = 0, ClamdSocket = "/nowhere" }));
        earned.AddRange(await OfVirusAsync());

        earned.Select(r => r.Code).Concat(OfADyingDisk).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(CodesOf(typeof(EvidenceRefusals)));
        foreach (var refusal in earned)
        {
            refusal.Message.ShouldBeASentence();
        }
    }

    [Fact]
    public void Every_code_of_a_failing_disk_is_earned_with_a_sentence()
    {
        Exception[] errors =
        [
            new OutcomeUnknownException("", new IOException()), new NewerDatabaseException("Cơ sở dữ liệu do bản mới hơn tạo ra."),
            .. SqliteCodes.Select(code => new SqliteException("", code)),
            new IOException("", 28), new IOException("", 122), new IOException("", unchecked((int)0x80070070)), new IOException(), new UnauthorizedAccessException(),
        ];

        var refusals = errors.Select(e => StorageTroubles.Explain(e).ShouldNotBeNull(e.GetType().Name)).ToArray();

        refusals.Select(r => r.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(CodesOf(typeof(StorageTroubles)));
        foreach (var refusal in refusals)
        {
            refusal.Message.ShouldBeASentence();
        }

        StorageTroubles.Explain(new InvalidOperationException()).ShouldBeNull();
        StorageTroubles.Explain(new SqliteException("", 19)).ShouldBeNull();
    }

    private static async Task<List<Refusal>> OfActsAsync()
    {
        await using var desk = await EvidenceDesk.OpenAsync();
        var (campaign, officer, refusals) = (EvidenceDesk.Campaign, EvidenceDesk.Officer, new List<Refusal>());
        await desk.UploadAsync("a.pdf", PdfFiles.Good);
        refusals.AddRange((await desk.Service.UploadAsync(campaign, "SNV", EvidenceDesk.Details with { Number = "" }, "a.pdf", new MemoryStream(PdfFiles.Good), null, officer, null)).Refusals);
        refusals.AddRange((await desk.Service.RegisterWithoutFileAsync(campaign, "SNV", EvidenceDesk.Details, null, officer, null)).Refusals);
        refusals.AddRange((await desk.Service.GiveOutAsync(campaign, "SNV", "SNV-01", null, "bytes=999999-", false, officer)).Refusals);
        refusals.AddRange((await desk.Service.RemoveAsync(campaign, "SNV", "SNV-01", 1, null, officer, null)).Refusals);
        refusals.AddRange((await desk.Service.RemoveAsync(campaign, "SNV", "SNV-01", 9, "trùng", officer, null)).Refusals);
        File.Delete(desk.FilesOnDisk().Single());
        refusals.AddRange((await desk.Service.GiveOutAsync(campaign, "SNV", "SNV-01", null, null, false, officer)).Refusals);
        await desk.Service.RemoveAsync(campaign, "SNV", "SNV-01", 1, "trùng", officer, null);
        refusals.AddRange((await desk.Service.LinkAsync(campaign, Leaf, "SNV", "SNV-01", null, null, null, officer, null)).Refusals);
        return refusals;
    }

    private static async Task<IReadOnlyList<Refusal>> OfSettingsAsync(DataSettings settings)
    {
        await using var desk = await EvidenceDesk.OpenAsync(settings);
        return (await desk.UploadAsync("a.pdf", PdfFiles.Good)).Refusals;
    }

    private static async Task<IReadOnlyList<Refusal>> OfVirusAsync()
    {
        using var clamd = FakeClamd.OnThisMachine();
        var served = clamd.ServeAsync("stream: Win.Test.EICAR_HDB-1 FOUND\0");
        var refusals = await OfSettingsAsync(new DataSettings { MinFreeBytes = 0, ClamdSocket = clamd.Address });
        await served;
        return refusals;
    }

    private static IEnumerable<string> CodesOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
}
