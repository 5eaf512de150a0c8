using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Campaigns;

/// <summary>Soạn thảo một kỳ đánh giá: begins it from a plan or from last year's, sets its deadlines, and opens it once.</summary>
public sealed class CampaignService(Database database)
{
    /// <summary>Begins a campaign; its units do not see it before it opens.</summary>
    public Task<CampaignOutcome> PrepareAsync(CampaignHeader header, Actor actor, string? request)
    {
        header = Clean(header);
        return OnceAsync("campaign-prepared", null, actor, request, Content(header), async session =>
        {
            var refusals = await Gate.AskAsync(UseCase.CampaignPrepare, actor, null, null, null, session.Now, session.Connection);
            refusals = refusals.Count > 0 ? refusals : [.. PlanReasons.NotToBegin(header), .. await TakenAsync(header.Id, header.Set, session)];
            if (refusals.Count == 0)
            {
                await AddAsync(PlanOf(header), header.Set, clonedFrom: null, session);
            }

            return new CampaignOutcome(refusals);
        });
    }

    /// <summary>Begins a campaign with what last year's plan gives for the new set; last year's stays as it is.</summary>
    public async Task<CloneOutcome> CloneAsync(CloneCampaign clone, Actor actor, string? request)
    {
        clone = clone with { Name = DocumentText.Clean(clone.Name) ?? "" };
        var outcome = await Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = "campaign-cloned", Request = request },
            [clone.From, clone.Id, clone.Name, Text(clone.IndexYear), clone.Set.Hash, clone.LegalBasis.Number, clone.LegalBasis.Issuer, clone.LegalBasis.Date?.ToString("O", CultureInfo.InvariantCulture), .. clone.Mapping.OrderBy(m => m.Key, StringComparer.Ordinal).SelectMany(m => (string?[])[m.Key, m.Value]), .. clone.Deadlines.SelectMany(Content)],
            session => CloneAsync(clone, actor, session),
            o => o.Refusals.Count == 0,
            _ => [],
            _ => new CloneOutcome(null, []));
        return outcome is { Proposal: null, Refusals.Count: 0 }
            ? await database.ReadAsync(async connection =>
            {
                var begun = (await PreparationStore.FindAsync(clone.Id, connection))!.BegunAt;
                var old = (await CampaignStore.FindAsync(clone.From, connection))!.Value;
                return new CloneOutcome(CampaignClone.Propose(old, clone.Set, clone.Mapping, await PreparationStore.ListSuccessorsAsync(connection), await PreparationStore.ListUnitNamesAsync(connection), VietnamTime.DateOf(begun)), []);
            })
            : outcome;
    }

    /// <summary>Sets a step's due and locked instants before the campaign opens.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="deadline">The step's deadline.</param>
    /// <param name="seen">The version that was on the screen; 0 when the step had none.</param>
    /// <param name="actor">Who sets it.</param>
    /// <param name="request">Names this very request.</param>
    public Task<CampaignOutcome> DeadlineSetAsync(string campaign, Deadline deadline, long seen, Actor actor, string? request)
    {
        deadline = deadline with { Name = DocumentText.Clean(deadline.Name) ?? "", Source = DocumentText.Clean(deadline.Source) };
        return OnceAsync("deadline-set", null, actor, request, [campaign, .. Content(deadline), Text(seen)], async session =>
        {
            var refusals = await Gate.AskAsync(UseCase.DeadlineSet, actor, campaign, null, null, session.Now, session.Connection);
            refusals = refusals.Count > 0 ? refusals : PlanReasons.NotToSet(deadline);
            if (refusals.Count > 0 || await PreparationStore.PutDeadlineAsync(campaign, deadline, seen, session.Connection))
            {
                return new CampaignOutcome(refusals);
            }

            var (_, plan) = (await CampaignStore.FindAsync(campaign, session.Connection))!.Value;
            return new CampaignOutcome([]) { Conflict = (plan.FindDeadline(deadline.Step), (await PreparationStore.ListDeadlineVersionsAsync(campaign, session.Connection)).GetValueOrDefault(deadline.Step)) };
        });
    }

    /// <summary>Opens a campaign to its units and tells them.</summary>
    public Task<CampaignOutcome> OpenAsync(string campaign, Actor actor, string? request) => OnceAsync("campaign-opened", null, actor, request, [campaign], async session =>
    {
        var refusals = await Gate.AskAsync(UseCase.CampaignOpen, actor, campaign, null, null, session.Now, session.Connection);
        if (refusals.Count > 0)
        {
            return new CampaignOutcome(refusals);
        }

        var (set, plan) = (await CampaignStore.FindAsync(campaign, session.Connection))!.Value;
        refusals = PlanReasons.NotToOpen(set, plan, session.Now);
        if (refusals.Count > 0)
        {
            return new CampaignOutcome(refusals);
        }

        await PreparationStore.OpenAsync(campaign, session);
        var until = VietnamTime.ShowDeadline(plan.FindDeadline(DeadlineStep.SelfScore)!.Due);
        foreach (var (unit, leaves) in plan.Units.Select(u => (u.Code, plan.Assignments.Count(a => a.Units.Contains(u.Code, StringComparer.Ordinal)))).Where(u => u.Item2 > 0))
        {
            await NoticeStore.AddAsync(campaign, unit, "campaign-opened", null, $"{plan.Name} đã mở. Đơn vị được giao {leaves} tiêu chí; hãy tự chấm và nộp phiếu {until}.", session);
        }

        return CampaignOutcome.Done;
    });

    /// <summary>Why a reason does not do; empty when it does.</summary>
    internal static IReadOnlyList<Refusal> ReasonMissing(string? reason) =>
        reason is null ? [new(CampaignRefusals.ReasonMissing, "reason", "Chưa ghi lý do; hãy ghi lý do để nhật ký giải thích được việc này.")]
        : DocumentText.TooLong(reason, "reason", "Lý do") is { } long_ ? [long_]
        : [];

    private static async Task<CloneOutcome> CloneAsync(CloneCampaign clone, Actor actor, WriteSession session)
    {
        var refusals = await Gate.AskAsync(UseCase.CampaignPrepare, actor, null, null, null, session.Now, session.Connection);
        if (refusals.Count > 0 || await CampaignStore.FindAsync(clone.From, session.Connection) is not { } old)
        {
            return new CloneOutcome(null, refusals.Count > 0 ? refusals : [Guard.NotFound]);
        }

        refusals = CampaignClone.ReasonsNot(clone.Mapping, old.Set, clone.Set);
        var proposal = CampaignClone.Propose(old, clone.Set, refusals.Count > 0 ? new Dictionary<string, string?>(StringComparer.Ordinal) : clone.Mapping, await PreparationStore.ListSuccessorsAsync(session.Connection), await PreparationStore.ListUnitNamesAsync(session.Connection), VietnamTime.DateOf(session.Now));
        var header = new CampaignHeader
        {
            Id = clone.Id,
            Name = clone.Name,
            Province = old.Plan.Province,
            IndexYear = clone.IndexYear,
            Set = clone.Set,
            LegalBasis = clone.LegalBasis,
            Coordinator = proposal.Coordinator,
            Units = proposal.Units,
            Deadlines = clone.Deadlines,
        };
        refusals = [.. refusals, .. PlanReasons.NotToBegin(header), .. await TakenAsync(clone.Id, clone.Set, session)];
        if (refusals.Count > 0)
        {
            return new CloneOutcome(null, refusals);
        }

        await AddAsync(PlanOf(header) with { Assignments = proposal.Assignments }, clone.Set, clone.From, session);
        return new CloneOutcome(proposal, []);
    }

    private static async Task AddAsync(CampaignPlan plan, CriteriaSet set, string? clonedFrom, WriteSession session)
    {
        await CampaignStore.AddAsync(plan, set, session.Connection);
        await PreparationStore.BeginAsync(plan.Id, clonedFrom, session);
        foreach (var leaf in set.Leaves)
        {
            await LeafScoreStore.RescoreAsync(plan.Id, leaf, plan, set, session.Connection);
        }
    }

    private static async Task<IReadOnlyList<Refusal>> TakenAsync(string id, CriteriaSet set, WriteSession session)
    {
        var isIdTaken = await CampaignStore.FindAsync(id, session.Connection) is not null;
        var isSetTaken = await CriteriaStore.IsTakenAsync(set, session.Connection);
        return
        [
            .. isIdTaken ? (ReadOnlySpan<Refusal>)[new(CampaignRefusals.CampaignTaken, "id", $"Đã có kỳ đánh giá {ObjectReader.Shorten(id)}; hãy chọn mã khác.")] : [],
            .. isSetTaken ? (ReadOnlySpan<Refusal>)[new(CampaignRefusals.SetTaken, "set", $"Dữ liệu đã có bộ tiêu chí {set.Index} phiên bản {set.Version} với nội dung khác; hãy đổi số phiên bản trong tệp bộ tiêu chí.")] : [],
        ];
    }

    private static CampaignPlan PlanOf(CampaignHeader header) => new()
    {
        Id = header.Id,
        Name = header.Name,
        Province = header.Province,
        IndexYear = header.IndexYear,
        LegalBasis = header.LegalBasis,
        Coordinator = header.Coordinator,
        Units = header.Units,
        Deadlines = [.. header.Deadlines.OrderBy(d => d.Step)],
        Assignments = [],
        Note = header.Note,
    };

    private static CampaignHeader Clean(CampaignHeader header) => header with
    {
        Name = DocumentText.Clean(header.Name) ?? "",
        Province = DocumentText.Clean(header.Province) ?? "",
        LegalBasis = header.LegalBasis with { Number = DocumentText.Clean(header.LegalBasis.Number) ?? "", Issuer = DocumentText.Clean(header.LegalBasis.Issuer) ?? "" },
        Units = [.. header.Units.Select(u => u with { Name = DocumentText.Clean(u.Name) ?? "", Content = DocumentText.Clean(u.Content) })],
        Deadlines = [.. header.Deadlines.Select(d => d with { Name = DocumentText.Clean(d.Name) ?? "", Source = DocumentText.Clean(d.Source) })],
        Note = DocumentText.Clean(header.Note),
    };

    private static string?[] Content(CampaignHeader header) =>
    [
        header.Id, header.Name, header.Province, Text(header.IndexYear), header.Set.Hash, header.LegalBasis.Number, header.LegalBasis.Issuer, header.LegalBasis.Date?.ToString("O", CultureInfo.InvariantCulture), header.Coordinator, header.Note,
        Text(header.Units.Count), .. header.Units.SelectMany(u => (string?[])[u.Code, u.Name, Text(u.Annex ?? 0), u.Content]),
        .. header.Deadlines.SelectMany(Content),
    ];

    private static string?[] Content(Deadline deadline) =>
        [PlanFile.Steps.For(deadline.Step), deadline.Name, StoredInstants.Text(deadline.Due), deadline.Locked is { } locked ? StoredInstants.Text(locked) : null, deadline.Source];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private Task<CampaignOutcome> OnceAsync(string action, string? reason, Actor actor, string? request, string?[] content, Func<WriteSession, Task<CampaignOutcome>> work) =>
        Requests.OnceAsync(database, new Act { Actor = actor, Action = action, Reason = reason, Request = request }, content, work, o => o.IsDone, _ => [], _ => CampaignOutcome.Done);
}
