using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Ministry;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Entered;
using ParScore.App.Submissions.Initiatives;
using ParScore.App.Submissions.Parts;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.Tests.App;

/// <summary>A small campaign of two units, played through the real use cases up to any state, once; then copied for each test.</summary>
internal sealed class WorkflowRecord : IDisposable
{
    public const string Campaign = "nho-2020";

    /// <summary>The one account in it, without a role.</summary>
    public const string SomeAccount = "lan.stc";

    /// <summary>When everything in it was done.</summary>
    public static readonly Instant Start = Instant.FromUtc(2021, 2, 10, 2, 0);

    /// <summary>"Đến hết ngày 18/02/2021".</summary>
    public static readonly Instant SelfScoreDue = Instant.FromUtc(2021, 2, 18, 17, 0);

    public static readonly Instant SelfScoreLocked = Instant.FromUtc(2021, 2, 20, 17, 0);

    public static readonly Instant ExplainDue = Instant.FromUtc(2021, 5, 10, 17, 0);

    public static readonly Instant ExplainLocked = Instant.FromUtc(2021, 5, 15, 17, 0);

    private static readonly Dictionary<WorkflowState, Lazy<Task<string>>> Folders = Enum.GetValues<WorkflowState>().ToDictionary(s => s, s => new Lazy<Task<string>>(() => PlayAsync(s)));

    private WorkflowRecord(string folder)
    {
        Directory = DataDirectory.At(folder);
        Clock = new SetClock { Now = Start };
    }

    public static CriteriaSet Set => SmallRecord.Set;

    public DataDirectory Directory { get; }

    public SetClock Clock { get; }

    /// <summary>A copy of its own of the record played up to a state.</summary>
    public static async Task<WorkflowRecord> AtAsync(WorkflowState state) => new(SmallRecord.CopyFolder(await Folders[state].Value, System.IO.Directory.CreateTempSubdirectory("parscore-flow-").FullName));

    public static Actor Person(Role role, string? unit, Instant? passwordAt = null) => new() { Account = $"{RoleWords.Stored.For(role)}.{unit?.ToLowerInvariant() ?? "tinh"}", Role = role, Unit = unit, PasswordAt = passwordAt };

    public Database Open() => Database.Open(Directory, new DataSettings(), Clock);

    public void Dispose() => System.IO.Directory.Delete(Directory.Path, recursive: true);

    private static async Task<string> PlayAsync(WorkflowState state)
    {
        using var record = state == WorkflowState.Preparing
            ? new WorkflowRecord(System.IO.Directory.CreateTempSubdirectory("parscore-flow-").FullName)
            : await AtAsync(Before(state));
        using (var database = record.Open())
        {
            await record.StepAsync(state, database);
        }

        // Not disposed with the record: the copies are made from it until the tests end.
        return SmallRecord.CopyFolder(record.Directory.Path, System.IO.Directory.CreateTempSubdirectory("parscore-flow-").FullName);
    }

    private static WorkflowState Before(WorkflowState state) => state switch
    {
        WorkflowState.Returned => WorkflowState.Submitted,
        WorkflowState.Accepted => WorkflowState.Submitted,
        WorkflowState.Sent => WorkflowState.Approved,
        _ => state - 1,
    };

    private Task StepAsync(WorkflowState state, Database database) => state switch
    {
        WorkflowState.Preparing => PrepareAsync(database),
        WorkflowState.Draft => DeclareAsync(database),
        WorkflowState.Submitted => SubmitAllAsync(database),
        WorkflowState.Returned => ReturnAsync(database, "1.1", "STC"),
        WorkflowState.Accepted => AcceptAllAsync(database),
        WorkflowState.Awaiting => ProposeAsync(database),
        WorkflowState.Approved => ApproveAsync(database),
        WorkflowState.Correcting => Done(new ApprovalService(database).OpenCorrectionAsync(Campaign, "Sai một số liệu.", Coordinator, Next("sua")), o => o.Refusals),
        WorkflowState.Sent => SendAsync(database),
        WorkflowState.Appraised => AppraiseAsync(database),
        WorkflowState.Published => PublishAsync(database),
        WorkflowState.Closed => Done(new ResultsService(database).CloseAsync(Campaign, "Xong.", Coordinator, Next("dong")), o => o.Refusals),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };

