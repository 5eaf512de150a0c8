using System.Globalization;
using NodaTime;
using ParScore.App.Storage;
using ParScore.Scoring.Json;

namespace ParScore.App.Accounts;

/// <summary>An account with its secrets, as the identity library changes it inside one write.</summary>
internal sealed class AccountUser
{
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    public required string Key { get; init; }

    public bool MustChangePassword { get; set; }

    public bool IsDisabled { get; init; }

    /// <summary>Null: nobody can sign in with a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever a secret does; a session with another one has ended.</summary>
    public string SecurityStamp { get; set; } = "";

    public string? AuthenticatorKey { get; set; }

    /// <summary>True once the app's first code was right.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>Digests of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    public int FailedCount { get; set; }

    public Instant? LockedUntil { get; set; }

    /// <summary>The step of the last code that counted.</summary>
    public long? UsedStep { get; set; }

    /// <summary>What the account's journalled row says of the secrets. What only counts attempts is left out.</summary>
    public string SecretDigest => DigestOf(Name, PasswordHash, SecurityStamp, AuthenticatorKey, HasSecondFactor, string.Join(' ', RecoveryCodes));

    /// <inheritdoc cref="SecretDigest"/>
    public static string DigestOf(string account, string? passwordHash, string securityStamp, string? authenticatorKey, bool hasSecondFactor, string recoveryCodes) =>
        $"sha256:{SecretCodes.Digest(CanonicalJson.OfTexts(
        [
            ("account", account), ("authenticator", authenticatorKey), ("password", passwordHash), ("recovery", recoveryCodes), ("secondFactor", hasSecondFactor ? "1" : "0"), ("stamp", securityStamp),
        ]))}";

    /// <summary>Until when wrong tries have locked it, for the journal.</summary>
    public string? LockedText(Instant now) => LockedUntil is { } until && until > now ? StoredInstants.Text(until) : null;

    public string FailedText => FailedCount.ToString(CultureInfo.InvariantCulture);
}
