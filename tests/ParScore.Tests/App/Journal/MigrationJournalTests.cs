using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Verification;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Journal;

/// <summary>A later release's new column is no tampering, and what was tampered with before it stays so.</summary>
public sealed class MigrationJournalTests
{
    private static readonly Migration NewColumn = new(9001, "documents_seen", "alter table document add column seen text; update document set seen = 'no' where code = 'SNV-01';", "x");

    [Fact]
    public async Task Each_row_that_a_migration_changes_is_journalled_and_verifies()
    {
        using var record = await SmallRecord.CopyAsync();
        var documents = Migrate(record);

        var report = await record.VerifyAsync(record.Paper);

        report.Problems.Where(p => p.Kind is not (CheckKind.Layout or CheckKind.Copy)).ShouldBeEmpty();
        using var connection = record.Raw();
        var entries = JournalStore.ReadAfter(record.Paper.Count, connection).Where(e => e is { Action: "migrated" }).ToArray();
        entries.Length.ShouldBe(documents);
        entries.ShouldAllBe(e => e.Subject!.Is("document") && e.Reason!.Is(NewColumn.Name) && !e.Old!.Contains("\"seen\"", StringComparison.Ordinal) && e.New!.Contains("\"seen\":", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_it_every_such_row_would_look_forged()
    {
        using var record = await SmallRecord.CopyAsync();
        record.Edit(connection => connection.Execute(NewColumn.Sql));

        (await record.VerifyAsync()).CountOf(CheckKind.Row, CheckResult.Failed).ShouldBePositive();
    }

    [Fact]
    public async Task A_row_that_was_doubtful_before_is_not_covered_up()
    {
        using var record = await SmallRecord.CopyAsync();
        record.Edit("update document set number = '9/KH' where code = 'SNV-02'");
        Migrate(record);

        var problem = (await record.VerifyAsync()).Problems.Where(p => p.Kind == CheckKind.Row).ShouldHaveSingleItem();

        problem.Name.ShouldContain("SNV-02");
    }

    /// <returns>How many documents there are.</returns>
    private static int Migrate(SmallRecord record)
    {
        using var connection = Database.Connect(record.Directory.DatabaseFile, SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction();
        var journal = new MigrationJournal(connection);
        connection.Execute(NewColumn.Sql);
        journal.Add(NewColumn, record.Clock.Now);
        transaction.Commit();
        return connection.ExecuteScalar<int>("select count(*) from document");
    }
}
