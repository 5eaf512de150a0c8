using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>The addresses of a unit: those that settings.json gives, and the e-mails of the people who work for it now.</summary>
public sealed class AccountUnitAddresses(Database database, IClock clock) : IUnitAddresses
{
    private readonly SettingsUnitAddresses _settings = new(database.Settings);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(string unit)
    {
        var now = clock.GetCurrentInstant();
        var accounts = await database.ReadAsync(AccountStore.ListAsync);
        return
        [
            .. (await _settings.ListAsync(unit))
                .Concat(accounts.Where(a => a is { Email: not null, DisabledAt: null } && a.Memberships.Any(m => m.IsCurrent(now) && string.Equals(m.Unit, unit, StringComparison.Ordinal))).Select(a => a.Email!))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
