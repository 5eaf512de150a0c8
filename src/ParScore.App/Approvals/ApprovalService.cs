using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Approvals;

/// <summary>Trình, phê duyệt, trả lại, rút, mở bản sửa (QĐ 320, III.2 and IV.2): one frozen content, one decision, and nothing in it changes afterwards.</summary>
public sealed class ApprovalService(Database database)
{
    /// <summary>What would be proposed now, or what is proposed while a proposal waits; with the hash to decide on.</summary>
    public async Task<(ApprovalDraft? Draft, Proposal? Waiting, IReadOnlyList<Refusal> Refusals)> PreviewAsync(string campaign, Actor actor) =>
        await database.ReadAsync(async (connection, now) =>
        {
            var refusals = await Gate.AskAsync(UseCase.SnapshotRead, actor, campaign, null, null, now, connection);
            return refusals.Count > 0 ? ((ApprovalDraft?)null, (Proposal?)null, refusals) : (await ApprovalDraft.FindAsync(campaign, connection), await ApprovalStore.FindWaitingAsync(campaign, connection), refusals);
        });

    /// <summary>Trình UBND tỉnh: names the content by its hash; from now on nothing may change until it is decided or withdrawn.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="note">Says why it is proposed although something is missing; needed when something is.</param>
    /// <param name="actor">Sở Nội vụ.</param>
    /// <param name="request">Names this very request.</param>
    public Task<ApprovalOutcome> ProposeAsync(string campaign, string? note, Actor actor, string? request)
    {
        note = DocumentText.Clean(note);
        return OnceAsync("proposed", campaign, actor, note, request, [note], async session =>
        {
            IReadOnlyList<Refusal> refusals = await Gate.AskAsync(UseCase.Propose, actor, campaign, null, null, session.Now, session.Connection);
            if (refusals.Count > 0 || await ApprovalDraft.FindAsync(campaign, session.Connection) is not { } draft)
            {
                return new ApprovalOutcome { Refusals = refusals.Count > 0 ? refusals : [Guard.NotFound] };
            }

            if (await ReasonsNotToProposeAsync(draft, note, session.Connection) is { Count: > 0 } reasons)
            {
                return new ApprovalOutcome { Refusals = reasons };
            }

            var checkpoint = await session.CheckpointAsync($"proposal {campaign}");
            var hash = CanonicalJson.Hash(SnapshotWriter.Write(draft.Record, checkpoint, note));
            var proposal = await ApprovalStore.AddAsync(new Proposal { Campaign = campaign, Number = 0, ContentHash = hash, Checkpoint = checkpoint, Note = note, ProposedAt = session.Now, ProposedBy = actor.Account }, session.Connection);
            return new ApprovalOutcome { Proposal = proposal.Number, ContentHash = hash };
        });
    }

    /// <summary>Rút tờ trình: Sở Nội vụ takes it back before it is decided.</summary>
    public Task<ApprovalOutcome> WithdrawAsync(string campaign, int proposal, string? reason, Actor actor, string? request) =>
        DecideAsync("proposal-withdrawn", UseCase.ProposalWithdraw, "withdrawn", campaign, proposal, reason, actor, request);

    /// <summary>Trả lại tờ trình: UBND tỉnh wants something changed.</summary>
    public Task<ApprovalOutcome> ReturnAsync(string campaign, int proposal, string? reason, Actor actor, string? request) =>
        DecideAsync("proposal-returned", UseCase.ProposalReturn, "returned", campaign, proposal, reason, actor, request);

