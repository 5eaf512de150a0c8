using System.Text.RegularExpressions;

namespace ParScore.App.Storage;

/// <summary>What counts as one e-mail address.</summary>
public static partial class MailAddresses
{
    /// <summary>True for a plain address, "stp@quangtri.gov.vn", without a name, a comma or a line break.</summary>
    public static bool IsOne(string text) => text.Length <= 254 && AddressText().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AddressText();
}
