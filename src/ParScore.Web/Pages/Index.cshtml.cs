using Microsoft.AspNetCore.Mvc;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Trang chính: who am I, in which role, and where the campaigns stand.</summary>
internal sealed class IndexModel(CampaignListService campaigns, SessionService sessions, IClock clock, StartOptions start) : WorkPage
{
    public IReadOnlyList<CampaignOnList> Campaigns { get; private set; } = [];

    public Instant Now { get; } = clock.GetCurrentInstant();

    public bool IsDemo => start.IsDemo;

    public async Task OnGetAsync() => Campaigns = await campaigns.ListAsync(HttpContext.Actor);

    public async Task<IActionResult> OnPostSwitchAsync(long number)
    {
        var refusals = await sessions.SwitchAsync(Token, number);
        if (refusals.Count == 0)
        {
            return RedirectToPage();
        }

        await OnGetAsync();
        return Refused(refusals);
    }
}
