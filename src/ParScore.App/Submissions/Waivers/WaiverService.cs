using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Submissions.Waivers;

/// <summary>Waivers of refusing checks: the head of the unit asks, Sở Nội vụ decides, and never the same person.</summary>
public sealed class WaiverService(Database database)
{
    private static readonly Refusal ReasonMissing = new(WaiverRefusals.ReasonMissing, "reason", "Hãy ghi lý do; lý do được giữ và đi kèm kết quả cho người kiểm tra.");

    /// <summary>Asks Sở Nội vụ to let one finding pass. The part stays as it is until it is decided.</summary>
    public Task<WaiverOutcome> RequestAsync(WaiverAsk ask, Actor actor, string? request)
    {
        ask = ask with { Reason = DocumentText.Clean(ask.Reason) };
        return OnceAsync("waiver-requested", actor, ask.Reason, request, [ask.Campaign, ask.Unit, ask.Code, ask.Leaf, ask.Document, ask.Reason], session => RequestAsync(ask, actor, session));
    }

    /// <summary>Lets the finding pass, or not. What is decided stays; the unit may ask again after a refusal.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="number">The waiver's number in its unit.</param>
    /// <param name="seen">The version that was on the screen.</param>
    /// <param name="decision">Granted or refused.</param>
    /// <param name="reason">Required when it is refused.</param>
    /// <param name="actor">Who decides: somebody of Sở Nội vụ who did not ask.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public Task<WaiverOutcome> DecideAsync(string campaign, string unit, int number, long seen, WaiverDecision decision, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return OnceAsync(decision == WaiverDecision.Granted ? "waiver-granted" : "waiver-refused", actor, reason, request, [campaign, unit, Text(number), Text(seen), reason], async session =>
        {
            if (await Gate.AskAsync(UseCase.WaiverDecide, actor, campaign, unit, leaf: null, session.Now, session.Connection) is { Count: > 0 } closed)
            {
                return new WaiverOutcome { Refusals = closed };
            }

            if (await WaiverStore.FindAsync(campaign, unit, number, session.Connection) is not { Kind: WaiverKind.Check } waiver)
            {
                return new WaiverOutcome { Refusals = [Guard.NotFound] };
            }

            Refusal[] refusals = [.. ReasonsNotToDecide(waiver, decision, reason, actor)];
            return refusals.Length > 0 ? new WaiverOutcome { Refusals = refusals }
                : await WaiverStore.DecideAsync(campaign, unit, number, decision, reason, session.NowText, actor.Account, seen, session.Connection) ? new WaiverOutcome { Number = number }
                : new WaiverOutcome { Refusals = [Decided(waiver)] };
        });
    }

    private static IEnumerable<Refusal> ReasonsNotToDecide(Waiver waiver, WaiverDecision decision, string? reason, Actor actor) =>
    [
        .. waiver.Decision is not null ? (ReadOnlySpan<Refusal>)[Decided(waiver)] : [],
        .. string.Equals(waiver.RequestedBy, actor.Account, StringComparison.Ordinal)
            ? (ReadOnlySpan<Refusal>)[new(WaiverRefusals.SamePerson, "", "Người đề nghị không tự quyết định đề nghị của mình. Hãy để người khác của Sở Nội vụ xem xét.")] : [],
        .. decision == WaiverDecision.Refused && reason is null ? (ReadOnlySpan<Refusal>)[ReasonMissing] : [],
        .. TooLong(reason),
    ];

    private static Refusal Decided(Waiver waiver) => new(
        WaiverRefusals.AlreadyDecided,
        "",
        waiver is { DecidedAt: { } at, DecidedBy: { } by }
            ? $"{by} đã {(waiver.Decision == WaiverDecision.Granted ? "cho bỏ qua" : "từ chối")} đề nghị này lúc {VietnamTime.Show(at)}. Hãy tải lại trang; đơn vị có thể gửi đề nghị mới."
            : "Đề nghị này vừa thay đổi. Hãy tải lại trang để xem nội dung mới rồi quyết định.");

    private static async Task<WaiverOutcome> RequestAsync(WaiverAsk ask, Actor actor, WriteSession session)
    {
        if (await Gate.AskAsync(UseCase.WaiverRequest, actor, ask.Campaign, ask.Unit, leaf: null, session.Now, session.Connection) is { Count: > 0 } closed)
        {
            return new WaiverOutcome { Refusals = closed };
        }

        var record = (await CampaignRecord.FindAsync(ask.Campaign, session.Connection))!;
        var leaf = ask.Leaf is null ? null : record.Set.Find(ask.Leaf)?.Id ?? ask.Leaf;
        var waiver = new Waiver { Unit = ask.Unit, Number = 0, Kind = WaiverKind.Check, Code = ask.Code, Leaf = leaf, Document = ask.Document, Reason = ask.Reason ?? "", RequestedAt = session.Now, RequestedBy = actor.Account, Version = 0 };
        var asked = (await WaiverStore.ListAsync(ask.Campaign, session.Connection)).Where(w => string.Equals(w.Unit, ask.Unit, StringComparison.Ordinal) && w.Kind == WaiverKind.Check && w.Decision != WaiverDecision.Refused);
        Refusal[] refusals =
        [
            .. ask.Reason is null ? (ReadOnlySpan<Refusal>)[ReasonMissing] : [],
            .. TooLong(ask.Reason),
            .. SubmissionChecks.Run(record.Consolidate(), ask.Unit).Any(f => f.Severity == CheckSeverity.Refuses && waiver.IsAbout(f)) ? (ReadOnlySpan<Refusal>)[]
                : [new(WaiverRefusals.NothingToWaive, "", $"Kiểm tra trước khi nộp không thấy điều phải sửa nào như vậy ({ObjectReader.Shorten(ask.Code)}). Hãy tải lại kết quả kiểm tra rồi chọn đúng điều cần bỏ qua.")],
            .. asked.FirstOrDefault(w => (w.Code, w.Leaf, w.Document) == (waiver.Code, waiver.Leaf, waiver.Document)) is { } same
                ? (ReadOnlySpan<Refusal>)[new(WaiverRefusals.AlreadyAsked, "", same.Decision is null ? "Điều này đã được đề nghị bỏ qua và đang chờ Sở Nội vụ. Hãy liên hệ Sở Nội vụ nếu cần gấp." : "Sở Nội vụ đã cho bỏ qua điều này; không cần đề nghị lại. Hãy nộp phiếu.")] : [],
        ];
        if (refusals.Length > 0)
        {
            return new WaiverOutcome { Refusals = refusals };
        }

        await SubmissionStore.BeginAsync(ask.Campaign, ask.Unit, label: null, session.Connection);
        return new WaiverOutcome { Number = await WaiverStore.AddAsync(ask.Campaign, waiver, session.Connection) };
    }

    private Task<WaiverOutcome> OnceAsync(string action, Actor actor, string? reason, string? request, string?[] content, Func<WriteSession, Task<WaiverOutcome>> work) => Requests.OnceAsync(
        database,
        new Act { Actor = actor, Action = action, Reason = reason, Request = request },
        content,
        work,
        o => o.IsDone,
        o => [Text(o.Number!.Value)],
        result => new WaiverOutcome { Number = int.Parse(result[0]!, CultureInfo.InvariantCulture) });

    private static IEnumerable<Refusal> TooLong(string? reason) => DocumentText.TooLong(reason, "reason", "Lý do") is { } refusal ? [refusal] : [];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
