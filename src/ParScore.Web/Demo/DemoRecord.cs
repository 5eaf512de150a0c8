using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Consolidation;
using ParScore.App.Storage;

namespace ParScore.Web.Demo;

/// <summary>Fills an empty record for trying: the sample campaign as it stands at the trial's clock, and a person for each role.</summary>
internal static class DemoRecord
{
    private static readonly Actor Loader = new() { Account = "program", Role = Role.Operator };

    /// <summary>Loads the sample.</summary>
    /// <returns>Why it could not be; empty when it was.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(Database database, IClock clock)
    {
        var trial = new TrialService(database);
        if (!await trial.MarkAsync())
        {
            return [$"--demo cần thư mục dữ liệu trống; {database.Directory.Path} đã có dữ liệu. Hãy chọn thư mục khác hoặc bỏ --data."];
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "quang-tri-2020");
        var (result, faults) = CampaignFolder.Load(folder, Path.Combine(AppContext.BaseDirectory, "criteria", "par-index-province", "2020.json"));
        if (result is null)
        {
            return [.. faults.Select(f => f.ToString())];
        }

        var (_, findings) = await new CampaignImport(database).ImportAsync(AsOf(result, clock.GetCurrentInstant()), folder, Loader, mayBePartial: true);
        await trial.AddPeopleAsync(result.Plan);
        return [.. findings.Select(f => f.ToString())];
    }

    // What the sample says was handed in later than the trial's clock is still being worked on.
    private static ProvinceResult AsOf(ProvinceResult result, Instant now) => result with
    {
        Units = [.. result.Units.Select(u => u.Answers?.SubmittedAt > now ? u with { Answers = u.Answers with { SubmittedAt = null }, LateBy = null } : u)],
    };
}