    /// <summary>Phê duyệt: keeps the content as a version of its own. When this returns done, it is on the disk and read back.</summary>
    public Task<ApprovalOutcome> ApproveAsync(ApproveRequest approve, Actor actor, string? request)
    {
        approve = approve with { DecisionNumber = DocumentText.Clean(approve.DecisionNumber) ?? "" };
        return OnceAsync("approved", approve.Campaign, actor, $"Quyết định {approve.DecisionNumber}", request, [Text(approve.Proposal), approve.SeenContentHash, approve.DecisionNumber, approve.DecisionDate.ToString("O", CultureInfo.InvariantCulture)], async session =>
        {
            var connection = session.Connection;
            IReadOnlyList<Refusal> refusals = await Gate.AskAsync(UseCase.Approve, actor, approve.Campaign, null, null, session.Now, connection);
            if (refusals.Count > 0)
            {
                return new ApprovalOutcome { Refusals = refusals };
            }

            var proposal = (await ApprovalStore.FindWaitingAsync(approve.Campaign, connection))!;
            var draft = (await ApprovalDraft.FindAsync(approve.Campaign, connection))!;
            var content = SnapshotWriter.Write(draft.Record, proposal.Checkpoint, proposal.Note);
            var hash = CanonicalJson.Hash(content);
            Refusal[] reasons =
            [
                .. proposal.Number == approve.Proposal ? (ReadOnlySpan<Refusal>)[] : [NotWaiting],
                .. string.Equals(proposal.ProposedBy, actor.Account, StringComparison.Ordinal)
                    ? (ReadOnlySpan<Refusal>)[new(ApprovalRefusals.SamePerson, "", "Người trình không tự phê duyệt tờ trình của mình. Hãy để người khác có thẩm quyền ở UBND tỉnh phê duyệt.")] : [],
                // What waits, what was shown and what stands in the record must be one and the same.
                .. string.Equals(hash, proposal.ContentHash, StringComparison.Ordinal) && string.Equals(hash, approve.SeenContentHash, StringComparison.Ordinal) ? (ReadOnlySpan<Refusal>)[]
                    : [new(ApprovalRefusals.Changed, "", "Nội dung đang có không còn là nội dung đã trình hoặc đã xem. Chưa có gì được phê duyệt; hãy mở lại tờ trình để xem, và yêu cầu kiểm tra dữ liệu (parscore verify).")],
                .. approve.DecisionNumber.Length > 0 ? (ReadOnlySpan<Refusal>)[] : [new(ApprovalRefusals.DecisionNumber, "decision_number", "Hãy ghi số quyết định phê duyệt.")],
                .. IsPossible(approve.DecisionDate, draft.Record.Plan, session.Now) ? (ReadOnlySpan<Refusal>)[]
                    : [new(ApprovalRefusals.DecisionDate, "decision_date", "Ngày quyết định phải từ ngày của kế hoạch đến hôm nay; hãy kiểm tra lại ngày.")],
            ];
            if (reasons.Length > 0)
            {
                return new ApprovalOutcome { Refusals = reasons };
            }

            await ApprovalStore.DecideAsync(approve.Campaign, proposal.Number, "approved", null, session.NowText, actor.Account, connection);
            var before = await ApprovalStore.FindSnapshotAsync(approve.Campaign, null, connection);
            var snapshot = new Snapshot
            {
                Campaign = approve.Campaign,
                Number = (before?.Number ?? 0) + 1,
                Content = Encoding.UTF8.GetString(content),
                Hash = hash,
                SetHash = draft.Record.Set.Hash,
                Checkpoint = await session.CheckpointAsync($"approval {approve.Campaign}"),
                DecisionNumber = approve.DecisionNumber,
                DecisionDate = approve.DecisionDate,
                ApprovedAt = session.Now,
                ApprovedBy = actor.Account,
            };
            await ApprovalStore.AddAsync(snapshot, connection);
            // What is kept must give back what was approved, before anybody is told that it is.
            _ = SnapshotReader.Read((await ApprovalStore.FindSnapshotAsync(approve.Campaign, snapshot.Number, connection))!.Content, draft.Record.Set);
            foreach (var unit in draft.Record.Plan.Units)
            {
                await NoticeStore.AddAsync(approve.Campaign, unit.Code, "approved", null, $"UBND tỉnh đã phê duyệt kết quả tự đánh giá (bản {Text(snapshot.Number)}, quyết định {snapshot.DecisionNumber}). Từ nay không sửa được nữa; nếu phát hiện sai, hãy báo Sở Nội vụ.", session);
            }

            return new ApprovalOutcome { Proposal = proposal.Number, ContentHash = hash, Snapshot = snapshot.Number };
        });
    }

    /// <summary>Mở bản sửa: version n + 1 is worked on; the approved one stays what it is.</summary>
    public Task<ApprovalOutcome> OpenCorrectionAsync(string campaign, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return OnceAsync("correction-opened", campaign, actor, reason, request, [reason], async session =>
        {
            var standing = await StandingStore.GetAsync(campaign, null, null, session.Connection);
            Refusal[] refusals = [.. Guard.ReasonsNot(UseCase.CorrectionOpen, actor, standing, session.Now), .. ReasonMissing(reason)];
            if (refusals.Length > 0)
            {
                return new ApprovalOutcome { Refusals = refusals };
            }

            await ApprovalStore.AddCorrectionAsync(campaign, standing.Campaign!.Snapshot, reason!, session.NowText, actor.Account, session.Connection);
            return new ApprovalOutcome { Snapshot = (int)standing.Campaign.Snapshot };
        });
    }

    /// <summary>The approved versions, first to last.</summary>
    public async Task<(IReadOnlyList<Snapshot> Snapshots, IReadOnlyList<Refusal> Refusals)> ListAsync(string campaign, Actor actor) => await database.ReadAsync(async (connection, now) =>
    {
        var refusals = await Gate.AskAsync(UseCase.SnapshotRead, actor, campaign, null, null, now, connection);
        return (refusals.Count > 0 ? [] : await ApprovalStore.ListSnapshotsAsync(campaign, connection), refusals);
    });

    /// <summary>What differs between two approved versions, or between the latest and what would be proposed now (to = null).</summary>
    public async Task<(IReadOnlyList<SnapshotDifference> Differences, IReadOnlyList<Refusal> Refusals)> CompareAsync(string campaign, int from, int? to, Actor actor) => await database.ReadAsync(async (connection, now) =>
    {
        var refusals = await Gate.AskAsync(UseCase.SnapshotRead, actor, campaign, null, null, now, connection);
        if (refusals.Count > 0)
        {
            return ([], refusals);
        }

        var before = await ReadSnapshotAsync(campaign, from, connection);
        var after = to is { } number ? await ReadSnapshotAsync(campaign, number, connection) : (await ApprovalDraft.FindAsync(campaign, connection))?.Record;
        return before is null || after is null ? ([], [Guard.NotFound]) : (SnapshotDiff.Of(before, after), refusals);
    });

