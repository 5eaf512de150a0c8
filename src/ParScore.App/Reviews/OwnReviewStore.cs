using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Reviews;

/// <summary>Requests to review the own unit, and their answers, in the record.</summary>
public static class OwnReviewStore
{
    private const string Kind = "own-unit-review";

    /// <summary>A unit's requests, first to last.</summary>
    public static async Task<IReadOnlyList<OwnReviewWaiver>> ListAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = """
            select number, unit, leaf, reason, requested_at as RequestedAt, requested_by as RequestedBy, decision, decision_reason as DecisionReason, decided_at as DecidedAt, decided_by as DecidedBy
            from waiver where campaign = @Campaign and unit = @Unit and kind = 'own-unit-review' order by number
            """;
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign, Unit = unit })).Select(r => r.ToWaiver())];
    }

    /// <summary>Keeps a request.</summary>
    public static async Task<OwnReviewWaiver> AddAsync(string campaign, OwnReviewWaiver waiver, SqliteConnection connection)
    {
        const string next = "select coalesce(max(number), 0) + 1 from waiver where campaign = @Campaign and unit = @Unit";
        var numbered = waiver with { Number = await connection.ExecuteScalarAsync<int>(next, new { Campaign = campaign, waiver.Unit }) };
        const string sql = """
            insert into waiver (campaign, unit, number, kind, code, leaf, document, reason, requested_at, requested_by, decision, decision_reason, decided_at, decided_by, version)
            values (@Campaign, @Unit, @Number, @Kind, @Kind, @Leaf, null, @Reason, @RequestedAt, @RequestedBy, null, null, null, null, 1)
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, numbered.Unit, numbered.Number, Kind, numbered.Leaf, numbered.Reason, RequestedAt = StoredInstants.Text(numbered.RequestedAt), numbered.RequestedBy });
        return numbered;
    }

    /// <summary>Keeps the second person's answer; false when it was decided meanwhile.</summary>
    public static async Task<bool> DecideAsync(string campaign, string unit, int number, bool isGranted, string? reason, Instant at, string by, SqliteConnection connection)
    {
        const string sql = """
            update waiver set decision = @Decision, decision_reason = @Reason, decided_at = @At, decided_by = @By, version = version + 1
            where campaign = @Campaign and unit = @Unit and number = @Number and kind = 'own-unit-review' and decision is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Number = number, Decision = isGranted ? "granted" : "refused", Reason = reason, At = StoredInstants.Text(at), By = by }) == 1;
    }

    /// <summary>
    /// Who prepared or certified a unit's part, of one leaf or of all: by the journal who wrote figures, reasons, explanations or links there, and by the receipts who
    /// submitted.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ListPreparersAsync(string campaign, string unit, string? leaf, SqliteConnection connection)
    {
        const string sql = """
            select actor from journal
            where subject in ('answer', 'not_applicable', 'explanation', 'evidence_link')
                and json_extract(key, '$.campaign') = @Campaign and json_extract(key, '$.unit') = @Unit and (@Leaf is null or json_extract(key, '$.leaf') = @Leaf)
            union
            select submitted_by from receipt where campaign = @Campaign and unit = @Unit
            """;
        return [.. await connection.QueryAsync<string>(sql, new { Campaign = campaign, Unit = unit, Leaf = leaf })];
    }

    private sealed record Row
    {
        public required long Number { get; init; }
        public required string Unit { get; init; }
        public string? Leaf { get; init; }
        public required string Reason { get; init; }
        public required string RequestedAt { get; init; }
        public required string RequestedBy { get; init; }
        public string? Decision { get; init; }
        public string? DecisionReason { get; init; }
        public string? DecidedAt { get; init; }
        public string? DecidedBy { get; init; }

        public OwnReviewWaiver ToWaiver() => new()
        {
            Number = (int)Number,
            Unit = Unit,
            Leaf = Leaf,
            Reason = Reason,
            RequestedAt = StoredInstants.Read(RequestedAt),
            RequestedBy = RequestedBy,
            Decision = Decision switch { null => null, "granted" => true, "refused" => false, _ => throw new InvalidDataException($"Unknown decision '{Decision}'.") },
            DecisionReason = DecisionReason,
            DecidedAt = DecidedAt is null ? null : StoredInstants.Read(DecidedAt),
            DecidedBy = DecidedBy,
        };
    }
}
