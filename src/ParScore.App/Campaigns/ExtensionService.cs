using System.Globalization;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>Gia hạn: opens a locked step again, with a reason and an end. The due instant stays, so what comes is late all the same.</summary>
public sealed class ExtensionService(Database database, IClock clock)
{
    /// <summary>Grants an extension and tells whom it concerns.</summary>
    public Task<ExtensionOutcome> GrantAsync(GrantExtension grant, Actor actor, string? request)
    {
        grant = grant with { Reason = DocumentText.Clean(grant.Reason) };
        return OnceAsync("extension-granted", grant.Reason, actor, request, [grant.Campaign, StandingStore.Steps.For(grant.Step), grant.Unit, grant.Leaf, StoredInstants.Text(grant.Until), grant.Reason], async session =>
        {
            var refusals = await Gate.AskAsync(UseCase.ExtensionGrant, actor, grant.Campaign, grant.Unit, null, session.Now, session.Connection);
            if (refusals.Count > 0)
            {
                return new ExtensionOutcome { Refusals = refusals };
            }

            var (set, plan) = (await CampaignStore.FindAsync(grant.Campaign, session.Connection))!.Value;
            var stepClock = (await StandingStore.GetAsync(grant.Campaign, grant.Unit, null, session.Connection)).Clocks.GetValueOrDefault(grant.Step);
            refusals = ReasonsNotToGrant(grant, stepClock, set, plan, session.Now);
            if (refusals.Count > 0)
            {
                return new ExtensionOutcome { Refusals = refusals };
            }

            var number = await ExtensionStore.AddAsync(grant, session);
            var what = $"{StepWords.Show(grant.Step)}{(grant.Leaf is { } leaf ? $" (riêng tiêu chí {set.Find(leaf)!.Code})" : "")}";
            await TellAsync(grant.Campaign, grant.Step, grant.Unit, grant.Leaf, "extension-granted", $"Được gia hạn {what} đến {VietnamTime.Show(grant.Until)} (giờ Việt Nam), sau đó khóa lại. Lý do: {grant.Reason}", plan, session);
            return new ExtensionOutcome { Number = number };
        });
    }

    /// <summary>Takes a running extension back and tells whom it concerns.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="number">The extension's number.</param>
    /// <param name="seen">The version that was on the screen.</param>
    /// <param name="reason">Lý do.</param>
    /// <param name="actor">Who takes it back.</param>
    /// <param name="request">Names this very request.</param>
    public Task<ExtensionOutcome> WithdrawAsync(string campaign, int number, long seen, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return OnceAsync("extension-withdrawn", reason, actor, request, [campaign, number.ToString(CultureInfo.InvariantCulture), seen.ToString(CultureInfo.InvariantCulture), reason], async session =>
        {
            var refusals = await Gate.AskAsync(UseCase.ExtensionGrant, actor, campaign, null, null, session.Now, session.Connection);
            if (refusals.Count > 0)
            {
                return new ExtensionOutcome { Refusals = refusals };
            }

            var extension = (await ExtensionStore.ListAsync(campaign, session.Connection)).FirstOrDefault(e => e.Number == number);
            if (extension is not null && extension.Version != seen)
            {
                return new ExtensionOutcome { Conflict = extension };
            }

            refusals =
            [
                .. CampaignService.ReasonMissing(reason),
                .. extension switch
                {
                    null => (ReadOnlySpan<Refusal>)[new(ExtensionRefusals.Unknown, "number", "Không có lần gia hạn này; hãy tải lại danh sách gia hạn.")],
                    _ when !extension.IsRunning(session.Now) => [new(ExtensionRefusals.Over, "number", "Lần gia hạn này đã hết hoặc đã thu hồi nên không cần thu hồi nữa; hãy tải lại danh sách gia hạn.")],
                    _ => [],
                },
            ];
            if (refusals.Count > 0)
            {
                return new ExtensionOutcome { Refusals = refusals };
            }

            if (!await ExtensionStore.WithdrawAsync(campaign, number, seen, reason!, session.Connection))
            {
                throw new InvalidOperationException($"The extension {number} changed within one transaction.");
            }

            var (_, plan) = (await CampaignStore.FindAsync(campaign, session.Connection))!.Value;
            await TellAsync(campaign, extension!.Step, extension.Unit, extension.Leaf, "extension-withdrawn", $"Gia hạn {StepWords.Show(extension.Step)} đến {VietnamTime.Show(extension.Until)} đã bị thu hồi. Lý do: {reason}", plan, session);
            return new ExtensionOutcome { Number = number };
        });
    }

