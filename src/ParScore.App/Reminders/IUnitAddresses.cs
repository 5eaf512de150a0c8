namespace ParScore.App.Reminders;

/// <summary>Where a unit is reached by e-mail.</summary>
public interface IUnitAddresses
{
    /// <summary>The addresses of a unit; empty when none is known.</summary>
    /// <param name="unit">The unit's code.</param>
    Task<IReadOnlyList<string>> ListAsync(string unit);
}
