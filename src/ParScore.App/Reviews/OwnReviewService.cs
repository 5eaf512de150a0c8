using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>
/// Hai người: nobody reviews the own unit unless a second person agrees. Who asked is who then reviews; who agrees neither asked nor prepared
/// nor certified that part.
/// </summary>
public sealed class OwnReviewService(Database database)
{
    /// <summary>Asks that the requester may review the own unit's part.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The requester's own unit.</param>
    /// <param name="leaf">By id or printed code; null = all of its part.</param>
    /// <param name="reason">Why nobody else can.</param>
    /// <param name="actor">Who asks and would review.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public Task<OwnReviewOutcome> RequestAsync(string campaign, string unit, string? leaf, string reason, Actor actor, string? request) => OnceAsync(
        "own-review-requested", campaign, unit, [leaf], reason, isReasonNeeded: true, actor, request, UseCase.OwnReviewRequest, leaf, async (id, why, session) =>
        {
            if (leaf is not null && id is null)
            {
                return new OwnReviewOutcome(null, [Guard.NotFound]);
            }

            var same = (await OwnReviewStore.ListAsync(campaign, unit, session.Connection))
                .FirstOrDefault(w => w.Decision != false && string.Equals(w.RequestedBy, actor.Account, StringComparison.Ordinal) && string.Equals(w.Leaf, id, StringComparison.Ordinal));
            return same is not null
                ? new OwnReviewOutcome(null, [new(ReviewRefusals.AlreadyAsked, "", same.IsGranted ? "Đề nghị này đã được đồng ý; anh/chị thẩm định được ngay." : "Đề nghị này đã gửi và đang chờ người thứ hai; không cần gửi lại.")])
                : new OwnReviewOutcome(await OwnReviewStore.AddAsync(campaign, new OwnReviewWaiver { Number = 0, Unit = unit, Leaf = id, Reason = why!, RequestedAt = session.Now, RequestedBy = actor.Account }, session.Connection), []);
        });

    /// <summary>Agrees to a request, or does not.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit whose part it is.</param>
    /// <param name="number">The request's number.</param>
    /// <param name="isGranted">False to refuse, with a reason.</param>
    /// <param name="reason">Why; needed when it is refused.</param>
    /// <param name="actor">The second person.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public Task<OwnReviewOutcome> DecideAsync(string campaign, string unit, int number, bool isGranted, string? reason, Actor actor, string? request) => OnceAsync(
        "own-review-decided", campaign, unit, [Text(number), isGranted ? "granted" : "refused"], reason, isReasonNeeded: !isGranted, actor, request, UseCase.OwnReviewDecide, leaf: null, async (_, why, session) =>
        {
            if (await FindAsync(campaign, unit, number, session) is not { } waiver)
            {
                return new OwnReviewOutcome(null, [Guard.NotFound]);
            }

            var refusals = await ReasonsNotToDecideAsync(campaign, waiver, actor, session);
            if (refusals.Count > 0 || !await OwnReviewStore.DecideAsync(campaign, unit, number, isGranted, why, session.Now, actor.Account, session.Connection))
            {
                return new OwnReviewOutcome(null, refusals);
            }

            await NoticeStore.AddAsync(campaign, unit, "own-review-decided", waiver.Leaf, isGranted
                ? $"{actor.Account} đã đồng ý để {waiver.RequestedBy} thẩm định phần của {unit}."
                : $"{actor.Account} không đồng ý để {waiver.RequestedBy} thẩm định phần của {unit}. Lý do: {why!.TrimEnd('.')}. Hãy để người ngoài đơn vị thẩm định.", session);
            return new OwnReviewOutcome(await FindAsync(campaign, unit, number, session), []);
        });

    /// <summary>A unit's requests; empty for who may not see them.</summary>
    public Task<IReadOnlyList<OwnReviewWaiver>> ListAsync(string campaign, string unit, Actor actor, NodaTime.IClock clock) => database.ReadAsync(async connection =>
        await Gate.AskAsync(UseCase.ReviewRead, actor, campaign, unit, leaf: null, clock.GetCurrentInstant(), connection) is [] ? await OwnReviewStore.ListAsync(campaign, unit, connection) : []);

    private async Task<OwnReviewOutcome> OnceAsync(string action, string campaign, string unit, string?[] more, string? typed, bool isReasonNeeded, Actor actor, string? request, UseCase useCase, string? leaf, Func<string?, string?, WriteSession, Task<OwnReviewOutcome>> work)
    {
        var (reason, refusal) = ReviewDesk.ReadReason(typed, isReasonNeeded);
        var handled = 0;
        var outcome = await Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = action, Reason = reason, Request = request },
            [campaign, unit, reason, .. more],
            async session =>
            {
                var id = leaf is null ? null : (await CampaignStore.FindAsync(campaign, session.Connection))?.Set.Find(leaf) is { IsLeaf: true } node ? node.Id : null;
                var reasons = await Gate.AskAsync(useCase, actor, campaign, unit, id, session.Now, session.Connection);
                return reasons.Count > 0 ? new OwnReviewOutcome(null, reasons)
                    : refusal is not null ? new OwnReviewOutcome(null, [refusal])
                    : await work(id, reason, session);
            },
            o => o.Waiver is not null,
            o => [Text(o.Waiver!.Number)],
            result =>
            {
                handled = int.Parse(result[0]!, CultureInfo.InvariantCulture);
                return new OwnReviewOutcome(null, []);
            });
        return handled == 0 ? outcome : new OwnReviewOutcome((await database.ReadAsync(connection => OwnReviewStore.ListAsync(campaign, unit, connection))).Single(w => w.Number == handled), []);
    }

    private static async Task<IReadOnlyList<Refusal>> ReasonsNotToDecideAsync(string campaign, OwnReviewWaiver waiver, Actor actor, WriteSession session)
    {
        var preparers = await OwnReviewStore.ListPreparersAsync(campaign, waiver.Unit, waiver.Leaf, session.Connection);
        return
        [
            .. waiver.Decision is not null ? (ReadOnlySpan<Refusal>)[new(ReviewRefusals.AlreadyDecided, "", $"Đề nghị này đã được {waiver.DecidedBy} quyết định; quyết định đó vẫn có giá trị.")] : [],
            .. string.Equals(waiver.RequestedBy, actor.Account, StringComparison.Ordinal) ? (ReadOnlySpan<Refusal>)[new(ReviewRefusals.DeciderAsked, "", "Người đề nghị không tự đồng ý cho mình. Hãy để một người khác ở Sở Nội vụ hoặc UBND tỉnh quyết định.")] : [],
            .. preparers.Contains(actor.Account, StringComparer.Ordinal) ? (ReadOnlySpan<Refusal>)[new(ReviewRefusals.DeciderPrepared, "", "Anh/chị đã nhập hoặc xác nhận chính phần này nên không phải là người thứ hai. Hãy để người không tham gia phần này quyết định.")] : [],
        ];
    }

    private static async Task<OwnReviewWaiver?> FindAsync(string campaign, string unit, int number, WriteSession session) =>
        (await OwnReviewStore.ListAsync(campaign, unit, session.Connection)).FirstOrDefault(w => w.Number == number);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
