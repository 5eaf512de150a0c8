using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>What came of an administrator's act on an account.</summary>
public sealed record AccountOutcome
{
    /// <summary>Why not; empty when it was done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>The account as it stands, where somebody changed it meanwhile; the person decides again.</summary>
    public Account? Theirs { get; init; }

    /// <summary>The first password, shown this once and changed at the first sign-in; null for other acts, and for a request that was carried out before.</summary>
    public string? FirstPassword { get; init; }

    /// <summary>True when the same request was carried out before.</summary>
    public bool IsRepeat { get; init; }

    public bool IsDone => Refusals.Count == 0;

    internal static AccountOutcome Refused(params IReadOnlyList<Refusal> refusals) => new() { Refusals = refusals };
}
