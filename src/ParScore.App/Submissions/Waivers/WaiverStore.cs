using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Storage;
using ParScore.Scoring.Json;

namespace ParScore.App.Submissions.Waivers;

/// <summary>Waivers in the record.</summary>
public static class WaiverStore
{
    private const string Columns = """
        select unit as Unit, number as Number, kind as Kind, code as Code, leaf as Leaf, document as Document, reason as Reason, requested_at as RequestedAt, requested_by as RequestedBy,
            decision as Decision, decision_reason as DecisionReason, decided_at as DecidedAt, decided_by as DecidedBy, version as Version
        from waiver
        """;

    private static readonly Words<WaiverKind> Kinds = new(("check", WaiverKind.Check), ("own-unit-review", WaiverKind.OwnUnitReview));

    private static readonly Words<WaiverDecision> Decisions = new(("granted", WaiverDecision.Granted), ("refused", WaiverDecision.Refused));

    /// <summary>Every waiver of a campaign, of every kind, by unit and number.</summary>
    public static async Task<IReadOnlyList<Waiver>> ListAsync(string campaign, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<Row>($"{Columns} where campaign = @Campaign order by unit, number", new { Campaign = campaign })).Select(r => r.ToWaiver())];

    /// <summary>One waiver of a unit; null when there is none of this number.</summary>
    public static async Task<Waiver?> FindAsync(string campaign, string unit, int number, SqliteConnection connection) =>
        (await connection.QuerySingleOrDefaultAsync<Row>($"{Columns} where campaign = @Campaign and unit = @Unit and number = @Number", new { Campaign = campaign, Unit = unit, Number = number }))?.ToWaiver();

    /// <summary>Adds a request behind the unit's other waivers.</summary>
    /// <returns>Its number, from 1.</returns>
    public static async Task<int> AddAsync(string campaign, Waiver waiver, SqliteConnection connection)
    {
        var number = await connection.ExecuteScalarAsync<int>("select coalesce(max(number), 0) + 1 from waiver where campaign = @Campaign and unit = @Unit", new { Campaign = campaign, waiver.Unit });
        const string sql = """
            insert into waiver (campaign, unit, number, kind, code, leaf, document, reason, requested_at, requested_by, decision, decision_reason, decided_at, decided_by, version)
            values (@Campaign, @Unit, @Number, @Kind, @Code, @Leaf, @Document, @Reason, @RequestedAt, @RequestedBy, null, null, null, null, 1)
            """;
        await connection.ExecuteAsync(sql, new
        {
            Campaign = campaign,
            waiver.Unit,
            Number = number,
            Kind = Kinds.For(waiver.Kind),
            waiver.Code,
            waiver.Leaf,
            waiver.Document,
            waiver.Reason,
            RequestedAt = StoredInstants.Text(waiver.RequestedAt),
            waiver.RequestedBy,
        });
        return number;
    }

    /// <summary>Decides a waiver that waits; false when somebody was faster.</summary>
    public static async Task<bool> DecideAsync(string campaign, string unit, int number, WaiverDecision decision, string? reason, string at, string by, long expected, SqliteConnection connection)
    {
        const string sql = """
            update waiver set decision = @Decision, decision_reason = @Reason, decided_at = @At, decided_by = @By, version = version + 1
            where campaign = @Campaign and unit = @Unit and number = @Number and version = @Expected and decision is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Number = number, Decision = Decisions.For(decision), Reason = reason, At = at, By = by, Expected = expected }) == 1;
    }

    private sealed record Row
    {
        public required string Unit { get; init; }
        public required long Number { get; init; }
        public required string Kind { get; init; }
        public required string Code { get; init; }
        public string? Leaf { get; init; }
        public string? Document { get; init; }
        public required string Reason { get; init; }
        public required string RequestedAt { get; init; }
        public required string RequestedBy { get; init; }
        public string? Decision { get; init; }
        public string? DecisionReason { get; init; }
        public string? DecidedAt { get; init; }
        public string? DecidedBy { get; init; }
        public required long Version { get; init; }

        public Waiver ToWaiver() => new()
        {
            Unit = Unit,
            Number = (int)Number,
            Kind = Kinds.TryGet(Kind, out var kind) ? kind : throw new InvalidDataException($"Unknown kind '{Kind}'."),
            Code = Code,
            Leaf = Leaf,
            Document = Document,
            Reason = Reason,
            RequestedAt = StoredInstants.Read(RequestedAt),
            RequestedBy = RequestedBy,
            Decision = Decision is null ? null : Decisions.TryGet(Decision, out var decision) ? decision : throw new InvalidDataException($"Unknown decision '{Decision}'."),
            DecisionReason = DecisionReason,
            DecidedAt = DecidedAt is null ? null : StoredInstants.Read(DecidedAt),
            DecidedBy = DecidedBy,
            Version = Version,
        };
    }
}
