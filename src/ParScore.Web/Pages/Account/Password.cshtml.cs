using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Đổi mật khẩu, of one's own will or because somebody else chose it.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class PasswordModel(PasswordService passwords) : WorkPage
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>How long it must be for this person.</summary>
    public string Hint => PasswordService.HintFor(Session!);

    public IActionResult OnGet() => Session!.Step is SignInStep.None or SignInStep.ChangePassword ? Page() : LocalRedirect(Routes.Of(Session.Step));

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await passwords.ChangeAsync(Token, Password, New, Again);
        return outcome.IsDone ? Continue(outcome) : Refused(outcome.Refusals);
    }
}
