using System.Globalization;
using Dapper;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Storage;
using ParScore.Scoring.Criteria;
using ParScore.Tests.Scoring;

namespace ParScore.Tests.App.Campaigns;

/// <summary>The desk of Sở Nội vụ: an empty record, a clock on the wall, and what the coordinator does before a campaign opens.</summary>
internal sealed class CampaignDesk : IDisposable
{
    public const string Id = "thu-2020";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parscore-desk-");
    private int _request;

    public CampaignDesk(DataSettings? settings = null)
    {
        Database = Database.Open(DataDirectory.At(_folder.FullName), settings ?? new DataSettings(), Clock);
        (Campaigns, Assignments, Units, Extensions, Reading) = (new CampaignService(Database), new AssignmentService(Database), new UnitService(Database), new ExtensionService(Database, Clock), new CampaignReadService(Database, Clock));
    }

    /// <summary>1.1 yes or no, 1.2 a ratio (summed), 1.3 a list, 1.4 yes or no; 2 is entered.</summary>
    public static CriteriaSet Set { get; } = SetOf("1", 2020, "n1-2");

    /// <summary>The next year's: what was n1-2 is another leaf there, n1-5, under the same number.</summary>
    public static CriteriaSet NextSet { get; } = SetOf("2", 2021, "n1-5");

    public SetClock Clock { get; } = new() { Now = At("2021-02-01T09:00+07") };

    public Database Database { get; }

    public CampaignService Campaigns { get; }

    public AssignmentService Assignments { get; }

    public UnitService Units { get; }

    public ExtensionService Extensions { get; }

    public CampaignReadService Reading { get; }

    /// <summary>Has just typed the password.</summary>
    public Actor Coordinator => new() { Account = "hoa.snv", Role = Role.Coordinator, Unit = "SNV", PasswordAt = Clock.Now };

    public static Actor OfficerOf(string unit) => new() { Account = $"lan.{unit}", Role = Role.Officer, Unit = unit };

    /// <summary>"2021-02-19T00:00+07".</summary>
    public static Instant At(string text) => Instant.FromDateTimeOffset(DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mmzz", CultureInfo.InvariantCulture));

    public static Deadline Deadline(DeadlineStep step, string due, string? locked = null) =>
        new() { Step = step, Name = $"Bước {StepWords.Show(step)}", Due = At(due), Locked = locked is null ? null : At(locked), Source = "mục III" };

    public static CampaignHeader Header(string id = Id) => new()
    {
        Id = id,
        Name = "Kỳ thử năm 2020",
        Province = "Quảng Trị",
        IndexYear = 2020,
        Set = Set,
        LegalBasis = new LegalDocument { Number = "320/QĐ-UBND", Issuer = "UBND tỉnh", Date = new DateOnly(2021, 2, 5) },
        Coordinator = "SNV",
        Units = [new PlanUnit { Code = "SNV", Name = "Sở Nội vụ", Annex = 1 }, new PlanUnit { Code = "STC", Name = "Sở Tài chính" }, new PlanUnit { Code = "STP", Name = "Sở Tư pháp" }],
        Deadlines = [Deadline(DeadlineStep.SelfScore, "2021-02-19T00:00+07", "2021-02-20T00:00+07"), Deadline(DeadlineStep.Consolidate, "2021-02-24T00:00+07"), Deadline(DeadlineStep.SubmitToMinistry, "2021-02-27T00:00+07")],
    };

    public string Request() => string.Create(CultureInfo.InvariantCulture, $"r-{++_request}");

    public async Task PrepareAsync(CampaignHeader? header = null) => (await Campaigns.PrepareAsync(header ?? Header(), Coordinator, Request())).Refusals.ShouldBeEmpty();

    public Task<AssignOutcome> AssignAsync(string leaf, string lead, string[]? contributors = null, long seen = 0, Dictionary<string, string>? figures = null, string? reason = null) =>
        Assignments.AssignAsync(new AssignLeaf { Campaign = Id, Leaf = leaf, Lead = lead, Contributors = contributors ?? [], Figures = figures ?? new(StringComparer.Ordinal), Seen = seen, Reason = reason }, Coordinator, Request());

    /// <summary>1.1 SNV; 1.2 STC with SNV; 1.3 STP; 1.4 STC.</summary>
    public async Task AssignAllAsync()
    {
        foreach (var outcome in new[] { await AssignAsync("n1-1", "SNV"), await AssignAsync("n1-2", "STC", ["SNV"]), await AssignAsync("n1-3", "STP"), await AssignAsync("n1-4", "STC") })
        {
            outcome.Refusals.ShouldBeEmpty();
        }
    }

    public async Task OpenAsync()
    {
        await PrepareAsync();
        await AssignAllAsync();
        (await Campaigns.OpenAsync(Id, Coordinator, Request())).Refusals.ShouldBeEmpty();
    }

    /// <summary>Puts a unit's part into a state, as its own use cases do.</summary>
    public Task SubmissionAsync(string unit, string state) => Database.WriteAsync(new Act { Actor = OfficerOf(unit), Action = "changed" }, session => session.Connection.ExecuteAsync(
        """
        insert into submission (campaign, unit, state, label, first_submitted_at, submitted_at, version) values (@Id, @Unit, @State, null, @At, @At, 1)
        on conflict (campaign, unit) do update set state = excluded.state, submitted_at = excluded.submitted_at, version = submission.version + 1
        """,
        new { Id, Unit = unit, State = state, At = session.NowText }));

    public Task<IReadOnlyList<ParScore.App.Notices.Notice>> NoticesAsync(string unit) => Database.ReadAsync(connection => ParScore.App.Notices.NoticeStore.ListAsync(Id, unit, connection));

    public async Task<CampaignPlan> PlanAsync(string id = Id) => (await Database.ReadAsync(connection => CampaignStore.FindAsync(id, connection)))!.Value.Plan;

    public async Task<CampaignDetails> DetailsAsync(string id = Id) => (await Reading.DetailsAsync(id, Coordinator)).Details.ShouldNotBeNull();

    public async Task VerifyAsync() => (await new ParScore.App.Verification.Verifier(Database.Directory, new DataSettings(), Clock).RunAsync(new ParScore.App.Verification.VerifyOptions())).Problems.ShouldBeEmpty();

    public void Dispose()
    {
        Database.Dispose();
        _folder.Delete(recursive: true);
    }

    private static CriteriaSet SetOf(string version, int year, string ratioId)
    {
        string[] leaves =
        [
            Sets.Leaf("1.1", "1", """{ "kind": "met", "figures": { "met": { "label": "Đạt" } }, "notApplicable": "full" }"""),
            Sets.Leaf("1.2", "1", """{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "full": "85" }"""),
            Sets.Leaf("1.3", "1", """{ "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ { "code": "a", "label": "A" } ] }"""),
            Sets.Leaf("1.4", "1", """{ "kind": "met", "figures": { "met": { "label": "Có" } } }"""),
        ];
        var json = Sets.Json("5", [Sets.Branch("1", "4", leaves), Sets.Leaf("2", "1", """{ "kind": "entered", "source": "sipas", "figures": { "points": { "label": "Điểm công bố", "max": "1" } } }""")])
            .Replace("\"version\": \"1\"", $"\"version\": \"{version}\"", StringComparison.Ordinal)
            .Replace("\"id\": \"n1-2\"", $"\"id\": \"{ratioId}\"", StringComparison.Ordinal)
            .Replace("[2020]", $"[{year}]", StringComparison.Ordinal);
        var (set, faults) = Sets.Load(json);
        faults.ShouldBeEmpty();
        return set!;
    }
}
