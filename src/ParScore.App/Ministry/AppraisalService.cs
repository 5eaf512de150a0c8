using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Notices;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Ministry;

/// <summary>Thẩm định của Bộ Nội vụ against the approved version: round 1, the units' explanations by their own deadline, the final points. Nothing is overwritten.</summary>
public sealed class AppraisalService(Database database)
{
    /// <summary>Opens a round: the first once the result was sent, the final one once the first is closed.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="round"><see cref="AppraisalRound.First"/> or <see cref="AppraisalRound.Final"/>.</param>
    /// <param name="source">The Ministry's letter, with number and date.</param>
    /// <param name="explainDue">Of round 1: until when units explain; null in the final round.</param>
    /// <param name="explainLocked">From when no explanation is taken without an extension; null = never.</param>
    /// <param name="actor">Sở Nội vụ.</param>
    /// <param name="request">Names this very request.</param>
    public Task<MinistryOutcome> OpenRoundAsync(string campaign, string round, string? source, Instant? explainDue, Instant? explainLocked, Actor actor, string? request)
    {
        source = DocumentText.Clean(source);
        return MinistryRequests.OnceAsync(database, "appraisal-round-opened", actor, source, request, [campaign, round, source, Text(explainDue), Text(explainLocked)], async session =>
        {
            var connection = session.Connection;
            var standing = await StandingStore.GetAsync(campaign, null, null, connection);
            if (Guard.ReasonsNot(UseCase.AppraisalEnter, actor, standing, session.Now) is { Count: > 0 } refusals)
            {
                return MinistryOutcome.Refused(refusals);
            }

            var rounds = await AppraisalStore.ListRoundsAsync(campaign, connection);
            Refusal[] reasons =
            [
                .. ReasonsNotToOpen(round, rounds),
                .. source is null ? (ReadOnlySpan<Refusal>)[new(MinistryRefusals.TextMissing, "source", "Hãy ghi số, ngày văn bản (thông báo) của Bộ Nội vụ về kết quả thẩm định.")] : [],
                .. DocumentText.TooLong(source, "source", "Văn bản của Bộ") is { } tooLong ? (ReadOnlySpan<Refusal>)[tooLong] : [],
                .. IsFinal(round) ? [] : ReasonsAgainst(explainDue, explainLocked, session.Now),
            ];
            if (reasons.Length > 0)
            {
                return MinistryOutcome.Refused(reasons);
            }

            var opened = new AppraisalRound { Round = round, Snapshot = (int)standing.Campaign!.Snapshot, Source = source!, OpenedAt = session.Now, ExplainDue = IsFinal(round) ? null : explainDue, ExplainLocked = IsFinal(round) ? null : explainLocked };
            await AppraisalStore.OpenAsync(campaign, opened, actor.Account, connection);
            return new MinistryOutcome();
        });
    }

    /// <summary>Enters what the Ministry gave, all or none; a corrected entry is added, the earlier one stays.</summary>
    public Task<MinistryOutcome> EnterAsync(string campaign, string round, IReadOnlyList<AppraisalPoints> points, Actor actor, string? request)
    {
        points = [.. points.Select(p => p with { Reason = DocumentText.Clean(p.Reason) })];
        return MinistryRequests.OnceAsync(database, "appraisal-entered", actor, null, request, [campaign, round, .. points.SelectMany(p => (string?[])[p.Leaf, p.Points, p.Reason])], async session =>
        {
            var connection = session.Connection;
            var refusals = await Gate.AskAsync(UseCase.AppraisalEnter, actor, campaign, null, null, session.Now, connection);
            if (refusals.Count > 0)
            {
                return MinistryOutcome.Refused(refusals);
            }

            if (await FindOpenAsync(campaign, round, connection) is not { } open)
            {
                return MinistryOutcome.Refused([NotOpen]);
            }

            var approved = (await ApprovalService.ReadSnapshotAsync(campaign, open.Snapshot, connection))!.Consolidate();
            var read = points.Select(p => Read(p, approved)).ToArray();
            var wrong = read.SelectMany(r => r.Refusals)
                .Concat(read.Where(r => r.Leaf is not null).GroupBy(r => r.Leaf!.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new Refusal(MinistryRefusals.LeafUnknown, g.First().Leaf!.Code, $"Tiêu chí {g.First().Leaf!.Code} được gửi hai lần trong một lần nhập; chỉ giữ một.")))
                .ToArray();
            if (wrong.Length > 0)
            {
                return MinistryOutcome.Refused(wrong);
            }

            foreach (var (leaf, given, reason, _) in read)
            {
                await AppraisalStore.AddAsync(campaign, round, leaf!.Id, given, reason, session.NowText, actor.Account, connection);
            }

            return new MinistryOutcome();
        });
    }

