using Microsoft.Data.Sqlite;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Submissions.Receipts;

/// <summary>Biên nhận nộp, for those who may see the unit's part.</summary>
public sealed class ReceiptService(Database database)
{
    /// <summary>A unit's receipts, first to last.</summary>
    public Task<(IReadOnlyList<ShownReceipt> Receipts, IReadOnlyList<Refusal> Refusals)> ListAsync(string campaign, string unit, Actor actor) => database.ReadAsync<(IReadOnlyList<ShownReceipt>, IReadOnlyList<Refusal>)>(async (connection, now) =>
        await Gate.AskAsync(UseCase.ReceiptRead, actor, campaign, unit, leaf: null, now, connection) is { Count: > 0 } closed
            ? ([], closed)
            : (await ListAsync(campaign, unit, connection), []));

    /// <summary>The outcome that a submission had, for a resend.</summary>
    internal static async Task<SubmitOutcome> FindAsync(string campaign, string unit, int number, SqliteConnection connection)
    {
        var shown = (await ListAsync(campaign, unit, connection)).Single(r => r.Receipt.Number == number);
        return new SubmitOutcome(shown.Receipt, []) { LateBy = shown.LateBy };
    }

    private static async Task<IReadOnlyList<ShownReceipt>> ListAsync(string campaign, string unit, SqliteConnection connection)
    {
        var (_, plan) = (await CampaignStore.FindAsync(campaign, connection))!.Value;
        var first = (await SubmissionStore.FindAsync(campaign, unit, connection))?.FirstSubmittedAt;
        return
        [
            .. (await SubmissionStore.ListReceiptsAsync(campaign, unit, connection)).Select(r => new ShownReceipt
            {
                Receipt = r,
                CampaignName = plan.Name,
                UnitName = plan.FindUnit(unit)!.Name,
                Deadline = plan.FindDeadline(DeadlineStep.SelfScore),
                FirstSubmittedAt = first!.Value,
            }),
        ];
    }
}
