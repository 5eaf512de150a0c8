using ParScore.App.Storage;

namespace ParScore.Tests.App.Evidence;

/// <summary>A file that somebody sends who means no good, or whose program did not.</summary>
/// <param name="Title">Says what is wrong with it.</param>
/// <param name="FileName">The name it comes with.</param>
/// <param name="Code">Why it is refused; null when it may be taken in because it does no harm.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record HostileUpload(string Title, string FileName, string? Code, Func<byte[]> Content)
{
    /// <summary>Other limits than those of a new installation.</summary>
    public DataSettings? Settings { get; init; }

    /// <summary>How many bytes more are announced than come.</summary>
    public int AnnouncedTooMany { get; init; }
}
