using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.Tests.App.Journal;

/// <summary>No change of the record goes without its journal row, whichever use case makes it and whichever column it is.</summary>
public sealed class RowWatchTests
{
    private static readonly Act Act = new() { Actor = SmallRecord.Officer, Action = "changed", Reason = "Thử", Request = "r-1" };

    [Fact]
    public async Task Every_table_is_watched_but_the_journal_the_layouts_history_handled_requests_and_secrets()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = record.Raw();

        var all = connection.Query<string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'");

        all.Except(RowWatch.Tables(connection), StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["account_secret", "handled_request", "journal", "migration", "refused_sign_in", "session"]);
    }

    [Fact]
    public async Task Each_row_of_each_table_was_journalled_whole_when_it_came()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = record.Raw();

        foreach (var table in RowWatch.Tables(connection))
        {
            var columns = connection.Query<string>("select name from pragma_table_info(@Table)", new { Table = table }).Order(StringComparer.Ordinal).ToArray();
            var rows = RowWatch.Rows(table, connection).ToArray();
            rows.ShouldNotBeEmpty(table);
            foreach (var (key, row) in rows)
            {
                var entries = await JournalStore.ListAboutAsync(table, key, connection);
                entries[0].Old.ShouldBeNull(table);
                entries[^1].New.ShouldBe(row);
                JsonNode.Parse(row)!.AsObject().Select(p => p.Key).ShouldBe(columns, table);
            }
        }
    }

    [Fact]
    public async Task Each_changed_column_of_each_table_stands_in_a_row_with_the_whole_old_and_the_whole_new()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        await DropTriggersAsync(database);
        var (changed, tables) = (0, await database.ReadAsync(connection => Task.FromResult(RowWatch.Tables(connection))));

        foreach (var table in tables)
        {
            var columns = await database.ReadAsync(async connection => (await connection.QueryAsync<(string Name, string Type, long Pk)>("select name, type, pk from pragma_table_info(@Table)", new { Table = table })).ToArray());
            foreach (var (name, type, pk) in columns.Where(c => c.Pk == 0))
            {
                var head = (await HeadAsync(database)).Count;
                var before = await FirstRowAsync(database, table);
                await database.WriteAsync(Act, session => session.Connection.ExecuteAsync($"update {table} set {name} = {(type is "INTEGER" ? $"coalesce({name}, 0) + 7" : $"coalesce({name}, '') || 'ế'")} where rowid = (select min(rowid) from {table})"));

                var entry = (await ReadAfterAsync(database, head)).ShouldHaveSingleItem();
                var after = await FirstRowAsync(database, table);
                (entry.Subject, entry.Key, entry.Old, entry.New).ShouldBe((table, before.Key, before.Row, after.Row), name);
                JsonNode.Parse(entry.Old!)!.AsObject().Where(p => !JsonNode.DeepEquals(p.Value, JsonNode.Parse(entry.New!)![p.Key])).Select(p => p.Key).ShouldBe([name]);
                changed++;
            }
        }

        changed.ShouldBeGreaterThan(80);
        tables.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Who_when_what_and_why_stand_in_each_row_of_one_deed()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var head = await HeadAsync(database);

        await database.WriteAsync(Act, session => session.Connection.ExecuteAsync("update difficulty set text = 'a'; update initiative set title = 'b'"));

        var entries = await ReadAfterAsync(database, head.Count);
        entries.Select(e => e.Subject).ShouldBe(["difficulty", "initiative"]);
        entries.ShouldAllBe(e => e.Actor == "lan.snv" && e.Role == "officer" && e.Unit == "SNV" && e.Action == "changed" && e.Reason == "Thử" && e.Request == "r-1" && e.At == StoredInstants.Text(record.Clock.Now));
        entries[0].Prev.ShouldBe(head.Head);
        entries[1].Prev.ShouldBe(entries[0].Hash);
    }

    [Fact]
    public async Task Two_changes_of_one_row_in_one_deed_are_one_journal_row_and_a_change_that_was_taken_back_is_none()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var head = (await HeadAsync(database)).Count;

        await database.WriteAsync(Act, session => session.Connection.ExecuteAsync(
            """
            update difficulty set text = 'một'; update difficulty set text = 'hai';
            update initiative set title = 'x'; update initiative set title = 'Một cửa số';
            insert into difficulty (campaign, unit, position, text, proposal, withdrawn_reason, version) values ('thu-2020', 'SNV', 2, 'mới', null, null, 1);
            update difficulty set text = 'mới hơn' where position = 2;
            """));

        var entries = await ReadAfterAsync(database, head);
        entries.Count.ShouldBe(2);
        (Text(entries[0].Old), Text(entries[0].New)).ShouldBe(("Thiếu kinh phí", "hai"));
        (Text(entries[1].Old), Text(entries[1].New)).ShouldBe((null, "mới hơn"));
    }

    [Fact]
    public async Task What_was_journalled_at_a_checkpoint_and_changed_again_after_it_is_two_rows()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var head = (await HeadAsync(database)).Count;

        var printed = await database.WriteAsync(Act, async session =>
        {
            await session.Connection.ExecuteAsync("update difficulty set text = 'một'");
            var checkpoint = await session.CheckpointAsync("thử");
            await session.Connection.ExecuteAsync("update difficulty set text = 'hai'");
            return checkpoint;
        });

        var entries = await ReadAfterAsync(database, head);
        entries.Select(e => (e.Subject, Text(e.Old), Text(e.New))).ShouldBe([("difficulty", "Thiếu kinh phí", "một"), ("checkpoint", null, null), ("difficulty", "một", "hai")]);
        printed.ShouldBe(new Checkpoint(entries[0].Seq, entries[0].Hash));
        (await record.VerifyAsync(printed)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deed_that_was_refused_or_broke_leaves_no_row_and_none_in_the_next_deed_either()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var head = await HeadAsync(database);

        await database.WriteAsync(Act, async session =>
        {
            await session.Connection.ExecuteAsync("update difficulty set text = 'một'");
            await session.NoteAsync(("x", "y"));
            session.Abandon();
            return true;
        });
        await Should.ThrowAsync<InvalidOperationException>(() => database.WriteAsync<bool>(Act, async session =>
        {
            await session.Connection.ExecuteAsync("update difficulty set text = 'hai'");
            throw new InvalidOperationException("Broken.");
        }));
        await Should.ThrowAsync<SqliteException>(() => database.WriteAsync(Act, session => session.Connection.ExecuteAsync("update difficulty set text = 'ba'; insert into unit (code, name, version) values ('SNV', 'x', 1)")));

        (await HeadAsync(database)).ShouldBe(head);
        await database.WriteAsync(Act, session => session.Connection.ExecuteAsync("update initiative set title = 'b'"));
        (await ReadAfterAsync(database, head.Count)).ShouldHaveSingleItem().Subject.ShouldBe("initiative");
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"Đạt\" \\ / </script> & ' ` % _")]
    [InlineData("dòng 1\nvà\r\ntab\t\b\f")]
    [InlineData("\u0001\u001F\u007F\u0080\u009F\u00A0\u200B\uFEFF\u2028\u2029\uFFFD")]
    [InlineData("Tiếng Việt: ẳẵặ Ợ ữ ỹ; e\u0302\u0323 không gộp")]
    [InlineData("𝄞 😀 👩‍👩‍👧 \uD83D\uDE00")]
    [InlineData("{\"old\":null}")]
    [InlineData("null")]
    [InlineData("1e400")]
    [InlineData("")]
    public async Task Texts_stand_in_the_journal_as_canonical_JSON_writes_them(string text)
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var head = (await HeadAsync(database)).Count;

        await database.WriteAsync(Act, session => session.Connection.ExecuteAsync("update difficulty set text = @Text", new { Text = text }));

        var entry = (await ReadAfterAsync(database, head)).ShouldHaveSingleItem();
        entry.New.ShouldBe(((FormattableString)$$"""{"campaign":"thu-2020","position":1,"proposal":"Bố trí riêng","text":{{CanonicalJson.OfText(text)}},"unit":"SNV","version":1,"withdrawn_reason":null}""").ToString(CultureInfo.InvariantCulture));
        entry.New.ShouldBe(Encoding.UTF8.GetString(CanonicalJson.Of(JsonText.Parse(Encoding.UTF8.GetBytes(entry.New!), new FaultList())!)));
        Text(entry.New).ShouldBe(text);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_text_is_journalled_to_its_last_letter()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        var text = string.Concat(Enumerable.Repeat("Quảng Trị \"2020\"\n", 60_000));

        await database.WriteAsync(Act, session => session.Connection.ExecuteAsync("update difficulty set text = @Text", new { Text = text }));

        Text((await ReadAfterAsync(database, (await HeadAsync(database)).Count - 1)).ShouldHaveSingleItem().New).ShouldBe(text);
        (await record.VerifyAsync()).Problems.ShouldBeEmpty();
    }

    private static string? Text(string? row) => row is null ? null : JsonNode.Parse(row)!["text"]?.GetValue<string>();

    private static Task<Checkpoint> HeadAsync(Database database) => database.ReadAsync(JournalStore.GetHeadAsync);

    private static Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(Database database, long seq) =>
        database.ReadAsync(connection => Task.FromResult<IReadOnlyList<JournalEntry>>([.. JournalStore.ReadAfter(seq, connection)]));

    // A table is read in the order of rowid.
    private static Task<(string Key, string Row)> FirstRowAsync(Database database, string table) =>
        database.ReadAsync(connection => Task.FromResult(RowWatch.Rows(table, connection).First()));

    // Final tables too must be seen, should their lock ever be gone.
    private static Task<bool> DropTriggersAsync(Database database) => database.InTurnAsync(async connection =>
    {
        await connection.ExecuteAsync("pragma foreign_keys = off; pragma ignore_check_constraints = on");
        foreach (var trigger in await connection.QueryAsync<string>("select name from main.sqlite_schema where type = 'trigger' and name not like 'watch_%' and name <> 'journal_has_no_gap'"))
        {
            await connection.ExecuteAsync($"drop trigger main.{trigger}");
        }

        return true;
    });
}
