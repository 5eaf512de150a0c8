using Dapper;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Evidence;

/// <summary>A record with the sample's campaign and no documents, in a data directory of its own, and what people do there with evidence.</summary>
internal sealed class EvidenceDesk : IAsyncDisposable
{
    public const string Unit = "SNV";

    private EvidenceDesk(Database database) => (Database, Service) = (database, new EvidenceService(database));

    public static Actor Officer { get; } = new() { Account = "lan", Role = Role.Officer, Unit = Unit };

    public static string Campaign => CampaignCopy.Plan.Id;

    public static DocumentDetails Details { get; } = new() { Number = "125/KH-UBND", Date = new DateOnly(2020, 3, 2), Issuer = "UBND tỉnh", Abstract = "Kế hoạch cải cách hành chính năm 2020" };

    public Database Database { get; }

    public EvidenceService Service { get; }

    public DataDirectory Folder => Database.Directory;

    public static async Task<EvidenceDesk> OpenAsync(DataSettings? settings = null)
    {
        var directory = DataDirectory.At(Directory.CreateTempSubdirectory("parscore-evidence-").FullName);
        var desk = new EvidenceDesk(Database.Open(directory, settings ?? new DataSettings { MinFreeBytes = 0 }, SystemClock.Instance));
        await desk.Database.WriteAsync(new Act { Actor = Officer with { Role = Role.Operator }, Action = "campaign-added" }, async session =>
        {
            await CampaignStore.AddAsync(CampaignCopy.Plan, CampaignCopy.Set, session.Connection);
            return true;
        });
        return desk;
    }

    public Task<EvidenceOutcome> UploadAsync(string name, byte[] content, Actor? actor = null, string? request = null) => UploadAsync(name, new MemoryStream(content), content.Length, actor, request);

    public Task<EvidenceOutcome> UploadAsync(string name, Stream content, long? announced, Actor? actor = null, string? request = null) =>
        Service.UploadAsync(Campaign, Unit, Details, name, content, announced, actor ?? Officer, request);

    public async Task<StoredDocument> DocumentAsync(string code, int? revision = null) =>
        (await Database.ReadAsync(connection => EvidenceStore.FindAsync(Campaign, Unit, code, revision, connection))).ShouldNotBeNull();

    /// <summary>Rows of every table of evidence and of the journal, and files in the folders: what a refusal must not change.</summary>
    public async Task<string> TraceAsync() => await Database.ReadAsync(async connection =>
    {
        var rows = await connection.QuerySingleAsync<string>("select (select count(*) from document) || ' documents, ' || (select count(*) from document_file) || ' versions, ' || (select count(*) from stored_file) || ' files, ' || (select count(*) from evidence_link) || ' links, ' || (select count(*) from handled_request) || ' requests, ' || (select count(*) from journal) || ' journal rows'");
        return $"{rows}; {string.Join(' ', FilesOnDisk())}";
    });

    public IEnumerable<string> FilesOnDisk() => new[] { Folder.EvidenceFolder, Folder.IncomingFolder }.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync() => await Database.ReadAsync(connection => Task.FromResult(JournalStore.ReadAfter(0, connection).ToArray()));

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        Directory.Delete(Folder.Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
