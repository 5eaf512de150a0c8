using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParScore.App.Accounts;
using ParScore.Scoring;
using ParScore.Web.Security;
using ParScore.Web.TagHelpers;

namespace ParScore.Web.Pages;

/// <summary>What all pages share: refusals become errors at their inputs with status 422, a step that is done leads to the next.</summary>
public abstract class WorkPage : PageModel
{
    /// <summary>Where to go on afterwards, within this site.</summary>
    [BindProperty(SupportsGet = true, Name = "tiep")]
    public string? Next { get; set; }

    internal string? Token => HttpContext.SignedIn?.Token;

    internal CurrentSession? Session => HttpContext.SignedIn?.Session;

    /// <summary>The same page with everything that is wrong.</summary>
    protected PageResult Refused(params IEnumerable<Refusal> refusals)
    {
        // Values that were typed stay; those of passwords are never written back.
        Refusal[] all = [.. refusals];
        ViewData[ErrorSummaryTagHelper.ReadingOrder] = all.Select(r => r.Where).ToArray();
        foreach (var refusal in all)
        {
            ModelState.AddModelError(refusal.Where, refusal.Message);
        }

        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>Takes a session's new token and goes on.</summary>
    protected IActionResult Continue(SignInOutcome outcome)
    {
        if (outcome.Token is { } token)
        {
            SessionCookie.Set(HttpContext, token);
        }

        return LocalRedirect(NextOr("/"));
    }

    /// <summary>Where the person wanted to go, if that is within this site.</summary>
    protected string NextOr(string otherwise) => Next is { Length: > 0 and < 2000 } next && Url.IsLocalUrl(next) ? next : otherwise;
}
