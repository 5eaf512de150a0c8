using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>What came of a sign-in or of one of its steps.</summary>
public sealed record SignInOutcome
{
    /// <summary>Why not; empty when it was done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>The session's token from now on, for the cookie; the earlier one has ended. Null when it was refused.</summary>
    public string? Token { get; init; }

    /// <summary>Recovery codes, shown this once; empty unless a second factor was set up.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    public bool IsDone => Refusals.Count == 0;

    internal static SignInOutcome Refused(params IReadOnlyList<Refusal> refusals) => new() { Refusals = refusals };
}
