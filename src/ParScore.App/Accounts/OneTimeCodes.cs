using System.Text;
using NodaTime;
using OtpNet;

namespace ParScore.App.Accounts;

/// <summary>Codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds), judged by the server's injected clock.</summary>
internal static class OneTimeCodes
{
    private const string Issuer = "ParScore";

    /// <summary>The step that a code belongs to, at most one before or after now, and later than the last one used; null when it may not count.</summary>
    public static long? StepOf(string key, string? code, Instant now, long? usedStep)
    {
        var digits = string.Concat((code ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == 6 && digits.All(char.IsAsciiDigit)
            && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.ToDateTimeUtc(), digits, out var step, new VerificationWindow(previous: 1, future: 1))
            && (usedStep is not { } used || step > used) ? step : null;
    }

    /// <summary>The code at an instant, as the app shows it.</summary>
    public static string At(string key, Instant now) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(now.ToDateTimeUtc());

    /// <summary>What the picture for the app says.</summary>
    public static string LinkOf(string account, string key) => $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Issuer}&digits=6&period=30";
}
