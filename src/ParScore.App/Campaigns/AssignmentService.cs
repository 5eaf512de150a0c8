using System.Collections.Frozen;
using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>Phân công: says who scores a leaf. Free while the campaign is prepared; with a reason once it is open; never over what was submitted.</summary>
public sealed class AssignmentService(Database database)
{
    /// <summary>Assigns one leaf anew; the leaf is scored again, because other units' figures may count now.</summary>
    public Task<AssignOutcome> AssignAsync(AssignLeaf assign, Actor actor, string? request)
    {
        assign = assign with { Reason = DocumentText.Clean(assign.Reason) };
        return Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = "leaf-assigned", Reason = assign.Reason, Request = request },
            [
                assign.Campaign, assign.Leaf, assign.Lead, assign.Reason, assign.Seen.ToString(CultureInfo.InvariantCulture), .. assign.Contributors, "figures",
                .. assign.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => (string[])[f.Key, f.Value]),
            ],
            session => AssignAsync(assign, actor, session),
            o => o.IsDone,
            _ => [],
            _ => new AssignOutcome());
    }

    private static async Task<AssignOutcome> AssignAsync(AssignLeaf assign, Actor actor, WriteSession session)
    {
        var refusals = await Gate.AskAsync(UseCase.Assign, actor, assign.Campaign, null, null, session.Now, session.Connection);
        if (refusals.Count > 0)
        {
            return new AssignOutcome { Refusals = refusals };
        }

        var (set, plan) = (await CampaignStore.FindAsync(assign.Campaign, session.Connection))!.Value;
        if (set.Find(assign.Leaf) is not { IsLeaf: true } leaf || !string.Equals(leaf.Id, assign.Leaf, StringComparison.Ordinal))
        {
            return new AssignOutcome { Refusals = [new(CampaignRefusals.LeafUnknown, "leaf", "Bộ tiêu chí của kỳ này không có tiêu chí chấm điểm đó; hãy mở lại từ bảng phân công.")] };
        }

        var (isPreparing, before) = ((await StandingStore.FindFactsAsync(assign.Campaign, session.Connection))!.IsPreparing, plan.FindAssignment(leaf));
        var now = new Assignment { Leaf = leaf, Lead = assign.Lead, Contributors = assign.Contributors, Figures = assign.Figures.ToFrozenDictionary(StringComparer.Ordinal) };
        refusals =
        [
            .. PlanReasons.NotToAssign(leaf, assign, plan),
            .. isPreparing ? [] : CampaignService.ReasonMissing(assign.Reason),
            .. isPreparing ? [] : await SubmittedAsync(assign.Campaign, leaf, Touched(before, now), session),
        ];
        if (refusals.Count > 0)
        {
            return new AssignOutcome { Refusals = refusals };
        }

        var version = (await AssignmentStore.ListVersionsAsync(assign.Campaign, session.Connection)).GetValueOrDefault(leaf.Id);
        if (version != assign.Seen)
        {
            return new AssignOutcome { Conflict = (before, version) };
        }

        await AssignmentStore.PutAsync(assign.Campaign, now, session.Connection);
        (set, plan) = (await CampaignStore.FindAsync(assign.Campaign, session.Connection))!.Value;
        await LeafScoreStore.RescoreAsync(assign.Campaign, leaf, plan, set, session.Connection);
        if (!isPreparing)
        {
            foreach (var unit in Touched(before, now))
            {
                await NoticeStore.AddAsync(assign.Campaign, unit, "leaf-assigned", leaf.Id, $"Phân công tiêu chí {leaf.Code} đã đổi: {Words(now)}. Lý do: {assign.Reason}", session);
            }
        }

        return new AssignOutcome();
    }

    private static async Task<IReadOnlyList<Refusal>> SubmittedAsync(string campaign, Node leaf, IReadOnlyList<string> units, WriteSession session) =>
    [
        .. (await SubmissionStore.ListAsync(campaign, session.Connection))
            .Where(s => s.State is SubmissionState.Submitted or SubmissionState.Accepted && units.Contains(s.Unit, StringComparer.Ordinal))
            .Select(s => new Refusal(CampaignRefusals.PartSubmitted, s.Unit, $"{s.Unit} đã nộp phiếu nên không đổi phần việc của đơn vị này ở tiêu chí {leaf.Code} được; hãy trả lại phiếu kèm lý do rồi phân công lại.")),
    ];

    /// <summary>The units whose task at the leaf is another than before: they came, went, lead now or no longer, or declare other figures.</summary>
    private static string[] Touched(Assignment? before, Assignment now)
    {
        static string Task(Assignment? assignment, string unit) => assignment?.Units.Contains(unit, StringComparer.Ordinal) != true ? ""
            : $"{(string.Equals(assignment.Lead, unit, StringComparison.Ordinal) ? "lead" : "contributor")} {string.Join(' ', assignment.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Equals(f.Value, unit, StringComparison.Ordinal) ? $"+{f.Key}" : $"-{f.Key}"))}";
        return [.. now.Units.Concat(before?.Units ?? []).Distinct(StringComparer.Ordinal).Where(u => !string.Equals(Task(before, u), Task(now, u), StringComparison.Ordinal))];
    }

    private static string Words(Assignment assignment) =>
        $"{assignment.Lead} chủ trì{(assignment.Contributors.Count == 0 ? "" : $", {string.Join(", ", assignment.Contributors)} phối hợp")}{(assignment.Figures.Count == 0 ? "" : $"; {string.Join("; ", assignment.Figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"\"{assignment.Leaf.Rule!.Asks.First(a => string.Equals(a.Role, f.Key, StringComparison.Ordinal)).Spec.Label}\" do {f.Value} kê khai"))}")}";
}
