using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Tests.Scoring;

namespace ParScore.Tests.App;

/// <summary>
/// A record of four leaves and two units in a folder of its own: filled once as people fill it, every table with at least one
/// row, then copied for each test. Small, so that a whole verification costs milliseconds.
/// </summary>
internal sealed class SmallRecord : IDisposable
{
    public const string Campaign = "thu-2020";

    /// <summary>When people work in this record; the deadline is a day later.</summary>
    public static readonly Instant Start = Instant.FromUtc(2021, 2, 17, 3, 25);

    private static readonly Lazy<CriteriaSet> LazySet = new(() => Sets.Of(
        "4",
        [
            Sets.Branch("1", "3",
            [
                Sets.Leaf("1.1", "1", """{ "kind": "met", "figures": { "met": { "label": "Đạt" } }, "notApplicable": "full" }"""),
                Sets.Leaf("1.2", "1", """{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } }, "full": "85" }"""),
                Sets.Leaf("1.3", "1", """{ "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ { "code": "a", "label": "A", "owner": "STC" }, { "code": "b", "label": "B" } ] }"""),
            ]),
            Sets.Leaf("2", "1", """{ "kind": "entered", "source": "sipas", "figures": { "points": { "label": "Điểm công bố", "max": "1" } } }"""),
        ]));

    private static readonly Lazy<Task<(string Folder, string Draft, Checkpoint Paper)>> Filled = new(FillAsync);

    private SmallRecord(string folder, Checkpoint paper)
    {
        (Directory, Paper) = (DataDirectory.At(folder), paper);
        Clock = new SetClock { Now = Start + Duration.FromHours(30) };
    }

    public static CriteriaSet Set => LazySet.Value;

    public static Actor Operator { get; } = new() { Account = "vanhanh", Role = Role.Operator };

    public static Actor Officer { get; } = new() { Account = "lan.snv", Role = Role.Officer, Unit = "SNV" };

    public static Actor Head { get; } = new() { Account = "truong.snv", Role = Role.Head, Unit = "SNV" };

    public static CampaignPlan Plan => new()
    {
        Id = Campaign,
        Name = "Kỳ thử năm 2020",
        Province = "Quảng Trị",
        IndexYear = 2020,
        LegalBasis = new LegalDocument { Number = "320/QĐ-UBND", Issuer = "UBND tỉnh", Date = new DateOnly(2021, 2, 3) },
        Coordinator = "SNV",
        Units = [new PlanUnit { Code = "SNV", Name = "Sở Nội vụ", Annex = 1, Content = "Cải cách" }, new PlanUnit { Code = "STC", Name = "Sở Tài chính" }],
        Deadlines = [new Deadline { Step = DeadlineStep.SelfScore, Name = "Tự chấm", Due = Start + Duration.FromDays(1), Source = "mục III.1" }],
        Assignments =
        [
            new Assignment { Leaf = Set.Find("1.1")!, Lead = "SNV" },
            new Assignment { Leaf = Set.Find("1.2")!, Lead = "SNV" },
            new Assignment { Leaf = Set.Find("1.3")!, Lead = "SNV", Contributors = ["STC"] },
        ],
        Note = "Ghi chú",
    };

    public DataDirectory Directory { get; }

    public SetClock Clock { get; }

    /// <summary>What was printed at the end: it covers every row.</summary>
    public Checkpoint Paper { get; }

    /// <summary>A filled record of its own.</summary>
    public static async Task<SmallRecord> CopyAsync()
    {
        var (folder, _, paper) = await Filled.Value;
        return new SmallRecord(CopyFolder(folder, NewFolder()), paper);
    }

    /// <summary>The same before anybody submitted.</summary>
    public static async Task<SmallRecord> DraftAsync()
    {
        var (_, draft, _) = await Filled.Value;
        return new SmallRecord(CopyFolder(draft, NewFolder()), new Checkpoint(0, JournalEntry.Start));
    }

