using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;
using ParScore.App.Storage;

namespace ParScore.App.Verification;

/// <summary>Compares the journal's second place with the journal, line by line as the journal is walked.</summary>
internal sealed class CopyReader
{
    private const int MostTold = 20;

    private readonly VerifyReport _report;
    private readonly IEnumerator<(string File, long First, string Line)> _lines;
    private bool _hasLine;
    private int _told;
    private long _missing;

    public CopyReader(string folder, VerifyReport report)
    {
        _report = report;
        _lines = Lines(new JournalCopy(folder)).GetEnumerator();
        _hasLine = Next();
    }

    /// <summary>The next row of the journal.</summary>
    public void Expect(JournalEntry entry)
    {
        if (!_hasLine)
        {
            _missing++;
            return;
        }

        if (string.Equals(_lines.Current.Line, entry.Line(), StringComparison.Ordinal))
        {
            _report.Pass(CheckKind.Copy);
        }
        else
        {
            Fail($"{Path.GetFileName(_lines.Current.File)} {entry.Seq.ToString(CultureInfo.InvariantCulture)}", $"Bản chép thứ hai của nhật ký khác với nhật ký ở dòng {entry.Seq}: một trong hai nơi đã bị sửa.");
        }

        _hasLine = Next();
    }

    /// <summary>After the last row: the copy may be ahead only by what was committed meanwhile.</summary>
    public void Finish(long head, string databaseFile)
    {
        if (_missing > 0)
        {
            _report.Skip(CheckKind.Copy, "", $"Bản chép thứ hai của nhật ký còn thiếu {_missing} dòng cuối, chưa đối chiếu được. Hãy mở chương trình một lần để chép bù rồi chạy lại.");
        }

        if (_hasLine)
        {
            using var connection = Database.Connect(databaseFile, SqliteOpenMode.ReadWrite);
            foreach (var entry in JournalStore.ReadAfter(head, connection))
            {
                if (_hasLine && string.Equals(_lines.Current.Line, entry.Line(), StringComparison.Ordinal))
                {
                    _hasLine = Next();
                }
            }
        }

        if (_hasLine)
        {
            Fail(Path.GetFileName(_lines.Current.File), $"Bản chép thứ hai của nhật ký có dòng mà cơ sở dữ liệu không có (sau dòng {head}): dữ liệu đã bị đưa về trạng thái cũ hoặc bị cắt phần cuối.");
        }

        _lines.Dispose();
    }

    private bool Next() => _lines.MoveNext();

    private void Fail(string name, string message)
    {
        if (_told++ < MostTold)
        {
            _report.Fail(CheckKind.Copy, name, message);
        }
    }

    // A later file begins where an earlier one was damaged: the rest of the earlier one does not count.
    private static IEnumerable<(string File, long First, string Line)> Lines(JournalCopy copy)
    {
        var files = copy.Files;
        var seq = 1L;
        foreach (var (i, file) in files.Index())
        {
            var until = i + 1 < files.Count ? JournalCopy.FirstSeqOf(files[i + 1])!.Value : long.MaxValue;
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), new UTF8Encoding(false, throwOnInvalidBytes: false), detectEncodingFromByteOrderMarks: false);
            while (seq < until && reader.ReadLine() is { } line)
            {
                yield return (file, seq++, line);
            }
        }
    }
}
