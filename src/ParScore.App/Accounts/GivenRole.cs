using NodaTime;

namespace ParScore.App.Accounts;

/// <summary>A role as it is to be given: for which unit, from when, until before when.</summary>
public sealed record GivenRole
{
    public required Role Role { get; init; }

    /// <summary>By code; for officers, heads and Sở Nội vụ.</summary>
    public string? Unit { get; init; }

    /// <summary>Null = from now.</summary>
    public Instant? From { get; init; }

    /// <summary>Null = until it is ended.</summary>
    public Instant? Until { get; init; }
}
