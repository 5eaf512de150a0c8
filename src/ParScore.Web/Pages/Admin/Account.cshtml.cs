using Microsoft.AspNetCore.Mvc;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>One account: its roles, and what an administrator does to it, each time with a reason.</summary>
internal sealed class AccountModel(AccountService accounts, IClock clock) : RolePage
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>Why, for what is not the giving of a role.</summary>
    [BindProperty]
    public string? Why { get; set; }

    public Account? Account { get; private set; }

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Shown this once.</summary>
    public string? FirstPassword { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostGiveAsync() => ReadRole() is { } role ? await DoAsync(accounts.GiveRoleAsync(Name, role, Reason, HttpContext.Actor, RequestId), isGiving: true) : await DoAsync(Task.FromResult(new AccountOutcome()), isGiving: true);

    public Task<IActionResult> OnPostEndAsync(long number, long seen) => DoAsync(accounts.EndRoleAsync(Name, number, until: null, Why, seen, HttpContext.Actor, RequestId));

    /// <summary>Enter in the reason's field: nothing was chosen, so nothing is done.</summary>
    public async Task<IActionResult> OnPostChooseAsync()
    {
        ModelState.AddModelError(nameof(Why), "Hãy bấm một trong các nút bên dưới để chọn việc cần làm; chưa có gì thay đổi.");
        return await FindAsync() ? Refused([]) : NotFound();
    }

    public Task<IActionResult> OnPostPasswordAsync() => DoAsync(accounts.ResetPasswordAsync(Name, Why, HttpContext.Actor, RequestId));

    public Task<IActionResult> OnPostSecondFactorAsync() => DoAsync(accounts.ResetSecondFactorAsync(Name, Why, HttpContext.Actor, RequestId));

    public Task<IActionResult> OnPostDisableAsync() => DoAsync(accounts.DisableAsync(Name, Why, HttpContext.Actor, RequestId));

    public Task<IActionResult> OnPostEnableAsync() => DoAsync(accounts.EnableAsync(Name, Why, HttpContext.Actor, RequestId));

    private async Task<IActionResult> DoAsync(Task<AccountOutcome> act, bool isGiving = false)
    {
        var outcome = await act;
        if (!await FindAsync())
        {
            return NotFound();
        }

        FirstPassword = outcome.FirstPassword;
        return !outcome.IsDone || !ModelState.IsValid ? Refused(isGiving ? outcome.Refusals : outcome.Refusals.Select(r => r with { Where = r.Where is "reason" ? nameof(Why) : r.Where })) : FirstPassword is null ? RedirectToPage(new { name = Name }) : Page();
    }

    private async Task<bool> FindAsync()
    {
        (_, var all, Units) = await accounts.ListAsync(HttpContext.Actor);
        return (Account = all.FirstOrDefault(a => string.Equals(a.Name, Name, StringComparison.Ordinal))) is not null;
    }
}
