using Dapper;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Verification;
using ParScore.Scoring.Criteria;
using ParScore.Tests.App.Consolidation;
using ParScore.Tests.Scoring;

namespace ParScore.Tests.App.Reviews;

/// <summary>
/// A campaign in which STC and STP have handed in their parts and Sở Nội vụ reviews: leaves of one unit and shared leaves of every way of joining, one that Sở Nội vụ
/// itself answers, one it contributes to, and one it enters.
/// </summary>
internal sealed class ReviewCase : IDisposable
{
    public const string Campaign = "thu-2020";

    public static readonly Instant Start = Instant.FromUtc(2021, 2, 17, 3, 0);

    private const string Ratio = """{ "kind": "ratio", "figures": { "numerator": { "label": "Hoàn thành" }, "denominator": { "label": "Phải làm" } }, "full": "100" }""";

    private static readonly Lazy<CriteriaSet> LazySet = new(() => Sets.Of(
        "10",
        [
            Sets.Branch("1", "9",
            [
                Sets.Leaf("1.1", "1", """{ "kind": "met", "figures": { "met": { "label": "Ban hành kế hoạch" } }, "notApplicable": "lowers-max" }"""),
                Sets.Leaf("1.2", "1", Ratio),
                Sets.Leaf("1.3", "1", Ratio),
                Sets.Leaf("1.4", "1", """{ "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ { "code": "a", "label": "Ngân sách", "owner": "STC" }, { "code": "b", "label": "Pháp chế", "owner": "STP" } ] }"""),
                Sets.Leaf("1.5", "1", """{ "kind": "met", "figures": { "met": { "label": "Đúng hạn" } } }"""),
                Sets.Leaf("1.6", "1", """{ "kind": "choice", "figures": { "choice": { "label": "Mức" } }, "options": [ { "code": "tot", "label": "Tốt", "points": "1" }, { "code": "kha", "label": "Khá", "points": "0.5" } ] }"""),
                Sets.Leaf("1.7", "1", """{ "kind": "met", "figures": { "met": { "label": "Tự kiểm tra" } } }"""),
                Sets.Leaf("1.8", "2", Ratio),
            ]),
            Sets.Leaf("2", "1", """{ "kind": "entered", "source": "sipas", "figures": { "points": { "label": "Điểm công bố", "max": "1" } } }"""),
        ]));

    private static readonly Lazy<Task<string>> Filled = new(FillAsync);

    private readonly DataDirectory _directory;

    private ReviewCase(string folder)
    {
        _directory = DataDirectory.At(folder);
        Clock = new SetClock { Now = Start };
        Database = Database.Open(_directory, new DataSettings(), Clock);
        (Reviews, Reader, Changes, OwnReviews, Shared) = (new ReviewService(Database), new ReviewReader(Database, Clock), new ChangeReader(Database, Clock), new OwnReviewService(Database), new SharedLeafReader(Database, Clock));
    }

    public static CriteriaSet Set => LazySet.Value;

    public static Actor Hoa { get; } = new() { Account = "hoa.snv", Role = Role.Coordinator, Unit = "SNV" };

    public static Actor Minh { get; } = new() { Account = "minh.snv", Role = Role.Coordinator, Unit = "SNV" };

    public static Actor Approver { get; } = new() { Account = "pct.ubnd", Role = Role.Approver };

