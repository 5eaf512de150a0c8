using Microsoft.Data.Sqlite;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Submissions.Initiatives;
using ParScore.App.Submissions.Waivers;

namespace ParScore.App.Submissions.Parts;

/// <summary>A unit's part with all that is shown beside it, from the record.</summary>
public static class UnitPartStore
{
    /// <summary>The part of a unit that takes part in the campaign, as a person may see it.</summary>
    public static async Task<UnitPart> GetAsync(string campaign, string unit, Actor actor, SqliteConnection connection)
    {
        bool IsOwn(string code) => string.Equals(code, unit, StringComparison.Ordinal);
        var record = (await CampaignRecord.FindAsync(campaign, connection))!;
        var result = record.Consolidate();
        var seen = SeenByUnit.Concerns(actor) ? await SeenByUnit.ResultAsync(record, unit, connection) : result;
        var own = result.Units.First(u => IsOwn(u.Unit.Code));
        var figures = (await AnswerStore.ListFiguresAsync(campaign, connection)).Where(f => IsOwn(f.Unit)).ToLookup(f => f.Leaf, StringComparer.Ordinal);
        var notApplicable = (await AnswerStore.ListNotApplicableAsync(campaign, connection)).Where(t => IsOwn(t.Unit)).ToDictionary(t => t.Leaf, StringComparer.Ordinal);
        var explanations = (await AnswerStore.ListExplanationsAsync(campaign, connection)).Where(t => IsOwn(t.Unit)).ToDictionary(t => t.Leaf, StringComparer.Ordinal);
        var leaves = new List<UnitLeaf>();
        foreach (var line in own.Led.Concat(own.Contributed))
        {
            leaves.Add(new UnitLeaf
            {
                Leaf = line.Leaf,
                Units = line.Units,
                IsLead = IsOwn(line.Units[0]),
                Figures = [.. figures[line.Leaf.Id]],
                NotApplicable = notApplicable.GetValueOrDefault(line.Leaf.Id),
                Explanation = explanations.GetValueOrDefault(line.Leaf.Id),
                Links = [.. (await EvidenceStore.ListLinksAsync(campaign, line.Leaf.Id, connection)).Where(l => IsOwn(l.Document.Document.Unit))],
                Score = seen.LineOf(line.Leaf).Score,
            });
        }

        return new UnitPart
        {
            Plan = result.Plan,
            Unit = own.Unit,
            Submission = await SubmissionStore.FindAsync(campaign, unit, connection),
            Clock = (await StandingStore.GetAsync(campaign, unit, leaf: null, connection)).Clocks.GetValueOrDefault(DeadlineStep.SelfScore),
            Leaves = leaves,
            Initiatives = await InitiativeStore.ListAsync(campaign, unit, connection),
            Difficulties = await InitiativeStore.ListDifficultiesAsync(campaign, unit, connection),
            Findings = SeenByUnit.Findings(result, seen, unit),
            Waivers = [.. (await WaiverStore.ListAsync(campaign, connection)).Where(w => w.Kind == WaiverKind.Check && IsOwn(w.Unit))],
            ContentHash = own.Answers is { } answers ? UnitContent.HashOf(answers, result.Set) : null,
        };
    }
}
