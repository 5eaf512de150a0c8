using NodaTime;

namespace ParScore.App.Accounts;

/// <summary>Vai trò theo thời gian: one role for one unit from one instant until before another.</summary>
public sealed record Membership
{
    /// <summary>From 1, within the account.</summary>
    public required long Number { get; init; }

    public required Role Role { get; init; }

    /// <summary>The unit's code; null for roles that work for no unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The first instant.</summary>
    public required Instant ValidFrom { get; init; }

    /// <summary>The first instant after it; null = until it is ended.</summary>
    public Instant? ValidUntil { get; init; }

    /// <summary>Why it was given.</summary>
    public required string Reason { get; init; }

    /// <summary>Why it was ended before its time; null when it was not.</summary>
    public string? EndReason { get; init; }

    public required long Version { get; init; }

    /// <summary>True from the first instant until before the last.</summary>
    public bool IsCurrent(Instant now) => ValidFrom <= now && (ValidUntil is not { } until || now < until);

    /// <summary>The person in this role, as the guard and the journal know them.</summary>
    internal Actor ActorOf(string account, Instant? passwordAt = null) => new() { Account = account, Role = Role, Unit = Unit, PasswordAt = passwordAt };
}
