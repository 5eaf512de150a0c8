using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Parts;
using ParScore.App.Submissions.Waivers;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.Faults;

/// <summary>The sample's plan and one unit's part in a record, so that Sở Nội vụ has everything still to do.</summary>
internal static class RecordedCampaign
{
    public const string Id = "quang-tri-2020";
    public const string Unit = "SNV";

    /// <summary>A leaf of the unit: tasks done of tasks planned.</summary>
    public const string Leaf = "muc-do-hoan-thanh-ke-hoach-cchc-nam";

    public static readonly Actor Head = new() { Account = "thu.truong", Role = Role.Head, Unit = Unit };

    public static DataSettings Settings { get; } = new() { MinFreeBytes = 0 };

    /// <summary>Opens a record in a folder as a program would.</summary>
    public static Database Open(string folder) => Database.Open(DataDirectory.At(folder), Settings, SystemClock.Instance);

    /// <summary>Somebody of Sở Nội vụ who decides what may be let pass.</summary>
    public static readonly Actor Coordinator = new() { Account = "hoa.snv", Role = Role.Coordinator, Unit = Unit };

    /// <summary>Asks for everything that stands in the way of submitting to be let pass, and lets it, so that a part with one answer can be submitted.</summary>
    public static async Task LetPassAsync(Database database)
    {
        var waivers = new WaiverService(database);
        var (part, _) = await new UnitPartService(database).ReadAsync(Id, Unit, Head);
        foreach (var finding in part.ShouldNotBeNull().Findings.Where(f => f.IsInTheWay))
        {
            var asked = await waivers.RequestAsync(new WaiverAsk { Campaign = Id, Unit = Unit, Code = finding.Code, Leaf = finding.Leaf?.Id, Document = finding.Document, Reason = "Thử." }, Head, null);
            (await waivers.DecideAsync(Id, Unit, asked.Number.ShouldNotBeNull(), 1, WaiverDecision.Granted, null, Coordinator, null)).Refusals.ShouldBeEmpty();
        }
    }

    /// <summary>Submits what stands in the record, as its head does: looks at it, types the password, certifies.</summary>
    public static async Task<SubmitOutcome> SubmitAsync(Database database, string request)
    {
        var (part, _) = await new UnitPartService(database).ReadAsync(Id, Unit, Head);
        return await new SubmissionService(database).SubmitAsync(Id, Unit, part.ShouldNotBeNull().ContentHash!, Head with { PasswordAt = SystemClock.Instance.GetCurrentInstant() }, request);
    }

    /// <summary>Makes it and closes it again.</summary>
    public static async Task CreateAsync(string folder)
    {
        using var campaign = new CampaignCopy();
        foreach (var file in Directory.EnumerateFiles(campaign.PathOf("answers")).Where(f => !f.EndsWith("SKHCN.json", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        using var database = Open(folder);
        await new CampaignImport(database).ImportAsync(campaign.Load().Result.ShouldNotBeNull(), campaign.Folder, new Actor { Account = "root", Role = Role.Operator });
    }
}
