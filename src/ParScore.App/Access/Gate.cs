using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.Scoring;

namespace ParScore.App.Access;

/// <summary>Asks the guard about the matter as it stands in the record, inside the caller's transaction.</summary>
public static class Gate
{
    /// <summary>Why a person may not do something now; empty when they may.</summary>
    /// <param name="useCase">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="campaign">The campaign's id; null when it is about none.</param>
    /// <param name="unit">The unit's code; null when it is no unit's matter.</param>
    /// <param name="leaf">The leaf's id; null when it is about no leaf in particular.</param>
    /// <param name="now">The server's clock: in a write the session's instant.</param>
    /// <param name="connection">The caller's transaction.</param>
    public static async Task<IReadOnlyList<Refusal>> AskAsync(UseCase useCase, Actor actor, string? campaign, string? unit, string? leaf, Instant now, SqliteConnection connection) =>
        Guard.ReasonsNot(useCase, actor, campaign is null ? Standing.None : await StandingStore.GetAsync(campaign, unit, leaf, connection), now);
}
