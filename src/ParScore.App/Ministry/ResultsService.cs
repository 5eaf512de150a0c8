using Microsoft.Data.Sqlite;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Ministry;

/// <summary>Results and ranking, hidden from the units until Sở Nội vụ publishes them; and the end of a campaign.</summary>
public sealed class ResultsService(Database database)
{
    /// <summary>The subject that lets units see the results.</summary>
    public const string Results = "results";

    /// <summary>The subject that lets units see the ranking.</summary>
    public const string RankingSubject = "ranking";

    /// <summary>Shows results or the ranking to the units, or hides them again.</summary>
    public Task<MinistryOutcome> PublishAsync(string campaign, string subject, bool isShown, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return MinistryRequests.OnceAsync(database, isShown ? "published" : "hidden", actor, reason, request, [campaign, subject, isShown ? "1" : "0", reason], async session =>
        {
            var standing = await StandingStore.GetAsync(campaign, null, null, session.Connection);
            if (Guard.ReasonsNot(UseCase.Publish, actor, standing, session.Now) is { Count: > 0 } refusals)
            {
                return MinistryOutcome.Refused(refusals);
            }

            var isResults = string.Equals(subject, Results, StringComparison.Ordinal);
            if (!isResults && !string.Equals(subject, RankingSubject, StringComparison.Ordinal))
            {
                throw new ArgumentException($"There is no subject '{subject}'.", nameof(subject));
            }

            var isSo = isResults ? standing.Campaign!.ShowsResults : standing.Campaign!.ShowsRanking;
            Refusal[] reasons =
            [
                .. isSo == isShown ? (ReadOnlySpan<Refusal>)[new(MinistryRefusals.AlreadySo, "", isShown ? "Nội dung này đang được công bố rồi, không cần công bố lại." : "Nội dung này chưa được công bố nên không cần ẩn.")] : [],
                .. !isShown && reason is null ? (ReadOnlySpan<Refusal>)[new(MinistryRefusals.TextMissing, "reason", "Hãy ghi vì sao ẩn nội dung đã công bố.")] : [],
                .. DocumentText.TooLong(reason, "reason", "Lý do") is { } tooLong ? (ReadOnlySpan<Refusal>)[tooLong] : [],
            ];
            if (reasons.Length > 0)
            {
                return MinistryOutcome.Refused(reasons);
            }

            await PublicationStore.AddAsync(campaign, subject, isShown, reason, session.NowText, actor.Account, session.Connection);
            return new MinistryOutcome();
        });
    }

    /// <summary>Closes a published campaign: from now on it can only be read.</summary>
    public Task<MinistryOutcome> CloseAsync(string campaign, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return MinistryRequests.OnceAsync(database, "campaign-closed", actor, reason, request, [campaign, reason], async session =>
        {
            Refusal[] refusals = [.. await Gate.AskAsync(UseCase.CampaignClose, actor, campaign, null, null, session.Now, session.Connection), .. DocumentText.TooLong(reason, "reason", "Lý do") is { } tooLong ? (ReadOnlySpan<Refusal>)[tooLong] : []];
            if (refusals.Length > 0)
            {
                return MinistryOutcome.Refused(refusals);
            }

            await PublicationStore.CloseAsync(campaign, reason, session.NowText, actor.Account, session.Connection);
            return new MinistryOutcome();
        });
    }

    /// <summary>Every leaf's points in each round.</summary>
    public async Task<(IReadOnlyList<LeafRounds> Leaves, IReadOnlyList<Refusal> Refusals)> ReadAsync(string campaign, Actor actor) => await database.ReadAsync(async (connection, now) =>
    {
        var refusals = await Gate.AskAsync(UseCase.ResultsRead, actor, campaign, null, null, now, connection);
        return refusals.Count > 0 ? ([], refusals) : (await RoundsAsync(campaign, connection), refusals);
    });

    /// <summary>The units by the index of what they lead, from the latest points there are (final, else approved).</summary>
    public async Task<(IReadOnlyList<UnitRank> Units, IReadOnlyList<Refusal> Refusals)> RankAsync(string campaign, Actor actor) => await database.ReadAsync(async (connection, now) =>
    {
        var refusals = await Gate.AskAsync(UseCase.RankingRead, actor, campaign, null, null, now, connection);
        if (refusals.Count > 0)
        {
            return ([], refusals);
        }

        if (await ApprovalService.ReadSnapshotAsync(campaign, null, connection) is not { } approved)
        {
            return ([], [new Refusal(MinistryRefusals.NotApproved, "", "Chưa có bản nào được phê duyệt nên chưa xếp hạng được; hãy chờ UBND tỉnh phê duyệt.")]);
        }

        var result = approved.Consolidate();
        var rounds = (await RoundsAsync(campaign, connection)).ToDictionary(r => r.Leaf.Id, StringComparer.Ordinal);
        var units = result.Units.Where(u => !u.Max.Value.IsZero).Select(u => (u.Unit, Points: u.Led.Select(l => PointsOf(rounds[l.Leaf.Id], l)).Total, u.Max));
        return ((IReadOnlyList<UnitRank>)[.. Ranking.Of(units, u => u.Points.Value / u.Max.Value, result.Set.Ranking).Select(r => new UnitRank(r.Item.Unit.Code, r.Item.Unit.Name, r.Item.Points, r.Item.Max, r.Item.Points.Value * Fraction.Hundred / r.Item.Max.Value, r.Rank))], refusals);
    });

    private static Points PointsOf(LeafRounds rounds, ConsolidatedLine line) => rounds.Final ?? line.Score.Points;

    private static async Task<IReadOnlyList<LeafRounds>> RoundsAsync(string campaign, SqliteConnection connection)
    {
        var now = (await CampaignRecord.FindAsync(campaign, connection))!.Consolidate();
        var approved = (await ApprovalService.ReadSnapshotAsync(campaign, null, connection))?.Consolidate();
        var first = await AppraisalStore.ListAsync(campaign, AppraisalRound.First, connection);
        var final = await AppraisalStore.ListAsync(campaign, AppraisalRound.Final, connection);
        var explanations = (await AppraisalStore.ListExplanationsAsync(campaign, connection)).ToLookup(e => e.Leaf, e => (e.Unit, e.Text), StringComparer.Ordinal);
        return
        [
            .. now.Lines.Select(l => new LeafRounds
            {
                Leaf = l.Leaf,
                Units = l.Units,
                Self = Given(l.SelfScore),
                Reviewed = Given(l.Score),
                Approved = approved is null ? null : Given(approved.LineOf(l.Leaf).Score),
                Round1 = PointsIn(first, l.Leaf),
                Final = PointsIn(final, l.Leaf),
                MinistryReason = (final.TryGetValue(l.Leaf.Id, out var last) ? last.Reason : null) ?? (first.TryGetValue(l.Leaf.Id, out var earlier) ? earlier.Reason : null),
                Explanations = [.. explanations[l.Leaf.Id]],
            }),
        ];
    }

    private static Points? Given(LeafScore score) => score.State == LeafState.Open ? null : score.Points;

    private static Points? PointsIn(IReadOnlyDictionary<string, (Points Points, string? Reason)> round, Node leaf) => round.TryGetValue(leaf.Id, out var given) ? given.Points : null;
}
