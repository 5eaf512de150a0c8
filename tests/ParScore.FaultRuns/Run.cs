using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Backups;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Parts;
using ParScore.App.Submissions.Waivers;

namespace ParScore.FaultRuns;

/// <summary>Named steps on one data directory, through the services that screens and commands use, one after the other as a server would.</summary>
internal sealed class Run(string folder, string sample, string setFile)
{
    public const string Campaign = "quang-tri-2020";
    public const string Unit = "SNV";

    /// <summary>Leaves of the unit: a share in proportion, a yes or no, and a share in bands.</summary>
    public const string Share = "muc-do-hoan-thanh-ke-hoach-cchc-nam";
    public const string YesNo = "thuc-hien-che-do-bao-cao-cchc-dinh";
    public const string Banded = "ty-le-co-quan-chuyen-mon-cap-tinh";

    private static readonly DataSettings Settings = new() { MinFreeBytes = 0 };

    private readonly DataDirectory _directory = DataDirectory.At(Path.Combine(folder, "data"));

    public static Actor Head => new() { Account = "thu.truong", Role = Role.Head, Unit = Unit };

    private static Actor Operator => new() { Account = "root", Role = Role.Operator };

    /// <summary>Takes the steps; after one that fails the next is tried all the same, on the same database.</summary>
    public async Task<int> StepsAsync(IEnumerable<string> steps)
    {
        Database? database = null;
        foreach (var step in steps)
        {
            try
            {
                database ??= string.Equals(step, "earlier-release", StringComparison.Ordinal) ? null : await OpenAsync(_directory);
                await StepAsync(step, database!);
            }
            catch (StepFailedException)
            {
                // Told already.
            }
        }

        database?.Dispose();
        return 0;
    }

    /// <summary>Tells what is begun, does it, and tells how it ended.</summary>
    public static async Task TellAsync(string step, string identity, Func<Task<object?>> work)
    {
        Told.Line("BEGIN", new { step, identity });
        try
        {
            var facts = await work();
            Told.Line(facts is null ? "REFUSED" : "ACK", new { step, identity, facts, code = facts is null ? "refused" : null });
        }
        catch (OutcomeUnknownException)
        {
            Told.Line("UNKNOWN", new { step, identity });
            throw new StepFailedException();
        }
        catch (Exception error) when (StorageTroubles.Explain(error) is { } trouble)
        {
            Told.Line("REFUSED", new { step, identity, code = trouble.Code, error = error.Message });
            throw new StepFailedException();
        }
    }

    /// <summary>Opens the record, which may have to take in what a kill has left.</summary>
    public static async Task<Database> OpenAsync(DataDirectory directory)
    {
        Database? database = null;
        await TellAsync("open", "open", () =>
        {
            database = Database.Open(directory, Settings, SystemClock.Instance);
            return Task.FromResult<object?>(new { version = Migrator.All[^1].Number });
        });
        return database!;
    }

    /// <summary>Saves values of one leaf over what stands there.</summary>
    public static Task AnswerAsync(Database database, string leaf, string request, params (string Role, string Json)[] figures) => TellAsync("answer", request, async () =>
    {
        var seen = (await database.ReadAsync(c => AnswerStore.ListFiguresAsync(Campaign, leaf, c))).ToDictionary(f => f.Figure.Role, f => f.Version, StringComparer.Ordinal);
        var save = new SaveAnswer { Campaign = Campaign, Leaf = leaf, Unit = Unit, Figures = [.. figures.Select(f => new ChangedFigure(new TypedFigure(f.Role, "", f.Json), seen.GetValueOrDefault(f.Role)))] };
        var outcome = await new AnswerService(database).SaveAsync(save, Head, request);
        return outcome.IsSaved ? new { leaf, unit = Unit, figures = figures.ToDictionary(f => f.Role, f => f.Json, StringComparer.Ordinal) } : null;
    });

