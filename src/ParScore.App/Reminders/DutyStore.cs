using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reminders;

/// <summary>What units still owe, from the record.</summary>
public static class DutyStore
{
    /// <summary>The steps that somebody owes now, without the counts of what is missing.</summary>
    public static async Task<IReadOnlyList<Duty>> ListAsync(string campaign, Instant now, SqliteConnection connection)
    {
        if (await StandingStore.FindFactsAsync(campaign, connection) is not { } facts || await CampaignStore.FindAsync(campaign, connection) is not var (_, plan))
        {
            return [];
        }

        var submissions = (await SubmissionStore.ListAsync(campaign, connection)).ToDictionary(s => s.Unit, s => s.State, StringComparer.Ordinal);
        var duties = new List<Duty>();
        foreach (var (unit, step) in Owed(facts, facts.At(now), plan, submissions))
        {
            var standing = await StandingStore.GetAsync(campaign, unit.Code, null, connection);
            duties.Add(new Duty { Unit = unit, Step = step, Clock = standing.Clocks[step], Submission = standing.Submission });
        }

        return duties;
    }

    /// <summary>The same with how much is missing.</summary>
    public static async Task<IReadOnlyList<Duty>> CountAsync(string campaign, IReadOnlyList<Duty> duties, SqliteConnection connection)
    {
        if (duties.Count == 0)
        {
            return [];
        }

        var result = (await CampaignRecord.FindAsync(campaign, connection))!.Consolidate();
        var submissions = (await SubmissionStore.ListAsync(campaign, connection)).ToDictionary(s => s.Unit, s => s.State, StringComparer.Ordinal);
        return
        [
            .. duties.Select(d => d.Step == DeadlineStep.SelfScore
                ? d with { MissingLeaves = MissingLeaves(result, d.Unit.Code) }
                : d with { MissingLeaves = result.Lines.Count(l => l.Score.State == LeafState.Open), MissingUnits = result.Plan.Units.Count(u => HasLeaf(result.Plan, u) && !HasHandedIn(submissions, u)) }),
        ];
    }

    /// <summary>How many of its leaves a unit has not answered.</summary>
    public static int MissingLeaves(ProvinceResult result, string unit) =>
        SubmissionChecks.Run(result, unit).Where(f => f.Code is "leaf-unanswered").Select(f => f.Leaf?.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>
    /// Units owe self-scoring, Sở Nội vụ the later steps. A correction of an approved version is no step of the plan any more, but a version that was
    /// approved and not sent still owes the Ministry.
    /// </summary>
    private static IEnumerable<(PlanUnit Unit, DeadlineStep Step)> Owed(CampaignFacts facts, CampaignState state, CampaignPlan plan, Dictionary<string, SubmissionState> submissions)
    {
        var isWorking = state is CampaignState.Open or CampaignState.Consolidating && facts.Snapshot == 0;
        if (isWorking && plan.FindDeadline(DeadlineStep.SelfScore) is not null)
        {
            foreach (var unit in plan.Units.Where(u => HasLeaf(plan, u) && !HasHandedIn(submissions, u)))
            {
                yield return (unit, DeadlineStep.SelfScore);
            }
        }

        var coordinator = plan.FindUnit(plan.Coordinator)!;
        if (isWorking && plan.FindDeadline(DeadlineStep.Consolidate) is not null)
        {
            yield return (coordinator, DeadlineStep.Consolidate);
        }

        if (state is CampaignState.Open or CampaignState.Consolidating or CampaignState.AwaitingApproval or CampaignState.Approved && !facts.IsSubmitted && plan.FindDeadline(DeadlineStep.SubmitToMinistry) is not null)
        {
            yield return (coordinator, DeadlineStep.SubmitToMinistry);
        }
    }

    private static bool HasLeaf(CampaignPlan plan, PlanUnit unit) => plan.Assignments.Any(a => a.Units.Contains(unit.Code, StringComparer.Ordinal));

    private static bool HasHandedIn(Dictionary<string, SubmissionState> submissions, PlanUnit unit) => submissions.GetValueOrDefault(unit.Code, SubmissionState.Draft) is SubmissionState.Submitted or SubmissionState.Accepted;
}
