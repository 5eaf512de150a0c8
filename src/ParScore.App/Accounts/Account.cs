using NodaTime;

namespace ParScore.App.Accounts;

/// <summary>Tài khoản as an administrator sees it; its secrets are nobody's to see.</summary>
public sealed record Account
{
    /// <summary>As it was typed when the account was made; the journal writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Họ tên.</summary>
    public required string DisplayName { get; init; }

    public string? Email { get; init; }

    /// <summary>True until the person has chosen a password.</summary>
    public required bool MustChangePassword { get; init; }

    /// <summary>True when a second factor was set up.</summary>
    public required bool HasSecondFactor { get; init; }

    /// <summary>Until when wrong passwords have locked it; null when they have not.</summary>
    public Instant? LockedUntil { get; init; }

    /// <summary>Null while it may be used.</summary>
    public Instant? DisabledAt { get; init; }

    public string? DisabledReason { get; init; }

    /// <summary>Every role it has, had and will have, by number.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    public required long Version { get; init; }
}