    /// <summary>Uploads a small PDF of its own bytes and links it.</summary>
    public static async Task UploadAsync(Database database, string leaf, string request)
    {
        var service = new EvidenceService(database);
        var bytes = Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n%{request}\n");
        var (document, sha256) = ("", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        await TellAsync("upload", $"{request}-file", async () =>
        {
            var details = new DocumentDetails { Number = "01/BC-SNV", Date = new DateOnly(2021, 1, 15), Issuer = "Sở Nội vụ", Abstract = $"Báo cáo {request}" };
            using var content = new MemoryStream(bytes);
            var outcome = await service.UploadAsync(Campaign, Unit, details, $"{request}.pdf", content, bytes.Length, Head, $"{request}-file");
            document = outcome.Document ?? "";
            return outcome.IsDone ? new { unit = Unit, document, sha256 } : null;
        });
        await TellAsync("link", $"{request}-link", async () =>
        {
            var outcome = await service.LinkAsync(Campaign, leaf, Unit, document, "Mục I", "1", null, Head, $"{request}-link");
            return outcome.IsDone ? new { leaf, unit = Unit, document, position = outcome.Link } : null;
        });
    }

    private async Task StepAsync(string step, Database database) => await (step switch
    {
        "earlier-release" => EarlierReleaseAsync(),
        "open" => Task.CompletedTask,
        "import" => TellAsync(step, "campaign-imported", () => ImportAsync(database)),
        "upload" => UploadAsync(database, Share, "upload"),
        "answer" => AnswerAsync(database, Share, "answer", ("numerator", "\"47\""), ("denominator", "\"54\"")),
        "answer-again" => AnswerAsync(database, YesNo, "answer-again", ("met", "true")),
        "answer-third" => AnswerAsync(database, Banded, "answer-third", ("numerator", "\"9\""), ("denominator", "\"31\"")),
        "let-pass" => LetPassAsync(database),
        "submit" => TellAsync(step, step, async () => (await SubmitAsync(database, step)).Receipt is { } receipt
            ? new { unit = Unit, number = receipt.Number, contentHash = receipt.ContentHash, checkpoint = receipt.Checkpoint.ToString() } : null),
        "export" => TellAsync(step, step, () => ExportAsync(database)),
        "backup" => TellAsync(step, "backup-begun", async () => (await new BackupService(database, SystemClock.Instance).BackupAsync(Path.Combine(folder, "backup"), Operator)).IsClean ? new { folder = "backup" } : null),
        _ => throw new ArgumentException($"There is no step '{step}'.", nameof(step)),
    });

    // Everything that stands in the way of submitting a part with one answer; beforehand, without faults.
    private static async Task LetPassAsync(Database database)
    {
        var (waivers, coordinator) = (new WaiverService(database), new Actor { Account = "hoa.snv", Role = Role.Coordinator, Unit = Unit });
        var (part, _) = await new UnitPartService(database).ReadAsync(Campaign, Unit, Head);
        foreach (var finding in part!.Findings.Where(f => f.IsInTheWay))
        {
            var asked = await waivers.RequestAsync(new WaiverAsk { Campaign = Campaign, Unit = Unit, Code = finding.Code, Leaf = finding.Leaf?.Id, Document = finding.Document, Reason = "Thử." }, Head, request: null);
            await waivers.DecideAsync(Campaign, Unit, asked.Number!.Value, 1, WaiverDecision.Granted, reason: null, coordinator, request: null);
        }
    }

    // As the head does: looks at the part, types the password, certifies what was shown.
    private static async Task<SubmitOutcome> SubmitAsync(Database database, string request)
    {
        var (part, _) = await new UnitPartService(database).ReadAsync(Campaign, Unit, Head);
        return await new SubmissionService(database).SubmitAsync(Campaign, Unit, part!.ContentHash!, Head with { PasswordAt = SystemClock.Instance.GetCurrentInstant() }, request);
    }

    // As the first release left it.
    private Task EarlierReleaseAsync()
    {
        _directory.Create();
        using var connection = Database.Connect(_directory.DatabaseFile, SqliteOpenMode.ReadWriteCreate);
        Migrator.Migrate(connection, SystemClock.Instance.GetCurrentInstant(), upTo: 1);
        return Task.CompletedTask;
    }

    private async Task<object?> ImportAsync(Database database)
    {
        var result = CampaignFolder.Load(sample, setFile).Result ?? throw new InvalidDataException("The sample does not load.");
        var (wasThere, findings) = await new CampaignImport(database).ImportAsync(result, sample, Operator);
        return wasThere || findings.Count > 0 ? null : new { campaign = result.Plan.Id, units = result.Units.Count(u => u.Answers is not null), documents = result.Units.Sum(u => u.Answers?.Documents.Count ?? 0) };
    }

    private async Task<object?> ExportAsync(Database database)
    {
        var result = (await database.ReadAsync(connection => CampaignRecord.FindAsync(Campaign, connection)))!.Consolidate();
        var binding = WorkbookBindingFile.Read(await File.ReadAllBytesAsync(WorkbookBindingFile.PathBeside(setFile)), result.Set).Binding!;
        var path = Path.Combine(folder, "bo-noi-vu.xlsx");
        MinistryWorkbook.Write(result, binding, writtenAt: null, path);
        return new { file = Path.GetFileName(path), sha256 = Convert.ToHexStringLower(SHA256.HashData(MinistryWorkbook.WriteBytes(result, binding, writtenAt: null))) };
    }
}
