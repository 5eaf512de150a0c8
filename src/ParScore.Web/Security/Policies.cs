using Microsoft.AspNetCore.Authorization;
using ParScore.App.Accounts;

namespace ParScore.Web.Security;

/// <summary>Who may ask for a page at all. What they may do there is the guard's to decide, in each use case.</summary>
internal static class Policies
{
    public const string StepClaim = "step";
    public const string RoleClaim = "role";

    /// <summary>For the steps of a sign-in themselves.</summary>
    public const string Begun = "begun";

    /// <summary>For accounts.</summary>
    public const string Administrator = "administrator";

    /// <summary>What holds wherever nothing else is said: signed in, with nothing left to do before.</summary>
    public static AuthorizationPolicy Fallback { get; } = new AuthorizationPolicyBuilder(SessionHandler.Scheme_).RequireClaim(StepClaim, nameof(SignInStep.None)).Build();

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = Fallback;
        options.DefaultPolicy = Fallback;
        options.AddPolicy(Begun, policy => policy.AddAuthenticationSchemes(SessionHandler.Scheme_).RequireAuthenticatedUser());
        options.AddPolicy(Administrator, policy => policy.Combine(Fallback).RequireClaim(RoleClaim, RoleWords.Stored.For(Role.Administrator)));
    }
}
