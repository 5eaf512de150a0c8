using System.Text;
using Dapper;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Verification;

namespace ParScore.Tests.App.Journal;

/// <summary>The journal's second place follows by itself, whatever happened to it meanwhile.</summary>
public sealed class JournalCopyTests
{
    private static readonly Act Act = new() { Actor = SmallRecord.Officer, Action = "changed" };

    [Fact]
    public async Task Each_row_is_one_line_in_order()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = record.Raw();

        File.ReadAllLines(record.CopyFile()).ShouldBe(JournalStore.ReadAfter(0, connection).Select(e => e.Line()));
        Path.GetFileName(record.CopyFile()).ShouldBe("journal-000000000001.jsonl");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public async Task What_is_missing_is_added_at_the_next_start(int lines)
    {
        using var record = await SmallRecord.CopyAsync();
        var whole = File.ReadAllBytes(record.CopyFile());
        var kept = File.ReadAllLines(record.CopyFile()).SkipLast(lines).ToArray();
        File.WriteAllText(record.CopyFile(), string.Concat(kept.Select(l => l + "\n")));

        record.Open().Dispose();

        ShouldBeFilled(File.ReadAllBytes(record.CopyFile()), whole);
        (await record.VerifyAsync(record.Paper)).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(150)]
    [InlineData(-2)]
    [InlineData(-1)]
    public async Task Wherever_the_last_line_was_cut_off_it_is_completed(int at)
    {
        using var record = await SmallRecord.CopyAsync();
        var whole = File.ReadAllBytes(record.CopyFile());
        var last = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        File.WriteAllBytes(record.CopyFile(), whole[..(at < 0 ? whole.Length + at : last + at)]);

        var unopened = await record.VerifyAsync();
        record.Open().Dispose();

        unopened.Problems.ShouldHaveSingleItem().Result.ShouldBe(CheckResult.Unchecked);
        ShouldBeFilled(File.ReadAllBytes(record.CopyFile()), whole);
    }

    [Theory]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("{\"seq\":")]
    [InlineData("{\"action\":\"x\"}\n\n{}\nrác")]
    public async Task A_tail_that_is_no_row_stays_as_it_is_and_a_new_file_begins(string garbage)
    {
        using var record = await SmallRecord.CopyAsync();
        var first = record.CopyFile();
        var lines = File.ReadAllLines(first);
        File.WriteAllText(first, string.Concat(lines.SkipLast(2).Select(l => l + "\n")) + garbage);
        var damaged = File.ReadAllBytes(first);

        using (var database = record.Open())
        {
            database.CopyTrouble.ShouldBeNull();
            await WriteAsync(database, "sau khi hỏng");
        }

        var files = new JournalCopy(record.Directory.JournalCopyFolder).Files;
        files.Select(f => JournalCopy.FirstSeqOf(f)).ShouldBe([1, lines.Length - 1]);
        File.ReadAllBytes(first).ShouldBe(damaged);
        (await record.VerifyAsync(record.Paper)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_damaged_from_its_first_line_gets_a_second_of_the_same_row()
    {
        using var record = await SmallRecord.CopyAsync();
        File.WriteAllText(record.CopyFile(), "rác");

        record.Open().Dispose();

        new JournalCopy(record.Directory.JournalCopyFolder).Files.Select(Path.GetFileName).ShouldBe(["journal-000000000001.jsonl", "journal-000000000001-2.jsonl"]);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_programs_that_write_at_once_leave_each_row_once()
    {
        using var record = await SmallRecord.CopyAsync();
        using var first = record.Open();
        using var second = record.Open();

        await Task.WhenAll(Task.Run(() => ManyAsync(first, "một")), Task.Run(() => ManyAsync(second, "hai")));

        first.CopyTrouble.ShouldBeNull();
        second.CopyTrouble.ShouldBeNull();
        using var connection = record.Raw();
        File.ReadAllLines(record.CopyFile()).ShouldBe(JournalStore.ReadAfter(0, connection).Select(e => e.Line()));
        (await record.VerifyAsync(record.Paper)).Problems.ShouldBeEmpty();

        static async Task ManyAsync(Database database, string text)
        {
            for (var i = 0; i < 40; i++)
            {
                await WriteAsync(database, $"{text} {i}");
            }
        }
    }

    [Fact]
    public async Task Settings_may_name_a_folder_on_another_disk()
    {
        using var record = await SmallRecord.CopyAsync();
        var other = Directory.CreateTempSubdirectory("parscore-copy-").FullName;
        try
        {
            var settings = new DataSettings { JournalCopy = Path.Combine(other, "nhật ký") };
            using (var database = record.Open(settings))
            {
                await WriteAsync(database, "ở nơi khác");
            }

            var files = new JournalCopy(settings.JournalCopy).Files;
            using var connection = record.Raw();
            File.ReadAllLines(files.ShouldHaveSingleItem()).ShouldBe(JournalStore.ReadAfter(0, connection).Select(e => e.Line()));
            (await new Verifier(record.Directory, settings, record.Clock).RunAsync(new VerifyOptions { Paper = record.Paper })).Problems.ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public async Task A_change_is_kept_when_the_copy_cannot_be_written_and_the_copy_catches_up_later()
    {
        using var record = await SmallRecord.CopyAsync();
        var (folder, aside) = (record.Directory.JournalCopyFolder, record.Directory.JournalCopyFolder + "-aside");
        using var database = record.Open();

        // A file stands where the folder was, as when the second disk is not mounted.
        Directory.Move(folder, aside);
        File.WriteAllText(folder, "");
        await WriteAsync(database, "bản chép không ghi được");
        database.CopyTrouble.ShouldNotBeNull();
        (await database.ReadAsync(connection => connection.ExecuteScalarAsync<string>("select text from difficulty"))).ShouldBe("bản chép không ghi được");
        (await record.VerifyAsync()).Problems.ShouldContain(p => p.Kind == CheckKind.Copy || p.Kind == CheckKind.Journal);

        File.Delete(folder);
        Directory.Move(aside, folder);
        await WriteAsync(database, "lại ghi được");

        database.CopyTrouble.ShouldBeNull();
        (await record.VerifyAsync(record.Paper)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_that_was_changed_in_the_middle_is_found_and_not_mended()
    {
        using var record = await SmallRecord.CopyAsync();
        var text = File.ReadAllText(record.CopyFile());
        File.WriteAllText(record.CopyFile(), text.Replace("\"actor\":\"lan.snv\"", "\"actor\":\"han.snv\"", StringComparison.Ordinal), new UTF8Encoding(false));

        using (var database = record.Open())
        {
            await WriteAsync(database, "sau khi sửa");
        }

        var report = await record.VerifyAsync(record.Paper);
        report.Problems.ShouldNotBeEmpty();
        report.Problems.ShouldAllBe(p => p.Kind == CheckKind.Copy && p.Result == CheckResult.Failed);
    }

    private static Task<int> WriteAsync(Database database, string text) =>
        database.WriteAsync(Act, session => session.Connection.ExecuteAsync("update difficulty set text = @Text", new { Text = text }));

    /// <summary>All that was missing is there again, and one row more that says so.</summary>
    private static void ShouldBeFilled(byte[] copy, byte[] whole)
    {
        copy.AsSpan().StartsWith(whole).ShouldBeTrue();
        Encoding.UTF8.GetString(copy[whole.Length..]).TrimEnd('\n').Split('\n').ShouldHaveSingleItem().ShouldContain("\"action\":\"journal-copy-caught-up\"");
    }
}
