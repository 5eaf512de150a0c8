using System.Buffers;
using System.Security.Cryptography;
using NodaTime;
using ParScore.App.Evidence.Inspection;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>
/// The files of evidence, each under its SHA-256, the same bytes once. A file is here before any row names it: an orphan is
/// harmless and swept, a row without its file would be a lie.
/// </summary>
public sealed class EvidenceFolder(DataDirectory directory, DataSettings settings)
{
    private const int BufferLength = 1024 * 1024;
    private const int RoomCheckEvery = 16 * 1024 * 1024;

    /// <summary>Where a digest's bytes lie or would lie.</summary>
    public string PathOf(string sha256) => Path.Combine(directory.EvidenceFolder, sha256[..2], sha256);

    /// <summary>Every digest on the disk, in order. Files that lie there under another name are not ours.</summary>
    public IEnumerable<string> List() => Directory.Exists(directory.EvidenceFolder)
        ? Directory.EnumerateDirectories(directory.EvidenceFolder).Order(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Where(f => IsDigest(f) && f.StartsWith(Path.GetFileName(folder), StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        : [];

    /// <summary>How many files lie in the folder that the program did not put there.</summary>
    public int CountStrangers() => Directory.Exists(directory.EvidenceFolder) ? Directory.EnumerateFiles(directory.EvidenceFolder, "*", SearchOption.AllDirectories).Count() - List().Count() : 0;

    /// <summary>Bytes that all evidence takes.</summary>
    public long UsedBytes() => List().Sum(digest => new FileInfo(PathOf(digest)).Length);

    /// <summary>
    /// Takes a file in: streamed with flat memory into a temporary file, synced, read back and compared, looked into, and only
    /// then given its place. Nothing is acknowledged here; the row comes after.
    /// </summary>
    /// <param name="content">Read once, to its end.</param>
    /// <param name="type">What the name's extension says.</param>
    /// <param name="announced">The length that was announced; null when none was.</param>
    /// <param name="used">Bytes the evidence takes already, for the quota.</param>
    public async Task<TakenFile> TakeInAsync(Stream content, EvidenceType type, long? announced, long used)
    {
        if (RoomFault(announced ?? 0, used) is { } full)
        {
            return TakenFile.Refused(full);
        }

        var draft = Path.Combine(directory.IncomingFolder, $"{Path.GetRandomFileName()}.part");
        var isKept = false;
        try
        {
            var taken = await ReceiveCheckedAsync(content, draft, type, announced, used);
            isKept = taken.File is { } file && Place(draft, file.Sha256);
            return taken;
        }
        finally
        {
            if (!isKept)
            {
                File.Delete(draft);
            }
        }
    }

    /// <summary>A file's bytes, from the start, after they were hashed and found right.</summary>
    /// <param name="stored">What the record says of it.</param>
    /// <returns>Null when the file is gone or its bytes are not those of its digest.</returns>
    /// <exception cref="IOException">The disk cannot read it, which is not the same as being wrong.</exception>
    public FileStream? OpenChecked(StoredFile stored)
    {
        var path = PathOf(stored.Sha256);
        if (!File.Exists(path))
        {
            return null;
        }

        var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
        try
        {
            if (file.Length == stored.Length && string.Equals(DigestOf(file), stored.Sha256, StringComparison.Ordinal))
            {
                file.Position = 0;
                return file;
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    /// <summary>SHA-256 over a file's bytes, lower-case hexadecimal, with flat memory.</summary>
    public static string DigestOf(FileStream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            file.Position = 0;
            for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
            {
                hash.AppendData(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Removes what no row names and nobody is taking in: files whose row was never written, and parts of uploads that broke off.
    /// Must run in the writer's turn, so that no upload is between its file and its row.
    /// </summary>
    /// <param name="isNamed">Whether a row names a digest.</param>
    /// <param name="olderThan">Younger files stay: their upload may still be under way.</param>
    /// <returns>How many were removed.</returns>
    public int Sweep(Func<string, bool> isNamed, Instant olderThan)
    {
        var removed = 0;
        foreach (var path in List().Where(d => !isNamed(d)).Select(PathOf).Concat(Directory.Exists(directory.IncomingFolder) ? Directory.EnumerateFiles(directory.IncomingFolder) : []).ToArray())
        {
            if (Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path)) < olderThan)
            {
                File.Delete(path);
                removed++;
            }
        }

        return removed;
    }

    private static bool IsDigest(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private Refusal? RoomFault(long coming, long used)
    {
        if (coming > settings.MaxFileBytes)
        {
            return TooLarge();
        }

        if (settings.QuotaBytes is { } quota && used + coming > quota)
        {
            return EvidenceRefusals.Of(EvidenceRefusals.NoRoom, $"Kho tài liệu đã dùng {EvidenceRefusals.Size(used)} trên mức {EvidenceRefusals.Size(quota)} được cấp; tệp chưa được nhận. Hãy báo người quản trị tăng mức hoặc nén bớt bản quét.");
        }

        return new DriveInfo(directory.Path).AvailableFreeSpace - coming < settings.MinFreeBytes
            ? EvidenceRefusals.Of(EvidenceRefusals.NoRoom, "Ổ đĩa gần đầy nên tạm ngừng nhận tệp để còn chỗ lưu điểm và số liệu; tệp chưa được nhận. Hãy báo người quản trị dọn chỗ trống rồi tải lên lại.")
            : null;
    }

    private Refusal TooLarge() => EvidenceRefusals.Of(EvidenceRefusals.TooLarge, $"Tệp lớn hơn mức {EvidenceRefusals.Size(settings.MaxFileBytes)} được nhận. Hãy quét lại ở 200–300 dpi, đen trắng, hoặc tách thành nhiều tệp.");

    private async Task<TakenFile> ReceiveCheckedAsync(Stream content, string draft, EvidenceType type, long? announced, long used)
    {
        using var file = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        var (length, sha256, refusal) = await ReceiveAsync(content, file, announced, used);
        if (refusal is not null)
        {
            return TakenFile.Refused(refusal);
        }

        DurableFiles.SyncFile(file);
        if (length > 0 && !string.Equals(DigestOf(file), sha256, StringComparison.Ordinal))
        {
            return TakenFile.Refused(EvidenceRefusals.Of(EvidenceRefusals.NotReadBack, "Tệp vừa ghi đọc lại không giống lúc nhận; ổ đĩa có thể đang hỏng. Tệp chưa được nhận. Hãy báo người quản trị rồi tải lên lại."));
        }

        if (FileInspector.Inspect(file, type, settings) is { Count: > 0 } faults)
        {
            return TakenFile.Refused(faults);
        }

        file.Position = 0;
        return settings.ClamdSocket is { } socket && await ClamdScanner.ScanAsync(socket, file) is { } found
            ? TakenFile.Refused(found)
            : new TakenFile(new StoredFile(length, sha256), []);
    }

    private async Task<(long Length, string Sha256, Refusal? Refusal)> ReceiveAsync(Stream content, FileStream file, long? announced, long used)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            var (length, lookAgain) = (0L, (long)RoomCheckEvery);
            for (var read = await content.ReadAsync(buffer); read > 0; read = await content.ReadAsync(buffer))
            {
                length += read;
                if (length > settings.MaxFileBytes)
                {
                    return (length, "", TooLarge());
                }

                if (settings.QuotaBytes is { } quota && used + length > quota)
                {
                    return (length, "", RoomFault(length, used));
                }

                hash.AppendData(buffer, 0, read);
                file.Write(buffer, 0, read);
                if (length >= lookAgain)
                {
                    lookAgain = length + RoomCheckEvery;
                    if (RoomFault(0, used) is { } full)
                    {
                        return (length, "", full);
                    }
                }
            }

            return announced is { } said && said != length
                ? (length, "", EvidenceRefusals.Of(EvidenceRefusals.LengthDiffers, "Đường truyền bị ngắt giữa chừng: số byte nhận được khác số byte đã báo. Tệp chưa được nhận; hãy tải lên lại."))
                : (length, Convert.ToHexStringLower(hash.GetHashAndReset()), null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Gives a draft its place. True when the draft itself is there now, false when the same bytes were there already.</summary>
    private bool Place(string draft, string sha256)
    {
        var final = PathOf(sha256);
        DataDirectory.CreateFolder(Path.GetDirectoryName(final)!);
        if (IsThere(final, sha256))
        {
            // Young again, so that the sweeper does not take it before its row is written.
            File.SetLastWriteTimeUtc(final, File.GetLastWriteTimeUtc(draft));
            DurableFiles.SyncFolder(Path.GetDirectoryName(final)!);
            return false;
        }

        // Damaged bytes under this digest are replaced by the right ones.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        DurableFiles.Publish(draft, final);
        DurableFiles.SyncFolder(directory.EvidenceFolder);
        return true;
    }

    private static bool IsThere(string path, string sha256)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return string.Equals(DigestOf(file), sha256, StringComparison.Ordinal);
    }
}
