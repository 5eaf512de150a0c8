using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Reviews;

/// <summary>
/// Thẩm định của Sở Nội vụ: accept, adjust by the rule or by hand, return; leaf by leaf or many at once, all or none. A decision is about what
/// the reviewer saw: what changed meanwhile comes back. The unit is told in the same write.
/// </summary>
public sealed class ReviewService(Database database)
{
    /// <summary>Accepts parts as they were declared, all or none; names those that changed since they were seen.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="targets">What is accepted, and what was seen.</param>
    /// <param name="remark">Said to the unit; may be null.</param>
    /// <param name="actor">Who reviews.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public Task<ReviewOutcome> AcceptAsync(string campaign, IReadOnlyList<ReviewTarget> targets, string? remark, Actor actor, string? request) =>
        OnceAsync(campaign, "review-accepted", remark, targets, [], actor, request, (session, reason) => AcceptAsync(campaign, targets, reason, actor, session), needsReason: false);

    /// <summary>Adjusts a leaf's points: the rule computes them from corrected figures.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="target">The leaf under its lead, and what was seen of all parts.</param>
    /// <param name="figures">The corrected figures of all units together, as they are typed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who reviews.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public Task<ReviewOutcome> AdjustByRuleAsync(string campaign, ReviewTarget target, IReadOnlyList<TypedFigure> figures, string reason, Actor actor, string? request) =>
        OnceAsync(campaign, "review-adjusted", reason, [target], ["rule", .. figures.SelectMany(f => (string?[])[f.Role, f.Item, f.Json])], actor, request,
            (session, why) => AdjustAsync(campaign, target, why, actor, figures, leaf => CorrectedFigures.Score(leaf, figures) is var (score, refusals) && score is null ? (null, refusals) : ((score.Points, score.Max), refusals), session));

    /// <summary>Adjusts a leaf's points by hand, within 0 and the leaf's maximum.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="target">The leaf under its lead, and what was seen of all parts.</param>
    /// <param name="points">As they are typed: "0,5".</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who reviews.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public Task<ReviewOutcome> AdjustByHandAsync(string campaign, ReviewTarget target, string points, string reason, Actor actor, string? request) =>
        OnceAsync(campaign, "review-adjusted", reason, [target], ["hand", points], actor, request, (session, why) => AdjustAsync(campaign, target, why, actor, [], leaf => ByHand(leaf, points), session));

    /// <summary>Returns parts to their unit to be mended; its submission goes back too.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="targets">What is returned, and what was seen.</param>
    /// <param name="reason">What is to be mended.</param>
    /// <param name="until">Until when self-scoring is open again for these leaves; needed when it is locked.</param>
    /// <param name="actor">Who reviews.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public Task<ReviewOutcome> ReturnAsync(string campaign, IReadOnlyList<ReviewTarget> targets, string reason, NodaTime.Instant? until, Actor actor, string? request) =>
        OnceAsync(campaign, "review-returned", reason, targets, [until is { } end ? StoredInstants.Text(end) : null], actor, request, (session, why) => new ReviewReturn(campaign, targets, why!, until, actor).RunAsync(session));

