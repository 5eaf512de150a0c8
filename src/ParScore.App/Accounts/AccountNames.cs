using System.Text;
using Microsoft.AspNetCore.Identity;
using ParScore.Scoring;

namespace ParScore.App.Accounts;

/// <summary>Names of accounts: kept as typed, compared without regard to capitals and to how letters are composed.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    private const int Least = 3;
    private const int Most = 64;

    // The journal writes these for what the program does of itself.
    private static readonly string[] Kept = ["program", "migration"];

    /// <summary>The name as it is compared; null when it cannot be one.</summary>
    public static string? KeyOf(string? name) =>
        name is null || name.Length > 4 * Most || name.Any(char.IsSurrogate) ? null : name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant() is { Length: >= Least and <= Most } key ? key : null;

    /// <summary>Why a name may not be given; null when it may.</summary>
    public static Refusal? ReasonNot(string? name) =>
        KeyOf(name) is not { } key || !char.IsLetter(key[0]) || !key.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@') || Kept.Contains(key, StringComparer.Ordinal)
            ? new Refusal(AccountRefusals.NameNotAllowed, "name", "Tên đăng nhập gồm 3 đến 64 chữ, số, dấu chấm, gạch nối, gạch dưới hoặc @, bắt đầu bằng chữ, như \"lan.snv\". Hãy chọn tên khác.")
            : null;

    public string? NormalizeName(string? name) => KeyOf(name);

    public string? NormalizeEmail(string? email) => email;
}
