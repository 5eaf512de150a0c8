using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Nhập lại mật khẩu before what binds; then back to where it was asked for.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class ConfirmModel(PasswordService passwords, TrialService trial, StartOptions start) : WorkPage
{
    [BindProperty]
    public string? Password { get; set; }

    public bool IsDemo => start.IsDemo;

    public async Task<IActionResult> OnPostAsync()
    {
        var refusals = await passwords.ConfirmAsync(Token, Password);
        return refusals.Count == 0 ? LocalRedirect(NextOr("/")) : Refused(refusals);
    }

    public async Task<IActionResult> OnPostTrialAsync()
    {
        var refusals = await trial.ConfirmAsync(Token);
        return refusals.Count == 0 ? LocalRedirect(NextOr("/")) : Refused(refusals);
    }
}
