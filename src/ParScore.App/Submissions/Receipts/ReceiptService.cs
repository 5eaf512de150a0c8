using ParScore.App.Access;
using ParScore.App.Accounts;
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
            : (await ReceiptStore.ListAsync(campaign, unit, connection), []));
}
