using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reviews;

/// <summary>What Sở Nội vụ and the units see of reviews.</summary>
public sealed class ReviewReader(Database database, IClock clock)
{
    /// <summary>Where the review of a unit's submission stands, part by part.</summary>
    public Task<UnitReview> ReadAsync(string campaign, string unit, Actor actor) => database.ReadAsync(async connection =>
    {
        if (await Gate.AskAsync(UseCase.ReviewRead, actor, campaign, unit, leaf: null, clock.GetCurrentInstant(), connection) is { Count: > 0 } refusals)
        {
            return new UnitReview { Refusals = refusals };
        }

        var desk = ReviewDesk.Of(await CampaignRecord.FindAsync(campaign, connection));
        var submission = await SubmissionStore.FindAsync(campaign, unit, connection);
        return new UnitReview
        {
            Parts =
            [
                .. desk.PartsOf(unit).Select(p => (Part: p, desk.Result.LineOf(p.Leaf).Adjustment)).Select(p => new PartReview
                {
                    Leaf = p.Part.Leaf,
                    Unit = unit,
                    State = ReviewStates.Of(p.Part, submission),
                    Latest = p.Part.Latest,
                    AdjustedPoints = p.Adjustment?.Points,
                    AdjustedReason = p.Adjustment?.Reason,
                }),
            ],
        };
    });

    /// <summary>Every decision about a unit's part of a leaf, first to last; empty for who may not see them.</summary>
    public Task<IReadOnlyList<LeafReview>> ListAsync(string campaign, string leaf, string unit, Actor actor) => database.ReadAsync<IReadOnlyList<LeafReview>>(async connection =>
    {
        var id = (await CampaignStore.FindAsync(campaign, connection))?.Set.Find(leaf)?.Id ?? leaf;
        return await Gate.AskAsync(UseCase.ReviewRead, actor, campaign, unit, id, clock.GetCurrentInstant(), connection) is []
            ? [.. (await ReviewStore.ListAsync(campaign, id, connection)).Where(r => string.Equals(r.Unit, unit, StringComparison.Ordinal))]
            : [];
    });

    /// <summary>What accepting would do, part by part.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit whose parts are meant; null = every unit that has submitted.</param>
    /// <param name="leaves">The leaves that are meant, by id or printed code; null = every part that is not settled yet.</param>
    /// <param name="actor">Who would review.</param>
    public Task<ReviewPreview> PreviewAsync(string campaign, string? unit, IReadOnlyCollection<string>? leaves, Actor actor) => database.ReadAsync(async connection =>
    {
        var now = clock.GetCurrentInstant();
        // Only a reviewer is shown other units' parts; what stands in the way of one unit's review is said part by part.
        var asked = await Gate.AskAsync(UseCase.Review, actor, campaign, unit, leaf: null, now, connection);
        if (asked.Any(r => r.Code is AccessRefusals.Role or AccessRefusals.NotFound))
        {
            return new ReviewPreview { Refusals = asked };
        }

        var desk = ReviewDesk.Of(await CampaignRecord.FindAsync(campaign, connection));
        var submissions = (await SubmissionStore.ListAsync(campaign, connection)).ToDictionary(s => s.Unit, StringComparer.Ordinal);
        var wanted = leaves?.Select(l => desk.Result.Set.Find(l)?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var lines = new List<(ReviewPreviewLine Line, ReviewedPart Part)>();
        foreach (var code in desk.Result.Plan.Units.Select(u => u.Code).Where(u => unit is null ? submissions.GetValueOrDefault(u) is { State: SubmissionState.Submitted or SubmissionState.Accepted } : string.Equals(u, unit, StringComparison.Ordinal)))
        {
            var findings = SubmissionChecks.Run(desk.Result, code).ToLookup(f => f.Leaf?.Id, StringComparer.Ordinal);
            foreach (var part in desk.PartsOf(code).Where(p => wanted is null ? !p.Holds : wanted.Contains(p.Leaf.Id)))
            {
                var reasons = await Gate.AskAsync(UseCase.Review, actor, campaign, part.Unit, part.Leaf.Id, now, connection);
                lines.Add((Line(desk, part, submissions.GetValueOrDefault(code), [.. findings[part.Leaf.Id]], reasons), part));
            }
        }

        var accepted = lines.Where(l => l.Line.ReasonsNot.Count == 0).Select(l => (l.Part.Leaf.Id, l.Part.Unit)).ToHashSet();
        return new ReviewPreview
        {
            Lines = [.. lines.Select(l => l.Line)],
            WouldAccept =
            [
                .. lines.Select(l => l.Part.Unit).Distinct(StringComparer.Ordinal)
                    .Where(u => submissions.GetValueOrDefault(u)?.State == SubmissionState.Submitted && desk.PartsOf(u).All(p => p.Holds || accepted.Contains((p.Leaf.Id, u)))),
            ],
        };
    });

    private static ReviewPreviewLine Line(ReviewDesk desk, ReviewedPart part, StoredSubmission? submission, IReadOnlyList<CheckFinding> findings, IReadOnlyList<Refusal> reasons)
    {
        var line = desk.Result.LineOf(part.Leaf);
        return new ReviewPreviewLine
        {
            Leaf = part.Leaf,
            Target = new ReviewTarget(part.Leaf.Id, part.Unit, part.ContentHash, part.Latest?.Number ?? 0),
            State = ReviewStates.Of(part, submission),
            Score = line.SelfScore,
            EvidenceState = line.EvidenceState,
            Findings = findings,
            Effect = EffectOf(line, part),
            ReasonsNot = [.. reasons, .. ReviewDesk.ReasonsNotToAccept(line, part)],
        };
    }

    private static string EffectOf(ConsolidatedLine line, ReviewedPart part) =>
        line.Units.Count > 1 ? $"Phần của {part.Unit} ở tiêu chí {line.Leaf.Code} được chấp nhận; điểm chung tính từ phần của {string.Join(", ", line.Units)}{(line.SelfScore.State == LeafState.Open ? $". {line.SelfScore.OpenReason}" : $", hiện là {line.SelfScore.Points.ToVietnamese()}/{line.SelfScore.Max.ToVietnamese()} điểm.")}"
        : line.SelfScore.State == LeafState.Open ? $"Tiêu chí {line.Leaf.Code} chưa chấm được. {line.SelfScore.OpenReason}"
        : line.Adjustment is { } adjusted ? $"Tiêu chí {line.Leaf.Code} thôi điều chỉnh ({adjusted.Points!.Value.ToVietnamese()} điểm) và tính {line.SelfScore.Points.ToVietnamese()}/{line.SelfScore.Max.ToVietnamese()} điểm như đơn vị tự chấm."
        : $"Tiêu chí {line.Leaf.Code} được tính {line.SelfScore.Points.ToVietnamese()}/{line.SelfScore.Max.ToVietnamese()} điểm.";
}
