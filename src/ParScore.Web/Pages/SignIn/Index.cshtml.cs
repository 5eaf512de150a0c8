using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Đăng nhập; in a trial, one click for each person.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class SignInModel(SignInService signIns, TrialService trial, StartOptions start) : WorkPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>True when a session of this browser has ended.</summary>
    [BindProperty(SupportsGet = true, Name = "het")]
    public string? Ended { get; set; }

    public IReadOnlyList<Account> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Session is { } session)
        {
            return LocalRedirect(session.Step == SignInStep.None ? NextOr("/") : Routes.Of(session.Step));
        }

        People = start.IsDemo ? await trial.ListPeopleAsync() : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = start.IsDemo ? null : await signIns.SignInAsync(Name, Password);
        return outcome is null ? NotFound() : outcome.IsDone ? Continue(outcome) : Refused(outcome.Refusals);
    }

    public async Task<IActionResult> OnPostTrialAsync(string? account)
    {
        var outcome = start.IsDemo ? await trial.SignInAsync(account) : null;
        if (outcome is null)
        {
            return NotFound();
        }

        People = await trial.ListPeopleAsync();
        return outcome.IsDone ? Continue(outcome) : Refused(outcome.Refusals);
    }
}