    /// <summary>What a campaign of the two units begins with.</summary>
    public static CampaignHeader Header(string id)
    {
        Deadline Step(DeadlineStep step, string name, int day) => new() { Step = step, Name = name, Due = Instant.FromUtc(2021, 2, day, 17, 0), Locked = Instant.FromUtc(2021, 2, day + 2, 17, 0), Source = "kế hoạch" };
        return new CampaignHeader
        {
            Id = id,
            Name = "Kỳ nhỏ năm 2020",
            Province = "Quảng Trị",
            IndexYear = 2020,
            Set = Set,
            LegalBasis = new LegalDocument { Number = "320/QĐ-UBND", Issuer = "UBND tỉnh", Date = new DateOnly(2021, 2, 5) },
            Coordinator = "SNV",
            Units = [new PlanUnit { Code = "SNV", Name = "Sở Nội vụ", Annex = 1 }, new PlanUnit { Code = "STC", Name = "Sở Tài chính", Annex = 4 }],
            Deadlines = [Step(DeadlineStep.SelfScore, "Tự chấm", 18), Step(DeadlineStep.Consolidate, "Tổng hợp", 23), Step(DeadlineStep.SubmitToMinistry, "Gửi Bộ", 26)],
        };
    }

    public Actor Coordinator => Person(Role.Coordinator, "SNV", Clock.Now);

    public Actor Approver => Person(Role.Approver, null, Clock.Now);

    // A record that was copied has seen its requests; a new one has a name of its own.
    private static string Next(string what) => $"choi-{what}-{Guid.NewGuid():N}";

    private async Task PrepareAsync(Database database)
    {
        await Done(new AccountService(database, Clock).CreateAsync(new NewAccount { Name = SomeAccount, DisplayName = "Nguyễn Thị Lan" }, Person(Role.Administrator, null), Next("tk")), o => o.Refusals);
        await Done(new CampaignService(database).PrepareAsync(Header(Campaign), Coordinator, Next("lap")), o => o.Refusals);
        var assignments = new AssignmentService(database);
        await Done(assignments.AssignAsync(new AssignLeaf { Campaign = Campaign, Leaf = Set.Find("1.1")!.Id, Lead = "STC", Seen = 0 }, Coordinator, Next("giao")), o => o.Refusals);
        await Done(assignments.AssignAsync(new AssignLeaf { Campaign = Campaign, Leaf = Set.Find("1.2")!.Id, Lead = "SNV", Seen = 0 }, Coordinator, Next("giao")), o => o.Refusals);
        await Done(assignments.AssignAsync(new AssignLeaf { Campaign = Campaign, Leaf = Set.Find("1.3")!.Id, Lead = "SNV", Contributors = ["STC"], Seen = 0 }, Coordinator, Next("giao")), o => o.Refusals);
    }

