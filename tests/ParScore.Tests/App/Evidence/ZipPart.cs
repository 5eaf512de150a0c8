using System.Text;

namespace ParScore.Tests.App.Evidence;

/// <summary>One part of a ZIP as a test writes it, with what it says of itself, true or not.</summary>
internal sealed record ZipPart(string Name, byte[] Content)
{
    /// <summary>How often the content stands in the part.</summary>
    public int Times { get; init; } = 1;

    public bool IsPacked { get; init; } = true;

    public bool IsEncrypted { get; init; }

    /// <summary>The unpacked size it claims; null = the true one.</summary>
    public uint? ClaimedSize { get; init; }

    /// <summary>The name in its local header; null = the same.</summary>
    public string? LocalName { get; init; }

    /// <summary>The method it claims (PKWARE APPNOTE 4.4.5); null = the true one.</summary>
    public ushort? ClaimedMethod { get; init; }

    /// <summary>The same part with another text in it.</summary>
    public ZipPart Replaced(string old, string text) => this with { Content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Content).Replace(old, text, StringComparison.Ordinal)) };
}
