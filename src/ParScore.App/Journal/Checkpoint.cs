using System.Globalization;

namespace ParScore.App.Journal;

/// <summary>
/// Mốc đối chiếu: how many rows the journal had, and the hash of the last. It stands on paper that others hold, so that a
/// record that was rolled back or rewritten no longer matches.
/// </summary>
/// <param name="Count">Rows; 0 for an empty journal.</param>
/// <param name="Head">The hash of row <paramref name="Count"/>: 64 hexadecimal digits, or fewer (at least 16) when a person typed only the beginning.</param>
public sealed record Checkpoint(long Count, string Head)
{
    /// <summary>The fewest digits that are accepted from a person.</summary>
    public const int FewestDigits = 16;

    /// <summary>"1234:9f86d081 884c7d65 …": in groups of eight, as it is printed.</summary>
    public string Show() => string.Create(CultureInfo.InvariantCulture, $"{Count}:{string.Join(' ', Head.Chunk(8).Select(c => new string(c)))}");

    /// <summary>"1234:9f86…", without blanks.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}:{Head}");

    /// <summary>Reads what was printed, with or without blanks, in capitals or not, whole or its first 16 digits or more; null when it is none.</summary>
    public static Checkpoint? Parse(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToLowerInvariant();
        return plain.Split(':') is [var count, var head]
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && head.Length is >= FewestDigits and <= 64
            && head.All(char.IsAsciiHexDigitLower)
            ? new Checkpoint(rows, head)
            : null;
    }

    /// <summary>True when a row's hash is the one that was printed.</summary>
    public bool Matches(string hash) => hash.StartsWith(Head, StringComparison.Ordinal);
}
