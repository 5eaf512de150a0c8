using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Journal;
using ParScore.App.Storage;

namespace ParScore.App.Verification;

/// <summary>Compares the journal's second place with the journal, line by line as the journal is walked.</summary>
/// <remarks>
/// Others write meanwhile: the copy may be ahead of the state that is walked, or behind it by what is being appended this moment.
/// So only whole lines count during the walk, and the rest is compared at its end, while nobody may append.
/// </remarks>
internal sealed class CopyReader : IDisposable
{
    // A program that committed a change appends it to the copy within milliseconds, unless it was killed in between. What is
    // older than a minute is not waited for.
    private const int MostWaits = 50;
    private const int WaitMilliseconds = 100;
    private static readonly Duration Fresh = Duration.FromMinutes(1);

    private readonly VerifyReport _report;
    private readonly JournalCopy _copy;
    private readonly CopyLines _lines;
    private (long Seq, string File)? _firstDifferent;
    private long _different;
    private long? _firstWaiting;
    private string _lastAt = "";
    private bool _mayBeHeld = true;

    public CopyReader(string folder, VerifyReport report)
    {
        _report = report;
        _copy = new JournalCopy(folder);
        _lines = new CopyLines(_copy);
    }

    /// <summary>The next row of the journal.</summary>
    public void Expect(JournalEntry entry)
    {
        _lastAt = entry.At;
        if (_firstWaiting is null && _lines.Next(isFrozen: false) is { } line)
        {
            Compare(line, entry);
        }
        else
        {
            _firstWaiting ??= entry.Seq;
        }
    }

    /// <summary>After the last row: what the walk did not reach, and that the copy has nothing that the journal has not.</summary>
    public void Finish(long head, string databaseFile)
    {
        var (next, missing) = (_firstWaiting ?? head + 1, 0L);
        var isFresh = string.CompareOrdinal(_lastAt, StoredInstants.Text(_report.StartedAt - Fresh)) > 0;
        for (var waits = 0; ; waits++)
        {
            (next, missing) = CompareRest(next, head, databaseFile);
            if (missing == 0 || !isFresh || !_mayBeHeld || waits == MostWaits)
            {
                break;
            }

            Thread.Sleep(WaitMilliseconds);
        }

        if (_firstDifferent is var (seq, file))
        {
            _report.Fail(CheckKind.Copy, $"{file} {seq.ToString(CultureInfo.InvariantCulture)}", _different == 1
                ? $"Bản chép thứ hai của nhật ký khác với nhật ký ở dòng {seq}: một trong hai nơi đã bị sửa."
                : $"Bản chép thứ hai của nhật ký khác với nhật ký từ dòng {seq} trở đi ({_different} dòng): một trong hai nơi đã bị sửa, xóa hoặc chèn.");
        }
        else if (missing > 0)
        {
            _report.Skip(CheckKind.Copy, "", $"Bản chép thứ hai của nhật ký thiếu {missing} dòng cuối nên chưa đối chiếu được. Nếu máy vừa bị tắt đột ngột thì đây là bình thường, lần mở chương trình sau sẽ chép bù; nếu không thì có người đã xóa, hãy hỏi người quản trị trước khi chạy lệnh khác.");
        }
    }

    public void Dispose() => _lines.Dispose();

    /// <summary>While nobody appends, every line of the copy is a committed row, so a state read now has them all.</summary>
    /// <returns>The row to go on with, and how many rows of the walked state the copy does not have.</returns>
    private (long Next, long Missing) CompareRest(long next, long head, string databaseFile)
    {
        using var turn = Turn();
        using var connection = Database.Connect(databaseFile, SqliteOpenMode.ReadWrite);
        foreach (var entry in JournalStore.ReadAfter(next - 1, connection))
        {
            if (_lines.Next(isFrozen: false) is { } line)
            {
                Compare(line, entry);
                next = entry.Seq + 1;
                continue;
            }

            if (_lines.IsCutOff(entry))
            {
                return (next, Math.Max(1, head - next + 1));
            }

            break;
        }

        if (_lines.Next(isFrozen: true) is not null)
        {
            _report.Fail(CheckKind.Copy, Path.GetFileName(_lines.File), $"Bản chép thứ hai của nhật ký có dòng mà cơ sở dữ liệu không có (sau dòng {next - 1}): dữ liệu đã bị đưa về trạng thái cũ hoặc bị cắt phần cuối.");
            return (next, 0);
        }

        return (next, Math.Max(0, head - next + 1));
    }

