using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Backups;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Ministry;
using ParScore.App.Notices;
using ParScore.App.Packages;
using ParScore.App.Reminders;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Entered;
using ParScore.App.Submissions.Initiatives;
using ParScore.App.Submissions.Parts;
using ParScore.App.Submissions.Receipts;
using ParScore.App.Submissions.Waivers;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Access;

/// <summary>How each use case is really asked for, about the part of Sở Tài chính in the small campaign.</summary>
internal static class UseCaseCalls
{
    private const string Campaign = WorkflowRecord.Campaign;
    private const string Unit = "STC";

    private static string Leaf => WorkflowRecord.Set.Find("1.1")!.Id;

    /// <summary>One call for each use case that is asked for by an actor; a person's own password goes by the session and has tests of its own.</summary>
    public static readonly IReadOnlyDictionary<UseCase, Func<Database, IClock, Actor, Task<IReadOnlyList<Refusal>>>> All = new Dictionary<UseCase, Func<Database, IClock, Actor, Task<IReadOnlyList<Refusal>>>>
    {
        [UseCase.AccountCreate] = async (d, c, a) => (await new AccountService(d, c).CreateAsync(new NewAccount { Name = "moi.stc", DisplayName = "Người mới" }, a, null)).Refusals,
        [UseCase.AccountChange] = async (d, c, a) => (await new AccountService(d, c).DisableAsync(WorkflowRecord.SomeAccount, "Nghỉ việc.", a, null)).Refusals,
        [UseCase.MembershipChange] = async (d, c, a) => (await new AccountService(d, c).GiveRoleAsync(WorkflowRecord.SomeAccount, new GivenRole { Role = Role.Officer, Unit = Unit }, "QĐ 2", a, null)).Refusals,
        [UseCase.AccountsRead] = async (d, c, a) => (await new AccountService(d, c).ListAsync(a)).Refusals,
        [UseCase.CampaignImport] = async (d, _, a) => [.. (await new CampaignImport(d).ImportAsync(CampaignCopy.Sample, CampaignCopy.SampleFolder, a, mayBePartial: true)).Findings.Select(f => new Refusal(f.Fault.Code, "", f.Fault.Message))],
        [UseCase.RecordKeep] = (_, _, a) => Task.FromResult(BackupService.ReasonsNotToBackUp(a)),
        [UseCase.CampaignPrepare] = async (d, _, a) => (await new CampaignService(d).PrepareAsync(WorkflowRecord.Header("nho-2021"), a, null)).Refusals,
        [UseCase.Assign] = async (d, _, a) => (await new AssignmentService(d).AssignAsync(new AssignLeaf { Campaign = Campaign, Leaf = Leaf, Lead = Unit, Contributors = ["SNV"], Seen = 1, Reason = "Thêm đơn vị." }, a, null)).Refusals,
        [UseCase.DeadlineSet] = async (d, _, a) => (await new CampaignService(d).DeadlineSetAsync(Campaign, new Deadline { Step = DeadlineStep.SelfScore, Name = "Tự chấm", Due = WorkflowRecord.SelfScoreDue }, 1, a, null)).Refusals,
        [UseCase.CampaignOpen] = async (d, _, a) => (await new CampaignService(d).OpenAsync(Campaign, a, null)).Refusals,
        [UseCase.ExtensionGrant] = async (d, c, a) => (await new ExtensionService(d, c).GrantAsync(new GrantExtension { Campaign = Campaign, Step = DeadlineStep.SelfScore, Unit = Unit, Until = c.GetCurrentInstant() + Duration.FromDays(30), Reason = "Bão lũ." }, a, null)).Refusals,
        [UseCase.PlanRead] = async (d, c, a) => (await new CampaignReadService(d, c).DetailsAsync(Campaign, a)).Refusals,
        [UseCase.AnswersRead] = async (d, _, a) => (await new UnitPartService(d).ReadAsync(Campaign, Unit, a)).Refusals,
        [UseCase.AnswerSave] = async (d, _, a) => (await new AnswerService(d).SaveAsync(new SaveAnswer { Campaign = Campaign, Leaf = "1.1", Unit = Unit, Explanation = new ChangedText("Nói rõ thêm.", 1) }, a, null)).Refusals,
        [UseCase.EvidenceChange] = async (d, _, a) => (await new EvidenceService(d).LinkAsync(Campaign, Leaf, Unit, "STC-01", "II", "4", null, a, null)).Refusals,
        [UseCase.EvidenceRead] = ReadEvidenceAsync,
        [UseCase.InitiativeChange] = async (d, _, a) => (await new DifficultyService(d).AddAsync(Campaign, Unit, new Difficulty("Thiếu người.", "Bổ sung."), a, null)).Refusals,
        [UseCase.EnteredSave] = async (d, _, a) => (await new EnteredService(d).SaveAsync(new SaveEntered { Campaign = Campaign, Leaf = "2", Points = "0,9", Source = "SIPAS 2020", Seen = 1 }, a, null)).Refusals,
        [UseCase.WaiverRequest] = async (d, _, a) => (await new WaiverService(d).RequestAsync(new WaiverAsk { Campaign = Campaign, Unit = Unit, Code = "evidence-missing", Leaf = "1.1", Reason = "Bản giấy." }, a, null)).Refusals,
        [UseCase.WaiverDecide] = async (d, _, a) => Besides(AccessRefusals.NotFound, (await new WaiverService(d).DecideAsync(Campaign, Unit, 1, 1, WaiverDecision.Granted, null, a, null)).Refusals, UseCase.WaiverDecide, a),
        [UseCase.Submit] = async (d, _, a) => (await new SubmissionService(d).SubmitAsync(Campaign, Unit, "sha256:seen", a, null)).Refusals,
        [UseCase.ReceiptRead] = async (d, _, a) => (await new ReceiptService(d).ListAsync(Campaign, Unit, a)).Refusals,
        [UseCase.ReviewRead] = async (d, c, a) => (await new ReviewReader(d, c).ReadAsync(Campaign, Unit, a)).Refusals,
        [UseCase.Review] = async (d, _, a) => (await new ReviewService(d).AcceptAsync(Campaign, [await WorkflowRecord.TargetAsync(d, "1.1", Unit)], null, a, null)).Refusals,
        [UseCase.ReviewReturn] = async (d, c, a) => (await new ReviewService(d).ReturnAsync(Campaign, [await WorkflowRecord.TargetAsync(d, "1.1", Unit)], "Thiếu.", null, a, null)).Refusals,
        [UseCase.OwnReviewRequest] = async (d, _, a) => (await new OwnReviewService(d).RequestAsync(Campaign, Unit, Leaf, "Không có người khác.", a, null)).Refusals,
        [UseCase.OwnReviewDecide] = async (d, _, a) => Besides(AccessRefusals.NotFound, (await new OwnReviewService(d).DecideAsync(Campaign, Unit, 1, true, null, a, null)).Refusals, UseCase.OwnReviewDecide, a),
        [UseCase.Propose] = async (d, _, a) => (await new ApprovalService(d).ProposeAsync(Campaign, "Trình để kịp hạn.", a, null)).Refusals,
        [UseCase.ProposalWithdraw] = async (d, _, a) => (await new ApprovalService(d).WithdrawAsync(Campaign, 1, "Sai.", a, null)).Refusals,
        [UseCase.Approve] = ApproveAsync,
        [UseCase.ProposalReturn] = async (d, _, a) => (await new ApprovalService(d).ReturnAsync(Campaign, 1, "Sai.", a, null)).Refusals,
        [UseCase.CorrectionOpen] = async (d, _, a) => (await new ApprovalService(d).OpenCorrectionAsync(Campaign, "Sai.", a, null)).Refusals,
        [UseCase.SnapshotRead] = async (d, _, a) => (await new ApprovalService(d).ListAsync(Campaign, a)).Refusals,
        [UseCase.MinistryExport] = ExportAsync,
        [UseCase.KeyingMark] = async (d, _, a) => (await new KeyingService(d).MarkAsync(Campaign, [new KeyingMark("1.1", KeyingList.Score, true, 0)], a, null)).Refusals,
        [UseCase.MinistrySubmit] = async (d, c, a) => (await new KeyingService(d).SubmitAsync(Campaign, c.GetCurrentInstant(), null, "Nhập thẳng trên phần mềm.", a, null)).Refusals,
        [UseCase.AppraisalEnter] = async (d, _, a) => (await new AppraisalService(d).EnterAsync(Campaign, AppraisalRound.First, [new AppraisalPoints("1.1", "1", null)], a, null)).Refusals,
        [UseCase.AppraisalExplain] = async (d, _, a) => (await new AppraisalService(d).ExplainAsync(Campaign, "1.1", Unit, "Ở trang 3.", a, null)).Refusals,
        [UseCase.Publish] = async (d, _, a) => (await new ResultsService(d).PublishAsync(Campaign, ResultsService.Results, false, "Xem lại.", a, null)).Refusals,
        [UseCase.CampaignClose] = async (d, _, a) => (await new ResultsService(d).CloseAsync(Campaign, null, a, null)).Refusals,
        [UseCase.ResultsRead] = async (d, _, a) => (await new ResultsService(d).ReadAsync(Campaign, a)).Refusals,
        [UseCase.RankingRead] = async (d, _, a) => (await new ResultsService(d).RankAsync(Campaign, a)).Refusals,
        [UseCase.UrgeListRead] = async (d, c, a) => (await new UrgeListService(d, new SettingsUnitAddresses(d.Settings), c).ReadAsync(Campaign, a)).Refusals,
        [UseCase.NoticeRead] = async (d, c, a) => (await new NoticeService(d, c).ListAsync(Campaign, Unit, a)).Refusals,
        [UseCase.AuditPackage] = PackAsync,
    };

