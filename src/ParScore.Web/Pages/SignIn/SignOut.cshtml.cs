using Microsoft.AspNetCore.Mvc;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Đăng xuất, by POST only: nobody is signed out by following a link.</summary>
internal sealed class SignOutModel(SessionService sessions) : WorkPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.SignOutAsync(Token);
        SessionCookie.Clear(HttpContext);
        return LocalRedirect(Routes.SignIn);
    }
}
