using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParScore.App.Evidence;
using ParScore.App.Storage;

namespace ParScore.App.Packages;

/// <summary>Writes a BagIt 1.0 bag (RFC 8493) with SHA-256 manifests; every file is synced, and its digest is taken from the bytes written.</summary>
internal sealed class BagWriter(string folder)
{
    private const int CopyBuffer = 1024 * 1024;

    private readonly SortedDictionary<string, (string Sha256, long Length)> _payload = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);

    /// <summary>Bytes of payload.</summary>
    public long PayloadBytes => _payload.Values.Sum(p => p.Length);

    /// <summary>Files of payload.</summary>
    public int PayloadCount => _payload.Count;

    /// <summary>Adds a text to the payload.</summary>
    /// <param name="path">Below data/, with slashes.</param>
    /// <param name="text">Written as UTF-8 with line feeds.</param>
    public void Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds bytes to the payload.</summary>
    public void Add(string path, ReadOnlySpan<byte> content) => _payload.Add($"data/{path}", (Write($"data/{path}", content), content.Length));

    /// <summary>Copies a file into the payload and makes sure that it is the one that is meant.</summary>
    /// <exception cref="InvalidDataException">Its digest is another.</exception>
    public async Task AddAsync(string path, FileStream content, StoredFile expected)
    {
        var full = PathOf($"data/{path}");
        DataDirectory.CreateFolder(Path.GetDirectoryName(full)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var (buffer, length) = (new byte[CopyBuffer], 0L);
        for (var read = await content.ReadAsync(buffer); read > 0; read = await content.ReadAsync(buffer))
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read));
            length += read;
        }

        DurableFiles.SyncFile(target);
        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (!string.Equals(digest, expected.Sha256, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The file {expected.Sha256} changed while it was copied.");
        }

        _payload.Add($"data/{path}", (digest, length));
    }

    /// <summary>Adds a file beside the payload.</summary>
    public void AddTag(string name, string text) => _tags.Add(name, Write(name, Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes declaration, information and manifests.</summary>
    /// <param name="information">Names and values of bag-info.txt, in order.</param>
    /// <returns>The digest of the payload's manifest.</returns>
    public string Finish(IEnumerable<(string Name, string Value)> information)
    {
        AddTag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        AddTag("bag-info.txt", string.Concat(information.Append(("Payload-Oxum", string.Create(CultureInfo.InvariantCulture, $"{PayloadBytes}.{PayloadCount}"))).Select(i => $"{i.Item1}: {i.Item2.ReplaceLineEndings(" ")}\n")));
        AddTag("manifest-sha256.txt", string.Concat(_payload.Select(p => $"{p.Value.Sha256}  {Escape(p.Key)}\n")));
        Write("tagmanifest-sha256.txt", Encoding.UTF8.GetBytes(string.Concat(_tags.Select(t => $"{t.Value}  {t.Key}\n"))));
        foreach (var child in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
        {
            DurableFiles.SyncFolder(child);
        }

        return _tags["manifest-sha256.txt"];
    }

    /// <summary>Reads every file of the payload again; the paths whose digest is not the manifest's.</summary>
    public IReadOnlyList<string> ReadBack() =>
    [
        .. _payload.Where(p =>
        {
            using var file = new FileStream(PathOf(p.Key), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return !string.Equals(EvidenceFolder.DigestOf(file), p.Value.Sha256, StringComparison.Ordinal);
        }).Select(p => p.Key),
    ];

    // RFC 8493, 2.1.3: only line ends and the percent sign itself are escaped. No name here has any of them but for the percent sign.
    private static string Escape(string path) => path.Replace("%", "%25", StringComparison.Ordinal);

    private string Write(string path, ReadOnlySpan<byte> content)
    {
        var full = PathOf(path);
        DataDirectory.CreateFolder(Path.GetDirectoryName(full)!);
        using var file = new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        file.Write(content);
        DurableFiles.SyncFile(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private string PathOf(string path) => Path.Combine([folder, .. path.Split('/')]);
}
