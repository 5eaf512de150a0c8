using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Checks;

namespace ParScore.App.Reviews;

/// <summary>
/// Tiêu chí chung, for leads and for who oversees the province. A lead sees at once what is missing from whom, and what others gave only when they have handed it in:
/// nobody sees another unit's draft. Sở Nội vụ sees who gave what.
/// </summary>
public sealed class SharedLeafReader(Database database, IClock clock)
{
    /// <summary>The leaves with several units.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="lead">Only those that this unit leads; null = all, for a unit's people those of their own unit.</param>
    /// <param name="actor">Who asks.</param>
    public Task<SharedLeaves> ListAsync(string campaign, string? lead, Actor actor) => database.ReadAsync(async connection =>
    {
        var isOfUnit = actor.Role is Role.Officer or Role.Head;
        var unit = lead ?? (isOfUnit ? actor.Unit : null);
        if (await Gate.AskAsync(UseCase.AnswersRead, actor, campaign, unit, leaf: null, clock.GetCurrentInstant(), connection) is { Count: > 0 } refusals)
        {
            return new SharedLeaves(refusals, []);
        }

        var result = (await CampaignRecord.FindAsync(campaign, connection))!.Consolidate();
        var submitted = (await SubmissionStore.ListAsync(campaign, connection)).Where(s => s.State is SubmissionState.Submitted or SubmissionState.Accepted).Select(s => s.Unit).ToHashSet(StringComparer.Ordinal);
        var contexts = result.Plan.Units.ToDictionary(u => u.Code, u => new CheckContext(result, u.Code), StringComparer.Ordinal);
        return new SharedLeaves([], [.. result.Lines.Where(l => l.Units.Count > 1 && (unit is null || string.Equals(l.Units[0], unit, StringComparison.Ordinal))).Select(l => Leaf(l, contexts, submitted, isOfUnit ? unit : null))]);
    });

    private static SharedLeaf Leaf(ConsolidatedLine line, Dictionary<string, CheckContext> contexts, HashSet<string> submitted, string? seenFrom)
    {
        var parts = line.Parts.Select(p => Part(line, p, contexts[p.Unit], submitted.Contains(p.Unit), seenFrom is null || string.Equals(seenFrom, p.Unit, StringComparison.Ordinal))).ToArray();
        return new SharedLeaf
        {
            Leaf = line.Leaf,
            Parts = parts,
            FigureUnits = contexts[line.Units[0]].FigureUnitsOf(line),
            // The joined figure minus the own one is the other's.
            Score = Array.TrueForAll(parts, p => p.IsShown) ? line.SelfScore : null,
            Adjustment = Array.TrueForAll(parts, p => p.IsShown) ? line.Adjustment : null,
        };
    }

    private static SharedPart Part(ConsolidatedLine line, ReviewedPart part, CheckContext context, bool isSubmitted, bool isOwn)
    {
        var declares = context.Declares(line);
        var missing = declares && part.Answer?.Part.NotApplicable is null ? LeafUnansweredCheck.Missing(part.Answer, line, context) : [];
        var isShown = isOwn || isSubmitted;
        return new SharedPart
        {
            Unit = part.Unit,
            IsLead = context.Leads(line),
            Declares = declares,
            IsSubmitted = isSubmitted,
            Missing = missing,
            IsComplete = missing.Count == 0 && line.SelfScore.Refusals.All(r => r.Part is null || !string.Equals(r.Unit, part.Unit, StringComparison.Ordinal)),
            IsShown = isShown,
            Answer = isShown ? part.Answer : null,
        };
    }
}