    /// <summary>All extensions of a campaign, for display; a unit's people see those that concern the unit.</summary>
    public Task<(IReadOnlyList<DeadlineExtension> Extensions, IReadOnlyList<Refusal> Refusals)> ListAsync(string campaign, Actor actor) => database.ReadAsync<(IReadOnlyList<DeadlineExtension>, IReadOnlyList<Refusal>)>(async connection =>
    {
        var refusals = await Gate.AskAsync(UseCase.PlanRead, actor, campaign, null, null, clock.GetCurrentInstant(), connection);
        return refusals.Count > 0
            ? ([], refusals)
            : ([.. (await ExtensionStore.ListAsync(campaign, connection)).Where(e => actor.Role is not (Role.Officer or Role.Head) || e.Unit is null || string.Equals(e.Unit, actor.Unit, StringComparison.Ordinal))], []);
    });

    private static IReadOnlyList<Refusal> ReasonsNotToGrant(GrantExtension grant, StepClock? stepClock, CriteriaSet set, CampaignPlan plan, Instant now) =>
    [
        .. CampaignService.ReasonMissing(grant.Reason),
        .. stepClock?.Locked is not { } locked
            ? (ReadOnlySpan<Refusal>)[new(ExtensionRefusals.WithoutLock, "step", $"Bước {StepWords.Show(grant.Step)} không đặt thời điểm khóa nên không cần gia hạn; đơn vị vẫn làm được, chỉ bị ghi là muộn. Hãy bỏ yêu cầu này.")]
            : grant.Until <= now ? [new(ExtensionRefusals.EndsBeforeNow, "until", $"Gia hạn đến {VietnamTime.Show(grant.Until)} đã qua ngay khi ghi; hãy chọn thời điểm sau lúc này.")]
            : grant.Until <= locked ? [new(ExtensionRefusals.EndsBeforeLock, "until", $"Bước này đến {VietnamTime.Show(locked)} mới khóa; hãy chọn thời điểm gia hạn sau lúc đó.")]
            : [],
        .. grant.Leaf is { } leaf && (grant.Unit is null || plan.Assignments.FirstOrDefault(a => string.Equals(a.Leaf.Id, leaf, StringComparison.Ordinal))?.Units.Contains(grant.Unit, StringComparer.Ordinal) != true)
            ? (ReadOnlySpan<Refusal>)[new(ExtensionRefusals.NotTheirLeaf, "leaf", $"Tiêu chí {set.Find(leaf)?.Code ?? "này"} {(grant.Unit is null ? "phải gia hạn cho một đơn vị cụ thể; hãy chọn đơn vị" : $"không giao cho {grant.Unit}; hãy chọn đúng đơn vị và tiêu chí")}.")] : [],
    ];

    private static async Task TellAsync(string campaign, DeadlineStep step, string? unit, string? leaf, string kind, string text, CampaignPlan plan, WriteSession session)
    {
        string[] units = unit is not null ? [unit] : step is DeadlineStep.SelfScore or DeadlineStep.Explain ? [.. plan.Units.Select(u => u.Code)] : [plan.Coordinator];
        foreach (var told in units)
        {
            await NoticeStore.AddAsync(campaign, told, kind, leaf, text, session);
        }
    }

    private Task<ExtensionOutcome> OnceAsync(string action, string? reason, Actor actor, string? request, string?[] content, Func<WriteSession, Task<ExtensionOutcome>> work) => Requests.OnceAsync(
        database,
        new Act { Actor = actor, Action = action, Reason = reason, Request = request },
        content,
        work,
        o => o.IsDone,
        o => [o.Number!.Value.ToString(CultureInfo.InvariantCulture)],
        result => new ExtensionOutcome { Number = int.Parse(result[0]!, CultureInfo.InvariantCulture) });
}
