using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Parts;
using ParScore.App.Submissions.Waivers;
using ParScore.App.Verification;
using ParScore.Scoring;
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

    private static readonly Lazy<Task<(string Folder, string Draft, string Submitted, Checkpoint Paper)>> Filled = new(FillAsync);

    private bool _isBorrowed;

    private SmallRecord(string folder, Checkpoint paper)
    {
        (Directory, Paper) = (DataDirectory.At(folder), paper);
        Clock = new SetClock { Now = Start + Duration.FromHours(30) };
    }

    public static CriteriaSet Set => LazySet.Value;

    public static Actor Operator { get; } = new() { Account = "vanhanh", Role = Role.Operator };

    public static Actor Officer { get; } = new() { Account = "lan.snv", Role = Role.Officer, Unit = "SNV" };

    public static Actor Head { get; } = new() { Account = "truong.snv", Role = Role.Head, Unit = "SNV" };

    /// <summary>Somebody of Sở Nội vụ who decides for the province.</summary>
    public static Actor Coordinator { get; } = new() { Account = "hoa.snv", Role = Role.Coordinator, Unit = "SNV" };

    /// <summary>Somebody of the contributing unit.</summary>
    public static Actor OtherOfficer { get; } = new() { Account = "binh.stc", Role = Role.Officer, Unit = "STC" };

    public static Actor Administrator { get; } = new() { Account = "quan.tri", Role = Role.Administrator };

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

    /// <summary>Another record's folder, for editing and verifying; it stays when this is disposed of.</summary>
    public static SmallRecord Over(string folder) => new(folder, new Checkpoint(0, JournalEntry.Start)) { _isBorrowed = true };

    /// <summary>A filled record of its own.</summary>
    public static async Task<SmallRecord> CopyAsync()
    {
        var (folder, _, _, paper) = await Filled.Value;
        return new SmallRecord(CopyFolder(folder, NewFolder()), paper);
    }

    /// <summary>The same before anybody submitted.</summary>
    public static async Task<SmallRecord> DraftAsync()
    {
        var (_, draft, _, _) = await Filled.Value;
        return new SmallRecord(CopyFolder(draft, NewFolder()), new Checkpoint(0, JournalEntry.Start));
    }

    /// <summary>The same after Sở Nội vụ submitted and before anything was reviewed or approved.</summary>
    public static async Task<SmallRecord> SubmittedAsync()
    {
        var (_, _, submitted, _) = await Filled.Value;
        return new SmallRecord(CopyFolder(submitted, NewFolder()), new Checkpoint(0, JournalEntry.Start));
    }

    /// <summary>Sends the part of Sở Nội vụ back with its reviewed leaf, for a correction where it was approved, so that it can be changed again.</summary>
    public static Task<int> ReturnAsync(Database database) => database.WriteAsync(new Act { Actor = Operator, Action = "returned" }, session => session.Connection.ExecuteAsync(
        """
        update submission set state = 'returned', version = version + 1 where unit = 'SNV';
        insert into correction (campaign, snapshot, reason, opened_at, opened_by) select campaign, number, 'Sửa', @Now, 'hoa.snv' from snapshot where campaign = @Campaign on conflict do nothing;
        insert into review (campaign, leaf, unit, number, decision, points, reason, decided_at, decided_by)
        select campaign, leaf, unit, max(number) + 1, 'returned', null, 'Sửa', @Now, 'hoa.snv' from review where campaign = @Campaign group by campaign, leaf, unit;
        """,
        new { Campaign, Now = session.NowText }));

    /// <summary>A record that holds the plan and nothing else.</summary>
    public static async Task<SmallRecord> PlannedAsync()
    {
        var record = new SmallRecord(NewFolder(), new Checkpoint(0, JournalEntry.Start));
        using var database = record.Open();
        await PlanAsync(database);
        return record;
    }

    /// <summary>Submits the part of Sở Nội vụ as it stands, as its head does: looks at it, types the password, certifies.</summary>
    public static async Task<SubmitOutcome> SubmitAsync(Database database, IClock clock, string? request, Actor? head = null)
    {
        var (part, refusals) = await new UnitPartService(database).ReadAsync(Campaign, "SNV", head ?? Head);
        refusals.ShouldBeEmpty();
        return await new SubmissionService(database).SubmitAsync(Campaign, "SNV", part!.ContentHash ?? "", (head ?? Head) with { PasswordAt = clock.GetCurrentInstant() }, request);
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

    /// <summary>Few rounds of password hashing: tests sign in hundreds of times.</summary>
    public static DataSettings Quick { get; } = new() { PasswordIterations = 1000 };

    public Database Open(DataSettings? settings = null) => Database.Open(Directory, settings ?? Quick, Clock);

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

    public void Dispose()
    {
        if (!_isBorrowed)
        {
            System.IO.Directory.Delete(Directory.Path, recursive: true);
        }
    }

    private static string NewFolder() => System.IO.Directory.CreateTempSubdirectory("parscore-record-").FullName;

    private static Task<bool> PlanAsync(Database database) => database.WriteAsync(new Act { Actor = Operator, Action = "campaign-imported" }, async session =>
    {
        await CampaignStore.AddAsync(Plan, Set, session.Connection);
        return true;
    });

    private static async Task<(string Folder, string Draft, string Submitted, Checkpoint Paper)> FillAsync()
    {
        using var record = new SmallRecord(NewFolder(), new Checkpoint(0, JournalEntry.Start));
        record.Clock.Now = Start;
        using (var database = record.Open())
        {
            await PlanAsync(database);
            await DeclareAsync(database);
            await AskToLetPassAsync(database);
            await ProveAsync(database);
            await UrgeAsync(database);
        }

        var draft = CopyFolder(record.Directory.Path, NewFolder());
        using (var database = record.Open())
        {
            (await SubmitAsync(database, record.Clock, "nop-1")).Refusals.ShouldBeEmpty();
        }

        var submitted = CopyFolder(record.Directory.Path, NewFolder());
        Checkpoint paper;
        using (var database = record.Open())
        {
            await AddPeopleAsync(database, record.Clock);
            record.Clock.Now += Duration.FromHours(2);
            paper = await ApproveAsync(database);
        }

        // Not disposed with the record: the copies are made from it until the tests end.
        return (CopyFolder(record.Directory.Path, NewFolder()), draft, submitted, paper);
    }

    private static async Task AddPeopleAsync(Database database, SetClock clock)
    {
        (await new FirstAccountService(database, clock).MakeLinkAsync(Operator)).Refusals.ShouldBeEmpty();
        var accounts = new AccountService(database, clock);
        var role = new GivenRole { Role = Role.Officer, Unit = "SNV" };
        var made = await accounts.CreateAsync(new NewAccount { Name = "lan.snv", DisplayName = "Nguyễn Thị Lan", Email = "lan@example.vn", Role = role, Reason = "QĐ 1" }, Administrator, "tk-1");
        (await new SignInService(database).SignInAsync("lan.snv", made.FirstPassword)).IsDone.ShouldBeTrue();
        (await new SignInService(database).SignInAsync("khong.co", made.FirstPassword)).IsDone.ShouldBeFalse();
    }

    private static async Task DeclareAsync(Database database)
    {
        var answers = new AnswerService(database);
        (await answers.SaveAsync(Save("1.1", "met", "true"), Officer, "luu-1")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(Save("1.2", "numerator", "\"40,5\"") with { Explanation = new ChangedText("Số liệu đến hết tháng 12.", 0) }, Officer, "luu-2")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(Save("1.2", "denominator", "\"81\""), Officer, "luu-3")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(Save("1.3", "items", "\"met\"", item: "b") with { Explanation = new ChangedText("Đã làm xong trong quý III.", 0) }, Officer, "luu-4")).IsSaved.ShouldBeTrue();
        (await answers.SaveAsync(new SaveAnswer { Campaign = Campaign, Leaf = "1.3", Unit = "STC", NotApplicable = new ChangedText("Không phát sinh.", 0) }, OtherOfficer, "luu-5")).IsSaved.ShouldBeTrue();
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

    // Before there is an initiative the head asks to do without one, and Sở Nội vụ says no.
    private static async Task AskToLetPassAsync(Database database)
    {
        var waivers = new WaiverService(database);
        (await waivers.RequestAsync(new WaiverAsk { Campaign = Campaign, Unit = "SNV", Code = "initiative-incomplete", Reason = "Chưa có sáng kiến." }, Head, "bo-qua-1")).Refusals.ShouldBeEmpty();
        (await waivers.DecideAsync(Campaign, "SNV", 1, 1, WaiverDecision.Refused, "Kế hoạch yêu cầu ít nhất 01 sáng kiến.", Coordinator, "bo-qua-2")).Refusals.ShouldBeEmpty();
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

    // As preparation, extension, reminder and mail write it.
    private static Task<int> UrgeAsync(Database database) => database.WriteAsync(new Act { Actor = Operator, Action = "reminder-sent" }, session => session.Connection.ExecuteAsync(
        """
        insert into preparation (campaign, begun_at, begun_by, cloned_from, opened_at, opened_by, version) values (@Campaign, @Now, 'hoa.snv', null, @Now, 'hoa.snv', 2);
        insert into assignment_figure (campaign, leaf, role, unit, active, version) values (@Campaign, 'n1-2', 'numerator', 'SNV', 0, 1);
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
            await ReviewStore.AddAsync(ByRule(session.Now), session.Connection);
            return true;
        });
        await AddLastYearAsync(database);
        return await database.WriteAsync(new Act { Actor = Operator, Action = "package-made" }, async session =>
        {
            await session.NoteAsync(("campaign", Campaign));
            return await session.CheckpointAsync("package");
        });
    }

    // Of what stood there before: it counts for nothing.
    private static LeafReview ByRule(Instant at)
    {
        var (leaf, figures) = (Set.Find("1.2")!, (TypedFigure[])[new("denominator", "", "\"80\""), new("numerator", "", "\"17\"")]);
        var score = ReviewedScores.ByRule(leaf, figures);
        var review = new LeafReview
        {
            Campaign = Campaign,
            Leaf = leaf.Id,
            Unit = "SNV",
            Decision = ReviewDecision.Adjusted,
            Points = score.Points,
            Max = score.Max,
            SelfPoints = new Points(Fraction.ParseExact("10/17")),
            Reason = "Mẫu số sai",
            Figures = figures,
            ContentHash = CanonicalJson.Hash("\"before\""u8),
            DecidedAt = at,
            DecidedBy = "hoa.snv",
            Waiver = 1,
        };
        return review with { Trace = ReviewedScores.Of(review, score).Trace!.ToString() };
    }

    // Last year's campaign, at its end: a row in every table of what comes after an approval, as its use case writes it.
    private static Task<int> AddLastYearAsync(Database database) => database.WriteAsync(new Act { Actor = Coordinator, Action = "last-year" }, session => session.Connection.ExecuteAsync(
        """
        insert into campaign (id, name, province, index_year, set_hash, legal_number, legal_issuer, coordinator, version) select @Last, 'Kỳ trước', province, 2019, set_hash, '1/KH', 'UBND tỉnh', coordinator, 1 from campaign where id = @Campaign;
        insert into campaign_unit (campaign, unit, position, name, version) values (@Last, 'SNV', 1, 'Sở Nội vụ', 1);
        insert into preparation (campaign, begun_at, begun_by, opened_at, opened_by, version) values (@Last, @Now, 'hoa.snv', @Now, 'hoa.snv', 1);
        insert into assignment_figure (campaign, leaf, role, unit, active, version) values (@Last, 'n1-2', 'numerator', 'SNV', 1, 1);
        insert into deadline_extension (campaign, number, step, unit, leaf, until, reason, granted_at, granted_by, version) values (@Last, 1, 'self-score', 'SNV', 'n1-2', @Now, 'Bão lũ', @Now, 'hoa.snv', 1);
        insert into notice (campaign, unit, number, kind, leaf, text, at) values (@Last, 'SNV', 1, 'approved', null, 'Đã phê duyệt.', @Now);
        insert into notice_reading (campaign, unit, number, account, at) values (@Last, 'SNV', 1, 'lan.snv', @Now);
        insert into snapshot (campaign, number, content, hash, set_hash, journal_count, journal_head, decision_number, decision_date, approved_at, approved_by)
        select @Last, 1, content, hash, set_hash, journal_count, journal_head, '9/QĐ', '2020-02-20', approved_at, approved_by from snapshot where campaign = @Campaign;
        insert into proposal (campaign, number, content_hash, journal_count, journal_head, note, proposed_at, proposed_by, outcome, decided_at, decided_by, version) select campaign, 1, hash, 0, @Start, 'Ghi chú', @Now, 'hoa.snv', 'approved', @Now, approved_by, 2 from snapshot where campaign = @Last;
        insert into correction (campaign, snapshot, reason, opened_at, opened_by) values (@Last, 1, 'Sai số', @Now, 'hoa.snv');
        insert into keying (campaign, snapshot, leaf, item, done, at, by, version) values (@Last, 1, 'n1-2', 'score', 1, @Now, 'hoa.snv', 1);
        insert into ministry_submission (campaign, snapshot, submitted_at, submitted_by, reference, note, recorded_at) values (@Last, 1, @Now, 'hoa.snv', 'BNV-1', 'đủ', @Now);
        insert into appraisal_round (campaign, round, snapshot, source, opened_at, opened_by, explain_due, explain_locked, closed_at, closed_by, version) values (@Last, 'round-1', 1, 'CV 1', @Now, 'hoa.snv', @Now, @Now, @Now, 'hoa.snv', 2);
        insert into appraisal_score (campaign, round, leaf, number, points, reason, at, by) values (@Last, 'round-1', 'n1-2', 1, '0.5', 'Thiếu', @Now, 'hoa.snv');
        insert into appraisal_explanation (campaign, leaf, unit, number, text, at, by) values (@Last, 'n1-2', 'SNV', 1, 'Ở trang 3', @Now, 'lan.snv');
        insert into publication (campaign, number, subject, shown, at, by, reason) values (@Last, 1, 'results', 1, @Now, 'hoa.snv', 'xong');
        insert into closing (campaign, at, by, reason) values (@Last, @Now, 'hoa.snv', 'xong');
        insert into mail (campaign, unit, step, occasion, address, subject, text, created_at, tries, claimed_at, tried_at, error, outcome, settled_at, version) values (@Campaign, 'STC', 'self-score', 't-1', 'stc@example.vn', 'Nhắc', 'Còn một ngày.', @Now, 1, @Now, @Now, 'lỗi', 'sent', @Now, 2);
        """,
        new { Campaign, Last = "thu-2019", Now = session.NowText, JournalEntry.Start }));

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
