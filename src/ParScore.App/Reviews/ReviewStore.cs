using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>Decisions of Sở Nội vụ about leaves, with the figures they were adjusted by, in the record.</summary>
public static class ReviewStore
{
    internal const string ReviewsOfLeaf = $"select {Columns} from review r where r.campaign = @Campaign and r.leaf = @Leaf order by r.unit, r.number";

    private const string Columns = """
        r.leaf, r.unit, r.number, r.decision, r.points, r.max, r.self_points as SelfPoints, r.reason, r.trace, r.content_hash as ContentHash,
            r.decided_at as DecidedAt, r.decided_by as DecidedBy, r.waiver
        """;

    /// <summary>Keeps the next decision about a unit's part of a leaf.</summary>
    public static async Task<LeafReview> AddAsync(LeafReview review, SqliteConnection connection)
    {
        const string next = "select coalesce(max(number), 0) + 1 from review where campaign = @Campaign and leaf = @Leaf and unit = @Unit";
        var numbered = review with { Number = await connection.ExecuteScalarAsync<int>(next, new { review.Campaign, review.Leaf, review.Unit }) };
        const string sql = """
            insert into review (campaign, leaf, unit, number, decision, points, reason, decided_at, decided_by, content_hash, trace, max, self_points, waiver)
            values (@Campaign, @Leaf, @Unit, @Number, @Decision, @Points, @Reason, @DecidedAt, @DecidedBy, @ContentHash, @Trace, @Max, @SelfPoints, @Waiver)
            """;
        await connection.ExecuteAsync(sql, new
        {
            numbered.Campaign,
            numbered.Leaf,
            numbered.Unit,
            numbered.Number,
            Decision = LeafReview.Decisions.For(numbered.Decision),
            Points = numbered.Points?.Value.ToExactText(),
            numbered.Reason,
            DecidedAt = StoredInstants.Text(numbered.DecidedAt),
            numbered.DecidedBy,
            numbered.ContentHash,
            numbered.Trace,
            Max = numbered.Max?.Value.ToExactText(),
            SelfPoints = numbered.SelfPoints?.Value.ToExactText(),
            numbered.Waiver,
        });
        await connection.ExecuteAsync(
            "insert into review_figure (campaign, leaf, unit, number, role, item, value) values (@Campaign, @Leaf, @Unit, @Number, @Role, @Item, @Json)",
            numbered.Figures.Select(f => new { numbered.Campaign, numbered.Leaf, numbered.Unit, numbered.Number, f.Role, f.Item, f.Json }));
        return numbered;
    }

    /// <summary>The latest decision about each unit's part of each leaf of a campaign, by leaf and unit.</summary>
    public static async Task<IReadOnlyList<LeafReview>> ListLatestAsync(string campaign, SqliteConnection connection)
    {
        const string sql = $"""
            select {Columns} from review r
            where r.campaign = @Campaign and r.number = (select max(l.number) from review l where l.campaign = r.campaign and l.leaf = r.leaf and l.unit = r.unit)
            order by r.leaf, r.unit
            """;
        return await WithFiguresAsync(campaign, await connection.QueryAsync<Row>(sql, new { Campaign = campaign }), connection);
    }

    /// <summary>Every decision about a leaf, by unit, first to last.</summary>
    public static async Task<IReadOnlyList<LeafReview>> ListAsync(string campaign, string leaf, SqliteConnection connection) =>
        await WithFiguresAsync(campaign, await connection.QueryAsync<Row>(ReviewsOfLeaf, new { Campaign = campaign, Leaf = leaf }), connection);

    /// <summary>Every decision of a campaign, by leaf and unit, first to last.</summary>
    public static async Task<IReadOnlyList<LeafReview>> ListAsync(string campaign, SqliteConnection connection)
    {
        const string sql = $"select {Columns} from review r where r.campaign = @Campaign order by r.leaf, r.unit, r.number";
        return await WithFiguresAsync(campaign, await connection.QueryAsync<Row>(sql, new { Campaign = campaign }), connection);
    }

    /// <summary>Marks a submitted part accepted; false when it is not a submitted one.</summary>
    public static async Task<bool> AcceptSubmissionAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = "update submission set state = 'accepted', version = version + 1 where campaign = @Campaign and unit = @Unit and state = 'submitted'";
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit }) == 1;
    }

    /// <summary>Takes a submission back to its unit; nothing happens when it is there already.</summary>
    public static async Task ReturnSubmissionAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = "update submission set state = 'returned', version = version + 1 where campaign = @Campaign and unit = @Unit and state in ('submitted', 'accepted')";
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit });
    }

    /// <summary>Gives a unit time to mend a returned leaf.</summary>
    public static async Task AddExtensionAsync(LeafReview returned, Instant until, SqliteConnection connection)
    {
        const string sql = """
            insert into deadline_extension (campaign, number, step, unit, leaf, until, reason, granted_at, granted_by, withdrawn_reason, version)
            select @Campaign, coalesce(max(number), 0) + 1, 'self-score', @Unit, @Leaf, @Until, @Reason, @At, @By, null, 1 from deadline_extension where campaign = @Campaign
            """;
        await connection.ExecuteAsync(sql, new { returned.Campaign, returned.Unit, returned.Leaf, Until = StoredInstants.Text(until), returned.Reason, At = StoredInstants.Text(returned.DecidedAt), By = returned.DecidedBy });
    }

    private static async Task<IReadOnlyList<LeafReview>> WithFiguresAsync(string campaign, IEnumerable<Row> rows, SqliteConnection connection)
    {
        const string sql = "select leaf, unit, number, role, item, value from review_figure where campaign = @Campaign order by leaf, unit, number, role, item";
        var figures = (await connection.QueryAsync<FigureRow>(sql, new { Campaign = campaign })).ToLookup(f => (f.Leaf, f.Unit, f.Number), f => new TypedFigure(f.Role, f.Item, f.Value));
        return [.. rows.Select(r => r.ToReview(campaign, [.. figures[(r.Leaf, r.Unit, r.Number)]]))];
    }

    private sealed record Row
    {
        public required string Leaf { get; init; }
        public required string Unit { get; init; }
        public required long Number { get; init; }
        public required string Decision { get; init; }
        public string? Points { get; init; }
        public string? Max { get; init; }
        public string? SelfPoints { get; init; }
        public string? Reason { get; init; }
        public string? Trace { get; init; }
        public string? ContentHash { get; init; }
        public required string DecidedAt { get; init; }
        public required string DecidedBy { get; init; }
        public long? Waiver { get; init; }

        public LeafReview ToReview(string campaign, IReadOnlyList<TypedFigure> figures) => new()
        {
            Campaign = campaign,
            Leaf = Leaf,
            Unit = Unit,
            Number = (int)Number,
            Decision = LeafReview.Decisions.TryGet(Decision, out var decision) ? decision : throw new InvalidDataException($"Unknown decision '{Decision}'."),
            Points = Exact(Points),
            Max = Exact(Max),
            SelfPoints = Exact(SelfPoints),
            Reason = Reason,
            Trace = Trace,
            Figures = figures,
            ContentHash = ContentHash,
            DecidedAt = StoredInstants.Read(DecidedAt),
            DecidedBy = DecidedBy,
            Waiver = (int?)Waiver,
        };

        private static Points? Exact(string? text) => text is null ? null : new Points(Fraction.ParseExact(text));
    }

    private sealed record FigureRow
    {
        public required string Leaf { get; init; }
        public required string Unit { get; init; }
        public required long Number { get; init; }
        public required string Role { get; init; }
        public required string Item { get; init; }
        public required string Value { get; init; }
    }
}
