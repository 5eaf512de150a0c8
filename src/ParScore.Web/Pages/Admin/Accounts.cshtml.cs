using Microsoft.AspNetCore.Mvc;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.Web.Security;

namespace ParScore.Web.Pages;

/// <summary>Tài khoản: who may sign in as what; new ones are made here.</summary>
internal sealed class AccountsModel(AccountService accounts, IClock clock) : RolePage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>Shown this once.</summary>
    public string? FirstPassword { get; private set; }

    public bool WasDone { get; private set; }

    public async Task OnGetAsync() => (_, Accounts, Units) = await accounts.ListAsync(HttpContext.Actor);

    public async Task<IActionResult> OnPostAsync()
    {
        var role = ReadRole();
        var outcome = role is null ? new AccountOutcome()
            : await accounts.CreateAsync(new NewAccount { Name = Name ?? "", DisplayName = DisplayName ?? "", Email = Email, Role = role, Reason = Reason }, HttpContext.Actor, RequestId);
        await OnGetAsync();
        if (role is null || !outcome.IsDone)
        {
            return Refused(outcome.Refusals);
        }

        (FirstPassword, WasDone) = (outcome.FirstPassword, outcome.IsRepeat);
        return Page();
    }
}
