using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Campaigns;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Consolidation;

/// <summary>
/// The stored score of each leaf, written with every change of its figures, with all that is needed to replay it to the same
/// digits: the set's hash, the engine's version, and the hash of what went in.
/// </summary>
public static class LeafScoreStore
{
    private static readonly Words<LeafState> States = new(("open", LeafState.Open), ("scored", LeafState.Scored), ("not-applicable", LeafState.NotApplicable));

    /// <summary>Scores a leaf from what stands in the record now and stores the score.</summary>
    public static async Task<LeafScore> RescoreAsync(string campaign, Node leaf, CampaignPlan plan, CriteriaSet set, SqliteConnection connection)
    {
        var answer = await CampaignRecord.GetLeafAnswerAsync(campaign, leaf, plan, connection);
        var score = LeafScorer.Score(answer);
        const string sql = """
            insert into leaf_score (campaign, leaf, state, points, max, trace, set_hash, engine, input_hash, version)
            values (@Campaign, @Leaf, @State, @Points, @Max, @Trace, @SetHash, @Engine, @InputHash, 1)
            on conflict (campaign, leaf) do update set state = excluded.state, points = excluded.points, max = excluded.max, trace = excluded.trace,
                set_hash = excluded.set_hash, engine = excluded.engine, input_hash = excluded.input_hash, version = leaf_score.version + 1
            where leaf_score.input_hash <> excluded.input_hash or leaf_score.engine <> excluded.engine or leaf_score.points <> excluded.points
                or leaf_score.state <> excluded.state or leaf_score.max <> excluded.max or leaf_score.trace is not excluded.trace or leaf_score.set_hash <> excluded.set_hash
            """;
        await connection.ExecuteAsync(sql, Of(campaign, answer, score, set));
        return score;
    }

    /// <summary>A leaf's score from what stands in the record now, without storing it; null when there is no such leaf.</summary>
    public static async Task<LeafScore?> ScoreNowAsync(string campaign, string leaf, SqliteConnection connection) =>
        await CampaignStore.FindAsync(campaign, connection) is var (set, plan) && set.Find(leaf) is { IsLeaf: true } node
            ? LeafScorer.Score(await CampaignRecord.GetLeafAnswerAsync(campaign, node, plan, connection))
            : null;

    /// <summary>Every stored score of a campaign.</summary>
    public static async Task<IReadOnlyList<StoredScore>> ListAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select campaign as Campaign, leaf as Leaf, state as State, points as Points, max as Max, trace as Trace, set_hash as SetHash, engine as Engine, input_hash as InputHash from leaf_score where campaign = @Campaign order by leaf";
        return [.. await connection.QueryAsync<StoredScore>(sql, new { Campaign = campaign })];
    }

    /// <summary>A state as the record writes it.</summary>
    public static string Words(LeafState state) => States.For(state);

    /// <summary>A score as it is stored.</summary>
    public static StoredScore Of(string campaign, LeafAnswer answer, LeafScore score, CriteriaSet set) => new()
    {
        Campaign = campaign,
        Leaf = score.Leaf.Id,
        State = States.For(score.State),
        Points = score.Points.Value.ToExactText(),
        Max = score.Max.Value.ToExactText(),
        Trace = score.Trace?.ToString(),
        SetHash = set.Hash,
        Engine = Engine.Version,
        InputHash = ScoreSheet.HashOf([answer]),
    };
}
