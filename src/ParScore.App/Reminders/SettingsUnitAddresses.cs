using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>The addresses that settings.json gives under <c>unitMail</c>.</summary>
public sealed class SettingsUnitAddresses(DataSettings settings) : IUnitAddresses
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(string unit) => Task.FromResult(settings.UnitMail.GetValueOrDefault(unit) ?? []);
}