    /// <summary>Closes a round. Closing the first tells the units what they may explain; closing the final one needs every leaf.</summary>
    public Task<MinistryOutcome> CloseRoundAsync(string campaign, string round, Actor actor, string? request) =>
        MinistryRequests.OnceAsync(database, "appraisal-round-closed", actor, null, request, [campaign, round], async session =>
        {
            var connection = session.Connection;
            var refusals = await Gate.AskAsync(UseCase.AppraisalEnter, actor, campaign, null, null, session.Now, connection);
            if (refusals.Count > 0)
            {
                return MinistryOutcome.Refused(refusals);
            }

            if (await FindOpenAsync(campaign, round, connection) is not { } open)
            {
                return MinistryOutcome.Refused([NotOpen]);
            }

            var approved = (await ApprovalService.ReadSnapshotAsync(campaign, open.Snapshot, connection))!.Consolidate();
            var given = await AppraisalStore.ListAsync(campaign, round, connection);
            var missing = approved.Lines.Where(l => l.Leaf.ScoredBy == ScoredBy.Self && !given.ContainsKey(l.Leaf.Id)).Select(l => l.Leaf.Code).ToArray();
            if (missing.Length > 0)
            {
                return MinistryOutcome.Refused([new(MinistryRefusals.RoundIncomplete, "", $"Chưa nhập điểm của Bộ cho {Text(missing.Length)} tiêu chí: {string.Join(", ", missing.Take(10))}{(missing.Length > 10 ? " …" : "")}. Hãy nhập cho đủ rồi khép vòng thẩm định.")]);
            }

            await AppraisalStore.CloseAsync(campaign, round, session.NowText, actor.Account, connection);
            if (!IsFinal(round))
            {
                await TellAsync(campaign, open, approved, given, session);
            }

            return new MinistryOutcome();
        });

    /// <summary>Giải trình gửi Bộ: a unit explains a leaf that lost points in round 1, while the explanation round is open.</summary>
    public Task<MinistryOutcome> ExplainAsync(string campaign, string leaf, string unit, string? text, Actor actor, string? request)
    {
        text = DocumentText.Clean(text);
        return MinistryRequests.OnceAsync(database, "appraisal-explained", actor, null, request, [campaign, leaf, unit, text], async session =>
        {
            var connection = session.Connection;
            var set = (await CampaignStore.FindAsync(campaign, connection))?.Set;
            var node = set?.Find(leaf) is { IsLeaf: true } found ? found : null;
            var refusals = await Gate.AskAsync(UseCase.AppraisalExplain, actor, campaign, unit, node?.Id, session.Now, connection);
            if (refusals.Count > 0)
            {
                return MinistryOutcome.Refused(refusals);
            }

            var first = (await AppraisalStore.ListRoundsAsync(campaign, connection)).FirstOrDefault(r => !IsFinal(r.Round));
            var approved = first is null ? null : (await ApprovalService.ReadSnapshotAsync(campaign, first.Snapshot, connection))!.Consolidate();
            var given = await AppraisalStore.ListAsync(campaign, AppraisalRound.First, connection);
            var line = node is null ? null : approved?.LineOf(node);
            Refusal[] reasons =
            [
                .. first is { ClosedAt: not null } ? (ReadOnlySpan<Refusal>)[] : [NotOpen],
                .. line is not null && line.Units.Contains(unit, StringComparer.Ordinal) && given.TryGetValue(line.Leaf.Id, out var ministry) && ministry.Points < line.Score.Points ? (ReadOnlySpan<Refusal>)[]
                    : [new(MinistryRefusals.NothingToExplain, "leaf", $"Tiêu chí {node?.Code ?? leaf} không do {unit} chấm, hoặc Bộ không trừ điểm, nên không cần giải trình. Hãy xem danh sách tiêu chí bị trừ điểm.")],
                .. text is null ? (ReadOnlySpan<Refusal>)[new(MinistryRefusals.TextMissing, "text", "Hãy ghi nội dung giải trình.")] : [],
                .. DocumentText.TooLong(text, "text", "Giải trình") is { } tooLong ? (ReadOnlySpan<Refusal>)[tooLong] : [],
            ];
            if (reasons.Length > 0)
            {
                return MinistryOutcome.Refused(reasons);
            }

            await AppraisalStore.AddExplanationAsync(campaign, node!.Id, unit, text!, session.NowText, actor.Account, connection);
            return new MinistryOutcome();
        });
    }

    private static readonly Refusal NotOpen = new(MinistryRefusals.RoundWrong, "round", "Vòng thẩm định này chưa mở hoặc đã khép. Hãy xem lại các vòng thẩm định của kỳ.");

