using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Backups;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;
using ParScore.Scoring.Json;

namespace ParScore.Tests.App.Backups;

/// <summary>A set is called a backup only after it was verified; of this and every earlier release it comes back whole or not at all.</summary>
public sealed class BackupServiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-backup-").FullName;

    private string SetFolder => Path.Combine(_folder, "bản sao", "2021-02-18");

    private DataDirectory Target => DataDirectory.At(Path.Combine(_folder, "phục hồi"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_set_holds_everything_and_comes_back_as_the_same_record()
    {
        using var record = await SmallRecord.CopyAsync();

        var made = await BackUpAsync(record);
        var restored = await RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock);

        made.IsClean.ShouldBeTrue();
        made.PassedOf(CheckKind.File).ShouldBe(3);
        restored.ShouldNotBeNull().Problems.ShouldBeEmpty();
        using var back = Database.Open(Target, new DataSettings(), record.Clock);
        using var original = record.Raw();
        foreach (var table in RowWatch.Tables(original).Except(["checkpoint"], StringComparer.Ordinal))
        {
            (await back.ReadAsync(connection => Task.FromResult(SmallRecord.Dump(table, connection)))).ShouldBe(SmallRecord.Dump(table, original), table);
        }

        (await new Verifier(Target, new DataSettings(), record.Clock).RunAsync(new VerifyOptions { Paper = record.Paper })).Problems.ShouldBeEmpty();
        (await new Verifier(Target, new DataSettings(), record.Clock).RunAsync(new VerifyOptions { Paper = made.Head })).Problems.ShouldBeEmpty();
        (await back.ReadAsync(connection => Task.FromResult(JournalStore.ReadAfter(made.Head!.Count, connection).First()))).Action.ShouldBe("backup-restored");
    }

    [Fact]
    public async Task The_sets_description_names_checkpoint_files_and_digest_of_the_database()
    {
        using var record = await SmallRecord.CopyAsync();
        var made = await BackUpAsync(record);

        var json = JsonText.Parse(File.ReadAllBytes(Path.Combine(SetFolder, "backup.json")), new ParScore.Scoring.FaultList())!;

        json.Property("type")!.Text.ShouldBe("parscore/backup/1");
        json.Property("checkpoint")!.Text.ShouldBe(made.Head!.ToString());
        json.Property("files")!.Text.ShouldBe("3");
        json.Property("migration")!.Text.ShouldBe(Migrator.All.Count.ToString(CultureInfo.InvariantCulture));
        json.Property("database")!.Text.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(SetFolder, "parscore.db")))));
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(SetFolder)!).ShouldHaveSingleItem("nothing half made is left");
    }

    [Theory]
    [InlineData("evidence")]
    [InlineData("row")]
    [InlineData("journal")]
    [InlineData("missing")]
    public async Task A_damaged_record_gives_no_backup(string damage)
    {
        using var record = await SmallRecord.CopyAsync();
        var file = record.EvidenceFiles()[1];
        switch (damage)
        {
            case "evidence":
                File.Delete(file);
                File.WriteAllBytes(file, SmallRecord.Picture(99));
                break;
            case "missing":
                File.Delete(file);
                break;
            case "row":
                record.Edit("update explanation set text = 'x'");
                break;
            default:
                record.Edit("update journal set actor = 'x' where seq = 5");
                break;
        }

        var report = await BackUpAsync(record);

        report.IsClean.ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(SetFolder)!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("parscore.db")]
    [InlineData("evidence")]
    [InlineData("journal-copy")]
    public async Task A_set_with_a_flipped_byte_is_refused_and_nothing_is_restored(string part)
    {
        using var record = await SmallRecord.CopyAsync();
        await BackUpAsync(record);
        var path = Path.Combine(SetFolder, part);
        path = File.Exists(path) ? path : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).First(f => new FileInfo(f).Length > 0);
        var content = File.ReadAllBytes(path);
        // In the database: within a text that people wrote, where SQLite itself sees nothing.
        var at = part is "parscore.db" ? content.AsSpan().IndexOf("Bố trí riêng"u8) : content.Length / 2;
        content[at] ^= 1;
        File.Delete(path);
        File.WriteAllBytes(path, content);

        var report = await RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock);

        report.ShouldNotBeNull().IsClean.ShouldBeFalse();
        Directory.Exists(Target.Path).ShouldBeFalse();
        Directory.EnumerateDirectories(_folder).Count().ShouldBe(1, "no draft is left");
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_sets_database_is_seen_also_where_no_row_is()
    {
        using var record = await SmallRecord.CopyAsync();
        await BackUpAsync(record);
        var (path, random) = (Path.Combine(SetFolder, "parscore.db"), new Random(320));
        var content = File.ReadAllBytes(path);

        for (var i = 0; i < 40; i++)
        {
            var at = random.Next(content.Length);
            content[at] ^= 4;
            File.WriteAllBytes(path, content);
            (await RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock)).ShouldNotBeNull().IsClean.ShouldBeFalse($"byte {at}");
            content[at] ^= 4;
        }

        Directory.Exists(Target.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_never_written_over()
    {
        using var record = await SmallRecord.CopyAsync();
        await BackUpAsync(record);
        Directory.CreateDirectory(Target.Path);
        File.WriteAllText(Path.Combine(Target.Path, "ghi chú.txt"), "của tôi");

        await Should.ThrowAsync<FolderTakenException>(() => RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock));
        await Should.ThrowAsync<FolderTakenException>(() => BackUpAsync(record));

        Directory.EnumerateFileSystemEntries(Target.Path).Select(Path.GetFileName).ShouldBe(["ghi chú.txt"]);
        Directory.Delete(Target.Path, recursive: true);
        Directory.CreateDirectory(Target.Path);
        (await RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock)).ShouldNotBeNull().IsClean.ShouldBeTrue();
    }

    [Theory]
    [InlineData("backup.json", null)]
    [InlineData("backup.json", "{\"type\":\"something/else\"}")]
    [InlineData("parscore.db", null)]
    public async Task Another_folder_is_no_set(string file, string? content)
    {
        using var record = await SmallRecord.CopyAsync();
        await BackUpAsync(record);
        File.Delete(Path.Combine(SetFolder, file));
        if (content is not null)
        {
            File.WriteAllText(Path.Combine(SetFolder, file), content);
        }

        (await RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock)).ShouldBeNull();
        Directory.Exists(Target.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task What_others_write_meanwhile_does_not_spoil_a_set()
    {
        using var record = await SmallRecord.CopyAsync();
        using var database = record.Open();
        using var stop = new CancellationTokenSource();
        await SmallRecord.ReturnAsync(database);
        var writer = Task.Run(async () =>
        {
            var (answers, evidence) = (new AnswerService(database), new EvidenceService(database));
            for (var version = 1L; !stop.IsCancellationRequested; version++)
            {
                (await answers.SaveAsync(SmallRecord.Save("1.2", "numerator", $"\"{version % 80}\"", version), SmallRecord.Officer, null)).IsSaved.ShouldBeTrue();
                using var picture = new MemoryStream(SmallRecord.Picture((byte)(4 + (version % 200))));
                (await evidence.ReplaceFileAsync(SmallRecord.Campaign, "SNV", "SNV-03", "quét.png", picture, null, SmallRecord.Officer, null)).Refusals.ShouldBeEmpty();
                await Task.Delay(5);
            }
        });

        for (var i = 0; i < 8; i++)
        {
            var set = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"lần {i}"));
            (await new BackupService(database, record.Clock).BackupAsync(set, SmallRecord.Operator)).Problems.ShouldBeEmpty();
            (await new Verifier(DataDirectory.At(set), new DataSettings(), record.Clock).RunAsync(new VerifyOptions { Paper = record.Paper })).Problems.ShouldBeEmpty();
        }

        await stop.CancelAsync();
        await writer;
    }

    /// <summary>For each earlier layout: a set laid out as that release did, with the rows that release had, restored by this one.</summary>
    [Theory]
    [MemberData(nameof(EarlierLayouts))]
    public async Task A_set_of_an_earlier_release_comes_back_migrated(int migration)
    {
        using var record = await SmallRecord.CopyAsync();
        Directory.CreateDirectory(SetFolder);
        var set = DataDirectory.At(SetFolder);
        set.Create();
        SmallRecord.CopyFolder(record.Directory.EvidenceFolder, set.EvidenceFolder);
        using (var connection = Database.Connect(set.DatabaseFile, SqliteOpenMode.ReadWriteCreate))
        {
            Migrator.Migrate(connection, SmallRecord.Start, upTo: migration);
            FillWithout(connection, record);
            new JournalCopy(set.JournalCopyFolder).CatchUp(connection);
        }

        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(set.DatabaseFile)));
        File.WriteAllText(Path.Combine(SetFolder, "backup.json"), $"{{\"database\":\"{digest}\",\"type\":\"parscore/backup/1\"}}\n");

        var report = await RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock);

        report.ShouldNotBeNull().Problems.ShouldBeEmpty();
        using var back = Database.Connect(Target.DatabaseFile, SqliteOpenMode.ReadWrite);
        Migrator.IsCurrent(back).ShouldBeTrue();
        back.ExecuteScalar<string>("select text from explanation").ShouldBe("Số liệu đến hết tháng 12.");
    }

    [Fact]
    public async Task Settings_come_along_but_are_not_in_force_and_a_slash_at_the_end_changes_nothing()
    {
        using var record = await SmallRecord.CopyAsync();
        File.WriteAllText(record.Directory.SettingsFile, """{ "maxFileMegabytes": 5 }""");
        using (var database = record.Open())
        {
            (await new BackupService(database, record.Clock).BackupAsync(SetFolder + Path.DirectorySeparatorChar, SmallRecord.Operator)).IsClean.ShouldBeTrue();
            var entries = await database.ReadAsync(c => Task.FromResult(JournalStore.ReadAfter(record.Paper.Count, c).ToArray()));
            entries.Single(e => e is { Action: "backup-begun", Subject: null }).Key.ShouldBe("{\"folder\":\"2021-02-18\"}");
        }

        (await RestoreService.RestoreAsync(SetFolder, Target, SmallRecord.Operator, record.Clock)).ShouldNotBeNull().IsClean.ShouldBeTrue();

        File.Exists(Target.SettingsFile).ShouldBeFalse();
        File.ReadAllText(Path.Combine(Target.Path, BackupService.SettingsName)).ShouldContain("maxFileMegabytes");
    }

    public static TheoryData<int> EarlierLayouts => [.. Enumerable.Range(1, Migrator.All.Count - 1)];

    /// <summary>
    /// A set that this release's first version made, kept as it was: every later release must restore it. It is never made anew;
    /// a release that changes the layout adds another beside it.
    /// </summary>
    [Fact]
    public async Task The_kept_set_of_release_1_comes_back()
    {
        var kept = RepositoryFiles.TestData("backups", "release-1");
        var clock = new SetClock { Now = Instant.FromUtc(2026, 11, 25, 8, 0) };

        var report = await RestoreService.RestoreAsync(kept, Target, SmallRecord.Operator, clock);

        report.ShouldNotBeNull().Problems.ShouldBeEmpty();
        report.PassedOf(CheckKind.File).ShouldBe(3);
        report.PassedOf(CheckKind.Score).ShouldBe(5);
        var printed = Checkpoint.Parse(JsonText.Parse(File.ReadAllBytes(Path.Combine(kept, "backup.json")), new ParScore.Scoring.FaultList())!.Property("checkpoint")!.Text);
        (await new Verifier(Target, new DataSettings(), clock).RunAsync(new VerifyOptions { Paper = printed })).Problems.ShouldBeEmpty();
    }

    /// <summary>Rows of tables that this layout does not have yet leave no trace in the journal either.</summary>
    private static void FillWithout(SqliteConnection connection, SmallRecord record)
    {
        connection.Execute("pragma foreign_keys = off; attach @File as filled", new { File = record.Directory.DatabaseFile });
        var tables = connection.Query<string>("select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not in ('migration', 'journal', 'checkpoint', 'receipt', 'snapshot', 'correction', 'keying', 'ministry_submission', 'appraisal_round', 'appraisal_score', 'session')").ToArray();
        foreach (var table in tables)
        {
            var names = string.Join(", ", connection.Query<string>("select name from pragma_table_info(@Table, 'main')", new { Table = table }));
            connection.Execute($"insert into main.{table} ({names}) select {names} from filled.{table}");
        }

        var (seq, prev, entries) = (0L, JournalEntry.Start, new List<JournalEntry>());
        foreach (var row in tables.Intersect(RowWatch.Tables(connection), StringComparer.Ordinal).SelectMany(t => RowWatch.Rows(t, connection).Select(r => (Table: t, r.Key, r.Row))).ToArray())
        {
            var entry = new JournalEntry { Seq = ++seq, At = StoredInstants.Text(SmallRecord.Start), Actor = "lan.snv", Role = "officer", Action = "saved", Subject = row.Table, Key = row.Key, New = row.Row, Prev = prev }.Sealed();
            entries.Add(entry);
            prev = entry.Hash;
        }

        JournalStore.AddAsync(entries, connection).GetAwaiter().GetResult();
        connection.Execute("detach filled; pragma foreign_keys = on");
    }

    private async Task<VerifyReport> BackUpAsync(SmallRecord record)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SetFolder)!);
        using var database = record.Open();
        return await new BackupService(database, record.Clock).BackupAsync(SetFolder, SmallRecord.Operator);
    }
}
