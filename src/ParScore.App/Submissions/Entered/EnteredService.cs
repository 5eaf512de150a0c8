using System.Globalization;
using System.Text;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Submissions.Entered;

/// <summary>Survey and SIPAS points, which Sở Nội vụ enters, changes and takes back with their source; the leaf is scored at once.</summary>
public sealed class EnteredService(Database database)
{
    /// <summary>Saves the published points of one leaf. When this returns saved, it is on the disk.</summary>
    public async Task<SaveOutcome> SaveAsync(SaveEntered save, Actor actor, string? request)
    {
        save = save with { Points = DocumentText.Clean(save.Points), Source = DocumentText.Clean(save.Source) };
        var outcome = await Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = "entered-saved", Request = request },
            [save.Campaign, save.Leaf, save.Points, save.Source, save.Seen.ToString(CultureInfo.InvariantCulture)],
            session => SaveAsync(save, actor, session),
            o => o.IsSaved,
            _ => [],
            _ => new SaveOutcome { IsRepeat = true });
        return outcome.IsRepeat ? outcome with { Score = await database.ReadAsync(connection => LeafScoreStore.ScoreNowAsync(save.Campaign, save.Leaf, connection)) } : outcome;
    }

    /// <summary>What was entered with its versions, for who may see the province's result.</summary>
    public Task<(IReadOnlyList<StoredEntered> Values, IReadOnlyList<Refusal> Refusals)> ReadAsync(string campaign, Actor actor) => database.ReadAsync<(IReadOnlyList<StoredEntered>, IReadOnlyList<Refusal>)>(async (connection, now) =>
        await Gate.AskAsync(UseCase.ResultsRead, actor, campaign, unit: null, leaf: null, now, connection) is { Count: > 0 } closed
            ? ([], closed)
            : (await EnteredStore.ListAsync(campaign, connection), []));

    private static async Task<SaveOutcome> SaveAsync(SaveEntered save, Actor actor, WriteSession session)
    {
        var found = await CampaignStore.FindAsync(save.Campaign, session.Connection);
        var leaf = found?.Set.Find(save.Leaf);
        if (await Gate.AskAsync(UseCase.EnteredSave, actor, save.Campaign, unit: null, leaf?.Id ?? save.Leaf, session.Now, session.Connection) is { Count: > 0 } closed)
        {
            return new SaveOutcome { Refusals = closed };
        }

        if (found is not var (set, plan) || leaf is not { IsLeaf: true })
        {
            return new SaveOutcome { Refusals = [Guard.NotFound] };
        }

        if (leaf.Rule is not EnteredRule rule)
        {
            return new SaveOutcome { Refusals = [new(EnteredRefusals.NotEntered, "", $"Tiêu chí {leaf.Code} do đơn vị kê khai số liệu, không nhập điểm ở đây. Hãy chọn tiêu chí lấy kết quả đã công bố.")] };
        }

        if (ReasonsNotToSave(save, leaf, rule) is { Count: > 0 } refusals)
        {
            return new SaveOutcome { Refusals = refusals };
        }

        if (save.Points is not null)
        {
            await EnteredStore.BeginAsync(save.Campaign, save.Source!, session.Connection);
        }

        var json = save.Points is null ? null : Json(save.Points);
        if (!await EnteredStore.PutAsync(save.Campaign, leaf.Id, json, save.Points is null ? null : save.Source, save.Seen, session.Connection))
        {
            var now = (await EnteredStore.ListAsync(save.Campaign, session.Connection)).FirstOrDefault(e => string.Equals(e.Leaf, leaf.Id, StringComparison.Ordinal));
            return new SaveOutcome { Conflicts = [new AnswerConflict { Role = EnteredRule.Role, Item = "", Mine = json, Theirs = now?.Points, Version = now?.Version ?? 0 }] };
        }

        return new SaveOutcome { Score = await LeafScoreStore.RescoreAsync(save.Campaign, leaf, plan, set, session.Connection) };
    }

    private static List<Refusal> ReasonsNotToSave(SaveEntered save, Node leaf, EnteredRule rule)
    {
        var refusals = new List<Refusal>();
        if (save.Points is not null)
        {
            // The rule itself says what it cannot take: nothing unreadable, negative or above the maximum comes into the record.
            var part = EnteredFile.ReadPoints(JsonText.Parse(Encoding.UTF8.GetBytes(Json(save.Points)), new FaultList())!, rule);
            refusals.AddRange(LeafScorer.Score(new LeafAnswer { Leaf = leaf, Parts = [part] }).Refusals.Select(r => r.Refusal));
            if (save.Source is null)
            {
                refusals.Add(new(EnteredRefusals.SourceMissing, "source", "Hãy ghi nguồn công bố của điểm này (văn bản, báo cáo, ngày)."));
            }
        }

        refusals.AddRange(DocumentText.TooLong(save.Source, "source", "Nguồn") is { } long_ ? [long_] : []);
        return refusals;
    }

    private static string Json(string typed) => CanonicalJson.OfText(typed);
}
