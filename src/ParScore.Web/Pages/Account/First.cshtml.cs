using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Người quản trị đầu tiên, by the one-time link of the server's console.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class FirstModel(FirstAccountService first) : WorkPage
{
    /// <summary>The link's code.</summary>
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool IsValid { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        IsValid = await first.IsValidAsync(Code);
        return IsValid ? Page() : new PageResult { StatusCode = StatusCodes.Status410Gone };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await first.CreateAsync(Code, Name, DisplayName, Password, Again);
        IsValid = await first.IsValidAsync(Code);
        return outcome.IsDone ? Continue(outcome) : Refused(outcome.Refusals);
    }
}
