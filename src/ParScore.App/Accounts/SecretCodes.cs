using System.Security.Cryptography;
using System.Text;

namespace ParScore.App.Accounts;

/// <summary>Random secrets that are handed out once, and the digests that the record keeps of them.</summary>
internal static class SecretCodes
{
    // Without letters and digits that are taken for each other.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>256 random bits for a cookie or a link.</summary>
    public static string NewToken() => Base64(RandomNumberGenerator.GetBytes(32));

    /// <summary>Something a person can copy from paper: groups of four, five bits each.</summary>
    public static string NewWords(int groups) => string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>SHA-256 (hexadecimal): enough for secrets that are random; passwords are hashed otherwise.</summary>
    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
