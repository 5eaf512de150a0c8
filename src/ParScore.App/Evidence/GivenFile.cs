using System.Net.Http.Headers;

namespace ParScore.App.Evidence;

/// <summary>A file that is handed out: its bytes were found right, and a journal row says who reads it.</summary>
public sealed class GivenFile : IDisposable
{
    /// <summary>Stands at the first byte of <see cref="Range"/>, or of the file; never read past the range.</summary>
    public required FileStream Content { get; init; }

    /// <summary>What the record says of the file.</summary>
    public required StoredFile File { get; init; }

    /// <summary>The part that was asked for; null = the whole file.</summary>
    public ByteRange? Range { get; init; }

    /// <summary>The name it came with.</summary>
    public required string Name { get; init; }

    public required EvidenceType Type { get; init; }

    /// <summary>Whether it is shown in the browser's sandbox; otherwise it is an attachment.</summary>
    public required bool IsPreview { get; init; }

    /// <summary>The media type (IANA); always sent with <c>X-Content-Type-Options: nosniff</c>.</summary>
    public string MediaType => EvidenceTypes.MediaType(Type);

    /// <summary>The strong validator of RFC 9110: the digest in quotes.</summary>
    public string ETag => $"\"{File.Sha256}\"";

    /// <summary>The header of RFC 6266 with the Vietnamese name (RFC 8187) and a plain one for old programs.</summary>
    public string ContentDisposition => new ContentDispositionHeaderValue(IsPreview ? "inline" : "attachment") { FileName = $"\"{UploadName.Plain(Name)}\"", FileNameStar = Name }.ToString();

    /// <summary>Copies the range, or the whole file.</summary>
    public async Task CopyToAsync(Stream into, CancellationToken cancellation)
    {
        var left = Range?.Length ?? File.Length;
        var buffer = new byte[(int)Math.Min(left, 128 * 1024)];
        while (left > 0)
        {
            var read = await Content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellation);
            if (read == 0)
            {
                throw new EndOfStreamException("The file became shorter while it was handed out.");
            }

            await into.WriteAsync(buffer.AsMemory(0, read), cancellation);
            left -= read;
        }
    }

    public void Dispose() => Content.Dispose();
}
