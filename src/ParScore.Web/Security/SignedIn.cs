using ParScore.App.Accounts;

namespace ParScore.Web.Security;

/// <summary>The session of this request, with the token that names it.</summary>
internal sealed record SignedIn(string Token, CurrentSession Session);