    public static CampaignPlan Plan => new()
    {
        Id = Campaign,
        Name = "Kỳ thử năm 2020",
        Province = "Quảng Trị",
        IndexYear = 2020,
        LegalBasis = new LegalDocument { Number = "320/QĐ-UBND", Issuer = "UBND tỉnh", Date = new DateOnly(2021, 2, 3) },
        Coordinator = "SNV",
        Units = [new PlanUnit { Code = "SNV", Name = "Sở Nội vụ" }, new PlanUnit { Code = "STC", Name = "Sở Tài chính" }, new PlanUnit { Code = "STP", Name = "Sở Tư pháp" }],
        Deadlines =
        [
            new Deadline { Step = DeadlineStep.SelfScore, Name = "Tự chấm", Due = Start + Duration.FromDays(1), Locked = Start + Duration.FromDays(2) },
            new Deadline { Step = DeadlineStep.Consolidate, Name = "Tổng hợp", Due = Start + Duration.FromDays(5), Locked = Start + Duration.FromDays(6) },
        ],
        Assignments =
        [
            new Assignment { Leaf = Set.Find("1.1")!, Lead = "STC" },
            new Assignment { Leaf = Set.Find("1.2")!, Lead = "STC" },
            new Assignment { Leaf = Set.Find("1.3")!, Lead = "STC", Contributors = ["STP"] },
            new Assignment { Leaf = Set.Find("1.4")!, Lead = "STC", Contributors = ["STP"] },
            new Assignment { Leaf = Set.Find("1.5")!, Lead = "STC", Contributors = ["STP"] },
            new Assignment { Leaf = Set.Find("1.6")!, Lead = "STC", Contributors = ["STP"] },
            new Assignment { Leaf = Set.Find("1.7")!, Lead = "SNV" },
            new Assignment { Leaf = Set.Find("1.8")!, Lead = "STC", Contributors = ["SNV"] },
        ],
    };

    public SetClock Clock { get; }

    public Database Database { get; }

    public ReviewService Reviews { get; }

    public ReviewReader Reader { get; }

    public ChangeReader Changes { get; }

    public OwnReviewService OwnReviews { get; }

    public SharedLeafReader Shared { get; }

    /// <summary>Nobody has submitted yet.</summary>
    public static async Task<ReviewCase> DraftAsync() => new(SmallRecord.CopyFolder(await Filled.Value, Directory.CreateTempSubdirectory("parscore-review-").FullName));

    /// <summary>All three have submitted.</summary>
    public static async Task<ReviewCase> SubmittedAsync()
    {
        var review = await DraftAsync();
        foreach (var unit in Plan.Units)
        {
            await review.SubmitAsync(unit.Code);
        }

        return review;
    }

    public static Actor OfficerOf(string unit) => new() { Account = $"lan.{unit}", Role = Role.Officer, Unit = unit };

    /// <summary>Declares or changes one figure, as the unit's officer would; the submission must be in the unit's hands.</summary>
    public Task DeclareAsync(string unit, string leaf, string role, string? json, string item = "") => WriteAsync(OfficerOf(unit), "answer-saved", async session =>
    {
        var node = Set.Find(leaf)!;
        var version = (await AnswerStore.ListFiguresAsync(Campaign, node.Id, session.Connection)).FirstOrDefault(f => f.Unit.Is(unit) && f.Figure.Role.Is(role) && f.Figure.Item.Is(item))?.Version ?? 0;
        (await AnswerStore.PutFigureAsync(Campaign, node.Id, unit, new TypedFigure(role, item, json), version, session.Connection)).ShouldBeTrue();
        await LeafScoreStore.RescoreAsync(Campaign, node, (await CampaignStore.FindAsync(Campaign, session.Connection))!.Value.Plan, Set, session.Connection);
    });

    public Task ExplainAsync(string unit, string leaf, string? text) => WriteAsync(OfficerOf(unit), "answer-saved", async session =>
    {
        var node = Set.Find(leaf)!;
        var version = (await AnswerStore.ListExplanationsAsync(Campaign, node.Id, session.Connection)).FirstOrDefault(f => f.Unit.Is(unit))?.Version ?? 0;
        (await AnswerStore.PutExplanationAsync(Campaign, node.Id, unit, text, version, session.Connection)).ShouldBeTrue();
    });