    private void Compare(string line, JournalEntry entry)
    {
        if (string.Equals(line, entry.Line(), StringComparison.Ordinal))
        {
            _report.Pass(CheckKind.Copy);
        }
        else
        {
            // One line that is missing makes all later ones differ: told once.
            _firstDifferent ??= (entry.Seq, Path.GetFileName(_lines.File));
            _different++;
        }
    }

    // A second place that may only be read cannot be held; then nobody here appends to it either.
    private FileStream? Turn()
    {
        try
        {
            return _mayBeHeld && Directory.Exists(_copy.Folder) ? _copy.WaitForTurn() : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _mayBeHeld = false;
            return null;
        }
    }

    /// <summary>The copy's lines across its files. A later file begins where an earlier one was damaged: the rest of the earlier one does not count.</summary>
    private sealed class CopyLines(JournalCopy copy) : IDisposable
    {
        private readonly List<byte> _begun = [];
        private readonly byte[] _buffer = new byte[64 * 1024];
        private FileStream? _stream;
        private int _from;
        private int _to;
        private long _seq = 1;

        // The row that a later file begins with.
        private long _until = long.MaxValue;

        public string File { get; private set; } = "";

        /// <summary>The next whole line; null at the end.</summary>
        /// <param name="isFrozen">True when nobody appends: then what stands at the end without a line break is a line too.</param>
        public string? Next(bool isFrozen)
        {
            while (true)
            {
                if ((_stream is null || _seq >= _until) && !Open())
                {
                    return null;
                }

                if (ReadLine() is { } line)
                {
                    _seq++;
                    return line;
                }

                if (Later() is null)
                {
                    return isFrozen && _begun.Count > 0 ? Take() : null;
                }

                _until = _seq;
            }
        }

        /// <summary>True when all that is left is the beginning of this very row, as after a program was killed while it appended.</summary>
        public bool IsCutOff(JournalEntry entry) => _begun.Count > 0 && Encoding.UTF8.GetBytes(entry.Line() + "\n").AsSpan().StartsWith(_begun.ToArray());

        public void Dispose() => _stream?.Dispose();

        private string? Later()
        {
            var files = copy.Files;
            var at = files.Index().FirstOrDefault(f => string.Equals(f.Item, File, StringComparison.Ordinal), (Index: -1, Item: "")).Index;
            return at >= 0 && at + 1 < files.Count ? files[at + 1] : null;
        }

        private bool Open()
        {
            var next = File.Length > 0 ? Later() : copy.Files is [var first, ..] ? first : null;
            if (next is null)
            {
                return false;
            }

            _stream?.Dispose();
            _stream = new FileStream(next, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            (File, _from, _to) = (next, 0, 0);
            _until = Later() is { } later ? JournalCopy.FirstSeqOf(later)!.Value : long.MaxValue;
            _begun.Clear();
            return true;
        }

        private string? ReadLine()
        {
            while (true)
            {
                var end = _buffer.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
                if (end >= 0)
                {
                    _begun.AddRange(_buffer.AsSpan(_from, end));
                    _from += end + 1;
                    return Take();
                }

                _begun.AddRange(_buffer.AsSpan(_from, _to - _from));
                (_from, _to) = (0, _stream!.Read(_buffer));
                if (_to == 0)
                {
                    return null;
                }
            }
        }

        private string Take()
        {
            var line = Encoding.UTF8.GetString([.. _begun]);
            _begun.Clear();
            return line;
        }
    }
}
