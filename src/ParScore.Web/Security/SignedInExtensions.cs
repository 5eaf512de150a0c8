using ParScore.App.Accounts;

namespace ParScore.Web.Security;

/// <summary>Who asks, wherever a request is at hand.</summary>
internal static class SignedInExtensions
{
    extension(HttpContext context)
    {
        /// <summary>The session of this request; null for a stranger.</summary>
        public SignedIn? SignedIn => context.Features.Get<SignedIn>();

        /// <summary>The person who works; only on pages that ask for one.</summary>
        public Actor Actor => context.SignedIn?.Session.Actor ?? throw new InvalidOperationException("This page lets strangers in.");
    }
}
