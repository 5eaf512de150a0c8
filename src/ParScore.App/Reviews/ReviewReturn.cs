using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Reviews;

/// <summary>Trả lại: parts go back to their unit, with the time to mend them where the clock has run out.</summary>
internal sealed class ReviewReturn(string campaign, IReadOnlyList<ReviewTarget> targets, string reason, Instant? until, Actor actor)
{
    /// <summary>Returns everything or nothing.</summary>
    public async Task<ReviewOutcome> RunAsync(WriteSession session)
    {
        var desk = ReviewDesk.Of(await CampaignRecord.FindAsync(campaign, session.Connection));
        var (refusals, conflicts, reviews) = (await ExtensionRefusalsAsync(session), new List<ReviewConflict>(), new List<LeafReview>());
        foreach (var target in targets)
        {
            if (desk.Find(target.Leaf, target.Unit) is not var (line, part))
            {
                refusals.Add(Guard.NotFound);
                continue;
            }

            // While a unit mends what was returned, its part changes; a further return is not about that.
            var standing = await StandingStore.GetAsync(campaign, part.Unit, line.Leaf.Id, session.Connection);
            var seen = standing.Submission == SubmissionState.Returned ? target with { SeenContent = part.ContentHash } : target;
            if (ReviewDesk.ConflictOf(seen, line, part, part.ContentHash) is var (conflict, changed))
            {
                conflicts.Add(conflict with { Seen = target });
                refusals.Add(changed);
            }

            if (until is null && standing.ClockOf(DeadlineStep.SelfScore, session.Now) == ClockState.Locked)
            {
                refusals.Add(new(ReviewRefusals.ReturnNeedsExtension, line.Leaf.Code, $"Đã khóa tự chấm nên {part.Unit} không sửa được tiêu chí {line.Leaf.Code} nếu chỉ trả lại. Hãy ghi gia hạn đến lúc nào cùng với việc trả lại, hoặc điều chỉnh điểm."));
            }

            reviews.Add(new LeafReview
            {
                Campaign = campaign,
                Leaf = line.Leaf.Id,
                Unit = part.Unit,
                Decision = ReviewDecision.Returned,
                Reason = reason,
                ContentHash = part.ContentHash,
                DecidedAt = session.Now,
                DecidedBy = actor.Account,
            });
        }

        return refusals.Count > 0 ? new ReviewOutcome { Refusals = refusals, Conflicts = conflicts } : await KeepAsync(desk, reviews, session);
    }

    private async Task<List<Refusal>> ExtensionRefusalsAsync(WriteSession session) => until is not { } end ? [] :
    [
        .. await Gate.AskAsync(UseCase.ExtensionGrant, actor, campaign, unit: null, leaf: null, session.Now, session.Connection),
        .. end <= session.Now
            ? (ReadOnlySpan<Refusal>)[new(ReviewRefusals.ExtensionNotAhead, "until", $"Gia hạn đến {VietnamTime.Show(end)} không còn ở phía trước; hãy chọn một thời điểm sau {VietnamTime.Show(session.Now)}.")] : [],
    ];

    private async Task<ReviewOutcome> KeepAsync(ReviewDesk desk, List<LeafReview> reviews, WriteSession session)
    {
        var (kept, entry) = (new List<LeafReview>(), new ReviewEntry(desk, session));
        foreach (var review in reviews)
        {
            kept.Add(await ReviewStore.AddAsync(review, session.Connection));
            if (until is { } end)
            {
                await ReviewStore.AddExtensionAsync(review, end, session.Connection);
            }
        }

        foreach (var unit in kept.GroupBy(r => r.Unit, StringComparer.Ordinal))
        {
            await ReviewStore.ReturnSubmissionAsync(campaign, unit.Key, session.Connection);
            Node[] leaves = [.. unit.Select(r => desk.Result.Set.Find(r.Leaf)!)];
            await entry.TellAsync(unit.Key, "review-returned", leaves.Length == 1 ? leaves[0] : null,
                $"Sở Nội vụ trả lại {ReviewEntry.Codes(leaves)} của {unit.Key}. Lý do: {reason.TrimEnd('.')}. Hãy sửa rồi nộp lại phiếu{(until is { } open ? $"; được gia hạn đến {VietnamTime.Show(open)}" : "")}.");
        }

        return new ReviewOutcome { Reviews = kept };
    }
}
