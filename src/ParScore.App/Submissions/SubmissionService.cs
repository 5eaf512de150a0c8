using System.Globalization;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring;

namespace ParScore.App.Submissions;

/// <summary>Submits a unit's part: the instant that decides is the server's, and the receipt carries content hash and checkpoint.</summary>
public sealed class SubmissionService(Database database)
{
    /// <summary>Submits what stands in the record now. When this returns a receipt, it is on the disk.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="actor">The head of the unit.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public async Task<SubmitOutcome> SubmitAsync(string campaign, string unit, Actor actor, string? request)
    {
        // A resend gets the receipt of its own submission, also when the part was returned and submitted again since.
        var handed = "";
        var outcome = await Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = "submitted", Request = request },
            [campaign, unit],
            session => SubmitAsync(campaign, unit, actor, session),
            o => o.Receipt is not null,
            o => [o.Receipt!.Number.ToString(CultureInfo.InvariantCulture)],
            result =>
            {
                handed = result[0]!;
                return new SubmitOutcome(null, []);
            });
        return outcome is { Receipt: null, Refusals.Count: 0 }
            ? new SubmitOutcome((await database.ReadAsync(connection => SubmissionStore.ListReceiptsAsync(campaign, unit, connection))).Single(r => r.Number == int.Parse(handed, CultureInfo.InvariantCulture)), [])
            : outcome;
    }

    /// <summary>Why a unit's part may not be submitted as it stands; empty when it may.</summary>
    public static IReadOnlyList<Refusal> ReasonsNotToSubmit(UnitAnswers? answers, StoredSubmission? submission, Actor actor, string unit) =>
    [
        .. actor.Role == Role.Operator || (actor.Role == Role.Head && string.Equals(actor.Unit, unit, StringComparison.Ordinal)) ? (ReadOnlySpan<Refusal>)[]
            : [new(SubmissionRefusals.NotTheHead, "", "Chỉ thủ trưởng của chính đơn vị được nộp phiếu. Hãy trình thủ trưởng xem và nộp.")],
        .. submission is { State: SubmissionState.Submitted or SubmissionState.Accepted }
            ? (ReadOnlySpan<Refusal>)[new(SubmissionRefusals.AlreadySubmitted, "", "Phiếu của đơn vị đã nộp rồi; lần nộp trước vẫn có giá trị, không cần nộp lại. Nếu cần sửa, hãy đề nghị Sở Nội vụ trả lại phiếu.")] : [],
        .. answers is null || answers.Answers.Count == 0
            ? (ReadOnlySpan<Refusal>)[new(SubmissionRefusals.NothingDeclared, "", "Chưa có số liệu nào được kê khai; hãy nhập số liệu các tiêu chí được giao rồi nộp.")] : [],
        .. (answers?.Answers ?? []).Select(a => (a.Leaf, Documents: WithoutFileUnexplainedCheck.Unexplained(a))).Where(a => a.Documents.Count > 0).Select(a => new Refusal(
            SubmissionRefusals.WithoutFileUnexplained, a.Leaf.Code, $"Tiêu chí {a.Leaf.Code} dùng tài liệu không kèm tệp ({string.Join(", ", a.Documents.Select(d => d.Number))}) nên phải có giải trình; hãy ghi giải trình ở tiêu chí này.")),
    ];

    private static async Task<SubmitOutcome> SubmitAsync(string campaign, string unit, Actor actor, WriteSession session)
    {
        if (await CampaignRecord.FindAsync(campaign, session.Connection) is not { } record || record.Plan.FindUnit(unit) is null)
        {
            return new SubmitOutcome(null, [new(SubmissionRefusals.NotFound, "", "Không có kỳ đánh giá hoặc đơn vị này. Hãy mở lại từ bảng của đơn vị.")]);
        }

        var answers = record.Answers.FirstOrDefault(a => string.Equals(a.Unit, unit, StringComparison.Ordinal));
        var refusals = ReasonsNotToSubmit(answers, await SubmissionStore.FindAsync(campaign, unit, session.Connection), actor, unit);
        if (refusals.Count > 0)
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
            ContentHash = UnitContent.HashOf(answers!, record.Set),
            Checkpoint = await session.CheckpointAsync($"receipt {campaign} {unit}"),
        };
        return new SubmitOutcome(await SubmissionStore.AddReceiptAsync(receipt, session.Connection), []);
    }
}
