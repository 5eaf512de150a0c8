using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ParScore.App.Accounts;

/// <summary>
/// Hashes passwords (PBKDF2-HMAC-SHA-512) before the write's turn and remembers what came of it: a sign-in must not keep everybody else's
/// writes waiting while it computes. What was not computed before is computed when it is asked for.
/// </summary>
internal sealed class CheckedHasher(int iterations) : IPasswordHasher<AccountUser>
{
    private readonly PasswordHasher<AccountUser> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
    private readonly Dictionary<(string Hash, string Password), PasswordVerificationResult> _verdicts = [];
    private readonly Dictionary<string, string> _hashes = [];

    /// <summary>Compares now. Without a hash the same work is done on another one, so that the time says nothing.</summary>
    public void Compare(string? hash, string? password)
    {
        if (hash is null || password is null)
        {
            _ = _hasher.VerifyHashedPassword(null!, Decoys.Of(_hasher, iterations), password ?? "");
            return;
        }

        _verdicts[(hash, password)] = _hasher.VerifyHashedPassword(null!, hash, password);
    }

    /// <summary>Hashes now.</summary>
    public void Prepare(string password) => _hashes[password] = _hasher.HashPassword(null!, password);

    public string HashPassword(AccountUser user, string password) => _hashes.Remove(password, out var hash) ? hash : _hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(AccountUser user, string hashedPassword, string providedPassword) =>
        _verdicts.TryGetValue((hashedPassword, providedPassword), out var verdict) ? verdict : _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);

    /// <summary>Hashes of random passwords, to work on where there is no account.</summary>
    private static class Decoys
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, string> ByIterations = new();

        public static string Of(PasswordHasher<AccountUser> hasher, int iterations) => ByIterations.GetOrAdd(iterations, _ => hasher.HashPassword(null!, SecretCodes.NewToken()));
    }
}
