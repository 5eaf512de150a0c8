using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Ministry;

/// <summary>Phiếu nhập and the sending to the Ministry (QĐ 320, III.3): what was keyed, by whom and when, always of the approved version.</summary>
public sealed class KeyingService(Database database)
{
    /// <summary>The list of the latest approved version, with its ticks.</summary>
    public async Task<(IReadOnlyList<KeyingItem> Items, IReadOnlyList<Refusal> Refusals)> ListAsync(string campaign, Actor actor) => await database.ReadAsync(async (connection, now) =>
    {
        var refusals = await Gate.AskAsync(UseCase.SnapshotRead, actor, campaign, null, null, now, connection);
        return refusals.Count > 0 ? ([], refusals) : (await ListAsync(campaign, connection) ?? [], refusals);
    });

    /// <summary>Ticks items, all or none; a tick that somebody else changed meanwhile is told.</summary>
    public Task<MinistryOutcome> MarkAsync(string campaign, IReadOnlyList<KeyingMark> marks, Actor actor, string? request) =>
        MinistryRequests.OnceAsync(database, "keying-marked", actor, null, request, [campaign, .. marks.SelectMany(m => (string[])[m.Leaf, m.Item, m.IsDone ? "1" : "0", Text(m.Seen)])], async session =>
        {
            var connection = session.Connection;
            var refusals = await Gate.AskAsync(UseCase.KeyingMark, actor, campaign, null, null, session.Now, connection);
            if (refusals.Count > 0)
            {
                return MinistryOutcome.Refused(refusals);
            }

            var (items, snapshot) = ((await ListAsync(campaign, connection))!, (await ApprovalStore.FindSnapshotAsync(campaign, null, connection))!.Number);
            var wrong = new List<Refusal>();
            foreach (var mark in marks)
            {
                if (items.FirstOrDefault(i => Is(i, mark)) is not { } item)
                {
                    wrong.Add(new(MinistryRefusals.ItemUnknown, mark.Item, $"Phiếu nhập của bản đã phê duyệt không có mục {mark.Item} ở tiêu chí {mark.Leaf}; hãy tải lại phiếu nhập."));
                }
                else if (!await KeyingStore.MarkAsync(campaign, snapshot, item.Leaf.Id, item.Item, mark.IsDone, mark.Seen, session.NowText, actor.Account, connection))
                {
                    wrong.Add(new(MinistryRefusals.ItemChanged, mark.Item, $"Mục {mark.Item} ở tiêu chí {item.Leaf.Code} vừa được {item.By ?? "người khác"} {(item.IsDone ? "đánh dấu đã nhập" : "bỏ đánh dấu")}; hãy tải lại phiếu nhập rồi làm tiếp."));
                }
            }

            return MinistryOutcome.Refused(wrong);
        });

    /// <summary>Đã gửi Bộ: records when the approved version was sent through the Ministry's software.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="reference">What the Ministry's software or letter calls it; null when it gave none.</param>
    /// <param name="note">Needed when not everything on the keying list is ticked.</param>
    /// <param name="actor">Sở Nội vụ.</param>
    /// <param name="request">Names this very request.</param>
    public Task<MinistryOutcome> SubmitAsync(string campaign, Instant sentAt, string? reference, string? note, Actor actor, string? request)
    {
        (reference, note) = (DocumentText.Clean(reference), DocumentText.Clean(note));
        return MinistryRequests.OnceAsync(database, "submitted-to-ministry", actor, note, request, [campaign, StoredInstants.Text(sentAt), reference, note], async session =>
        {
            var connection = session.Connection;
            var refusals = await Gate.AskAsync(UseCase.MinistrySubmit, actor, campaign, null, null, session.Now, connection);
            if (refusals.Count > 0)
            {
                return MinistryOutcome.Refused(refusals);
            }

            var (items, snapshot) = ((await ListAsync(campaign, connection))!, (await ApprovalStore.FindSnapshotAsync(campaign, null, connection))!);
            var missing = items.Where(i => !i.IsDone).ToArray();
            Refusal[] reasons =
            [
                .. missing.Length == 0 || note is not null ? (ReadOnlySpan<Refusal>)[]
                    : [new(MinistryRefusals.KeyingIncomplete, "note", $"Phiếu nhập còn {Text(missing.Length)} mục chưa đánh dấu ({string.Join(", ", missing.Take(5).Select(Show))}{(missing.Length > 5 ? " …" : "")}). Hãy nhập cho hết, hoặc ghi vì sao đã gửi.")],
                .. sentAt <= session.Now && sentAt >= snapshot.ApprovedAt ? (ReadOnlySpan<Refusal>)[]
                    : [new(MinistryRefusals.InstantWrong, "sent_at", $"Thời điểm gửi Bộ phải sau khi phê duyệt ({VietnamTime.Show(snapshot.ApprovedAt)}) và không sau lúc này; hãy kiểm tra lại ngày, giờ.")],
                .. new[] { DocumentText.TooLong(reference, "reference", "Số hiệu"), DocumentText.TooLong(note, "note", "Ghi chú") }.OfType<Refusal>(),
            ];
            if (reasons.Length > 0)
            {
                return MinistryOutcome.Refused(reasons);
            }

            await KeyingStore.AddSubmissionAsync(campaign, snapshot.Number, StoredInstants.Text(sentAt), actor.Account, reference, note, session.NowText, connection);
            return new MinistryOutcome();
        });
    }

    /// <summary>The list of the latest approved version; null when nothing was approved.</summary>
    internal static async Task<IReadOnlyList<KeyingItem>?> ListAsync(string campaign, SqliteConnection connection)
    {
        if (await ApprovalStore.FindSnapshotAsync(campaign, null, connection) is not { } snapshot)
        {
            return null;
        }

        var approved = SnapshotReader.Read(snapshot.Content, await CriteriaStore.GetAsync(snapshot.SetHash, connection)).Consolidate();
        var ticks = await KeyingStore.ListAsync(campaign, snapshot.Number, connection);
        return [.. KeyingList.Of(approved).Select(i => ticks.TryGetValue((i.Leaf.Id, i.Item), out var tick) ? i with { IsDone = tick.IsDone, At = tick.At, By = tick.By, Version = tick.Version } : i)];
    }

    private static bool Is(KeyingItem item, KeyingMark mark) =>
        string.Equals(item.Item, mark.Item, StringComparison.Ordinal) && (string.Equals(item.Leaf.Id, mark.Leaf, StringComparison.Ordinal) || string.Equals(item.Leaf.Code, mark.Leaf, StringComparison.Ordinal));

    private static string Show(KeyingItem item) => item.Item switch
    {
        KeyingList.Score => $"điểm {item.Leaf.Code}",
        KeyingList.Explanation => $"giải trình {item.Leaf.Code}",
        _ => item.Item,
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
