using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Submissions.Parts;

/// <summary>Shows a unit's part to its own people and to those who oversee the province; to everybody else there is none.</summary>
public sealed class UnitPartService(Database database)
{
    /// <summary>A unit's part as it stands now, of one moment.</summary>
    public Task<(UnitPart? Part, IReadOnlyList<Refusal> Refusals)> ReadAsync(string campaign, string unit, Actor actor) => database.ReadAsync<(UnitPart?, IReadOnlyList<Refusal>)>(async (connection, now) =>
        await Gate.AskAsync(UseCase.AnswersRead, actor, campaign, unit, leaf: null, now, connection) is { Count: > 0 } closed
            ? (null, closed)
            : (await UnitPartStore.GetAsync(campaign, unit, actor, connection), []));
}
