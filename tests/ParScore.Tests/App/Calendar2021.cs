using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Checks;
using ParScore.App.Submissions.Entered;
using ParScore.App.Submissions.Initiatives;
using ParScore.App.Submissions.Parts;
using ParScore.App.Submissions.Waivers;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App;

/// <summary>
/// The people of Quảng Trị in February 2021 (QĐ 320): what they do, each through the use case that is theirs, with the sample's figures and
/// files. Times are given in Vietnam's clock.
/// </summary>
internal sealed class Calendar2021 : IDisposable
{
    public const string Campaign = "quang-tri-2020";

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("parscore-2021-").FullName;

    public Calendar2021()
    {
        Clock = new SetClock { Now = At("2021-02-05T09:00") };
        Directory = DataDirectory.At(_folder);
        Database = Database.Open(Directory, new DataSettings(), Clock);
    }

    public static CriteriaSet Set => CampaignCopy.Set;

    public SetClock Clock { get; }

    public DataDirectory Directory { get; }

    public Database Database { get; }

    /// <summary>Hoa of Sở Nội vụ, who typed the password just now.</summary>
    public Actor Coordinator => new() { Account = "hoa.snv", Role = Role.Coordinator, Unit = "SNV", PasswordAt = Clock.Now };

    /// <summary>Phó Chủ tịch UBND tỉnh.</summary>
    public Actor Approver => new() { Account = "pct.ubnd", Role = Role.Approver, PasswordAt = Clock.Now };

    public static Actor Auditor { get; } = new() { Account = "thanh.tra", Role = Role.Auditor };

    public static Actor OfficerOf(string unit) => new() { Account = $"cv.{unit.ToLowerInvariant()}", Role = Role.Officer, Unit = unit };

    public Actor HeadOf(string unit) => new() { Account = $"gd.{unit.ToLowerInvariant()}", Role = Role.Head, Unit = unit, PasswordAt = Clock.Now };

    /// <summary>"2021-02-18T23:59" in Vietnam.</summary>
    public static Instant At(string local) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture(local.Length == 16 ? "uuuu'-'MM'-'dd'T'HH':'mm" : "uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFF").Parse(local).GetValueOrThrow().InZoneStrictly(VietnamTime.Zone).ToInstant();

    public void Wait(string until) => Clock.Now = At(until);

    public void Dispose()
    {
        Database.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sở Nội vụ prepares the campaign from QĐ 320 and opens it.</summary>
    public async Task PrepareAsync()
    {
        var plan = CampaignCopy.Plan;
        string[] locks = ["2021-02-21T00:00", "2021-02-26T00:00", "2021-03-01T00:00"];
        var campaigns = new CampaignService(Database);
        Good((await campaigns.PrepareAsync(
            new CampaignHeader
            {
                Id = Campaign,
                Name = plan.Name,
                Province = plan.Province,
                IndexYear = plan.IndexYear,
                Set = Set,
                LegalBasis = plan.LegalBasis,
                Coordinator = plan.Coordinator,
                Units = plan.Units,
                Deadlines = [.. plan.Deadlines.Zip(locks, (d, locked) => d with { Locked = At(locked) })],
                Note = plan.Note,
            },
            Coordinator,
            Name())).Refusals);
        foreach (var assignment in plan.Assignments)
        {
            Good((await new AssignmentService(Database).AssignAsync(new AssignLeaf { Campaign = Campaign, Leaf = assignment.Leaf.Id, Lead = assignment.Lead, Contributors = assignment.Contributors, Seen = 0 }, Coordinator, Name())).Refusals);
        }

        Good((await campaigns.OpenAsync(Campaign, Coordinator, Name())).Refusals);
    }

    /// <summary>An officer enters the unit's figures, uploads its documents, links them, proposes initiatives; the head asks to let pass what cannot be had.</summary>
    public async Task DeclareAsync(string unit)
    {
        var sample = CampaignCopy.Sample.Units.Single(u => u.Unit.Code.Is(unit)).Answers.ShouldNotBeNull();
        var evidence = new EvidenceService(Database);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in sample.Documents)
        {
            names[document.Id] = await RegisterAsync(document, evidence);
        }

        foreach (var answer in sample.Answers)
        {
            var save = new SaveAnswer
            {
                Campaign = Campaign,
                Leaf = answer.Leaf.Id,
                Unit = unit,
                Figures = [.. answer.Typed.Select(t => new ChangedFigure(t, 0))],
                NotApplicable = answer.Part.NotApplicable is { } reason ? new ChangedText(reason, 0) : null,
                Explanation = new ChangedText(answer.Explanation ?? "Số liệu theo báo cáo năm 2020 của đơn vị.", 0),
            };
            var saved = await new AnswerService(Database).SaveAsync(save, OfficerOf(unit), Name());
            Good(saved.Refusals);
            saved.IsSaved.ShouldBeTrue();
            foreach (var link in answer.Evidence)
            {
                Good((await evidence.LinkAsync(Campaign, answer.Leaf.Id, unit, names[link.Document.Id], link.Section, link.Page, link.Note, OfficerOf(unit), Name())).Refusals);
            }
        }

        foreach (var initiative in sample.Initiatives)
        {
            Good((await new InitiativeService(Database).AddAsync(Campaign, unit, initiative with { Evidence = [] }, OfficerOf(unit), Name())).Refusals);
        }

        foreach (var difficulty in sample.Difficulties)
        {
            Good((await new DifficultyService(Database).AddAsync(Campaign, unit, difficulty, OfficerOf(unit), Name())).Refusals);
        }

        await AskToLetPassAsync(unit);
    }

