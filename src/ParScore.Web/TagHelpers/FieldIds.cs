namespace ParScore.Web.TagHelpers;

/// <summary>The id of an input, so that an error can lead to it.</summary>
internal static class FieldIds
{
    /// <summary>"DisplayName" and "displayName" are one input.</summary>
    public static string Of(string key) => key.Length == 0 ? "" : string.Concat(key.Select((c, i) => i == 0 ? char.ToLowerInvariant(c) : char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
