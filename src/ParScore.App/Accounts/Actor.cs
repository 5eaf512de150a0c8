using NodaTime;

namespace ParScore.App.Accounts;

/// <summary>The person (or program at the server) who acts, as the journal names them.</summary>
public sealed record Actor
{
    /// <summary>The account's name; for the command line the machine's user.</summary>
    public required string Account { get; init; }

    public required Role Role { get; init; }

    /// <summary>The unit the person acts for, by code; null for those who belong to none.</summary>
    public string? Unit { get; init; }

    /// <summary>When the person last typed the password for an act that asks for it again; null when they did not.</summary>
    public Instant? PasswordAt { get; init; }
}
