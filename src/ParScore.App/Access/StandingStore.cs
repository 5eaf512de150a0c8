using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring.Json;

namespace ParScore.App.Access;

/// <summary>How a matter stands, read from the record.</summary>
public static class StandingStore
{
    /// <summary>The steps as the record writes them; the explanation round's deadline stands with the round.</summary>
    public static readonly Words<DeadlineStep> Steps = new(
        ("self-score", DeadlineStep.SelfScore), ("consolidate", DeadlineStep.Consolidate), ("submit-to-ministry", DeadlineStep.SubmitToMinistry), ("explain", DeadlineStep.Explain));

    /// <summary>How a unit's (and a leaf's) matter stands in a campaign.</summary>
    public static async Task<Standing> GetAsync(string campaign, string? unit, string? leaf, SqliteConnection connection)
    {
        if (await FindFactsAsync(campaign, connection) is not { } facts)
        {
            return new Standing { Unit = unit };
        }

        const string sql = """
            select
                (select count(*) from campaign_unit where campaign = @Campaign and unit = @Unit and withdrawn_reason is null) as HasUnit,
                (select state from submission where campaign = @Campaign and unit = @Unit) as State,
                (select decision from review where campaign = @Campaign and unit = @Unit and leaf = @Leaf order by number desc limit 1) as Decision,
                (select count(*) from waiver where campaign = @Campaign and unit = @Unit and kind = 'own-unit-review' and decision = 'granted' and (leaf is null or leaf = @Leaf)) as Waivers
            """;
        var row = await connection.QuerySingleAsync<Row>(sql, new { Campaign = campaign, Unit = unit, Leaf = leaf });
        return new Standing
        {
            Campaign = facts,
            Unit = unit,
            HasUnit = unit is null || row.HasUnit == 1,
            Submission = row.State is null ? SubmissionState.Draft : StoredSubmission.States.TryGet(row.State, out var state) ? state : throw new InvalidDataException($"Unknown state '{row.State}'."),
            IsLeafSettled = row.Decision is "accepted" or "adjusted",
            HasOwnReviewWaiver = row.Waivers > 0,
            Clocks = await ClocksAsync(campaign, unit, leaf, connection),
        };
    }

    /// <summary>What happened to a campaign; null when there is none of this id.</summary>
    public static async Task<CampaignFacts?> FindFactsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = """
            select
                (select count(*) from preparation where campaign = @Campaign and opened_at is null) as Preparing,
                (select due from deadline where campaign = @Campaign and step = 'self-score') as SelfScoreDue,
                (select number from proposal where campaign = @Campaign and outcome is null) as WaitingProposal,
                (select coalesce(max(number), 0) from snapshot where campaign = @Campaign) as Snapshot,
                (select count(*) from correction where campaign = @Campaign and snapshot = (select max(number) from snapshot where campaign = @Campaign)) as Corrections,
                (select count(*) from ministry_submission where campaign = @Campaign and snapshot = (select max(number) from snapshot where campaign = @Campaign)) as Submissions,
                (select count(*) from appraisal_round where campaign = @Campaign and round = 'final' and closed_at is not null) as Appraisals,
                (select shown from publication where campaign = @Campaign and subject = 'results' order by number desc limit 1) as Results,
                (select shown from publication where campaign = @Campaign and subject = 'ranking' order by number desc limit 1) as Ranking,
                (select count(*) from closing where campaign = @Campaign) as Closings
            from campaign where id = @Campaign
            """;
        return await connection.QuerySingleOrDefaultAsync<FactsRow>(sql, new { Campaign = campaign }) is { } row
            ? new CampaignFacts
            {
                IsPreparing = row.Preparing > 0,
                SelfScoreDue = row.SelfScoreDue is null ? null : StoredInstants.Read(row.SelfScoreDue),
                WaitingProposal = row.WaitingProposal,
                Snapshot = row.Snapshot,
                IsCorrecting = row.Corrections > 0,
                IsSubmitted = row.Submissions > 0,
                IsAppraised = row.Appraisals > 0,
                ShowsResults = row.Results == 1,
                ShowsRanking = row.Ranking == 1,
                IsClosed = row.Closings > 0,
            }
            : null;
    }

    // An extension for a leaf opens that leaf and, so that it can be handed in, the submission; it does not open the unit's other leaves.
    private static async Task<Dictionary<DeadlineStep, StepClock>> ClocksAsync(string campaign, string? unit, string? leaf, SqliteConnection connection)
    {
        const string sql = """
            select d.step, d.due, d.locked,
                (select max(e.until) from deadline_extension e where e.campaign = d.campaign and e.step = d.step and e.withdrawn_reason is null
                    and (e.unit is null or e.unit = @Unit) and (e.leaf is null or @Leaf is null or e.leaf = @Leaf)) as until
            from (
                select campaign, step, due, locked from deadline where campaign = @Campaign
                union all
                select campaign, 'explain', explain_due, explain_locked from appraisal_round where campaign = @Campaign and round = 'round-1' and explain_due is not null
            ) d
            """;
        return (await connection.QueryAsync<ClockRow>(sql, new { Campaign = campaign, Unit = unit, Leaf = leaf })).ToDictionary(
            r => Steps.TryGet(r.Step, out var step) ? step : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Unknown step '{r.Step}'.")),
            r => new StepClock { Due = StoredInstants.Read(r.Due), Locked = Read(r.Locked), ExtendedUntil = Read(r.Until) });
    }

    private static Instant? Read(string? text) => text is null ? null : StoredInstants.Read(text);

    private sealed record Row
    {
        public required long HasUnit { get; init; }
        public string? State { get; init; }
        public string? Decision { get; init; }
        public required long Waivers { get; init; }
    }

    private sealed record FactsRow
    {
        public required long Preparing { get; init; }
        public string? SelfScoreDue { get; init; }
        public long? WaitingProposal { get; init; }
        public required long Snapshot { get; init; }
        public required long Corrections { get; init; }
        public required long Submissions { get; init; }
        public required long Appraisals { get; init; }
        public long? Results { get; init; }
        public long? Ranking { get; init; }
        public required long Closings { get; init; }
    }

    private sealed record ClockRow
    {
        public required string Step { get; init; }
        public required string Due { get; init; }
        public string? Locked { get; init; }
        public string? Until { get; init; }
    }
}
