using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.App.Ministry;

/// <summary>Carries a step with the Ministry out once, whatever is sent again.</summary>
internal static class MinistryRequests
{
    public static Task<MinistryOutcome> OnceAsync(Database database, string action, Actor actor, string? reason, string? request, string?[] content, Func<WriteSession, Task<MinistryOutcome>> work) =>
        Requests.OnceAsync(database, new Act { Actor = actor, Action = action, Reason = reason, Request = request }, content, work, o => o.IsDone, _ => [], _ => new MinistryOutcome());
}