    /// <summary>Sends the part of Sở Nội vụ back, so that it can be changed again.</summary>
    public static Task<int> ReturnAsync(Database database) => database.WriteAsync(
        new Act { Actor = Operator, Action = "returned" }, session => session.Connection.ExecuteAsync("update submission set state = 'returned', version = version + 1 where unit = 'SNV'"));

    /// <summary>A record that holds the plan and nothing else.</summary>
    public static async Task<SmallRecord> PlannedAsync()
    {
        var record = new SmallRecord(NewFolder(), new Checkpoint(0, JournalEntry.Start));
        using var database = record.Open();
        await PlanAsync(database);
        return record;
    }

    /// <summary>A picture of one row of points; its width makes it another file.</summary>
    public static byte[] Picture(byte width) => Evidence.PictureFiles.PngOf(width, 1);

    /// <summary>What is said of a document.</summary>
    public static DocumentDetails Details(string number) => new() { Number = number, Date = new DateOnly(2020, 5, 6), Issuer = "UBND tỉnh", Abstract = $"Về việc {number}", Kind = "Kế hoạch" };

    /// <summary>One changed figure, as it is typed.</summary>
    public static SaveAnswer Save(string leaf, string role, string? json, long seen = 0, string item = "", string unit = "SNV") =>
        new() { Campaign = Campaign, Leaf = leaf, Unit = unit, Figures = [new ChangedFigure(new TypedFigure(role, item, json), seen)] };

