using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;
using ParScore.App.Verification;

namespace ParScore.Tests.App.Verification;

/// <summary>
/// One flipped bit in an evidence file, in the journal's copy or in a value of a protected row is found, wherever it is.
/// PARSCORE_FLIPS sets how many are tried.
/// </summary>
public sealed class BitFlipTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("PARSCORE_FLIPS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 600;

    private readonly Random _random = new(Count);

    [Fact]
    public async Task Each_is_found()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = record.Raw();
        connection.Execute("pragma synchronous = off");
        // Dropped once for all flips; what the layout says of it does not count below.
        connection.Execute(string.Concat(connection.Query<string>("select name from sqlite_schema where type = 'trigger'").Select(t => $"drop trigger {t};")));
        string[] tables = [.. RowWatch.Tables(connection), "journal"];

        for (var i = 0; i < Count; i++)
        {
            var (what, undo) = (i % 10) switch
            {
                0 or 1 => FlipFile(record.EvidenceFiles()[_random.Next(3)]),
                2 or 3 => FlipFile(record.CopyFile()),
                _ => FlipValue(tables, connection),
            };
            var report = await record.VerifyAsync(record.Paper);

            report.Problems.Any(p => p.Kind != CheckKind.Layout).ShouldBeTrue(what);
            undo();
        }

        (await record.VerifyAsync(record.Paper)).Problems.ShouldAllBe(p => p.Kind == CheckKind.Layout);
    }

    private (string What, Action Undo) FlipFile(string path)
    {
        var content = File.ReadAllBytes(path);
        var (at, bit) = (_random.Next(content.Length), _random.Next(8));
        Write(path, [.. content.Take(at), (byte)(content[at] ^ (1 << bit)), .. content.Skip(at + 1)]);
        return ($"bit {bit} of byte {at} of {path}", () => Write(path, content));
    }

    // Evidence may only be read; who owns the folder replaces it.
    private static void Write(string path, byte[] content)
    {
        File.Delete(path);
        File.WriteAllBytes(path, content);
    }

    private (string What, Action Undo) FlipValue(string[] tables, SqliteConnection connection)
    {
        while (true)
        {
            var table = tables[_random.Next(tables.Length)];
            var columns = connection.Query<string>("select name from pragma_table_info(@Table)", new { Table = table }).ToArray();
            var (column, rows) = (columns[_random.Next(columns.Length)], connection.Query<long>($"select rowid from {table}").ToArray());
            var row = rows[_random.Next(rows.Length)];
            if (connection.ExecuteScalar<object>($"select {column} from {table} where rowid = {row}") is not { } value || value is string { Length: 0 })
            {
                continue;
            }

            var (flipped, bit) = Flip(value);
            try
            {
                Set(flipped, row);
            }
            catch (SqliteException error) when (error.SqliteErrorCode == 19)
            {
                // The flipped key is another row's.
                continue;
            }

            // A flipped row number is the row's number now.
            var now = value is long && row == (long)value && connection.ExecuteScalar<long>($"select count(*) from {table} where rowid = {row}") == 0 ? (long)flipped : row;
            return ($"bit {bit} of {table}.{column} of row {row}: {value}", () => Set(value is string text ? Encoding.UTF8.GetBytes(text) : value, now));

            void Set(object to, long at) => connection.Execute($"update {table} set {column} = {(to is byte[]? "cast(@To as text)" : "@To")} where rowid = {at}", new { To = to });
        }
    }

    private (object Flipped, int Bit) Flip(object value)
    {
        if (value is long number)
        {
            var bit = _random.Next(31);
            return (number ^ (1L << bit), bit);
        }

        var bytes = Encoding.UTF8.GetBytes((string)value);
        var at = _random.Next(bytes.Length * 8);
        bytes[at / 8] ^= (byte)(1 << (at % 8));
        return (bytes, at);
    }
}
