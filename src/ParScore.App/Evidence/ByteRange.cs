using System.Globalization;

namespace ParScore.App.Evidence;

/// <summary>A part of a file, as RFC 9110 asks for it (section 14): one range of bytes.</summary>
/// <param name="From">The first byte, from 0.</param>
/// <param name="To">The last byte, included.</param>
public sealed record ByteRange(long From, long To)
{
    /// <summary>How many bytes.</summary>
    public long Length => To - From + 1;

    /// <summary>Reads "bytes=0-499", "bytes=500-", "bytes=-500".</summary>
    /// <param name="header">The header's value; null when there is none.</param>
    /// <param name="length">The file's length.</param>
    /// <param name="range">The part, cut to the file; null = the whole file, also for what is no range of bytes or more than one.</param>
    /// <returns>False when the range lies outside the file.</returns>
    public static bool TryRead(string? header, long length, out ByteRange? range)
    {
        range = null;
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) || header.Contains(',', StringComparison.Ordinal)
            || header["bytes=".Length..].Trim().Split('-') is not [var from, var to] || (from.Length == 0 && to.Length == 0)
            || !IsNumber(from, out var first) || !IsNumber(to, out var last) || (from.Length > 0 && to.Length > 0 && last < first))
        {
            return true;
        }

        var (start, end) = from.Length == 0 ? (Math.Max(0, length - last), length - 1) : (first, to.Length == 0 ? length - 1 : Math.Min(last, length - 1));
        if (start >= length || (from.Length == 0 && last == 0))
        {
            return false;
        }

        range = new ByteRange(start, end);
        return true;
    }

    private static bool IsNumber(string text, out long value)
    {
        value = 0;
        return text.Length == 0 || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
