using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using NodaTime.Text;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;

namespace ParScore.Web.Pages;

/// <summary>The inputs with which a role is given: role, unit, days, reason.</summary>
public abstract class RolePage : WorkPage
{
    private static readonly Role[] Given = [App.Accounts.Role.Officer, App.Accounts.Role.Head, App.Accounts.Role.Coordinator, App.Accounts.Role.Approver, App.Accounts.Role.Auditor, App.Accounts.Role.Administrator];

    /// <summary>Names this very form, so that it counts once.</summary>
    [BindProperty]
    public string? RequestId { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<(string Code, string Name)> Units { get; protected set; } = [];

    public string NewRequestId { get; } = Guid.NewGuid().ToString("N");

    public IEnumerable<SelectListItem> Roles => Given.Select(r => new SelectListItem(RoleWords.Show(r), RoleWords.Stored.For(r))).Prepend(new SelectListItem("(chọn vai trò)", ""));

    public IEnumerable<SelectListItem> UnitChoices => Units.Select(u => new SelectListItem($"{u.Name} ({u.Code})", u.Code)).Prepend(new SelectListItem("(không)", ""));

    /// <summary>The role as it was filled in; null, with the errors noted, when it cannot be read.</summary>
    protected GivenRole? ReadRole()
    {
        var isRole = RoleWords.Stored.TryGet(Role ?? "", out var role);
        if (!isRole)
        {
            ModelState.AddModelError(nameof(Role), "Hãy chọn vai trò.");
        }

        var (from, until) = (ReadDay(From, nameof(From)), ReadDay(Until, nameof(Until)));
        return !ModelState.IsValid ? null : new GivenRole
        {
            Role = role,
            Unit = string.IsNullOrEmpty(Unit) ? null : Unit,
            From = from?.AtStartOfDayInZone(VietnamTime.Zone).ToInstant(),
            Until = until?.PlusDays(1).AtStartOfDayInZone(VietnamTime.Zone).ToInstant(),
        };
    }

    private LocalDate? ReadDay(string? text, string where)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        foreach (var pattern in new[] { LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d'/'M'/'uuuu") })
        {
            if (pattern.Parse(text.Trim()) is { Success: true } day)
            {
                return day.Value;
            }
        }

        ModelState.AddModelError(where, "Hãy ghi ngày như 18/02/2021.");
        return null;
    }
}