    /// <summary>An approved version as a record to read, score and export; null when there is none.</summary>
    internal static async Task<CampaignRecord?> ReadSnapshotAsync(string campaign, int? number, SqliteConnection connection) =>
        await ApprovalStore.FindSnapshotAsync(campaign, number, connection) is { } snapshot ? SnapshotReader.Read(snapshot.Content, await CriteriaStore.GetAsync(snapshot.SetHash, connection)) : null;

    private static readonly Refusal NotWaiting = new(ApprovalRefusals.NotWaiting, "", "Tờ trình này không còn chờ quyết định: đã được phê duyệt, trả lại hoặc rút. Hãy mở lại danh sách tờ trình.");

    private static async Task<IReadOnlyList<Refusal>> ReasonsNotToProposeAsync(ApprovalDraft draft, string? note, SqliteConnection connection)
    {
        var latest = await ReadSnapshotAsync(draft.Record.Plan.Id, null, connection);
        return
        [
            .. draft.Gaps.Count > 0 && note is null ? (ReadOnlySpan<Refusal>)[new(ApprovalRefusals.Incomplete, "note", $"Còn {Text(draft.Gaps.Count)} điều chưa xong: {string.Join(" ", draft.Gaps.Take(5))}{(draft.Gaps.Count > 5 ? " …" : "")} Hãy hoàn tất, hoặc ghi vào tờ trình vì sao vẫn trình.")] : [],
            .. DocumentText.TooLong(note, "note", "Ghi chú của tờ trình") is { } tooLong ? (ReadOnlySpan<Refusal>)[tooLong] : [],
            .. latest is not null && note is null && SnapshotDiff.Of(latest, draft.Record).Count == 0 ? (ReadOnlySpan<Refusal>)[new(ApprovalRefusals.Unchanged, "", "Không có gì khác với bản đã được phê duyệt gần nhất nên không cần trình lại. Hãy sửa nội dung cần sửa trước, hoặc ghi vào tờ trình vì sao trình lại nguyên văn (như bản sửa mở nhầm).")] : [],
        ];
    }

    private Task<ApprovalOutcome> DecideAsync(string action, UseCase useCase, string outcome, string campaign, int number, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return OnceAsync(action, campaign, actor, reason, request, [Text(number), reason], async session =>
        {
            var connection = session.Connection;
            var refusals = await Gate.AskAsync(useCase, actor, campaign, null, null, session.Now, connection);
            if (refusals.Count > 0)
            {
                return new ApprovalOutcome { Refusals = refusals };
            }

            var waiting = (await ApprovalStore.FindWaitingAsync(campaign, connection))!;
            Refusal[] reasons = [.. waiting.Number == number ? (ReadOnlySpan<Refusal>)[] : [NotWaiting], .. ReasonMissing(reason)];
            if (reasons.Length > 0)
            {
                return new ApprovalOutcome { Refusals = reasons };
            }

            await ApprovalStore.DecideAsync(campaign, number, outcome, reason, session.NowText, actor.Account, connection);
            var (_, plan) = (await CampaignStore.FindAsync(campaign, connection))!.Value;
            await NoticeStore.AddAsync(campaign, plan.Coordinator, action, null, $"Tờ trình số {Text(number)} {(outcome is "returned" ? "bị UBND tỉnh trả lại" : "đã được rút")}: {reason}", session);
            return new ApprovalOutcome { Proposal = number, ContentHash = waiting.ContentHash };
        });
    }

    private Task<ApprovalOutcome> OnceAsync(string action, string campaign, Actor actor, string? reason, string? request, string?[] content, Func<WriteSession, Task<ApprovalOutcome>> work) =>
        Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = action, Reason = reason, Request = request },
            [campaign, .. content],
            work,
            o => o.IsDone,
            o => [o.Proposal is { } p ? Text(p) : null, o.ContentHash, o.Snapshot is { } s ? Text(s) : null],
            r => new ApprovalOutcome { Proposal = Number(r[0]), ContentHash = r[1], Snapshot = Number(r[2]) });

    private static IEnumerable<Refusal> ReasonMissing(string? reason) => reason is null ? [new(ApprovalRefusals.Reason, "reason", "Hãy ghi lý do; lý do được giữ trong nhật ký và báo cho người liên quan.")]
        : DocumentText.TooLong(reason, "reason", "Lý do") is { } tooLong ? [tooLong] : [];

    private static bool IsPossible(DateOnly date, CampaignPlan plan, Instant now) =>
        (plan.LegalBasis.Date is not { } basis || date >= basis) && date <= now.InZone(VietnamTime.Zone).Date.ToDateOnly();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
