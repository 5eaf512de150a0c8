using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions.Checks;
using ParScore.App.Submissions.Receipts;
using ParScore.Scoring;

namespace ParScore.App.Submissions;

/// <summary>
/// The head of a unit certifies and submits exactly what was shown: the instant that decides is the server's, and the receipt carries
/// content hash and checkpoint.
/// </summary>
public sealed class SubmissionService(Database database)
{
    /// <summary>Submits the part that was shown. When this returns a receipt, it is on the disk.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="seen">The content hash of what the head saw and certifies (<see cref="Parts.UnitPart.ContentHash"/>).</param>
    /// <param name="actor">The head of the unit, who typed the password just now.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public async Task<SubmitOutcome> SubmitAsync(string campaign, string unit, string seen, Actor actor, string? request)
    {
        // A resend gets the receipt of its own submission, also when the part was returned and submitted again since.
        var handed = "";
        var outcome = await Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = "submitted", Request = request },
            [campaign, unit, seen],
            session => SubmitAsync(campaign, unit, seen, actor, session),
            o => o.Receipt is not null,
            o => [o.Receipt!.Number.ToString(CultureInfo.InvariantCulture)],
            result =>
            {
                handed = result[0]!;
                return new SubmitOutcome(null, []);
            });
        if (outcome is not { Receipt: null, Refusals.Count: 0 })
        {
            return outcome;
        }

        var shown = (await database.ReadAsync(connection => ReceiptStore.ListAsync(campaign, unit, connection))).Single(r => r.Receipt.Number == int.Parse(handed, CultureInfo.InvariantCulture));
        return new SubmitOutcome(shown.Receipt, []) { LateBy = shown.LateBy };
    }

    /// <summary>Why a unit's part may not be submitted as it stands, besides what the guard says; empty when it may.</summary>
    /// <param name="result">The province as it stands.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="seen">The content hash that the head saw.</param>
    public static IReadOnlyList<Refusal> ReasonsNotToSubmit(ProvinceResult result, string unit, string seen)
    {
        var answers = result.Units.First(u => string.Equals(u.Unit.Code, unit, StringComparison.Ordinal)).Answers;
        return
        [
            .. answers is null || answers.Answers.Count == 0
                ? (ReadOnlySpan<Refusal>)[new(SubmissionRefusals.NothingDeclared, "", "Chưa có số liệu nào được kê khai; hãy nhập số liệu các tiêu chí được giao rồi nộp.")] : [],
            .. answers is not null && !string.Equals(UnitContent.HashOf(answers, result.Set), seen, StringComparison.Ordinal)
                ? (ReadOnlySpan<Refusal>)[new(SubmissionRefusals.ContentChanged, "", "Nội dung phiếu đã thay đổi sau khi anh/chị xem. Hãy mở lại phiếu, xem nội dung mới rồi xác nhận và nộp.")] : [],
            .. SubmissionChecks.Run(result, unit).Where(f => f.IsInTheWay).Select(f => new Refusal(f.Code, f.Leaf?.Code ?? "", $"{f.What} {f.Advice}")),
        ];
    }

    private static async Task<SubmitOutcome> SubmitAsync(string campaign, string unit, string seen, Actor actor, WriteSession session)
    {
        if (await Gate.AskAsync(UseCase.Submit, actor, campaign, unit, leaf: null, session.Now, session.Connection) is { Count: > 0 } closed)
        {
            return new SubmitOutcome(null, closed);
        }

        var result = (await CampaignRecord.FindAsync(campaign, session.Connection))!.Consolidate();
        if (ReasonsNotToSubmit(result, unit, seen) is { Count: > 0 } refusals)
        {
            return new SubmitOutcome(null, refusals);
        }

        await SubmissionStore.SubmitAsync(campaign, unit, session.Now, session.Connection);
        var receipt = new Receipt
        {
            Campaign = campaign,
            Unit = unit,
            SubmittedAt = session.Now,
            SubmittedBy = actor.Account,
            ContentHash = seen,
            Checkpoint = await session.CheckpointAsync($"receipt {campaign} {unit}"),
        };
        return new SubmitOutcome(await SubmissionStore.AddReceiptAsync(receipt, session.Connection), []) { LateBy = result.Plan.FindDeadline(DeadlineStep.SelfScore)?.LateBy(session.Now) };
    }
}