    /// <summary>Another file for the document at a leaf, or the first.</summary>
    public Task ProveAsync(string unit, string leaf, byte width) => WriteAsync(OfficerOf(unit), "evidence-received", async session =>
    {
        var (node, code) = (Set.Find(leaf)!, $"{unit}-{leaf}");
        if (await EvidenceStore.FindAsync(Campaign, unit, code, null, session.Connection) is null)
        {
            await EvidenceStore.AddAsync(Campaign, new EvidenceDocument { Id = code, Unit = unit, Number = "1/KH", Date = new DateOnly(2020, 5, 6), Issuer = unit, Abstract = "Kế hoạch" }, session.Connection);
            await EvidenceStore.AddLinkAsync(Campaign, node.Id, unit, code, "II", "3", null, session.Connection);
        }

        var (file, refusals) = await new EvidenceFolder(_directory, new DataSettings()).TakeInAsync(new MemoryStream(SmallRecord.Picture(width)), EvidenceType.Png, null, 0);
        refusals.ShouldBeEmpty();
        await EvidenceStore.AddFileAsync(Campaign, unit, code, $"quét {width}.png", file!, EvidenceType.Png, session.NowText, session.Actor.Account, session.Connection);
    });

    public Task SubmitAsync(string unit) => WriteAsync(new Actor { Account = $"truong.{unit}", Role = Role.Head, Unit = unit }, "submitted", async session =>
    {
        await SubmissionStore.SubmitAsync(Campaign, unit, session.Now, session.Connection);
        var record = (await CampaignRecord.FindAsync(Campaign, session.Connection))!;
        await SubmissionStore.AddReceiptAsync(
            new Receipt { Campaign = Campaign, Unit = unit, SubmittedAt = session.Now, SubmittedBy = session.Actor.Account, ContentHash = UnitContent.HashOf(record.Answers.Single(a => a.Unit.Is(unit)), Set), Checkpoint = await session.CheckpointAsync($"receipt {unit}") },
            session.Connection);
    });

    public Task<ProvinceResult> ResultAsync() => Database.ReadAsync(async connection => (await CampaignRecord.FindAsync(Campaign, connection))!.Consolidate());

    public async Task<ConsolidatedLine> LineAsync(string leaf) => (await ResultAsync()).LineOf(Set.Find(leaf)!);

    /// <summary>What a reviewer has on the screen: a part.</summary>
    public async Task<ReviewTarget> TargetAsync(string leaf, string unit)
    {
        var part = (await LineAsync(leaf)).Parts.Single(p => p.Unit.Is(unit));
        return new ReviewTarget(leaf, unit, part.ContentHash, part.Latest?.Number ?? 0);
    }

    /// <summary>What a reviewer has on the screen: all parts of a leaf, under the lead.</summary>
    public async Task<ReviewTarget> WholeAsync(string leaf, string unit = "STC") => await TargetAsync(leaf, unit) with { SeenContent = (await LineAsync(leaf)).ContentHash };

    public async Task<ReviewOutcome> AcceptAsync(string leaf, string unit, Actor? actor = null, string? request = null) => await Reviews.AcceptAsync(Campaign, [await TargetAsync(leaf, unit)], null, actor ?? Hoa, request);

    public async Task<ReviewOutcome> ByHandAsync(string leaf, string points, string reason = "Thiếu văn bản", Actor? actor = null) => await Reviews.AdjustByHandAsync(Campaign, await WholeAsync(leaf), points, reason, actor ?? Hoa, null);

    public async Task<ReviewOutcome> ByRuleAsync(string leaf, params (string Role, string Item, string? Json)[] figures) =>
        await Reviews.AdjustByRuleAsync(Campaign, await WholeAsync(leaf), [.. figures.Select(f => new TypedFigure(f.Role, f.Item, f.Json))], "Đã đối chiếu sổ sách", Hoa, null);

    public async Task<ReviewOutcome> ReturnAsync(string leaf, string unit, Instant? until = null, Actor? actor = null, string reason = "Số liệu chưa khớp") => await Reviews.ReturnAsync(Campaign, [await TargetAsync(leaf, unit)], reason, until, actor ?? Hoa, null);

