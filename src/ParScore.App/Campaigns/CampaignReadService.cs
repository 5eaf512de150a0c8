using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;

namespace ParScore.App.Campaigns;

/// <summary>Reads campaigns as they stand now; states are derived from the clock on each request.</summary>
public sealed class CampaignReadService(Database database, IClock clock)
{
    /// <summary>The campaigns that a person may know of, latest index year first.</summary>
    public Task<IReadOnlyList<CampaignListing>> ListAsync(Actor actor) => database.ReadAsync<IReadOnlyList<CampaignListing>>(async connection =>
    {
        var now = clock.GetCurrentInstant();
        var listed = new List<CampaignListing>();
        foreach (var id in await CampaignStore.ListAsync(connection))
        {
            if ((await Gate.AskAsync(UseCase.PlanRead, actor, id, null, null, now, connection)).Count == 0)
            {
                var (_, plan) = (await CampaignStore.FindAsync(id, connection))!.Value;
                listed.Add(new CampaignListing(id, plan.Name, plan.IndexYear, (await StandingStore.FindFactsAsync(id, connection))!.At(now)));
            }
        }

        return listed;
    });

    /// <summary>One campaign; null with the reasons when the person may not know of it.</summary>
    public Task<(CampaignDetails? Details, IReadOnlyList<Refusal> Refusals)> DetailsAsync(string campaign, Actor actor) => database.ReadAsync<(CampaignDetails?, IReadOnlyList<Refusal>)>(async connection =>
    {
        var now = clock.GetCurrentInstant();
        var refusals = await Gate.AskAsync(UseCase.PlanRead, actor, campaign, null, null, now, connection);
        if (refusals.Count > 0)
        {
            return (null, refusals);
        }

        var (set, plan) = (await CampaignStore.FindAsync(campaign, connection))!.Value;
        var standing = await StandingStore.GetAsync(campaign, actor.Unit is { } own && plan.FindUnit(own) is not null ? own : null, null, connection);
        var versions = await PreparationStore.ListDeadlineVersionsAsync(campaign, connection);
        var submissions = (await SubmissionStore.ListAsync(campaign, connection)).ToDictionary(s => s.Unit, StringComparer.Ordinal);
        return (new CampaignDetails
        {
            Plan = plan,
            Set = set,
            State = standing.Campaign!.At(now),
            At = now,
            Preparation = await PreparationStore.FindAsync(campaign, connection),
            Steps = [.. standing.Clocks.OrderBy(c => c.Key).Select(c => new StepStanding { Step = c.Key, Name = plan.FindDeadline(c.Key)?.Name ?? StepWords.Show(c.Key), Clock = c.Value, State = c.Value.At(now), Version = versions.GetValueOrDefault(c.Key) })],
            Units = [.. plan.Units.Where(u => actor.Role is not (Role.Officer or Role.Head) || string.Equals(u.Code, actor.Unit, StringComparison.Ordinal)).Select(u => UnitStanding.Of(u, plan, submissions.GetValueOrDefault(u.Code)))],
            AssignmentVersions = await AssignmentStore.ListVersionsAsync(campaign, connection),
        }, []);
    });
}
