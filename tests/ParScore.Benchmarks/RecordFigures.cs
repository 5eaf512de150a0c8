using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;

namespace ParScore.Benchmarks;

/// <summary>The record's figures for record.sh: one "name value" per line, each part in a process of its own so that its memory can be told.</summary>
internal static class RecordFigures
{
    private const string Campaign = "quang-tri-2020";
    private const string Unit = "SNV";

    private static readonly DataSettings Settings = new() { MaxFileBytes = 2L * 1024 * 1024 * 1024, MinFreeBytes = 0 };

    /// <param name="args">"take-in FILE DIR", "verify DIR" or "pages DIR DOCUMENTS".</param>
    public static async Task PrintAsync(string[] args)
    {
        switch (args)
        {
            case ["take-in", var file, var directory]:
                await TakeInAsync(file, directory);
                break;
            case ["verify", var directory]:
                await VerifyAsync(directory);
                break;
            case ["pages", var directory, var documents]:
                await PagesAsync(directory, int.Parse(documents, CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentException("take-in FILE DIR, verify DIR or pages DIR DOCUMENTS", nameof(args));
        }

        Print("peak_megabytes", PeakMegabytes());
    }

    private static async Task TakeInAsync(string file, string directory)
    {
        using var database = Database.Open(DataDirectory.At(directory), Settings, SystemClock.Instance);
        await new CampaignImport(database).ImportAsync(Sample.Province, Sample.Folder, Officer with { Role = Role.Operator, Unit = null });
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var details = new DocumentDetails { Number = "1/BC-SNV", Date = new DateOnly(2020, 12, 1), Issuer = "Sở Nội vụ", Abstract = "Đo tốc độ" };
        var start = Stopwatch.GetTimestamp();
        var outcome = await new EvidenceService(database).UploadAsync(Campaign, Unit, details, Path.GetFileName(file), content, content.Length, Officer, request: null);
        Print("seconds", Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException(outcome.Refusals[0].Message);
        }
    }

    private static async Task VerifyAsync(string directory)
    {
        var start = Stopwatch.GetTimestamp();
        var report = await new Verifier(DataDirectory.At(directory), Settings, SystemClock.Instance).RunAsync(new VerifyOptions());
        Print("seconds", Stopwatch.GetElapsedTime(start).TotalSeconds);
        Print("bytes", report.Bytes);
        if (!report.IsClean)
        {
            throw new InvalidOperationException(report.Problems[0].Message);
        }
    }

    /// <summary>Reads what a register's page and a leaf's page read, with so many documents in the record.</summary>
    private static async Task PagesAsync(string directory, int documents)
    {
        using var database = Database.Open(DataDirectory.At(directory), Settings, SystemClock.Instance);
        await FillAsync(database, documents);
        var leaves = await database.ReadAsync(async c => (await c.QueryAsync<(string Campaign, string Leaf)>("select campaign, leaf from evidence_link order by random() limit 50")).ToArray());
        var units = await database.ReadAsync(async c => (await c.QueryAsync<(string Campaign, string Unit)>("select distinct campaign, unit from document limit 50")).ToArray());
        Print("documents", await database.ReadAsync(c => c.ExecuteScalarAsync<long>("select count(*) from document")));
        Print("register_page_seconds", await MedianAsync(units, (c, at) => EvidenceStore.ListPageAsync(at.Campaign, at.Unit, 0, 50, c), database));
        Print("register_last_page_seconds", await MedianAsync(units, (c, at) => EvidenceStore.ListPageAsync(at.Campaign, at.Unit, 50, 50, c), database));
        Print("leaf_page_seconds", await MedianAsync(leaves, async (c, at) =>
        {
            await AnswerStore.ListFiguresAsync(at.Campaign, at.Leaf, c);
            await AnswerStore.ListNotApplicableAsync(at.Campaign, at.Leaf, c);
            await AnswerStore.ListExplanationsAsync(at.Campaign, at.Leaf, c);
            return await EvidenceStore.ListLinksAsync(at.Campaign, at.Leaf, c);
        }, database));
    }

    // 100 documents a unit and campaign, ten leaves each with ten links: what grows is the number of campaigns and units, as over the years.
    private static async Task FillAsync(Database database, int documents)
    {
        await using var connection = Database.Connect(database.Directory.DatabaseFile, SqliteOpenMode.ReadWrite);
        await using var transaction = connection.BeginTransaction();
        await connection.ExecuteAsync("""
            insert into criteria_set (hash, index_id, version, status, content) values ('sha256:' || printf('%064d', 0), 'do-luong', '1', 'draft', '{}');
            create temp table n (i integer primary key);
            """);
        await connection.ExecuteAsync("with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < @Count) insert into temp.n select i from n", new { Count = documents });
        await connection.ExecuteAsync("""
            insert into unit (code, name, version) select 'U' || i, 'Đơn vị ' || i, 1 from temp.n where i < 10;
            insert into campaign (id, name, province, index_year, set_hash, legal_number, legal_issuer, coordinator, version)
                select 'K' || i, 'Kỳ ' || i, 'Đo lường', 2020, 'sha256:' || printf('%064d', 0), '1/QĐ', 'UBND', 'U0', 1 from temp.n where i < (select max(1, count(*) / 1000) from temp.n);
            insert into campaign_unit (campaign, unit, position, name, version)
                select c.id, u.code, u.rowid, u.name, 1 from campaign c cross join unit u;
            insert into document (campaign, unit, code, position, number, date, issuer, abstract, version)
                select 'K' || (i / 1000), 'U' || (i / 100 % 10), 'TL-' || (i % 100 + 1), i % 100 + 1, i || '/BC', '2020-12-01', 'UBND tỉnh', 'Báo cáo số ' || i, 1 from temp.n;
            insert into stored_file (sha256, size, type, received_at) select printf('%064x', i), 1000, 'pdf', '2021-01-01T00:00:00.0000000Z' from temp.n;
            insert into document_file (campaign, unit, document, revision, sha256, name, received_at, received_by)
                select 'K' || (i / 1000), 'U' || (i / 100 % 10), 'TL-' || (i % 100 + 1), 1, printf('%064x', i), 'bao-cao.pdf', '2021-01-01T00:00:00.0000000Z', 'a' from temp.n;
            insert into evidence_link (campaign, leaf, unit, position, document, section, page, version)
                select 'K' || (i / 1000), 'tieu-chi-' || (i / 10 % 100), 'U' || (i / 100 % 10), i % 10 + 1, 'TL-' || (i % 100 + 1), 'I', '1', 1 from temp.n;
            insert into answer (campaign, leaf, unit, role, item, value, version)
                select distinct 'K' || (i / 1000), 'tieu-chi-' || (i / 10 % 100), 'U' || (i / 100 % 10), 'count', '', '"1"', 1 from temp.n;
            """);
        await transaction.CommitAsync();
        await connection.ExecuteAsync("pragma optimize; pragma wal_checkpoint(truncate)");
    }

    private static async Task<double> MedianAsync<TAt, T>(TAt[] places, Func<SqliteConnection, TAt, Task<T>> read, Database database)
    {
        var times = new List<double>();
        for (var round = 0; round < 12; round++)
        {
            foreach (var place in places)
            {
                var start = Stopwatch.GetTimestamp();
                await database.ReadAsync(connection => read(connection, place));
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        // The first rounds warm up the program and the disk's cache.
        var measured = times.Skip(times.Count / 2).Order().ToArray();
        return measured[measured.Length / 2];
    }

    private static Actor Officer => new() { Account = "benchmark", Role = Role.Officer, Unit = Unit };

    private static double PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1048576.0;
    }

    private static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:G9}"));
}
