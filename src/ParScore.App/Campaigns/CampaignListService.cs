using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.App.Campaigns;

/// <summary>The campaigns that a person may know of, each as it stands now.</summary>
public sealed class CampaignListService(Database database, IClock clock)
{
    /// <summary>Newest index year first; what the guard does not show is left out.</summary>
    public Task<IReadOnlyList<CampaignOnList>> ListAsync(Actor actor) => database.ReadAsync<IReadOnlyList<CampaignOnList>>(async connection =>
    {
        var now = clock.GetCurrentInstant();
        var campaigns = new List<CampaignOnList>();
        foreach (var id in await CampaignStore.ListAsync(connection))
        {
            if (await Gate.AskAsync(UseCase.PlanRead, actor, id, unit: null, leaf: null, now, connection) is { Count: > 0 })
            {
                continue;
            }

            var (set, plan) = (await CampaignStore.FindAsync(id, connection))!.Value;
            campaigns.Add(new CampaignOnList
            {
                Plan = plan,
                State = (await StandingStore.FindFactsAsync(id, connection))!.At(now),
                Next = plan.Deadlines.Where(d => now < d.Due).MinBy(d => d.Due),
                Warning = set.StatusWarning,
            });
        }

        return [.. campaigns.OrderByDescending(c => c.Plan.IndexYear).ThenBy(c => c.Plan.Id, StringComparer.Ordinal)];
    });
}
