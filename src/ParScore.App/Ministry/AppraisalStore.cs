using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Ministry;

/// <summary>The Ministry's rounds, points and the units' explanations in the record. Nothing is overwritten: a later entry is a new number.</summary>
public static class AppraisalStore
{
    /// <summary>A campaign's rounds, in order of their opening.</summary>
    public static async Task<IReadOnlyList<AppraisalRound>> ListRoundsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select round, snapshot, source, opened_at as OpenedAt, explain_due as ExplainDue, explain_locked as ExplainLocked, closed_at as ClosedAt from appraisal_round where campaign = @Campaign order by opened_at, round desc";
        return [.. (await connection.QueryAsync<RoundRow>(sql, new { Campaign = campaign })).Select(r => r.ToRound())];
    }

    /// <summary>Opens a round.</summary>
    public static async Task OpenAsync(string campaign, AppraisalRound round, string by, SqliteConnection connection)
    {
        const string sql = """
            insert into appraisal_round (campaign, round, snapshot, source, opened_at, opened_by, explain_due, explain_locked, version)
            values (@Campaign, @Round, @Snapshot, @Source, @OpenedAt, @By, @Due, @Locked, 1)
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, round.Round, round.Snapshot, round.Source, OpenedAt = StoredInstants.Text(round.OpenedAt), By = by, Due = Text(round.ExplainDue), Locked = Text(round.ExplainLocked) });
    }

    /// <summary>Closes a round.</summary>
    public static async Task CloseAsync(string campaign, string round, string at, string by, SqliteConnection connection)
    {
        const string sql = "update appraisal_round set closed_at = @At, closed_by = @By, version = version + 1 where campaign = @Campaign and round = @Round and closed_at is null";
        if (await connection.ExecuteAsync(sql, new { Campaign = campaign, Round = round, At = at, By = by }) != 1)
        {
            throw new InvalidOperationException($"The round {round} of {campaign} is not open.");
        }
    }

    /// <summary>Adds what the Ministry gave a leaf; an earlier entry stays.</summary>
    public static async Task AddAsync(string campaign, string round, string leaf, Points points, string? reason, string at, string by, SqliteConnection connection)
    {
        const string sql = """
            insert into appraisal_score (campaign, round, leaf, number, points, reason, at, by)
            select @Campaign, @Round, @Leaf, coalesce(max(number), 0) + 1, @Points, @Reason, @At, @By from appraisal_score where campaign = @Campaign and round = @Round and leaf = @Leaf
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Round = round, Leaf = leaf, Points = points.Value.ToExactText(), Reason = reason, At = at, By = by });
    }

    /// <summary>The latest points of each leaf in a round, by the leaf's id.</summary>
    public static async Task<IReadOnlyDictionary<string, (Points Points, string? Reason)>> ListAsync(string campaign, string round, SqliteConnection connection)
    {
        const string sql = """
            select leaf, points, reason from appraisal_score s
            where campaign = @Campaign and round = @Round and number = (select max(number) from appraisal_score where campaign = s.campaign and round = s.round and leaf = s.leaf)
            """;
        return (await connection.QueryAsync<(string Leaf, string Points, string? Reason)>(sql, new { Campaign = campaign, Round = round })).ToDictionary(r => r.Leaf, r => (new Points(Fraction.ParseExact(r.Points)), r.Reason), StringComparer.Ordinal);
    }

    /// <summary>Adds a unit's explanation; an earlier one stays.</summary>
    public static async Task AddExplanationAsync(string campaign, string leaf, string unit, string text, string at, string by, SqliteConnection connection)
    {
        const string sql = """
            insert into appraisal_explanation (campaign, leaf, unit, number, text, at, by)
            select @Campaign, @Leaf, @Unit, coalesce(max(number), 0) + 1, @Text, @At, @By from appraisal_explanation where campaign = @Campaign and leaf = @Leaf and unit = @Unit
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Leaf = leaf, Unit = unit, Text = text, At = at, By = by });
    }

    /// <summary>The latest explanation of each unit at each leaf.</summary>
    public static async Task<IReadOnlyList<(string Leaf, string Unit, string Text, Instant At)>> ListExplanationsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = """
            select leaf, unit, text, at from appraisal_explanation e
            where campaign = @Campaign and number = (select max(number) from appraisal_explanation where campaign = e.campaign and leaf = e.leaf and unit = e.unit)
            order by leaf, unit
            """;
        return [.. (await connection.QueryAsync<(string Leaf, string Unit, string Text, string At)>(sql, new { Campaign = campaign })).Select(r => (r.Leaf, r.Unit, r.Text, StoredInstants.Read(r.At)))];
    }

    private static string? Text(Instant? instant) => instant is { } value ? StoredInstants.Text(value) : null;

    private sealed record RoundRow
    {
        public required string Round { get; init; }
        public required long Snapshot { get; init; }
        public required string Source { get; init; }
        public required string OpenedAt { get; init; }
        public string? ExplainDue { get; init; }
        public string? ExplainLocked { get; init; }
        public string? ClosedAt { get; init; }

        public AppraisalRound ToRound() => new()
        {
            Round = Round,
            Snapshot = (int)Snapshot,
            Source = Source,
            OpenedAt = StoredInstants.Read(OpenedAt),
            ExplainDue = Read(ExplainDue),
            ExplainLocked = Read(ExplainLocked),
            ClosedAt = Read(ClosedAt),
        };

        private static Instant? Read(string? text) => text is null ? null : StoredInstants.Read(text);
    }
}
