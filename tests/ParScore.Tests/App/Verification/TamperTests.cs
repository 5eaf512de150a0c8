using System.Security.Cryptography;
using Dapper;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Verification;

namespace ParScore.Tests.App.Verification;

/// <summary>
/// What an insider with the database in hands can try, by name: all of it is found with a printed checkpoint in hand, and most of
/// it without. The triggers are taken off for the edit and put back after it, so that not the layout alone gives it away.
/// </summary>
public sealed class TamperTests
{
    private const string LastRow = "(select max(seq) from journal)";

    // Every table of the record that a person may want otherwise, and the rows of the journal about it.
    private static readonly Dictionary<string, (CheckKind Found, Func<SmallRecord, Task> Do)> Edits = new(StringComparer.Ordinal)
    {
        ["a score raised"] = Sql(CheckKind.Score, "update leaf_score set points = '1' where leaf = 'n1-2'"),
        ["a score's reason reworded"] = Sql(CheckKind.Score, "update leaf_score set trace = trace || ' (đã làm tròn)' where leaf = 'n1-1'"),
        ["a score put on another rule"] = Sql(CheckKind.Score, "update leaf_score set input_hash = 'sha256:' || substr(hex(zeroblob(32)), 1, 64) where leaf = 'n1-1'"),
        ["a score removed"] = Sql(CheckKind.Row, "delete from leaf_score where leaf = 'n1-2'"),
        ["a declared figure raised"] = Sql(CheckKind.Score, "update answer set value = '\"80,5\"' where leaf = 'n1-2' and role = 'numerator'"),
        ["a declared figure and its score raised together"] = Sql(CheckKind.Row, "update answer set value = '\"81\"' where leaf = 'n1-2' and role = 'numerator'", "update leaf_score set points = '1' where leaf = 'n1-2'"),
        ["a declared figure's version lowered"] = Sql(CheckKind.Row, "update answer set version = version + 1 where leaf = 'n1-1'"),
        ["a reason for not applicable reworded"] = Sql(CheckKind.Row, "update not_applicable set reason = 'Có phát sinh.'"),
        ["an explanation reworded"] = Sql(CheckKind.Row, "update explanation set text = 'Số liệu đến hết tháng 6.'"),
        ["a published result raised"] = Sql(CheckKind.Score, "update entered_value set points = '\"1\"'"),
        ["where a result was published changed"] = Sql(CheckKind.Row, "update entered_source set source = 'SIPAS 2019'"),
        ["the approver exchanged"] = Sql(CheckKind.Row, "update snapshot set approved_by = 'ct.ubnd'"),
        ["the approved content exchanged"] = Sql(CheckKind.Snapshot, "update snapshot set content = '{\"total\":\"3.5\"}'"),
        ["the approved content exchanged with its hash"] = Sql(CheckKind.Row, "update snapshot set content = '{\"total\":\"3.5\"}', hash = 'sha256:' || lower(substr(hex(zeroblob(32)), 1, 64))"),
        ["the date of the approval moved"] = Sql(CheckKind.Row, "update snapshot set decision_date = '2021-02-18', approved_at = '2021-02-18T01:00:00.0000000Z'"),
        ["the reviewer exchanged"] = Sql(CheckKind.Row, "update review set decided_by = 'minh.snv'"),
        ["a review's points raised"] = Sql(CheckKind.Row, "update review set points = '1'"),
        ["a review removed"] = Sql(CheckKind.Row, "delete from review"),
        ["who submitted exchanged"] = Sql(CheckKind.Row, "update receipt set submitted_by = 'pho.snv'"),
        ["what was submitted exchanged"] = Sql(CheckKind.Row, "update receipt set content_hash = 'sha256:' || lower(hex(zeroblob(32)))"),
        ["a submission moved before the deadline"] = Sql(CheckKind.Row, "update submission set submitted_at = '2021-02-17T00:00:00.0000000Z', first_submitted_at = '2021-02-17T00:00:00.0000000Z'", "update receipt set submitted_at = '2021-02-17T00:00:00.0000000Z'"),
        ["a submission taken back"] = Sql(CheckKind.Row, "update submission set state = 'draft', submitted_at = null where unit = 'SNV'"),
        ["a receipt removed"] = Sql(CheckKind.Row, "delete from receipt"),
        ["a deadline moved"] = Sql(CheckKind.Row, "update deadline set due = '2021-12-31T17:00:00.0000000Z'"),
        ["a leaf assigned to another unit"] = Sql(CheckKind.Row, "update assignment set unit = 'STC' where leaf = 'n1-1'"),
        ["a document removed from the register"] = Sql(CheckKind.Row, "update document set removed_reason = 'Nhầm' where position = 1"),
        ["a document deleted with its file versions and links"] = Sql(CheckKind.Row, "delete from evidence_link where document = 'SNV-01'", "delete from initiative_link where document = 'SNV-01'", "delete from document_file where document = 'SNV-01'", "delete from document where code = 'SNV-01'"),
        ["a document redated"] = Sql(CheckKind.Row, "update document set date = '2020-12-31' where position = 1"),
        ["a document's secrecy invented"] = Sql(CheckKind.Row, "update document set without_file = 'Mật' where position = 2"),
        ["links moved to another leaf"] = Sql(CheckKind.Row, "update evidence_link set leaf = 'n1-2', position = 9 where leaf = 'n1-1'"),
        ["an unlinking hidden"] = Sql(CheckKind.Row, "update evidence_link set unlinked_reason = 'Nhầm' where leaf = 'n1-1'"),
        ["an initiative embellished"] = Sql(CheckKind.Row, "update initiative set effect = 'Tiết kiệm 2 tỷ đồng'"),
        ["a difficulty withdrawn"] = Sql(CheckKind.Row, "update difficulty set withdrawn_reason = 'Rút'"),
        ["a successor forged"] = Sql(CheckKind.Row, "insert into unit_successor (unit, successor, since, basis) values ('SNV', 'STC', '2021-03-01', 'NQ 2')"),
        ["a unit renamed"] = Sql(CheckKind.Row, "update unit set name = 'Sở Nội vụ tỉnh' where code = 'SNV'"),
        ["the campaign's legal basis exchanged"] = Sql(CheckKind.Row, "update campaign set legal_number = '999/QĐ-UBND'"),
        ["the criteria set's text edited"] = Sql(CheckKind.Row, "update criteria_set set content = replace(content, '\"maxPoints\"', '\"maxPoints\" ')"),
        ["a reminder that was never sent marked as sent"] = Sql(CheckKind.Row, "update reminder set sent_at = due"),
        ["an answer inserted"] = Sql(CheckKind.Row, "insert into answer (campaign, leaf, unit, role, item, value, version) values ('thu-2020', 'n1-3', 'STC', 'items', 'a', '\"met\"', 1)"),

        ["a journal row edited"] = Sql(CheckKind.Journal, "update journal set actor = 'minh.snv' where seq = 12"),
        ["a journal row edited with its own hash"] = Raw(CheckKind.Journal, c =>
        {
            var entry = JournalStore.ReadAfter(11, c).First() with { Actor = "minh.snv" };
            c.Execute("update journal set actor = @Actor, hash = @Hash where seq = @Seq", entry.Sealed());
        }),
        ["a journal row edited and the chain hashed anew"] = Raw(CheckKind.Copy, c =>
        {
            c.Execute("update journal set at = '2021-02-16T00:00:00.0000000Z' where seq = 12");
            JournalForger.Rehash(c);
        }),
        ["a journal row deleted"] = Sql(CheckKind.Journal, "delete from journal where seq = 12"),
        ["a journal row deleted and the chain hashed anew"] = Raw(CheckKind.Copy, c => JournalForger.RewriteEverything(c, e => e.Seq == 12 ? [] : [e])),
        ["a journal row inserted"] = Raw(CheckKind.Copy, c => JournalForger.RewriteEverything(c, e => e.Seq == 12 ? [e, e with { Action = "evidence-read", Subject = null, Key = null, Old = null, New = null }] : [e])),
        ["two journal rows exchanged"] = Sql(CheckKind.Journal, "update journal set seq = -1 where seq = 12", "update journal set seq = 12 where seq = 13", "update journal set seq = 13 where seq = -1"),
        ["two journal rows exchanged and the chain hashed anew"] = Raw(CheckKind.Copy, c =>
        {
            c.Execute("update journal set seq = -1 where seq = 12; update journal set seq = 12 where seq = 13; update journal set seq = 13 where seq = -1");
            JournalForger.Rehash(c);
        }),
        ["the journal's last row cut"] = Sql(CheckKind.Copy, $"delete from journal where seq = {LastRow}"),
        ["the journal's tail cut in both places"] = Raw(CheckKind.Checkpoint, async record =>
        {
            record.Edit($"delete from journal where seq > {LastRow} - 4");
            JournalForger.RewriteCopy(record);
            await Task.CompletedTask;
        }),
        ["the journal's tail cut in both places with the checkpoints that knew it"] = Raw(CheckKind.Checkpoint, async record =>
        {
            record.Edit($"delete from journal where seq > {LastRow} - 4; delete from checkpoint where count > {LastRow}");
            JournalForger.RewriteCopy(record);
            await Task.CompletedTask;
        }),
        ["a row and the journal row about it edited together"] = Raw(CheckKind.Journal, c => c.Execute(
            "update explanation set text = 'Khác.' where leaf = 'n1-2'; update journal set new = replace(new, 'Số liệu đến hết tháng 12.', 'Khác.') where subject = 'explanation'")),
        ["the journal emptied"] = Sql(CheckKind.Row, "delete from journal"),

        ["a checkpoint's hash edited"] = Sql(CheckKind.Checkpoint, "update checkpoint set head = (select hash from journal where seq = 2) where count = (select max(count) from checkpoint)"),
        ["a checkpoint's count edited"] = Sql(CheckKind.Checkpoint, "update checkpoint set count = count - 1 where count = (select max(count) from checkpoint)"),
        ["a checkpoint's purpose edited"] = Sql(CheckKind.Row, "update checkpoint set purpose = 'package' where purpose like 'receipt%'"),
        ["a checkpoint removed"] = Sql(CheckKind.Row, "delete from checkpoint where purpose like 'receipt%'"),
        ["a migration's digest edited"] = Sql(CheckKind.Layout, "update migration set digest = replace(digest, 'a', 'b')"),
        ["a migration renamed"] = Sql(CheckKind.Layout, "update migration set name = 'records' where number = 1"),
        ["a migration removed"] = Sql(CheckKind.Layout, "delete from migration where number = 2"),
        ["a trigger dropped"] = Dropped("drop trigger journal_is_final"),
        ["a trigger replaced by one that does nothing"] = Dropped("drop trigger journal_is_final; create trigger journal_is_final before update on journal begin select 1; end"),
        ["an index dropped"] = Dropped("drop index journal_by_subject"),
        ["a table added"] = Dropped("create table note (text text) strict"),

        ["an evidence file exchanged"] = Evidence(CheckKind.File, path => File.WriteAllBytes(path, SmallRecord.Picture(77))),
        ["an evidence file cut"] = Evidence(CheckKind.File, path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1])),
        ["an evidence file lengthened"] = Evidence(CheckKind.File, path => File.WriteAllBytes(path, [.. File.ReadAllBytes(path), 0])),
        ["an evidence file deleted"] = Evidence(CheckKind.File, File.Delete),
        ["two evidence files exchanged"] = Raw(CheckKind.File, record =>
        {
            var files = record.EvidenceFiles();
            var (first, second) = (File.ReadAllBytes(files[0]), File.ReadAllBytes(files[1]));
            Overwrite(files[0], path => File.WriteAllBytes(path, second));
            Overwrite(files[1], path => File.WriteAllBytes(path, first));
            return Task.CompletedTask;
        }),
        ["an evidence file exchanged together with its digest"] = Raw(CheckKind.Row, record =>
        {
            var (old, other) = (record.EvidenceFiles()[0], SmallRecord.Picture(77));
            var digest = Convert.ToHexStringLower(SHA256.HashData(other));
            var place = new EvidenceFolder(record.Directory, new DataSettings()).PathOf(digest);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllBytes(place, other);
            File.Delete(old);
            record.Edit($"update stored_file set sha256 = '{digest}' where sha256 = '{Path.GetFileName(old)}'; update document_file set sha256 = '{digest}' where sha256 = '{Path.GetFileName(old)}'");
            return Task.CompletedTask;
        }),
        ["a document's file version exchanged for another's"] = Sql(CheckKind.Row, "update document_file set sha256 = (select sha256 from document_file where document = 'SNV-02') where document = 'SNV-01'"),

        ["the journal's copy edited"] = Raw(CheckKind.Copy, record =>
        {
            File.WriteAllText(record.CopyFile(), File.ReadAllText(record.CopyFile()).Replace("lan.snv", "han.snv", StringComparison.Ordinal));
            return Task.CompletedTask;
        }),
        ["the journal's copy cut"] = Raw(CheckKind.Copy, record =>
        {
            File.WriteAllLines(record.CopyFile(), File.ReadAllLines(record.CopyFile())[..^3]);
            return Task.CompletedTask;
        }),
        ["the journal's copy removed"] = Raw(CheckKind.Copy, record =>
        {
            File.Delete(record.CopyFile());
            return Task.CompletedTask;
        }),
    };

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_found_with_the_paper_in_hand(string edit)
    {
        using var record = await SmallRecord.CopyAsync();

        await Edits[edit].Do(record);
        var report = await record.VerifyAsync(record.Paper);

        report.IsClean.ShouldBeFalse();
        report.Problems.Select(p => p.Kind).ShouldContain(Edits[edit].Found, string.Join('\n', report.Problems));
        report.Problems.ShouldAllBe(p => p.Message.EndsWith('.') && p.Result != CheckResult.Passed);
    }

    [Fact]
    public void There_are_at_least_twenty_of_them() => Edits.Count.ShouldBeGreaterThanOrEqualTo(20);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_put_back_to_yesterday_is_found(bool withYesterdaysCopyOfTheJournal)
    {
        using var record = await SmallRecord.CopyAsync();
        using var yesterday = await SmallRecord.CopyAsync();
        Checkpoint paper;
        using (var database = record.Open())
        {
            await SmallRecord.ReturnAsync(database);
            (await new EvidenceService(database).LinkAsync(SmallRecord.Campaign, "1.2", "SNV", "SNV-03", null, "1", null, SmallRecord.Officer, null)).IsDone.ShouldBeTrue();
            paper = await database.WriteAsync(new Act { Actor = SmallRecord.Operator, Action = "package-made" }, session => session.CheckpointAsync("package"));
        }

        File.Copy(yesterday.Directory.DatabaseFile, record.Directory.DatabaseFile, overwrite: true);
        if (withYesterdaysCopyOfTheJournal)
        {
            File.Copy(yesterday.CopyFile(), record.CopyFile(), overwrite: true);
        }

        (await record.VerifyAsync()).IsClean.ShouldBe(withYesterdaysCopyOfTheJournal, "without paper only the copy can tell");
        var report = await record.VerifyAsync(paper);
        report.Problems.ShouldContain(p => p.Kind == CheckKind.Checkpoint && p.Message.Contains("đưa về trạng thái cũ", StringComparison.Ordinal));
        report.Problems.Any(p => p.Kind == CheckKind.Copy).ShouldBe(!withYesterdaysCopyOfTheJournal);
    }

    /// <summary>Honest about the limit: who rewrites everything is found by nothing but a paper that somebody else holds.</summary>
    [Theory]
    [InlineData("an explanation")]
    [InlineData("the instant of a submission")]
    [InlineData("a deed that never happened")]
    public async Task Who_rewrites_record_journal_copy_and_checkpoints_is_found_by_the_paper_and_by_nothing_else(string what)
    {
        using var record = await SmallRecord.CopyAsync();

        record.Edit(connection =>
        {
            const string early = "2021-02-16T01:00:00.0000000Z";
            var submitted = connection.ExecuteScalar<string>("select submitted_at from submission where unit = 'SNV'")!;
            switch (what)
            {
                case "an explanation":
                    connection.Execute("update explanation set text = 'Đã kiểm tra đủ.' where leaf = 'n1-2'");
                    JournalForger.RewriteEverything(connection, e => [e with { New = e.New?.Replace("Số liệu đến hết tháng 12.", "Đã kiểm tra đủ.", StringComparison.Ordinal) }]);
                    break;
                case "the instant of a submission":
                    connection.Execute("update submission set submitted_at = @Early, first_submitted_at = @Early where unit = 'SNV'; update receipt set submitted_at = @Early", new { Early = early });
                    JournalForger.RewriteEverything(connection, e => [e.Subject is "submission" or "receipt" ? e with { At = e.At, Old = Moved(e.Old), New = Moved(e.New) } : e]);
                    break;
                default:
                    JournalForger.RewriteEverything(connection, e => e.Seq == 20 ? [e with { Actor = "minh.snv" }] : [e]);
                    break;
            }

            string? Moved(string? json) => json?.Replace($"submitted_at\":\"{submitted}", $"submitted_at\":\"{early}", StringComparison.Ordinal);
        });
        JournalForger.RewriteCopy(record);

        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
        var problem = (await record.VerifyAsync(record.Paper)).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(CheckKind.Checkpoint);
        problem.Message.ShouldContain("Mốc đối chiếu trên giấy không khớp");
    }

    private static (CheckKind, Func<SmallRecord, Task>) Sql(CheckKind found, params string[] sql) => (found, record =>
    {
        record.Edit(connection =>
        {
            foreach (var statement in sql)
            {
                connection.Execute(statement).ShouldBePositive(statement);
            }
        });
        return Task.CompletedTask;
    }
    );

    private static (CheckKind, Func<SmallRecord, Task>) Raw(CheckKind found, Action<Microsoft.Data.Sqlite.SqliteConnection> edit) => (found, record =>
    {
        record.Edit(edit);
        return Task.CompletedTask;
    }
    );

    private static (CheckKind, Func<SmallRecord, Task>) Raw(CheckKind found, Func<SmallRecord, Task> edit) => (found, edit);

    private static (CheckKind, Func<SmallRecord, Task>) Dropped(string sql) => (CheckKind.Layout, record =>
    {
        using var connection = record.Raw();
        connection.Execute(sql);
        return Task.CompletedTask;
    }
    );

    private static (CheckKind, Func<SmallRecord, Task>) Evidence(CheckKind found, Action<string> edit) => (found, record =>
    {
        Overwrite(record.EvidenceFiles()[0], edit);
        return Task.CompletedTask;
    }
    );

    private static void Overwrite(string path, Action<string> edit)
    {
        // Evidence may only be read; who owns the folder replaces it by a file of their own.
        var content = File.ReadAllBytes(path);
        File.Delete(path);
        File.WriteAllBytes(path, content);
        edit(path);
    }
}
