using System.Globalization;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Notices;

/// <summary>Shows a unit its notices and notes that they were read.</summary>
public sealed class NoticeService(Database database, IClock clock)
{
    /// <summary>A unit's notices: what nobody has read yet first, then the latest first.</summary>
    public Task<(IReadOnlyList<Notice> Notices, IReadOnlyList<Refusal> Refusals)> ListAsync(string campaign, string unit, Actor actor) => database.ReadAsync<(IReadOnlyList<Notice>, IReadOnlyList<Refusal>)>(async connection =>
    {
        var refusals = await Gate.AskAsync(UseCase.NoticeRead, actor, campaign, unit, null, clock.GetCurrentInstant(), connection);
        return refusals.Count > 0 ? ([], refusals) : ([.. (await NoticeStore.ListAsync(campaign, unit, connection)).OrderBy(n => n.ReadAt is not null).ThenByDescending(n => n.Number)], []);
    });

    /// <summary>Notes that a person has read a notice; again changes nothing.</summary>
    /// <returns>Why not; empty when it is noted.</returns>
    public Task<IReadOnlyList<Refusal>> MarkReadAsync(string campaign, string unit, int number, Actor actor, string? request) => Requests.OnceAsync(
        database,
        new Act { Actor = actor, Action = "notice-read", Request = request },
        [campaign, unit, number.ToString(CultureInfo.InvariantCulture)],
        async session =>
        {
            var refusals = await Gate.AskAsync(UseCase.NoticeRead, actor, campaign, unit, null, session.Now, session.Connection);
            if (refusals.Count > 0)
            {
                return refusals;
            }

            if (!(await NoticeStore.ListAsync(campaign, unit, session.Connection)).Any(n => n.Number == number))
            {
                return [Guard.NotFound];
            }

            await NoticeStore.MarkReadAsync(campaign, unit, number, session);
            return [];
        },
        refusals => refusals.Count == 0,
        _ => [],
        _ => []);
}
