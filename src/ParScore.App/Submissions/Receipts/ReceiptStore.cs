using Microsoft.Data.Sqlite;
using ParScore.App.Campaigns;

namespace ParScore.App.Submissions.Receipts;

/// <summary>A unit's receipts with what is shown beside them, from the record.</summary>
public static class ReceiptStore
{
    /// <summary>The receipts of a unit that takes part in the campaign, first to last.</summary>
    public static async Task<IReadOnlyList<ShownReceipt>> ListAsync(string campaign, string unit, SqliteConnection connection)
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
