using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
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