    /// <summary>The head certifies and submits what stands there.</summary>
    public async Task<SubmitOutcome> SubmitAsync(string unit)
    {
        var (part, refusals) = await new UnitPartService(Database).ReadAsync(Campaign, unit, HeadOf(unit));
        Good(refusals);
        return await new SubmissionService(Database).SubmitAsync(Campaign, unit, part!.ContentHash!, HeadOf(unit), Name());
    }

    /// <summary>Accepts everything of a unit that may be accepted, as the preview shows it.</summary>
    public async Task<ReviewOutcome> AcceptAsync(string unit)
    {
        var preview = await new ReviewReader(Database, Clock).PreviewAsync(Campaign, unit, null, Coordinator);
        Good(preview.Refusals);
        return await new ReviewService(Database).AcceptAsync(Campaign, [.. preview.Lines.Where(l => l.ReasonsNot.Count == 0 && l.State != ReviewState.Accepted && l.State != ReviewState.Adjusted).Select(l => l.Target)], null, Coordinator, Name());
    }

    /// <summary>What a reviewer sees of a unit's part of a leaf; for adjusting, of all its parts.</summary>
    public async Task<ReviewTarget> TargetAsync(string leaf, string unit, bool isJoined = false)
    {
        var preview = await new ReviewReader(Database, Clock).PreviewAsync(Campaign, unit, [Set.Find(leaf)!.Id], Coordinator);
        Good(preview.Refusals);
        var target = preview.Lines.ShouldHaveSingleItem().Target;
        if (!isJoined)
        {
            return target;
        }

        var result = (await RecordAsync()).Consolidate();
        return target with { SeenContent = result.LineOf(Set.Find(leaf)!).ContentHash };
    }

    /// <summary>Sở Nội vụ enters what was published.</summary>
    public async Task EnterPublishedAsync()
    {
        var entered = CampaignCopy.Sample.Entered.ShouldNotBeNull();
        foreach (var value in entered.Values)
        {
            var points = ParScore.Scoring.Json.JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(value.Typed[0].Json!), new FaultList())!.Text;
            Good((await new EnteredService(Database).SaveAsync(new SaveEntered { Campaign = Campaign, Leaf = value.Leaf.Id, Points = points, Source = entered.Source, Seen = 0 }, Coordinator, Name())).Refusals);
        }
    }

    /// <summary>Sở Nội vụ proposes, UBND tỉnh approves what it was shown.</summary>
    public async Task<Snapshot> ApproveAsync(string? note, string decision, DateOnly date)
    {
        var approvals = new ApprovalService(Database);
        Good((await approvals.ProposeAsync(Campaign, note, Coordinator, Name())).Refusals);
        var (_, waiting, refusals) = await approvals.PreviewAsync(Campaign, Approver);
        Good(refusals);
        Good((await approvals.ApproveAsync(new ApproveRequest { Campaign = Campaign, Proposal = waiting!.Number, SeenContentHash = waiting.ContentHash, DecisionNumber = decision, DecisionDate = date }, Approver, Name())).Refusals);
        return (await approvals.ListAsync(Campaign, Approver)).Snapshots[^1];
    }

    public Task<CampaignRecord> RecordAsync() => Database.ReadAsync(async connection => (await CampaignRecord.FindAsync(Campaign, connection))!);

    /// <summary>A request's name, never twice.</summary>
    public static string Name() => Guid.NewGuid().ToString("N");

    public static void Good(IReadOnlyList<Refusal> refusals) => refusals.Select(r => r.Message).ShouldBeEmpty();

    private static async Task<string> RegisterAsync(EvidenceDocument document, EvidenceService evidence)
    {
        var details = new DocumentDetails { Number = document.Number, Date = document.Date, Issuer = document.Issuer, Abstract = document.Abstract, Kind = document.Kind };
        if (document.Stored is null)
        {
            var registered = await evidence.RegisterWithoutFileAsync(Campaign, document.Unit, details, document.WithoutFile, OfficerOf(document.Unit), Name());
            Good(registered.Refusals);
            return registered.Document!;
        }

        await using var file = File.OpenRead(Path.Combine(CampaignCopy.SampleFolder, document.File!));
        var uploaded = await evidence.UploadAsync(Campaign, document.Unit, details, Path.GetFileName(document.File!), file, file.Length, OfficerOf(document.Unit), Name());
        Good(uploaded.Refusals);
        return uploaded.Document!;
    }

    // What the sample leaves open on purpose passes only by a waiver: the head asks, Sở Nội vụ decides.
    private async Task AskToLetPassAsync(string unit)
    {
        var (part, _) = await new UnitPartService(Database).ReadAsync(Campaign, unit, HeadOf(unit));
        foreach (var finding in part!.Findings.Where(f => f.Severity == CheckSeverity.Refuses))
        {
            var asked = await new WaiverService(Database).RequestAsync(new WaiverAsk { Campaign = Campaign, Unit = unit, Code = finding.Code, Leaf = finding.Leaf?.Id, Document = finding.Document, Reason = "Năm 2020 chưa có số liệu." }, HeadOf(unit), Name());
            Good(asked.Refusals);
            Good((await new WaiverService(Database).DecideAsync(Campaign, unit, asked.Number!.Value, 1, WaiverDecision.Granted, null, Coordinator, Name())).Refusals);
        }
    }
}
