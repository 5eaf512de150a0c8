namespace ParScore.App.Accounts;

/// <summary>Phiên làm việc as it stands now: who works, in which role, and what must be done before anything else.</summary>
public sealed record CurrentSession
{
    internal CurrentSession(StoredSession stored) => Stored = stored;

    internal StoredSession Stored { get; }

    public string Account => Stored.Account;

    public string DisplayName => Stored.DisplayName;

    /// <summary>The unit's name as people read it; null for roles that work for no unit.</summary>
    public string? UnitName => Stored.UnitName;

    /// <summary>The role it works in.</summary>
    public required Membership Membership { get; init; }

    /// <summary>Every role the person has now, this one included.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>What is asked for first; nothing else is allowed until then.</summary>
    public required SignInStep Step { get; init; }

    public bool HasSecondFactor => Stored.HasSecondFactor;

    /// <summary>The person, for the guard and the journal.</summary>
    internal Actor Person => Membership.ActorOf(Account, Stored.PasswordAt);

    /// <summary>The person who may work; null while a step is asked for.</summary>
    public Actor? Actor => Step == SignInStep.None ? Person : null;

    /// <summary>Roles that sign what binds the province, or mend accounts, need a second factor (OWASP ASVS 6.3.3).</summary>
    internal static bool NeedsSecondFactor(Role role) => role is Role.Coordinator or Role.Approver or Role.Administrator;
}
