using Microsoft.Data.Sqlite;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Submissions.Checks;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Submissions.Parts;

/// <summary>
/// What a unit's people are shown where other units' figures go in. Nobody sees another unit's draft, and the joined figure minus the own one is the other's:
/// what others have not handed in is left out.
/// </summary>
internal static class SeenByUnit
{
    /// <summary>The one check that names another unit's figure.</summary>
    private static readonly string ComparesWithOthers = new FigureDiffersElsewhereCheck().Code;

    /// <summary>True for those who work for one unit; who oversees the province sees everything.</summary>
    public static bool Concerns(Actor actor) => actor.Role is Role.Officer or Role.Head;

    /// <summary>The province as a unit's people may see it.</summary>
    public static async Task<ProvinceResult> ResultAsync(CampaignRecord record, string unit, SqliteConnection connection)
    {
        var seen = await UnitsAsync(record.Plan.Id, unit, connection);
        return (record with { Answers = [.. record.Answers.Where(a => seen.Contains(a.Unit!))] }).Consolidate();
    }

    /// <summary>A leaf's score as a person may see it; null when there is no such leaf.</summary>
    public static async Task<LeafScore?> ScoreAsync(string campaign, string leaf, string unit, Actor actor, SqliteConnection connection)
    {
        if (await CampaignStore.FindAsync(campaign, connection) is not var (set, plan) || set.Find(leaf) is not { IsLeaf: true } node)
        {
            return null;
        }

        var answer = await CampaignRecord.GetLeafAnswerAsync(campaign, node, plan, connection);
        if (!Concerns(actor))
        {
            return LeafScorer.Score(answer);
        }

        var seen = await UnitsAsync(campaign, unit, connection);
        return LeafScorer.Score(answer with { Parts = [.. answer.Parts.Where(p => p.Unit is null || seen.Contains(p.Unit))] });
    }

    /// <summary>What the checks find: all of it decides, but another unit's figure is compared with only when it was handed in.</summary>
    public static IReadOnlyList<CheckFinding> Findings(ProvinceResult all, ProvinceResult seen, string unit) =>
    [
        .. SubmissionChecks.Run(all, unit).Where(f => !string.Equals(f.Code, ComparesWithOthers, StringComparison.Ordinal)),
        .. SubmissionChecks.Run(seen, unit).Where(f => string.Equals(f.Code, ComparesWithOthers, StringComparison.Ordinal)),
    ];

    private static async Task<HashSet<string>> UnitsAsync(string campaign, string unit, SqliteConnection connection) =>
        [unit, .. (await SubmissionStore.ListAsync(campaign, connection)).Where(s => s.State is SubmissionState.Submitted or SubmissionState.Accepted).Select(s => s.Unit)];
}
