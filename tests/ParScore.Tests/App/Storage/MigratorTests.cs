using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;
using ParScore.App.Storage;

namespace ParScore.Tests.App.Storage;

/// <summary>The database's layout grows by numbered steps that are never edited, lose no row, and may be interrupted.</summary>
public sealed class MigratorTests : IDisposable
{
    /// <summary>A step that has landed stays as it is: a new line here is a new step, never another digest.</summary>
    private static readonly (int Number, string Name, string Digest)[] Landed =
    [
        (1, "record", "d6ba967e18394ed02ce37979a806410f2780416b14a5bfab3546866440ef8f7f"),
        (2, "reminder_outbox", "3dd00b6e2674bf8767f9a9738a587596cb945e1002d8fa03c62d0c3abf08d216"),
        (3, "workflow", "5ee7705c8c1b855338d9b30310ebcc6fec75d8d64cba19cfd521c32f75c9f52e"),
        (4, "accounts", "f346ff0eee7e963c810feafa5e2d4891e65eb8e56f701a791c531b4be8eb6693"),
        (5, "mail", "7c6aa721a8fc310e14b4116fd55a605ffd2994042d0e7174a6ae619dc73b8d5c"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-migrator-").FullName;

    public static TheoryData<int> Numbers => [.. Migrator.All.Select(m => m.Number)];

    public static TheoryData<string> FinalTables => ["journal", "snapshot", "receipt", "review", "document_file", "stored_file", "criteria_set", "checkpoint", "handled_request"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Steps_are_numbered_from_one_without_gaps_and_none_was_edited_after_it_landed()
    {
        Migrator.All.Select(m => m.Number).ShouldBe(Enumerable.Range(1, Migrator.All.Count));
        Migrator.All.Select(m => (m.Number, m.Name, m.Digest)).ShouldBe(Landed);
    }

    [Fact]
    public void An_empty_file_becomes_a_current_database_and_again_changes_nothing()
    {
        using var connection = Connect();
        Migrator.VersionOf(connection).ShouldBe(0);

        Migrator.Migrate(connection, SmallRecord.Start);
        var (layout, steps) = (Layout(connection), SmallRecord.Dump("migration", connection));
        Migrator.Migrate(connection, SmallRecord.Start + NodaTime.Duration.FromDays(1));

        Migrator.IsCurrent(connection).ShouldBeTrue();
        Layout(connection).ShouldBe(layout);
        SmallRecord.Dump("migration", connection).ShouldBe(steps);
        connection.ExecuteScalar<string>("select applied_at from migration where number = 1").ShouldBe("2021-02-17T03:25:00.0000000Z");
    }

    /// <summary>For each step: everything before it, filled with a row or more in every table, then the step, and no row is another.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_filled_database_of_the_version_before_keeps_every_row(int number)
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = Connect();
        Migrator.Migrate(connection, SmallRecord.Start, upTo: number - 1);
        var columns = number == 1 ? new Dictionary<string, string[]>(StringComparer.Ordinal) : Fill(connection, record.Directory.DatabaseFile);
        var before = columns.ToDictionary(t => t.Key, t => SmallRecord.Dump(t.Key, connection, t.Value), StringComparer.Ordinal);

        Migrator.Migrate(connection, SmallRecord.Start, upTo: number);

        Migrator.VersionOf(connection).ShouldBe(number);
        foreach (var (table, rows) in before)
        {
            SmallRecord.Dump(table, connection, columns[table]).ShouldBe(rows, table);
            rows.ShouldNotBeEmpty(table);
        }

        connection.Query("pragma foreign_key_check").ShouldBeEmpty();
        connection.ExecuteScalar<string>("pragma integrity_check").ShouldBe("ok");
        connection.ExecuteScalar<long>("pragma foreign_keys").ShouldBe(1);
    }

    [Fact]
    public async Task The_record_that_fills_it_has_a_row_in_every_table()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = record.Raw();

        Tables(connection).Where(t => connection.ExecuteScalar<long>($"select count(*) from {t}") == 0).ShouldBeEmpty();
    }

    [Fact]
    public void An_interrupted_step_leaves_the_number_before_and_goes_on_at_the_next_start()
    {
        using var connection = Connect();
        Migrator.Migrate(connection, SmallRecord.Start, upTo: 1);
        var layout = Layout(connection);
        connection.Execute("create table reminder_waiting (stands_in_the_way text) strict");

        Should.Throw<SqliteException>(() => Migrator.Migrate(connection, SmallRecord.Start));
        connection.Execute("drop table reminder_waiting");

        Migrator.VersionOf(connection).ShouldBe(1);
        Layout(connection).ShouldBe(layout);
        Migrator.Migrate(connection, SmallRecord.Start);
        Migrator.IsCurrent(connection).ShouldBeTrue();
    }

    [Theory]
    [InlineData("insert into migration (number, name, digest, applied_at) values (9999, 'later', 'x', '2030-01-01T00:00:00.0000000Z')", "9999")]
    [InlineData("drop trigger migration_is_final; update migration set digest = 'x' where number = 1", "0001")]
    public async Task A_database_of_another_release_is_refused_untouched(string sql, string step)
    {
        using var record = await SmallRecord.CopyAsync();
        using (var connection = record.Raw())
        {
            connection.Execute(sql);
        }

        var before = File.ReadAllBytes(record.Directory.DatabaseFile);

        var error = Should.Throw<NewerDatabaseException>(() => record.Open());

        error.Message.ShouldContain($"bước {step}");
        error.Message.ShouldContain("dữ liệu không bị thay đổi");
        File.ReadAllBytes(record.Directory.DatabaseFile).ShouldBe(before);
    }

    [Fact]
    public void Every_table_is_strict_and_nothing_that_is_deleted_takes_something_with_it()
    {
        using var connection = Current();
        var tables = Tables(connection);

        tables.Length.ShouldBeGreaterThan(25);
        connection.Query<string>("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'").ShouldBeEmpty();
        tables.SelectMany(t => connection.Query<(string OnDelete, string OnUpdate)>("select on_delete, on_update from pragma_foreign_key_list(@Table)", new { Table = t })).Distinct()
            .ShouldBe([("NO ACTION", "NO ACTION")]);
    }

    [Fact]
    public async Task No_watched_table_lets_a_row_be_deleted_or_replaced()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = Database.Connect(record.Directory.DatabaseFile, SqliteOpenMode.ReadWriteCreate);

        foreach (var table in RowWatch.Tables(connection).Append("journal"))
        {
            Should.Throw<SqliteException>(() => connection.Execute($"delete from {table}")).Message.ShouldContain($"{table} stays");
            Should.Throw<SqliteException>(() => connection.Execute($"insert or replace into {table} select * from {table} limit 1")).Message.ShouldContain(table is "journal" ? "no gap" : "stays");
        }
    }