    private static async Task<IReadOnlyList<Refusal>> ReadEvidenceAsync(Database database, IClock clock, Actor actor)
    {
        var (file, refusals) = await new EvidenceService(database).GiveOutAsync(Campaign, Unit, "STC-01", null, null, false, actor);
        if (file is not null)
        {
            await file.Content.DisposeAsync();
        }

        // While the campaign is being prepared there is no document, which those who may read are told too.
        var isThere = await database.ReadAsync(async connection => await EvidenceStore.FindAsync(Campaign, Unit, "STC-01", null, connection) is not null);
        return isThere || actor.Role is Role.Officer or Role.Head ? refusals : Besides(AccessRefusals.NotFound, refusals, UseCase.EvidenceRead, actor);
    }

    private static async Task<IReadOnlyList<Refusal>> ApproveAsync(Database database, IClock clock, Actor actor)
    {
        var waiting = await database.ReadAsync(connection => ApprovalStore.FindWaitingAsync(Campaign, connection));
        var request = new ApproveRequest { Campaign = Campaign, Proposal = waiting?.Number ?? 1, SeenContentHash = waiting?.ContentHash ?? "sha256:x", DecisionNumber = "1/QĐ", DecisionDate = new DateOnly(2021, 2, 10) };
        return (await new ApprovalService(database).ApproveAsync(request, actor, null)).Refusals;
    }

    private static async Task<IReadOnlyList<Refusal>> ExportAsync(Database database, IClock clock, Actor actor)
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            return (await new MinistryPackage(database).WriteAsync(Campaign, null, folder, _ => null, actor)).Refusals;
        }
        finally
        {
            DeleteIfThere(folder);
        }
    }

    private static async Task<IReadOnlyList<Refusal>> PackAsync(Database database, IClock clock, Actor actor)
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            return (await new AuditPackage(database, clock).WriteAsync(Campaign, folder, _ => null, actor)).ShouldNotBeNull().Refusals;
        }
        finally
        {
            DeleteIfThere(folder);
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The request that is to be decided is not there: said to those who may decide, with a code that the guard uses too.
    private static IReadOnlyList<Refusal> Besides(string code, IReadOnlyList<Refusal> refusals, UseCase useCase, Actor actor) =>
        UseCases.RuleOf(useCase).Roles.Contains(actor.Role) ? [.. refusals.Where(r => !string.Equals(r.Code, code, StringComparison.Ordinal))] : refusals;
}
