using System.Diagnostics;
using NodaTime;
using ParScore.App.Storage;
using ParScore.App.Verification;

namespace ParScore.Tests.App.Verification;

/// <summary>What <c>verify</c> says of a record that nobody touched, of one it cannot read, and how it stops and goes on.</summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task An_untouched_record_passes_in_every_kind_of_check_also_against_the_paper()
    {
        using var record = await SmallRecord.CopyAsync();

        var report = await record.VerifyAsync(record.Paper);

        report.Problems.ShouldBeEmpty();
        Enum.GetValues<CheckKind>().Where(k => report.PassedOf(k) == 0).ShouldBeEmpty();
        report.PassedOf(CheckKind.File).ShouldBe(3);
        report.Orphans.ShouldBe(0);
        report.Bytes.ShouldBe(record.EvidenceFiles().Sum(f => new FileInfo(f).Length));
    }

    [Fact]
    public async Task It_changes_nothing()
    {
        using var record = await SmallRecord.CopyAsync();
        var before = Content(record);

        await record.VerifyAsync(record.Paper);

        Content(record).ShouldBe(before);
    }

    [Fact]
    public async Task A_paper_of_any_time_fits_and_one_of_another_record_does_not()
    {
        using var record = await SmallRecord.CopyAsync();
        using var connection = record.Raw();

        foreach (var entry in ParScore.App.Journal.JournalStore.ReadAfter(0, connection).Where(e => e.Seq % 9 == 1).ToArray())
        {
            (await record.VerifyAsync(new(entry.Seq, entry.Hash[..16]))).Problems.ShouldBeEmpty();
        }

        (await record.VerifyAsync(new(0, ParScore.App.Journal.JournalEntry.Start))).Problems.ShouldBeEmpty();
        (await record.VerifyAsync(record.Paper with { Head = record.Paper.Head[1..] + "0" })).Problems.ShouldHaveSingleItem().Message.ShouldContain("gõ sai mã");
        (await record.VerifyAsync(record.Paper with { Count = 9_999 })).Problems.ShouldHaveSingleItem().Message.ShouldContain("9999 dòng");
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_called_right_and_not_called_wrong()
    {
        using var record = await SmallRecord.CopyAsync();
        // Held by another program, as a virus scanner holds it.
        using var held = new FileStream(record.EvidenceFiles()[1], FileMode.Open, FileAccess.Read, FileShare.None);

        var report = await record.VerifyAsync(record.Paper);

        var problem = report.Problems.ShouldHaveSingleItem();
        (problem.Kind, problem.Result).ShouldBe((CheckKind.File, CheckResult.Unchecked));
        problem.Message.ShouldContain("Không đọc được tệp tài liệu");
        (report.PassedOf(CheckKind.File), report.CountOf(CheckKind.File, CheckResult.Unchecked), report.IsClean).ShouldBe((2, 1, false));
    }

    [Fact]
    public async Task A_folder_in_a_files_place_is_a_lost_file()
    {
        using var record = await SmallRecord.CopyAsync();
        var path = record.EvidenceFiles()[1];
        File.Delete(path);
        Directory.CreateDirectory(path);

        (await record.VerifyAsync()).Problems.ShouldHaveSingleItem().Message.ShouldStartWith("Mất tệp tài liệu");
    }

    [Theory]
    [InlineData(0, "không đọc được")]
    [InlineData(4096, "")]
    public async Task A_database_whose_pages_are_damaged_is_told_and_not_thrown(int at, string words)
    {
        using var record = await SmallRecord.CopyAsync();
        using (var file = new FileStream(record.Directory.DatabaseFile, FileMode.Open, FileAccess.Write))
        {
            file.Position = at;
            file.Write(new byte[512]);
        }

        var report = await record.VerifyAsync(record.Paper);

        report.Problems.ShouldContain(p => p.Kind == CheckKind.Database && p.Result == CheckResult.Failed && p.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_database_it_says_where_to_look()
    {
        using var record = await SmallRecord.CopyAsync();
        File.Delete(record.Directory.DatabaseFile);

        var problem = (await record.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Result.ShouldBe(CheckResult.Failed);
        problem.Message.ShouldContain("parscore restore");
        File.Exists(record.Directory.DatabaseFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_no_row_names_is_counted_and_does_no_harm()
    {
        using var record = await SmallRecord.CopyAsync();
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(record.EvidenceFiles()[0])!, $"{Path.GetFileName(record.EvidenceFiles()[0])[..2]}{new string('0', 62)}"), [1]);
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(record.EvidenceFiles()[0])!, "Thumbs.db"), [1]);

        var report = await record.VerifyAsync();

        (report.IsClean, report.Orphans, report.Strangers).ShouldBe((true, 1, 1));
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_where_it_stopped_and_keeps_what_it_found()
    {
        using var record = await SmallRecord.CopyAsync();
        var files = record.EvidenceFiles();
        File.Delete(files[0]);
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => record.VerifyAsync(options: new VerifyOptions { Cancellation = stop.Token, Progress = (_, _) => stop.Cancel() }));
        File.Exists(record.Directory.VerifyProgressFile).ShouldBeTrue();
        File.Delete(files[2]);
        var report = await record.VerifyAsync(record.Paper, new VerifyOptions { Resumes = true });

        report.ResumedFiles.ShouldBe(1);
        report.Problems.Select(p => p.Name).ShouldBe([Path.GetFileName(files[0]), Path.GetFileName(files[2])]);
        report.Problems.ShouldAllBe(p => p.Kind == CheckKind.File && p.Result == CheckResult.Failed && p.Message.StartsWith("Mất tệp"));
        report.PassedOf(CheckKind.File).ShouldBe(1);
        File.Exists(record.Directory.VerifyProgressFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Stopped_again_and_again_it_still_ends_and_without_resuming_it_begins_anew()
    {
        using var record = await SmallRecord.CopyAsync();
        for (var stops = 1; stops <= 2; stops++)
        {
            using var stop = new CancellationTokenSource();
            await Should.ThrowAsync<OperationCanceledException>(() => record.VerifyAsync(options: new VerifyOptions { Resumes = true, Cancellation = stop.Token, Progress = (_, _) => stop.Cancel() }));
        }

        (await record.VerifyAsync(options: new VerifyOptions { Resumes = true })).ResumedFiles.ShouldBe(2);
        var anew = await record.VerifyAsync(options: new VerifyOptions { Resumes = true });
        (anew.ResumedFiles, anew.PassedOf(CheckKind.File)).ShouldBe((0, 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"type\":\"parscore/verify-progress/1\",\"after\":\"x\",\"found\":[]}")]
    [InlineData("[1]")]
    public async Task A_note_of_progress_that_is_none_is_not_trusted(string note)
    {
        using var record = await SmallRecord.CopyAsync();
        File.WriteAllText(record.Directory.VerifyProgressFile, note);

        var report = await record.VerifyAsync(options: new VerifyOptions { Resumes = true });

        (report.IsClean, report.ResumedFiles, report.PassedOf(CheckKind.File)).ShouldBe((true, 0, 3));
    }

    [Theory]
    [InlineData("2021-02-10T00:00:00.0000000Z", null)]
    [InlineData(null, "/another/record")]
    public async Task Progress_of_long_ago_or_of_another_record_says_nothing(string? at, string? data)
    {
        using var record = await SmallRecord.CopyAsync();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => record.VerifyAsync(options: new VerifyOptions { Cancellation = stop.Token, Progress = (_, _) => stop.Cancel() }));
        var note = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(record.Directory.VerifyProgressFile))!;
        note["at"] = at ?? note["at"]!.GetValue<string>();
        note["data"] = data ?? note["data"]!.GetValue<string>();
        note["after"] = new string('f', 64);
        File.WriteAllText(record.Directory.VerifyProgressFile, note.ToJsonString());

        (await record.VerifyAsync(options: new VerifyOptions { Resumes = true })).PassedOf(CheckKind.File).ShouldBe(3);
    }

    [Fact]
    public async Task A_trigger_that_is_named_to_be_overlooked_is_found()
    {
        using var record = await SmallRecord.CopyAsync();
        using (var connection = record.Raw())
        {
            Dapper.SqlMapper.Execute(connection, "create trigger sqlitexstat_t after update on answer begin update explanation set text = 'x'; end");
        }

        (await record.VerifyAsync(record.Paper)).Problems.ShouldHaveSingleItem().Name.ShouldBe("trigger sqlitexstat_t");
    }

    [Fact]
    public async Task It_reads_no_faster_than_it_was_told()
    {
        using var record = await SmallRecord.CopyAsync();
        var bytes = record.EvidenceFiles().Sum(f => new FileInfo(f).Length);
        var watch = Stopwatch.StartNew();

        var report = await new Verifier(record.Directory, new DataSettings(), SystemClock.Instance).RunAsync(new VerifyOptions { BytesPerSecond = bytes * 2 });

        report.IsClean.ShouldBeTrue();
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(480));
    }

    private static string[] Content(SmallRecord record) =>
    [
        .. Directory.EnumerateFiles(record.Directory.Path, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("lock" or "parscore.db-shm")).Order(StringComparer.Ordinal)
            .Select(f => $"{f} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"),
    ];
}