    [Theory]
    [MemberData(nameof(FinalTables))]
    public async Task What_is_final_refuses_every_update(string table)
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = Database.Connect(record.Directory.DatabaseFile, SqliteOpenMode.ReadWriteCreate);
        var before = SmallRecord.Dump(table, connection);

        foreach (var column in connection.Query<string>("select name from pragma_table_info(@Table)", new { Table = table }).ToArray())
        {
            Should.Throw<SqliteException>(() => connection.Execute($"update {table} set {column} = {column}")).Message.ShouldContain($"{table} is final");
        }

        SmallRecord.Dump(table, connection).ShouldBe(before);
    }

    [Fact]
    public async Task The_first_submission_stays_for_ever_and_a_sent_reminder_is_sent_once()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = Database.Connect(record.Directory.DatabaseFile, SqliteOpenMode.ReadWriteCreate);

        Should.Throw<SqliteException>(() => connection.Execute("update submission set first_submitted_at = '2021-01-01T00:00:00.0000000Z'")).Message.ShouldContain("first submission is final");
        Should.Throw<SqliteException>(() => connection.Execute("update submission set first_submitted_at = null, submitted_at = null, state = 'draft'")).Message.ShouldContain("first submission is final");
        connection.Execute("update reminder set sent_at = due where sent_at is null");
        Should.Throw<SqliteException>(() => connection.Execute("update reminder set sent_at = due")).Message.ShouldContain("sent once");
    }

    [Theory]
    [InlineData(SqliteOpenMode.ReadWriteCreate)]
    [InlineData(SqliteOpenMode.ReadWrite)]
    public async Task Each_connection_syncs_fully_keeps_foreign_keys_and_waits_for_others(SqliteOpenMode mode)
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = Database.Connect(record.Directory.DatabaseFile, mode);

        Pragmas(connection).ShouldBe(("wal", 2, 1, 1, 15000));
    }

    [Fact]
    public async Task Readers_and_the_writer_have_them_too_and_a_reader_cannot_write()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();

        (await database.InTurnAsync(connection => Task.FromResult(Pragmas(connection)))).ShouldBe(("wal", 2, 1, 1, 15000));
        (await database.ReadAsync(connection => Task.FromResult(Pragmas(connection)))).ShouldBe(("wal", 2, 1, 1, 15000));
        (await Should.ThrowAsync<SqliteException>(() => database.ReadAsync(connection => connection.ExecuteAsync("update unit set name = 'x'")))).SqliteErrorCode.ShouldBe(8);
    }

    private static (string Journal, long Synchronous, long ForeignKeys, long RecursiveTriggers, long Busy) Pragmas(SqliteConnection connection) =>
    (
        connection.ExecuteScalar<string>("pragma journal_mode")!, connection.ExecuteScalar<long>("pragma synchronous"), connection.ExecuteScalar<long>("pragma foreign_keys"),
        connection.ExecuteScalar<long>("pragma recursive_triggers"), connection.ExecuteScalar<long>("pragma busy_timeout")
    );

    /// <summary>Copies the rows of a filled record as far as this version has tables and columns for them; the columns by table.</summary>
    private static Dictionary<string, string[]> Fill(SqliteConnection connection, string filled)
    {
        connection.Execute("pragma foreign_keys = off; attach @File as filled", new { File = filled });
        var columns = Tables(connection).ToDictionary(t => t, t => connection.Query<string>("select a.name from pragma_table_info(@Table, 'main') a join pragma_table_info(@Table, 'filled') b on a.name = b.name", new { Table = t }).ToArray(), StringComparer.Ordinal);
        foreach (var (table, names) in columns)
        {
            connection.Execute($"insert into main.{table} ({string.Join(", ", names)}) select {string.Join(", ", names)} from filled.{table} order by 1, 2");
        }

        connection.Execute("detach filled; pragma foreign_keys = on");
        return columns;
    }

    private static string[] Tables(SqliteConnection connection) =>
        [.. connection.Query<string>("select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'migration' order by name")];

    private static string Layout(SqliteConnection connection) => string.Join('\n', connection.Query<string>("select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema order by type, name"));

    private SqliteConnection Connect() => Database.Connect(Path.Combine(_folder, "parscore.db"), SqliteOpenMode.ReadWriteCreate);

    private SqliteConnection Current()
    {
        var connection = Connect();
        Migrator.Migrate(connection, SmallRecord.Start);
        return connection;
    }
}
