using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Campaigns;

/// <summary>Đơn vị của kỳ: who takes part while a campaign is prepared, and which unit succeeded which.</summary>
public sealed class UnitService(Database database)
{
    /// <summary>Adds a unit to a campaign that is being prepared, or changes its name or annex there.</summary>
    public Task<CampaignOutcome> PutAsync(string campaign, PlanUnit unit, Actor actor, string? request)
    {
        unit = unit with { Name = DocumentText.Clean(unit.Name) ?? "", Content = DocumentText.Clean(unit.Content) };
        return UnitsAsync("campaign-unit-set", campaign, null, actor, request, [unit.Code, unit.Name, Text(unit.Annex ?? 0), unit.Content], _ => PlanReasons.NotToTakePart(unit), session => PreparationStore.PutUnitAsync(campaign, unit, session.Connection));
    }

    /// <summary>Takes a unit that has nothing to score out of a campaign that is being prepared.</summary>
    public Task<CampaignOutcome> WithdrawAsync(string campaign, string unit, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        IReadOnlyList<Refusal> ReasonsNot(CampaignPlan plan) => plan.FindUnit(unit) is null
            ? [new(CampaignRefusals.UnitUnknown, unit, $"Kỳ này không có đơn vị {unit}; hãy tải lại trang.")]
            :
            [
                .. CampaignService.ReasonMissing(reason),
                .. string.Equals(plan.Coordinator, unit, StringComparison.Ordinal) || plan.Assignments.Any(a => a.Units.Contains(unit, StringComparer.Ordinal))
                    ? (ReadOnlySpan<Refusal>)[new(CampaignRefusals.UnitInUse, unit, $"{unit} đang điều phối hoặc đang được giao tiêu chí; hãy giao các tiêu chí đó cho đơn vị khác trước.")] : [],
            ];
        return UnitsAsync("campaign-unit-withdrawn", campaign, reason, actor, request, [unit, reason], ReasonsNot, session => PreparationStore.WithdrawUnitAsync(campaign, unit, reason!, session.Connection));
    }

    /// <summary>Notes that a unit's tasks went over to another; campaigns of old years keep the old unit.</summary>
    /// <param name="link">Who succeeds whom, since when, by which decision.</param>
    /// <param name="name">The successor's name, for a unit that is new to the record.</param>
    /// <param name="actor">Who notes it.</param>
    /// <param name="request">Names this very request.</param>
    public Task<CampaignOutcome> LinkSuccessorAsync(UnitSuccessor link, string? name, Actor actor, string? request)
    {
        link = link with { Basis = DocumentText.Clean(link.Basis) ?? "" };
        name = DocumentText.Clean(name);
        return OnceAsync("unit-succeeded", link.Basis, actor, request, [link.Unit, link.Successor, link.Since.ToString("O", CultureInfo.InvariantCulture), link.Basis, name], async session =>
        {
            var refusals = await Gate.AskAsync(UseCase.CampaignPrepare, actor, null, null, null, session.Now, session.Connection);
            if (refusals.Count == 0)
            {
                var (names, links) = (await PreparationStore.ListUnitNamesAsync(session.Connection), await PreparationStore.ListSuccessorsAsync(session.Connection));
                refusals =
                [
                    .. names.ContainsKey(link.Unit) ? (ReadOnlySpan<Refusal>)[] : [new(CampaignRefusals.UnitUnknown, "unit", $"Chưa có đơn vị {link.Unit} trong dữ liệu; hãy ghi đúng mã đơn vị cũ.")],
                    .. PlanReasons.NotToTakePart(new PlanUnit { Code = link.Successor, Name = names.GetValueOrDefault(link.Successor) ?? name ?? "" }),
                    .. link.Basis.Length > 0 ? (ReadOnlySpan<Refusal>)[] : [new(CampaignRefusals.Incomplete, "basis", "Còn thiếu căn cứ (số, ngày của quyết định sáp nhập, chuyển giao); hãy điền.")],
                    .. Reaches(link.Successor, link.Unit, links) || links.Any(l => string.Equals(l.Unit, link.Unit, StringComparison.Ordinal) && string.Equals(l.Successor, link.Successor, StringComparison.Ordinal))
                        ? (ReadOnlySpan<Refusal>)[new(CampaignRefusals.SuccessorCircle, "successor", $"{link.Unit} và {link.Successor} đã được nối với nhau, hoặc nối thêm sẽ thành vòng; hãy kiểm tra lại đơn vị cũ và đơn vị kế thừa.")] : [],
                ];
            }

            if (refusals.Count == 0)
            {
                await PreparationStore.AddSuccessorAsync(link, name ?? link.Successor, session.Connection);
            }

            return new CampaignOutcome(refusals);
        });
    }

    private static bool Reaches(string from, string to, IReadOnlyList<UnitSuccessor> links)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { from }, new Stack<string>([from]));
        while (open.TryPop(out var unit))
        {
            foreach (var link in links.Where(l => string.Equals(l.Unit, unit, StringComparison.Ordinal) && seen.Add(l.Successor)))
            {
                open.Push(link.Successor);
            }
        }

        return seen.Contains(to);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private Task<CampaignOutcome> UnitsAsync(string action, string campaign, string? reason, Actor actor, string? request, string?[] content, Func<CampaignPlan, IReadOnlyList<Refusal>> reasonsNot, Func<WriteSession, Task> write) =>
        OnceAsync(action, reason, actor, request, [campaign, .. content], async session =>
        {
            var refusals = await Gate.AskAsync(UseCase.Assign, actor, campaign, null, null, session.Now, session.Connection);
            if (refusals.Count == 0)
            {
                var isPreparing = (await StandingStore.FindFactsAsync(campaign, session.Connection))!.IsPreparing;
                refusals = isPreparing ? reasonsNot((await CampaignStore.FindAsync(campaign, session.Connection))!.Value.Plan) : [new(CampaignRefusals.Opened, "", "Kỳ đánh giá đã mở nên danh sách đơn vị không đổi được nữa; hãy phân công lại tiêu chí giữa các đơn vị đang có.")];
            }

            if (refusals.Count == 0)
            {
                await write(session);
            }

            return new CampaignOutcome(refusals);
        });

    private Task<CampaignOutcome> OnceAsync(string action, string? reason, Actor actor, string? request, string?[] content, Func<WriteSession, Task<CampaignOutcome>> work) =>
        Requests.OnceAsync(database, new Act { Actor = actor, Action = action, Reason = reason, Request = request }, content, work, o => o.IsDone, _ => [], _ => CampaignOutcome.Done);
}