    private static bool IsFinal(string round) => string.Equals(round, AppraisalRound.Final, StringComparison.Ordinal);

    private static IEnumerable<Refusal> ReasonsNotToOpen(string round, IReadOnlyList<AppraisalRound> rounds)
    {
        var isKnown = IsFinal(round) || string.Equals(round, AppraisalRound.First, StringComparison.Ordinal);
        if (!isKnown || rounds.Any(r => string.Equals(r.Round, round, StringComparison.Ordinal)))
        {
            yield return new(MinistryRefusals.RoundWrong, "round", isKnown ? "Vòng thẩm định này đã mở rồi; mỗi vòng chỉ mở một lần." : $"Không có vòng thẩm định \"{round}\"; hãy chọn vòng 1 hoặc vòng cuối.");
        }
        else if (IsFinal(round) && !rounds.Any(r => r.ClosedAt is not null))
        {
            yield return new(MinistryRefusals.RoundWrong, "round", "Vòng cuối mở sau khi vòng 1 đã khép. Hãy nhập đủ điểm vòng 1 và khép vòng 1 trước.");
        }
    }

    private static IEnumerable<Refusal> ReasonsAgainst(Instant? due, Instant? locked, Instant now)
    {
        if (due is not { } end || end <= now)
        {
            yield return new(MinistryRefusals.InstantWrong, "explain_due", "Hãy đặt thời hạn giải trình sau lúc này.");
        }

        if (locked < due)
        {
            yield return new(MinistryRefusals.InstantWrong, "explain_locked", "Thời điểm khóa giải trình phải bằng hoặc sau thời hạn giải trình.");
        }
    }

    private static (Node? Leaf, Points Points, string? Reason, IReadOnlyList<Refusal> Refusals) Read(AppraisalPoints typed, ProvinceResult approved)
    {
        if (approved.Set.Find(typed.Leaf) is not { IsLeaf: true, ScoredBy: ScoredBy.Self } leaf)
        {
            return (null, Points.Zero, null, [new(MinistryRefusals.LeafUnknown, typed.Leaf, $"Không có tiêu chí tự chấm \"{Scoring.Json.ObjectReader.Shorten(typed.Leaf)}\" trong bộ tiêu chí; hãy kiểm tra lại số thứ tự.")]);
        }

        if (!Points.TryParse(typed.Points, null, out var points) || points > leaf.MaxPoints)
        {
            return (leaf, Points.Zero, null, [new(MinistryRefusals.PointsWrong, leaf.Code, $"Tiêu chí {leaf.Code}: điểm của Bộ \"{Scoring.Json.ObjectReader.Shorten(typed.Points)}\" phải là số từ 0 đến {leaf.MaxPoints.ToVietnamese()}, như 0,75.")]);
        }

        return (leaf, points, typed.Reason,
        [
            .. points < approved.LineOf(leaf).Score.Points && typed.Reason is null ? (ReadOnlySpan<Refusal>)[new(MinistryRefusals.ReasonMissing, leaf.Code, $"Tiêu chí {leaf.Code} bị trừ điểm; hãy ghi lý do của Bộ để đơn vị giải trình.")] : [],
            .. DocumentText.TooLong(typed.Reason, leaf.Code, "Lý do của Bộ") is { } tooLong ? (ReadOnlySpan<Refusal>)[tooLong] : [],
        ]);
    }

    private static async Task<AppraisalRound?> FindOpenAsync(string campaign, string round, SqliteConnection connection) =>
        (await AppraisalStore.ListRoundsAsync(campaign, connection)).FirstOrDefault(r => string.Equals(r.Round, round, StringComparison.Ordinal) && r.ClosedAt is null);

    private static async Task TellAsync(string campaign, AppraisalRound round, ProvinceResult approved, IReadOnlyDictionary<string, (Points Points, string? Reason)> given, WriteSession session)
    {
        var lost = approved.Lines.Where(l => given.TryGetValue(l.Leaf.Id, out var ministry) && ministry.Points < l.Score.Points);
        foreach (var (unit, line) in lost.SelectMany(l => l.Units.Select(u => (u, l))))
        {
            var (points, reason) = given[line.Leaf.Id];
            await NoticeStore.AddAsync(campaign, unit, "appraised", line.Leaf.Id, $"Bộ Nội vụ cho tiêu chí {line.Leaf.Code} {points.ToVietnamese()} điểm (đã phê duyệt {line.Score.Points.ToVietnamese()}), lý do: {reason!.TrimEnd('.')}. Hãy giải trình {VietnamTime.ShowDeadline(round.ExplainDue!.Value)}.", session);
        }
    }

    private static string? Text(Instant? instant) => instant is { } value ? StoredInstants.Text(value) : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
