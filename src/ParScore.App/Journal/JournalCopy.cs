using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Journal;

/// <summary>
/// The journal in a second place: one line a row, only ever appended to. After each commit the lines that are missing are added;
/// a program that was killed in between adds them at its next start. <c>verify</c> compares both places.
/// </summary>
/// <remarks>
/// A line that was cut off in the middle is completed. Where the tail holds anything else, as after a power failure, it is left
/// as it is and a new file begins, named by its first row.
/// </remarks>
public sealed class JournalCopy(string folder)
{
    private const string Prefix = "journal-";
    private const string Suffix = ".jsonl";
    private const int LockedOnUnix = 11;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private (string File, long Length, long Seq)? _known;

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The copy's files in the order of their first rows.</summary>
    public IReadOnlyList<string> Files => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}").Where(f => FirstSeqOf(f) is not null).OrderBy(FirstSeqOf).ThenBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal)]
        : [];

    /// <summary>The number of the row a file begins with; null for a file of another name.</summary>
    public static long? FirstSeqOf(string file)
    {
        var name = Path.GetFileName(file);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            && long.TryParse(name[Prefix.Length..^Suffix.Length].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
    }

    /// <summary>Adds every row of the journal that the copy does not have yet. Safe from several programs at once.</summary>
    /// <returns>How many rows were missing.</returns>
    /// <exception cref="IOException">The second place cannot be written; the record itself is not touched by that.</exception>
    public long CatchUp(SqliteConnection connection)
    {
        DataDirectory.CreateFolder(folder);
        using var turn = WaitForTurn();
        var (file, length, seq) = Tail(connection);
        if (!JournalStore.ReadAfter(seq, connection).Any())
        {
            _known = null;
            return 0;
        }

        var first = seq;

        using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 64 * 1024);
        var isNew = stream.Length == 0;
        stream.Position = stream.Length;
        foreach (var entry in JournalStore.ReadAfter(seq, connection))
        {
            var line = Encoding.UTF8.GetBytes(entry.Line() + "\n");
            // Only the first missing line can be there in part.
            var there = stream.Position - length;
            stream.Write(line.AsSpan((int)Math.Min(there, line.Length)));
            (length, seq) = (length + line.Length, entry.Seq);
        }

        DurableFiles.SyncFile(stream);
        if (isNew)
        {
            DurableFiles.SyncFolder(folder);
        }

        _known = (file, length, seq);
        return seq - first;
    }

    // Where to go on: the last whole line that is a row of the journal, and the file it stands in.
    private (string File, long Length, long Seq) Tail(SqliteConnection connection)
    {
        if (_known is { } known && new FileInfo(known.File) is { Exists: true } info && info.Length == known.Length)
        {
            return known;
        }

        if (Files is not [.., var last])
        {
            return (NameFor(1), 0, 0);
        }

        var (length, seq) = LastLine(last);
        seq = seq == 0 ? FirstSeqOf(last)!.Value - 1 : seq;
        using var stream = new FileStream(last, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = length;
        var rest = new byte[(int)Math.Min(stream.Length - length, 64 * 1024 * 1024)];
        stream.ReadExactly(rest);
        var next = JournalStore.ReadAfter(seq, connection).FirstOrDefault();
        var isCutLine = rest.Length == 0 || (next is not null && Encoding.UTF8.GetBytes(next.Line() + "\n").AsSpan().StartsWith(rest));
        return isCutLine ? (last, length, seq) : (NameFor(seq + 1), 0, seq);
    }

    private string NameFor(long seq)
    {
        // A damaged file may bear that very name, when its first line is the damaged one.
        for (var again = 1; ; again++)
        {
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{seq:000000000000}{(again == 1 ? "" : $"-{again}")}{Suffix}"));
            if (!File.Exists(file) || new FileInfo(file).Length == 0)
            {
                return file;
            }
        }
    }

    /// <summary>Bytes up to and including the last whole line that holds a row, and that row's number; 0 and 0 when there is none.</summary>
    private static (long Length, long Seq) LastLine(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        // Lines are read backwards from the end, in growing pieces, because a file may be long and a line may be too.
        for (var piece = 64 * 1024L; ; piece *= 4)
        {
            var start = Math.Max(0, stream.Length - piece);
            stream.Position = start;
            var bytes = new byte[stream.Length - start];
            stream.ReadExactly(bytes);
            for (var end = bytes.AsSpan().LastIndexOf((byte)'\n'); end >= 0; end = bytes.AsSpan(0, end).LastIndexOf((byte)'\n'))
            {
                var begin = bytes.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
                if ((begin > 0 || start == 0) && SeqOf(bytes.AsSpan(begin, end - begin)) is { } seq)
                {
                    return (start + end + 1, seq);
                }

                if (begin == 0)
                {
                    break;
                }
            }

            if (start == 0)
            {
                return (0, 0);
            }
        }
    }

    private static long? SeqOf(ReadOnlySpan<byte> line) =>
        JsonText.Parse(line, new FaultList()) is { Kind: JsonKind.Object } json && long.TryParse(json.Property("seq")?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    /// <summary>Keeps other programs from appending until it is disposed.</summary>
    /// <exception cref="IOException">The folder cannot be written, or another program holds it for seconds.</exception>
    internal FileStream WaitForTurn()
    {
        // Another program that appends holds the file for milliseconds.
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (attempt < 200 && error.HResult is LockedOnUnix or LockedOnWindows)
            {
                Thread.Sleep(10);
            }
        }
    }
}
