using System.Globalization;
using System.Text;
using ParScore.Scoring;
using Zxcvbn.Matcher;

namespace ParScore.App.Accounts;

/// <summary>
/// What a password must be (OWASP ASVS 6.2, NIST SP 800-63B): long enough, not on the list of common ones, not soon guessed, not the person's
/// or the unit's name. No rules about which kinds of characters; any may be used, a space too.
/// </summary>
internal static class PasswordRules
{
    /// <summary>The shortest password of roles that need no second factor.</summary>
    public const int Least = 8;

    /// <summary>The shortest of roles that do: what they sign binds the province.</summary>
    public const int LeastWithSecondFactor = 10;

    /// <summary>Longer ones are refused, not cut.</summary>
    public const int Most = 128;

    // Of zxcvbn's 0..4; 2 withstands guessing at a sign-in that locks.
    private const int LeastScore = 2;

    // Guessing at what is longer finds nothing more, and its cost grows with the square.
    private const int LongestGuessed = 64;

    private static readonly Lock Turn = new();
    private static readonly Lazy<(DictionaryMatcher Common, Zxcvbn.Zxcvbn Guesser)> Library = new(() => (new DictionaryMatcher("passwords", "passwords.lst"), new Zxcvbn.Zxcvbn(Zxcvbn.Translation.English)));

    /// <summary>A password as it is hashed, however the keyboard composed it; null when there is none or it is longer than any that is kept.</summary>
    public static string? Normalize(string? password)
    {
        if (string.IsNullOrEmpty(password) || password.Length > 4 * Most)
        {
            return null;
        }

        try
        {
            return password.Normalize(NormalizationForm.FormKC) is { Length: <= Most } normalized ? normalized : null;
        }
        catch (ArgumentException)
        {
            // Half characters, as no keyboard makes them.
            return null;
        }
    }

    /// <summary>Why a password may not be chosen, all reasons at once.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="names">Names of the account, the person and the units, which it must not hold.</param>
    /// <param name="hasSecondFactorRole">True for roles whose passwords must be longer.</param>
    /// <param name="where">The input.</param>
    public static IReadOnlyList<Refusal> ReasonsNot(string? password, IEnumerable<string> names, bool hasSecondFactorRole, string where)
    {
        var least = hasSecondFactorRole ? LeastWithSecondFactor : Least;
        if (Normalize(password) is not { } normalized)
        {
            return [string.IsNullOrEmpty(password) ? Short(least, where) : new(AccountRefusals.PasswordLong, where, string.Create(CultureInfo.InvariantCulture, $"Mật khẩu dài hơn {Most} ký tự hoặc có ký tự lạ; hãy chọn mật khẩu ngắn hơn."))];
        }

        string[] words = [.. names.SelectMany(Words).Distinct(StringComparer.Ordinal)];
        return
        [
            .. new StringInfo(normalized).LengthInTextElements < least ? (ReadOnlySpan<Refusal>)[Short(least, where)] : [],
            .. words.FirstOrDefault(w => Folded(normalized).Contains(w, StringComparison.Ordinal)) is { } word
                ? (ReadOnlySpan<Refusal>)[new(AccountRefusals.PasswordNamesAccount, where, $"Mật khẩu chứa \"{word}\" là tên người, tên đăng nhập hoặc tên đơn vị, rất dễ đoán; hãy chọn mật khẩu không chứa tên đó.")] : [],
            .. Guessed(normalized, words) is { } guessed
                ? (ReadOnlySpan<Refusal>)[guessed is AccountRefusals.PasswordCommon
                    ? new(guessed, where, "Mật khẩu này nằm trong danh sách mật khẩu nhiều người dùng nên bị dò ra ngay; hãy chọn mật khẩu khác, như vài từ không liên quan ghép lại.")
                    : new(guessed, where, "Mật khẩu này dễ đoán; hãy chọn dài hơn, như vài từ không liên quan ghép lại.")] : [],
        ];
    }

    // Four letters and more, so that "snv" in a longer word is no offence; without marks, as people type names in passwords; whole, in parts, and run together.
    private static IEnumerable<string> Words(string name)
    {
        var (whole, parts) = (Folded(name), Folded(name).Split([' ', '.', '_', '-', '@', ',', '–'], StringSplitOptions.RemoveEmptyEntries));
        return parts.Append(whole).Append(string.Concat(parts)).Where(w => w.Length >= 4);
    }

    private static string Folded(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        .ToLowerInvariant().Replace('đ', 'd');

    private static string? Guessed(string password, string[] words)
    {
        // The library keeps tables that it fills as it goes; one at a time.
        lock (Turn)
        {
            var (common, guesser) = Library.Value;
            if (common.MatchPassword(password.ToLowerInvariant()).Any(m => m.Token.Length == password.Length))
            {
                return AccountRefusals.PasswordCommon;
            }

            return guesser.EvaluatePassword(password.Length > LongestGuessed ? password[..LongestGuessed] : password, words).Score < LeastScore ? AccountRefusals.PasswordWeak : null;
        }
    }

    private static Refusal Short(int least, string where) => new(AccountRefusals.PasswordShort, where, string.Create(CultureInfo.InvariantCulture, $"Mật khẩu phải có ít nhất {least} ký tự. Không bắt buộc chữ hoa, số hay ký hiệu; vài từ ghép lại là tốt."));
}