    private async Task<ReviewOutcome> OnceAsync(string campaign, string action, string? typed, IReadOnlyList<ReviewTarget> targets, string?[] more, Actor actor, string? request, Func<WriteSession, string?, Task<ReviewOutcome>> work, bool needsReason = true)
    {
        var (reason, refusal) = ReviewDesk.ReadReason(typed, needsReason);
        var handled = Array.Empty<string?>();
        var outcome = await Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = action, Reason = reason, Request = request },
            [campaign, reason, .. more, .. targets.SelectMany(t => (string[])[t.Leaf, t.Unit, t.SeenContent, t.SeenReview.ToString(CultureInfo.InvariantCulture)])],
            async session =>
            {
                // The guard first: it decides what a stranger may learn.
                if (await ReasonsNotAsync(action, campaign, targets, actor, session) is { Count: > 0 } reasons)
                {
                    return new ReviewOutcome { Refusals = reasons };
                }

                Refusal[] refusals = [.. ChoiceRefusals(targets), .. refusal is null ? (ReadOnlySpan<Refusal>)[] : [refusal]];
                return refusals.Length > 0 ? new ReviewOutcome { Refusals = refusals } : await work(session, reason);
            },
            o => o.IsDone,
            o => [.. o.Reviews.SelectMany(r => (string?[])[r.Leaf, r.Unit, r.Number.ToString(CultureInfo.InvariantCulture)])],
            result =>
            {
                handled = result;
                return new ReviewOutcome();
            });
        return handled.Length == 0 ? outcome : await database.ReadAsync(async connection =>
        {
            var kept = (await ReviewStore.ListAsync(campaign, connection)).ToDictionary(r => (r.Leaf, r.Unit, (string?)r.Number.ToString(CultureInfo.InvariantCulture)));
            return new ReviewOutcome { Reviews = [.. handled.Chunk(3).Select(r => kept[(r[0]!, r[1]!, r[2])])] };
        });
    }

    private static async Task<IReadOnlyList<Refusal>> ReasonsNotAsync(string action, string campaign, IReadOnlyList<ReviewTarget> targets, Actor actor, WriteSession session)
    {
        var useCase = string.Equals(action, "review-returned", StringComparison.Ordinal) ? UseCase.ReviewReturn : UseCase.Review;
        var refusals = new List<Refusal>();
        var set = (await CampaignStore.FindAsync(campaign, session.Connection))?.Set;
        foreach (var target in targets.DefaultIfEmpty(new ReviewTarget("", "", "", 0)))
        {
            refusals.AddRange(await Gate.AskAsync(useCase, actor, campaign, target.Unit.Length == 0 ? null : target.Unit, set?.Find(target.Leaf)?.Id ?? target.Leaf, session.Now, session.Connection));
        }

        // Where nothing was chosen, no unit's submission is meant.
        return [.. refusals.Distinct().Where(r => targets.Count > 0 || r.Code is not AccessRefusals.NotSubmitted)];
    }

    private static IEnumerable<Refusal> ChoiceRefusals(IReadOnlyList<ReviewTarget> targets)
    {
        if (targets.Count == 0)
        {
            yield return new(ReviewRefusals.NothingChosen, "", "Chưa chọn tiêu chí nào; hãy chọn ít nhất một tiêu chí.");
        }

        foreach (var twice in targets.GroupBy(t => (t.Leaf, t.Unit)).Where(g => g.Count() > 1))
        {
            yield return new(ReviewRefusals.ChosenTwice, twice.Key.Leaf, $"Một tiêu chí của {twice.Key.Unit} được chọn hai lần; chỉ chọn một lần.");
        }
    }

    private static async Task<ReviewOutcome> AcceptAsync(string campaign, IReadOnlyList<ReviewTarget> targets, string? remark, Actor actor, WriteSession session)
    {
        var desk = ReviewDesk.Of(await CampaignRecord.FindAsync(campaign, session.Connection));
        var (refusals, conflicts, reviews) = (new List<Refusal>(), new List<ReviewConflict>(), new List<LeafReview>());
        foreach (var target in targets)
        {
            if (desk.Find(target.Leaf, target.Unit) is not var (line, part))
            {
                refusals.Add(NoPart(desk, target));
                continue;
            }

            if (ReviewDesk.ConflictOf(target, line, part, part.ContentHash) is var (conflict, refusal))
            {
                conflicts.Add(conflict);
                refusals.Add(refusal);
                continue;
            }

            refusals.AddRange(ReviewDesk.ReasonsNotToAccept(line, part));
            var waiver = await WaiverAsync(campaign, [part.Unit], line.Leaf, actor, refusals, session);
            reviews.Add(new LeafReview
            {
                Campaign = campaign,
                Leaf = line.Leaf.Id,
                Unit = part.Unit,
                Decision = ReviewDecision.Accepted,
                SelfPoints = SelfPoints(line),
                Reason = remark,
                ContentHash = part.ContentHash,
                DecidedAt = session.Now,
                DecidedBy = actor.Account,
                Waiver = waiver,
            });
        }

        return refusals.Count > 0
            ? new ReviewOutcome { Refusals = refusals, Conflicts = conflicts }
            : await new ReviewEntry(desk, session).KeepAsync(reviews);
    }

    private static async Task<ReviewOutcome> AdjustAsync(string campaign, ReviewTarget target, string? reason, Actor actor, IReadOnlyList<TypedFigure> figures, Func<Node, ((Points Points, Points Max)? Given, IReadOnlyList<Refusal> Refusals)> judge, WriteSession session)
    {
        var desk = ReviewDesk.Of(await CampaignRecord.FindAsync(campaign, session.Connection));
        if (desk.Find(target.Leaf, target.Unit) is not var (line, part))
        {
            return new ReviewOutcome { Refusals = [NoPart(desk, target)] };
        }

        if (!string.Equals(line.Units[0], part.Unit, StringComparison.Ordinal))
        {
            return new ReviewOutcome { Refusals = [new(ReviewRefusals.NotTheLead, line.Leaf.Code, $"Điểm tiêu chí {line.Leaf.Code} tính chung cho {string.Join(", ", line.Units)} nên chỉ điều chỉnh ở phần của đơn vị chủ trì {line.Units[0]}; phần của {part.Unit} thì chấp nhận hoặc trả lại.")] };
        }

        if (ReviewDesk.ConflictOf(target, line, part, line.ContentHash) is var (conflict, changed))
        {
            return new ReviewOutcome { Conflicts = [conflict], Refusals = [changed] };
        }

        var (given, judged) = judge(line.Leaf);
        var refusals = judged.ToList();
        // Joined points are everybody's whose figures are in them.
        var waiver = await WaiverAsync(campaign, line.Units, line.Leaf, actor, refusals, session);
        if (refusals.Count > 0)
        {
            return new ReviewOutcome { Refusals = refusals };
        }

        var review = new LeafReview
        {
            Campaign = campaign,
            Leaf = line.Leaf.Id,
            Unit = part.Unit,
            Decision = ReviewDecision.Adjusted,
            Points = given!.Value.Points,
            Max = given.Value.Max,
            Figures = figures,
            SelfPoints = SelfPoints(line),
            Reason = reason,
            ContentHash = line.ContentHash,
            DecidedAt = session.Now,
            DecidedBy = actor.Account,
            Waiver = waiver,
        };
        return await new ReviewEntry(desk, session).KeepAsync([review with { Trace = ReviewedScores.Of(review, line.SelfScore).Trace!.ToString() }]);
    }

    private static ((Points Points, Points Max)? Given, IReadOnlyList<Refusal> Refusals) ByHand(Node leaf, string typed) =>
        !Points.TryParse(typed, provider: null, out var points)
            ? (null, [new(typed.AsSpan().Trim() is ['-', ..] ? ReviewRefusals.PointsOutOfRange : ReviewRefusals.PointsUnreadable, "points", $"Điểm \"{Scoring.Json.ObjectReader.Shorten(typed)}\" không nhận được; hãy gõ một số từ 0 đến {leaf.MaxPoints.ToVietnamese()}, như 0,5.")])
            : points > leaf.MaxPoints
                ? (null, [new(ReviewRefusals.PointsOutOfRange, "points", $"Điểm {points.ToVietnamese()} lớn hơn điểm tối đa {leaf.MaxPoints.ToVietnamese()} của tiêu chí {leaf.Code}; hãy gõ một số từ 0 đến {leaf.MaxPoints.ToVietnamese()}.")])
                : ((points, leaf.MaxPoints), []);

    /// <summary>The number of the waiver by which the reviewer may judge the own unit; null when the own unit has no part in it.</summary>
    private static async Task<int?> WaiverAsync(string campaign, IReadOnlyList<string> units, Node leaf, Actor actor, List<Refusal> refusals, WriteSession session)
    {
        if (actor.Unit is not { } own || !units.Contains(own, StringComparer.Ordinal))
        {
            // Who declared or certified a part in another role is no second person to it.
            foreach (var unit in units)
            {
                if ((await OwnReviewStore.ListPreparersAsync(campaign, unit, leaf.Id, session.Connection)).Contains(actor.Account, StringComparer.Ordinal))
                {
                    refusals.Add(new(AccessRefusals.OwnUnit, leaf.Code, $"Anh/chị đã nhập hoặc xác nhận phần của {unit} ở tiêu chí {leaf.Code} với vai trò khác nên không tự thẩm định phần đó. Hãy để người không tham gia phần này thẩm định."));
                }
            }

            return null;
        }

        var granted = (await OwnReviewStore.ListAsync(campaign, own, session.Connection)).Where(w => w.IsGranted && (w.Leaf is null || string.Equals(w.Leaf, leaf.Id, StringComparison.Ordinal))).ToArray();
        if (granted.FirstOrDefault(w => string.Equals(w.RequestedBy, actor.Account, StringComparison.Ordinal)) is { } waiver)
        {
            return waiver.Number;
        }

        refusals.Add(granted.Length > 0
            ? new(ReviewRefusals.WaiverOfAnother, leaf.Code, $"Việc thẩm định phần của đơn vị mình ở tiêu chí {leaf.Code} đã được đồng ý cho {granted[0].RequestedBy}; hãy để người đó thẩm định, hoặc tự gửi đề nghị và chờ người thứ hai đồng ý.")
            : new(AccessRefusals.OwnUnit, leaf.Code, $"Tiêu chí {leaf.Code} có phần của đơn vị mình trong điểm chung, mà không ai tự thẩm định phần của đơn vị mình. Hãy để người ngoài đơn vị thẩm định, hoặc đề nghị người thứ hai đồng ý và ghi lý do."));
        return null;
    }

    private static Refusal NoPart(ReviewDesk desk, ReviewTarget target) => desk.Result.Set.Find(target.Leaf) is { IsLeaf: true } leaf && desk.Result.LineOf(leaf).Parts.Count == 0
        ? new(ReviewRefusals.LeafEntered, leaf.Code, $"Tiêu chí {leaf.Code} lấy kết quả đã công bố nên không thẩm định ở đây; hãy kiểm tra ở phần nhập điểm điều tra, SIPAS.")
        : Guard.NotFound;

    private static Points? SelfPoints(ConsolidatedLine line) => line.SelfScore.State == Scoring.Sheets.LeafState.Open ? null : line.SelfScore.Points;
}
