using NodaTime;

namespace ParScore.App.Accounts;

/// <summary>A session's row with what of its account decides whether it counts.</summary>
internal sealed record StoredSession
{
    public required string TokenHash { get; init; }

    public required string Account { get; init; }

    public string DisplayName { get; init; } = "";

    /// <summary>The role it works in, by number.</summary>
    public required long Membership { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant LastSeenAt { get; init; }

    public Instant? PasswordAt { get; init; }

    /// <summary>Null while the second factor was not shown.</summary>
    public Instant? SecondFactorAt { get; init; }

    public bool MustChangePassword { get; init; }

    public bool HasSecondFactor { get; init; }

    public string? UnitName { get; init; }
}
