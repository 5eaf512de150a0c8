using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Mã xác thực: the second factor of a sign-in.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class SecondFactorModel(SignInService signIns) : WorkPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Recovery { get; set; }

    public IActionResult OnGet() => Session!.Step == SignInStep.SecondFactor ? Page() : LocalRedirect(Routes.Of(Session.Step));

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await signIns.SecondFactorAsync(Token, Code);
        return outcome.IsDone ? Continue(outcome) : Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostRecoveryAsync()
    {
        var outcome = await signIns.RecoveryCodeAsync(Token, Recovery);
        return outcome.IsDone ? Continue(outcome) : Refused(outcome.Refusals.Select(r => r with { Where = r.Where is "code" ? nameof(Recovery) : r.Where }));
    }
}