    /// <summary>Every part of a unit that is still open is accepted.</summary>
    public async Task<ReviewOutcome> AcceptOpenAsync(string unit, Actor? actor = null, params string[] butNot)
    {
        var preview = await Reader.PreviewAsync(Campaign, unit, null, actor ?? Hoa);
        return await Reviews.AcceptAsync(Campaign, [.. preview.Lines.Where(l => !butNot.Contains(l.Leaf.Code, StringComparer.Ordinal)).Select(l => l.Target)], null, actor ?? Hoa, null);
    }

    public async Task<SubmissionState> StateAsync(string unit) => (await Database.ReadAsync(connection => SubmissionStore.FindAsync(Campaign, unit, connection)))!.State;

    /// <summary>What a unit was told, as kind and text.</summary>
    public Task<(string Kind, string Text)[]> NoticesAsync(string unit) =>
        Database.ReadAsync(async connection => (await connection.QueryAsync<(string, string)>("select kind, text from notice where unit = @Unit order by number", new { Unit = unit })).ToArray());

    public Task<Checkpoint> HeadAsync() => Database.ReadAsync(JournalStore.GetHeadAsync);

    public Task<VerifyReport> VerifyAsync() => new Verifier(_directory, new DataSettings(), Clock).RunAsync(new VerifyOptions());

    public async Task ShouldVerifyAsync() => (await VerifyAsync()).Problems.ShouldBeEmpty();

    /// <summary>Writes past every use case.</summary>
    public Task WriteAsync(Actor actor, string action, Func<WriteSession, Task> work) => Database.WriteAsync(new Act { Actor = actor, Action = action }, async session =>
    {
        await work(session);
        return true;
    });

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(_directory.Path, recursive: true);
    }

    private static Task<ParScore.Scoring.Sheets.LeafScore> RescoreAsync(Node leaf, WriteSession session) => LeafScoreStore.RescoreAsync(Campaign, leaf, Plan, Set, session.Connection);

    private static async Task<string> FillAsync()
    {
        var folder = Directory.CreateTempSubdirectory("parscore-review-").FullName;
        using var review = new ReviewCase(Directory.CreateTempSubdirectory("parscore-review-").FullName);
        await review.WriteAsync(SmallRecord.Operator, "campaign-imported", async session =>
        {
            await CampaignStore.AddAsync(Plan, Set, session.Connection);
            foreach (var unit in Plan.Units)
            {
                await SubmissionStore.BeginAsync(Campaign, unit.Code, null, session.Connection);
            }

            foreach (var leaf in Set.Leaves)
            {
                await RescoreAsync(leaf, session);
            }
        });
        (string Unit, string Leaf, string Role, string Item, string Json)[] figures =
        [
            ("STC", "1.1", "met", "", "true"),
            ("STC", "1.2", "numerator", "", "\"5\""), ("STC", "1.2", "denominator", "", "\"6\""),
            ("STC", "1.3", "numerator", "", "\"3\""), ("STC", "1.3", "denominator", "", "\"4\""), ("STP", "1.3", "numerator", "", "\"2\""), ("STP", "1.3", "denominator", "", "\"3\""),
            ("STC", "1.4", "items", "a", "\"met\""), ("STP", "1.4", "items", "b", "\"not-met\""),
            ("STC", "1.5", "met", "", "true"), ("STP", "1.5", "met", "", "true"),
            ("STC", "1.6", "choice", "", "\"tot\""),
            ("SNV", "1.7", "met", "", "true"),
            ("STC", "1.8", "numerator", "", "\"7\""), ("STC", "1.8", "denominator", "", "\"8\""), ("SNV", "1.8", "numerator", "", "\"1\""), ("SNV", "1.8", "denominator", "", "\"2\""),
        ];
        foreach (var (unit, leaf, role, item, json) in figures)
        {
            await review.DeclareAsync(unit, leaf, role, json, item);
        }

        await review.ProveAsync("STC", "1.1", 5);
        await review.ExplainAsync("STC", "1.2", "Theo báo cáo năm.");
        review.Database.Dispose();
        return SmallRecord.CopyFolder(review._directory.Path, folder);
    }
}
