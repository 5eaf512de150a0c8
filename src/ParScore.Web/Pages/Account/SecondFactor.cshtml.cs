using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Cài mã xác thực: the app's key as a picture and as text, then the first code, then the recovery codes.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class EnrolModel(SignInService signIns) : WorkPage
{
    [BindProperty]
    public string? Code { get; set; }

    public string? Key { get; private set; }

    public IHtmlContent? Picture { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string GoOn => NextOr("/");

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ? Page() : LocalRedirect(Routes.Of(Session!.Step));

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await signIns.ConfirmEnrolmentAsync(Token, Code);
        if (!outcome.IsDone)
        {
            await ShowAsync();
            return Refused(outcome.Refusals);
        }

        SessionCookie.Set(HttpContext, outcome.Token!);
        RecoveryCodes = outcome.RecoveryCodes;
        return Page();
    }

    private async Task<bool> ShowAsync()
    {
        if (await signIns.BeginEnrolmentAsync(Token) is not var (key, link))
        {
            return false;
        }

        (Key, Picture) = (key, QrPicture.Of(link));
        return true;
    }
}