    public static string CopyFolder(string from, string to)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return to;
    }

    public Database Open(DataSettings? settings = null) => Database.Open(Directory, settings ?? new DataSettings(), Clock);

    /// <summary>A connection as a person with a database program has it: no keys, no checks.</summary>
    public SqliteConnection Raw()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Directory.DatabaseFile, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("pragma foreign_keys = off; pragma ignore_check_constraints = on");
        return connection;
    }

    /// <summary>Changes the database past its triggers and puts them back, so that the layout shows nothing.</summary>
    public void Edit(Action<SqliteConnection> edit)
    {
        using var connection = Raw();
        var triggers = connection.Query<(string Name, string Sql)>("select name, sql from sqlite_schema where type = 'trigger' order by rowid").ToArray();
        connection.Execute(string.Concat(triggers.Select(t => $"drop trigger {t.Name};")));
        edit(connection);
        connection.Execute(string.Concat(triggers.Select(t => $"{t.Sql};\n")));
    }

    public void Edit(string sql) => Edit(connection => connection.Execute(sql).ShouldBePositive(sql));

    public async Task<VerifyReport> VerifyAsync(Checkpoint? paper = null, VerifyOptions? options = null) =>
        await new Verifier(Directory, new DataSettings(), Clock).RunAsync((options ?? new VerifyOptions()) with { Paper = paper });

    public string[] EvidenceFiles() => [.. System.IO.Directory.EnumerateFiles(Directory.EvidenceFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public string CopyFile() => System.IO.Directory.EnumerateFiles(Directory.JournalCopyFolder, "*.jsonl").ShouldHaveSingleItem();

    public void Dispose() => System.IO.Directory.Delete(Directory.Path, recursive: true);

    private static string NewFolder() => System.IO.Directory.CreateTempSubdirectory("parscore-record-").FullName;

    private static Task<bool> PlanAsync(Database database) => database.WriteAsync(new Act { Actor = Operator, Action = "campaign-imported" }, async session =>
    {
        await CampaignStore.AddAsync(Plan, Set, session.Connection);
        return true;
    });

    private static async Task<(string Folder, string Draft, Checkpoint Paper)> FillAsync()
    {
        using var record = new SmallRecord(NewFolder(), new Checkpoint(0, JournalEntry.Start));
        record.Clock.Now = Start;
        using (var database = record.Open())
        {
            await PlanAsync(database);
            await DeclareAsync(database);
            await ProveAsync(database);
            await UrgeAsync(database);
        }

        var draft = CopyFolder(record.Directory.Path, NewFolder());
        Checkpoint paper;
        using (var database = record.Open())
        {
            (await new SubmissionService(database).SubmitAsync(Campaign, "SNV", Head, "nop-1")).Receipt.ShouldNotBeNull();
            record.Clock.Now += Duration.FromHours(2);
            paper = await ApproveAsync(database);
        }

        // Not disposed with the record: the copies are made from it until the tests end.
        return (CopyFolder(record.Directory.Path, NewFolder()), draft, paper);
    }

    private static async Task DeclareAsync(Database database)
    {
        var answers = new AnswerService(database);
        (await answers.SaveAsync(Save("1.1", "met", "true"), Officer, "luu-1")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(Save("1.2", "numerator", "\"40,5\"") with { Explanation = new ChangedText("Số liệu đến hết tháng 12.", 0) }, Officer, "luu-2")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(Save("1.2", "denominator", "\"81\""), Officer, "luu-3")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(Save("1.3", "items", "\"met\"", item: "b"), Officer, "luu-4")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(new SaveAnswer { Campaign = Campaign, Leaf = "1.3", Unit = "STC", NotApplicable = new ChangedText("Không phát sinh.", 0) }, Operator, "luu-5")).IsSaved.ShouldBeTrue();
        await database.WriteAsync(new Act { Actor = Operator, Action = "entered-values-saved" }, async session =>
        {
            var entered = new DeclaredAnswer { Leaf = Set.Find("2")!, Part = new() { Unit = null }, Typed = [new TypedFigure("points", "", "\"0,83\"")], Pointer = "", Line = 0 };
            await SubmissionStore.AddEnteredAsync(Campaign, new EnteredValues { File = "", Label = "Số liệu minh họa", Source = "SIPAS 2020", Values = [entered] }, session.Connection);
            foreach (var leaf in Set.Leaves)
            {
                await ParScore.App.Consolidation.LeafScoreStore.RescoreAsync(Campaign, leaf, Plan, Set, session.Connection);
            }

            return true;
        });
    }

    private static async Task ProveAsync(Database database)
    {
        var evidence = new EvidenceService(database);
        var documents = new List<string>();
        for (var i = (byte)1; i <= 3; i++)
        {
            using var picture = new MemoryStream(Picture(i));
            var uploaded = await evidence.UploadAsync(Campaign, "SNV", Details(string.Create(CultureInfo.InvariantCulture, $"{i}/KH-UBND")), $"bản quét {i}.png", picture, picture.Length, Officer, $"tai-{i}");
            uploaded.Refusals.ShouldBeEmpty();
            documents.Add(uploaded.Document!);
        }

        (await evidence.LinkAsync(Campaign, "1.1", "SNV", documents[0], "II", "3", "ghi chú", Officer, "gan-1")).IsDone.ShouldBeTrue();
        (await evidence.LinkAsync(Campaign, "1.2", "SNV", documents[1], "III", "4", null, Officer, "gan-2")).IsDone.ShouldBeTrue();
        (await evidence.RegisterWithoutFileAsync(Campaign, "SNV", Details("9/M"), "Văn bản mật.", Officer, "mat-1")).IsDone.ShouldBeTrue();
        var first = new EvidenceDocument { Id = documents[0], Unit = "SNV", Number = "", Date = default, Issuer = "", Abstract = "" };
        await database.WriteAsync(new Act { Actor = Officer, Action = "initiative-saved" }, async session =>
        {
            var initiative = new Initiative { Title = "Một cửa số", Scale = "Toàn tỉnh", Cost = "0 đồng", Time = "Quý II", Effect = "Giảm giấy tờ", Evidence = [new EvidenceLink { Document = first, Section = "I", Page = "2", Note = "n" }] };
            await SubmissionStore.AddInitiativeAsync(Campaign, "SNV", 1, initiative, session.Connection);
            await SubmissionStore.AddDifficultyAsync(Campaign, "SNV", 1, new Difficulty("Thiếu kinh phí", "Bố trí riêng"), session.Connection);
            return true;
        });
    }

    // As preparation, extension, reminder and mail write it; the numerator belongs to the only unit there is.
    private static Task<int> UrgeAsync(Database database) => database.WriteAsync(new Act { Actor = Operator, Action = "reminder-sent" }, session => session.Connection.ExecuteAsync(
        """
        insert into preparation (campaign, begun_at, begun_by, cloned_from, opened_at, opened_by, version) values (@Campaign, @Now, 'hoa.snv', null, @Now, 'hoa.snv', 2);
        insert into assignment_figure (campaign, leaf, role, unit, active, version) values (@Campaign, 'n1-2', 'numerator', 'SNV', 1, 1);
        insert into deadline_extension (campaign, number, step, unit, leaf, until, reason, granted_at, granted_by, withdrawn_reason, version) values (@Campaign, 1, 'self-score', 'STC', 'n1-3', @Now, 'Mất điện', @Now, 'hoa.snv', null, 1);
        insert into reminder (campaign, unit, step, occasion, due, text, sent_at, version) values (@Campaign, 'STC', 'self-score', 't-3', @Now, 'Còn ba ngày.', @Now, 1);
        insert into notice (campaign, unit, number, kind, leaf, text, at) values (@Campaign, 'STC', 1, 'reminder', null, 'Còn ba ngày.', @Now);
        insert into notice_reading (campaign, unit, number, account, at) values (@Campaign, 'STC', 1, 'tuan.stc', @Now);
        insert into mail (campaign, unit, step, occasion, address, subject, text, created_at, tries, claimed_at, tried_at, error, outcome, settled_at, version)
        values (@Campaign, 'STC', 'self-score', 't-3', 'stc@quangtri.gov.vn', 'Đôn đốc', 'Còn ba ngày.', @Now, 1, null, @Now, 'Connection refused', null, null, 3);
        """,
        new { Campaign, Now = session.NowText }));

    // What has no use case yet is written as its use case will write it: in one write, with a reason, journalled by itself.
    private static async Task<Checkpoint> ApproveAsync(Database database)
    {
        await database.WriteAsync(new Act { Actor = new Actor { Account = "pct.ubnd", Role = Role.Approver }, Action = "snapshot-approved", Reason = "Phê duyệt" }, async session =>
        {
            var head = await session.CheckpointAsync("minutes");
            await session.Connection.ExecuteAsync(
                """
                insert into unit_successor (unit, successor, since, basis) values ('STC', 'SNV', '2021-03-01', 'NQ 1');
                insert into reminder (campaign, unit, step, occasion, due, text, sent_at, version) values (@Campaign, 'STC', 'self-score', 't-1', @Now, 'Còn một ngày.', null, 1);
                insert into review (campaign, leaf, unit, number, decision, points, reason, decided_at, decided_by) values (@Campaign, 'n1-1', 'SNV', 1, 'adjusted', '0.75', 'Thiếu một văn bản', @Now, 'hoa.snv');
                insert into snapshot (campaign, number, content, hash, set_hash, journal_count, journal_head, decision_number, decision_date, approved_at, approved_by)
                values (@Campaign, 1, @Content, @Hash, @Set, @Count, @Head, '15/BB', '2021-02-20', @Now, 'pct.ubnd');
                """,
                new { Campaign, Now = session.NowText, Content = "{\"total\":\"2.5\"}", Hash = CanonicalJson.Hash("{\"total\":\"2.5\"}"u8), Set = Set.Hash, head.Count, head.Head });
            return true;
        });
        return await database.WriteAsync(new Act { Actor = Operator, Action = "package-made" }, async session =>
        {
            await session.NoteAsync(("campaign", Campaign));
            return await session.CheckpointAsync("package");
        });
    }

    /// <summary>The text of a table's rows, for comparing.</summary>
    public static string Dump(string table, SqliteConnection connection, IEnumerable<string>? columns = null)
    {
        var names = (columns ?? connection.Query<string>("select name from pragma_table_info(@Table) order by cid", new { Table = table })).ToArray();
        var text = new StringBuilder();
        foreach (var row in connection.Query($"select {string.Join(", ", names)} from {table} order by 1, 2").Cast<IDictionary<string, object?>>())
        {
            text.AppendJoin('|', names.Select(n => Convert.ToString(row[n], CultureInfo.InvariantCulture) ?? "∅")).Append('\n');
        }

        return text.ToString();
    }
}
