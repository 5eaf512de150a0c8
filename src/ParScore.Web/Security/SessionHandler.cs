using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ParScore.App.Accounts;

namespace ParScore.Web.Security;

/// <summary>Asks the record whose session a request belongs to, on each request: a session that was ended has ended everywhere at once.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionService sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Scheme_ = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } token || await sessions.LookAsync(token) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(new SignedIn(token, session));
        // The account alone names the person, so that a form opened before a change of role can still be sent.
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, session.Account), new(Policies.StepClaim, session.Step.ToString()), new(Policies.RoleClaim, RoleWords.Stored.For(session.Membership.Role))], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    // People are sent to where they can go on; a form that was sent is not sent again by itself.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isPage = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);
        var ended = SessionCookie.Read(Request) is null ? "" : "&het=1";
        Response.Redirect($"{Request.PathBase}{Routes.SignIn}?tiep={UrlEncoder.Encode(isPage ? $"{Request.Path}{Request.QueryString}" : "/")}{ended}");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.SignedIn is { Session.Step: not SignInStep.None and var step })
        {
            Response.Redirect(Request.PathBase + Routes.Of(step));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }
}
