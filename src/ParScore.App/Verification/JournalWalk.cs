using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;

namespace ParScore.App.Verification;

/// <summary>
/// One pass over the journal: chain and hashes, the copy line by line, the noted checkpoints, and what each row of the record has
/// become, which is then compared with the tables.
/// </summary>
internal sealed class JournalWalk(SqliteConnection connection, string copyFolder, VerifyReport report)
{
    // One broken chain would otherwise be told once for each later row.
    private const int MostTold = 20;

    // The digest of each row's last value, by table and key; null when it was deleted, which never happens.
    private readonly Dictionary<(string Subject, string Key), byte[]?> _rows = [];

    /// <summary>The last row's number and hash.</summary>
    public Checkpoint Head { get; private set; } = new(0, JournalEntry.Start);

    public void Run(Checkpoint? paper)
    {
        var noted = connection.Query<(long Count, string Head)>("select count, head from checkpoint").ToDictionary(c => c.Count, c => c.Head);
        using var copy = new CopyReader(copyFolder, report);
        var (prev, seq, told) = (JournalEntry.Start, 0L, 0);
        CheckPaper(paper, 0, prev);
        CheckNoted(noted, 0, prev);
        foreach (var entry in JournalStore.ReadAfter(0, connection))
        {
            seq++;
            var fault = entry.Seq != seq ? $"số thứ tự {entry.Seq}, đúng ra là {seq}: có dòng bị xóa hoặc chèn"
                : !string.Equals(entry.Prev, prev, StringComparison.Ordinal) ? "không nối tiếp dòng trước: có dòng bị xóa, chèn hoặc đổi chỗ"
                : !string.Equals(entry.Hash, entry.Digest(), StringComparison.Ordinal) ? "nội dung bị sửa sau khi ghi (mã băm khác)"
                : Fold(entry);
            if (fault is null)
            {
                report.Pass(CheckKind.Journal);
            }
            else if (told++ < MostTold)
            {
                report.Fail(CheckKind.Journal, entry.Seq.ToString(CultureInfo.InvariantCulture), $"Nhật ký dòng {entry.Seq}: {fault}. Hãy đối chiếu với bản chép thứ hai và biên nhận đã in.");
            }

            (prev, seq) = (entry.Hash, entry.Seq);
            CheckNoted(noted, seq, prev);
            CheckPaper(paper, seq, prev);
            copy.Expect(entry);
        }

        Head = new Checkpoint(seq, prev);
        copy.Finish(Head.Count, connection.DataSource);
        foreach (var count in noted.Keys.Where(c => c > Head.Count).Order())
        {
            report.Fail(CheckKind.Checkpoint, count.ToString(CultureInfo.InvariantCulture), $"Mốc đối chiếu ghi nhật ký có {count} dòng nhưng chỉ còn {Head.Count}: phần cuối bị cắt.");
        }

        if (paper is not null && paper.Count > Head.Count)
        {
            report.Fail(CheckKind.Checkpoint, paper.ToString(), $"Mốc đối chiếu trên giấy ghi nhật ký có {paper.Count} dòng nhưng chỉ còn {Head.Count}: dữ liệu đã bị đưa về trạng thái cũ hoặc bị cắt, hoặc gõ sai số dòng. Hãy gõ lại trước khi kết luận.");
        }
    }

    /// <summary>Compares every row of the record with what the journal says it became.</summary>
    public void CompareRows()
    {
        foreach (var table in RowWatch.Tables(connection))
        {
            foreach (var (key, row) in RowWatch.Rows(table, connection))
            {
                if (!_rows.Remove((table, key), out var expected))
                {
                    report.Fail(CheckKind.Row, $"{table} {key}", $"Dòng {key} của bảng {table} không có trong nhật ký: bị chèn ngoài chương trình, hoặc dòng nhật ký của nó bị sửa hay mất (xem mục Nhật ký).");
                }
                else if (expected is null || !expected.AsSpan().SequenceEqual(Digest(row)))
                {
                    report.Fail(CheckKind.Row, $"{table} {key}", $"Dòng {key} của bảng {table} khác với lần ghi cuối trong nhật ký: bị sửa ngoài chương trình, hoặc dòng nhật ký của nó bị sửa hay mất (xem mục Nhật ký).");
                }
                else
                {
                    report.Pass(CheckKind.Row);
                }
            }
        }

        foreach (var (subject, key) in _rows.Where(r => r.Value is not null).Select(r => r.Key))
        {
            report.Fail(CheckKind.Row, $"{subject} {key}", $"Dòng {key} của bảng {subject} có trong nhật ký nhưng không còn trong dữ liệu: bị xóa ngoài chương trình.");
        }
    }

    private string? Fold(JournalEntry entry)
    {
        if (entry.Subject is not { } subject || entry.Key is not { } key)
        {
            return null;
        }

        var before = _rows.GetValueOrDefault((subject, key));
        _rows[(subject, key)] = entry.New is null ? null : Digest(entry.New);
        return (entry.Old is null, before is null) switch
        {
            (true, true) => null,
            (false, false) when before.AsSpan().SequenceEqual(Digest(entry.Old!)) => null,
            _ => "giá trị cũ không khớp với lần ghi trước của cùng dòng dữ liệu",
        };
    }

    private void CheckNoted(Dictionary<long, string> noted, long count, string head)
    {
        if (!noted.TryGetValue(count, out var expected))
        {
            return;
        }

        if (string.Equals(expected, head, StringComparison.Ordinal))
        {
            report.Pass(CheckKind.Checkpoint);
        }
        else
        {
            report.Fail(CheckKind.Checkpoint, count.ToString(CultureInfo.InvariantCulture), $"Mốc đối chiếu ở dòng {count} không còn khớp: nhật ký đã bị viết lại.");
        }
    }

    private void CheckPaper(Checkpoint? paper, long count, string head)
    {
        if (paper is null || paper.Count != count)
        {
            return;
        }

        if (paper.Matches(head))
        {
            report.Pass(CheckKind.Checkpoint);
        }
        else
        {
            report.Fail(CheckKind.Checkpoint, paper.ToString(), $"Mốc đối chiếu trên giấy không khớp với nhật ký ở dòng {count}: nhật ký đã bị viết lại sau khi in, hoặc gõ sai mã. Hãy gõ lại từng nhóm ký tự trước khi kết luận.");
        }
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