    private async Task DeclareAsync(Database database)
    {
        await Done(new CampaignService(database).OpenAsync(Campaign, Coordinator, Next("mo")), o => o.Refusals);
        await SaveAsync(database, "STC", "1.1", [new("met", "", "true")]);
        await SaveAsync(database, "SNV", "1.2", [new("numerator", "", "\"40,5\""), new("denominator", "", "\"81\"")]);
        await SaveAsync(database, "SNV", "1.3", [new("items", "b", "\"met\"")]);
        await SaveAsync(database, "STC", "1.3", [new("items", "a", "\"met\"")]);
        foreach (var unit in (string[])["SNV", "STC"])
        {
            var initiative = new Initiative { Title = $"Sáng kiến {unit}", Scale = "Toàn tỉnh", Cost = "0 đồng", Time = "Quý II", Effect = "Giảm giấy tờ" };
            await Done(new InitiativeService(database).AddAsync(Campaign, unit, initiative, Person(Role.Officer, unit), Next("sk")), o => o.Refusals);
        }

        using var picture = new MemoryStream(SmallRecord.Picture(3));
        var uploaded = await new EvidenceService(database).UploadAsync(Campaign, "STC", SmallRecord.Details("1/BC-STC"), "báo cáo.png", picture, picture.Length, Person(Role.Officer, "STC"), Next("tai"));
        uploaded.Refusals.ShouldBeEmpty();
        await Done(new EvidenceService(database).LinkAsync(Campaign, Set.Find("1.1")!.Id, "STC", uploaded.Document!, "II", "3", null, Person(Role.Officer, "STC"), Next("gan")), o => o.Refusals);
        await Done(new EnteredService(database).SaveAsync(new SaveEntered { Campaign = Campaign, Leaf = "2", Points = "0,83", Source = "SIPAS 2020", Seen = 0 }, Coordinator, Next("sipas")), o => o.Refusals);
    }

    private static Task SaveAsync(Database database, string unit, string leaf, TypedFigure[] figures) => Done(
        new AnswerService(database).SaveAsync(
            new SaveAnswer { Campaign = Campaign, Leaf = leaf, Unit = unit, Figures = [.. figures.Select(f => new ChangedFigure(f, 0))], Explanation = new ChangedText("Số liệu đến hết tháng 12.", 0) }, Person(Role.Officer, unit), Next("luu")),
        o => o.Refusals);

    private async Task SubmitAllAsync(Database database)
    {
        foreach (var unit in (string[])["SNV", "STC"])
        {
            await SubmitAsync(database, unit);
        }
    }

    /// <summary>Certifies and submits what stands there, as the head does who has just looked at it.</summary>
    public async Task<SubmitOutcome> SubmitAsync(Database database, string unit)
    {
        var head = Person(Role.Head, unit, Clock.Now);
        var part = await new UnitPartService(database).ReadAsync(Campaign, unit, head);
        var outcome = await new SubmissionService(database).SubmitAsync(Campaign, unit, part.Part.ShouldNotBeNull().ContentHash!, head, Next("nop"));
        outcome.Refusals.ShouldBeEmpty();
        return outcome;
    }

    /// <summary>Returns a unit's part of a leaf.</summary>
    public async Task ReturnAsync(Database database, string leaf, string unit) => await Done(
        new ReviewService(database).ReturnAsync(Campaign, [await TargetAsync(database, leaf, unit)], "Thiếu trang.", null, Coordinator, Next("tra")), o => o.Refusals);

    /// <summary>Accepts a unit's part of a leaf, as somebody of no unit in the plan.</summary>
    public async Task AcceptAsync(Database database, string leaf, string unit) => await Done(
        new ReviewService(database).AcceptAsync(Campaign, [await TargetAsync(database, leaf, unit)], null, Person(Role.Coordinator, "VPUBND", Clock.Now), Next("nhan")), o => o.Refusals);

    /// <summary>A unit's part of a leaf as a reviewer sees it now.</summary>
    public static async Task<ReviewTarget> TargetAsync(Database database, string leaf, string unit)
    {
        var id = Set.Find(leaf)!.Id;
        var desk = ReviewDesk.Of(await database.ReadAsync(connection => ParScore.App.Consolidation.CampaignRecord.FindAsync(Campaign, connection)));
        var (_, part) = desk.Find(id, unit).ShouldNotBeNull();
        return new ReviewTarget(id, unit, part.ContentHash, part.Latest?.Number ?? 0);
    }

    private async Task AcceptAllAsync(Database database)
    {
        var reviews = new ReviewService(database);
        await Done(reviews.AcceptAsync(Campaign, [await TargetAsync(database, "1.1", "STC"), await TargetAsync(database, "1.3", "STC")], null, Coordinator, Next("nhan")), o => o.Refusals);
        // What Sở Nội vụ declared itself is reviewed by somebody who belongs to another unit.
        var outsider = Person(Role.Coordinator, "VPUBND", Clock.Now);
        await Done(reviews.AcceptAsync(Campaign, [await TargetAsync(database, "1.2", "SNV"), await TargetAsync(database, "1.3", "SNV")], null, outsider, Next("nhan")), o => o.Refusals);
    }

    private Task ProposeAsync(Database database) => Done(new ApprovalService(database).ProposeAsync(Campaign, null, Coordinator, Next("trinh")), o => o.Refusals);

    /// <summary>Approves what waits.</summary>
    public async Task ApproveAsync(Database database, string decision = "512/QĐ-UBND")
    {
        var (_, waiting, _) = await new ApprovalService(database).PreviewAsync(Campaign, Approver);
        var approve = new ApproveRequest { Campaign = Campaign, Proposal = waiting.ShouldNotBeNull().Number, SeenContentHash = waiting.ContentHash, DecisionNumber = decision, DecisionDate = new DateOnly(2021, 2, 10) };
        await Done(new ApprovalService(database).ApproveAsync(approve, Approver, Next("duyet")), o => o.Refusals);
    }

    private async Task SendAsync(Database database)
    {
        var keying = new KeyingService(database);
        var (items, _) = await keying.ListAsync(Campaign, Coordinator);
        await Done(keying.MarkAsync(Campaign, [.. items.Select(i => new KeyingMark(i.Leaf.Id, i.Item, true, 0))], Coordinator, Next("nhap")), o => o.Refusals);
        await Done(keying.SubmitAsync(Campaign, Clock.Now, "BNV-45", null, Coordinator, Next("gui")), o => o.Refusals);
        var appraisal = new AppraisalService(database);
        await Done(appraisal.OpenRoundAsync(Campaign, AppraisalRound.First, "Công văn 1000/BNV-CCHC", ExplainDue, ExplainLocked, Coordinator, Next("vong")), o => o.Refusals);
        AppraisalPoints[] given = [new("1.1", "0,5", "Thiếu văn bản."), new("1.2", "0,5", "Số liệu khác."), new("1.3", "1", null)];
        await Done(appraisal.EnterAsync(Campaign, AppraisalRound.First, given, Coordinator, Next("diem")), o => o.Refusals);
        await Done(appraisal.CloseRoundAsync(Campaign, AppraisalRound.First, Coordinator, Next("khep")), o => o.Refusals);
    }

    private async Task AppraiseAsync(Database database)
    {
        var appraisal = new AppraisalService(database);
        await Done(appraisal.ExplainAsync(Campaign, "1.1", "STC", "Văn bản ở trang 3.", Person(Role.Officer, "STC"), Next("gt")), o => o.Refusals);
        await Done(appraisal.OpenRoundAsync(Campaign, AppraisalRound.Final, "Quyết định 1149/QĐ-BNV", null, null, Coordinator, Next("vong")), o => o.Refusals);
        await Done(appraisal.EnterAsync(Campaign, AppraisalRound.Final, [new("1.1", "1", null), new("1.2", "0,5", "Số liệu khác."), new("1.3", "1", null)], Coordinator, Next("diem")), o => o.Refusals);
        await Done(appraisal.CloseRoundAsync(Campaign, AppraisalRound.Final, Coordinator, Next("khep")), o => o.Refusals);
    }

    private async Task PublishAsync(Database database)
    {
        await Done(new ResultsService(database).PublishAsync(Campaign, ResultsService.Results, true, null, Coordinator, Next("cb")), o => o.Refusals);
        await Done(new ResultsService(database).PublishAsync(Campaign, ResultsService.RankingSubject, true, null, Coordinator, Next("cb")), o => o.Refusals);
    }

    private static async Task Done<T>(Task<T> deed, Func<T, IReadOnlyList<Refusal>> refusals) => refusals(await deed).Select(r => r.Message).ShouldBeEmpty();
}
