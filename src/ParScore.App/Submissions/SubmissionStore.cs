using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Journal;
using ParScore.App.Storage;

namespace ParScore.App.Submissions;

/// <summary>Submissions, receipts, initiatives, difficulties and entered results in the record.</summary>
public static class SubmissionStore
{
    /// <summary>Every unit's submission of a campaign.</summary>
    public static async Task<IReadOnlyList<StoredSubmission>> ListAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select unit, state, label, first_submitted_at as FirstSubmittedAt, submitted_at as SubmittedAt, version from submission where campaign = @Campaign order by unit";
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign })).Select(r => r.ToSubmission())];
    }

    /// <summary>One unit's submission; null while it has begun nothing.</summary>
    public static async Task<StoredSubmission?> FindAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = "select unit, state, label, first_submitted_at as FirstSubmittedAt, submitted_at as SubmittedAt, version from submission where campaign = @Campaign and unit = @Unit";
        return (await connection.QuerySingleOrDefaultAsync<Row>(sql, new { Campaign = campaign, Unit = unit }))?.ToSubmission();
    }

    /// <summary>Begins a unit's draft; nothing happens when it has one.</summary>
    public static async Task BeginAsync(string campaign, string unit, string? label, SqliteConnection connection)
    {
        const string sql = "insert into submission (campaign, unit, state, label, first_submitted_at, submitted_at, version) values (@Campaign, @Unit, 'draft', @Label, null, null, 1) on conflict do nothing";
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Label = label });
    }

    /// <summary>Marks a draft submitted; the instant of the first submission stays.</summary>
    public static async Task SubmitAsync(string campaign, string unit, Instant at, SqliteConnection connection)
    {
        const string sql = """
            update submission set state = 'submitted', submitted_at = @At, first_submitted_at = coalesce(first_submitted_at, @At), version = version + 1
            where campaign = @Campaign and unit = @Unit and state in ('draft', 'returned')
            """;
        if (await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, At = StoredInstants.Text(at) }) != 1)
        {
            throw new InvalidOperationException($"The submission of {unit} is not a draft.");
        }
    }

    /// <summary>Adds the next receipt.</summary>
    public static async Task<Receipt> AddReceiptAsync(Receipt receipt, SqliteConnection connection)
    {
        const string next = "select coalesce(max(number), 0) + 1 from receipt where campaign = @Campaign and unit = @Unit";
        var numbered = receipt with { Number = await connection.ExecuteScalarAsync<int>(next, new { receipt.Campaign, receipt.Unit }) };
        const string sql = """
            insert into receipt (campaign, unit, number, submitted_at, submitted_by, content_hash, journal_count, journal_head)
            values (@Campaign, @Unit, @Number, @SubmittedAt, @SubmittedBy, @ContentHash, @Count, @Head)
            """;
        await connection.ExecuteAsync(sql, new
        {
            numbered.Campaign,
            numbered.Unit,
            numbered.Number,
            SubmittedAt = StoredInstants.Text(numbered.SubmittedAt),
            numbered.SubmittedBy,
            numbered.ContentHash,
            numbered.Checkpoint.Count,
            numbered.Checkpoint.Head,
        });
        return numbered;
    }

    /// <summary>A unit's receipts, first to last.</summary>
    public static async Task<IReadOnlyList<Receipt>> ListReceiptsAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = "select number, submitted_at as SubmittedAt, submitted_by as SubmittedBy, content_hash as ContentHash, journal_count as Count, journal_head as Head from receipt where campaign = @Campaign and unit = @Unit order by number";
        return
        [
            .. (await connection.QueryAsync<ReceiptRow>(sql, new { Campaign = campaign, Unit = unit })).Select(r => new Receipt
            {
                Campaign = campaign, Unit = unit, Number = (int)r.Number, SubmittedAt = StoredInstants.Read(r.SubmittedAt), SubmittedBy = r.SubmittedBy,
                ContentHash = r.ContentHash, Checkpoint = new Checkpoint(r.Count, r.Head),
            }),
        ];
    }

    /// <summary>Adds a unit's initiative at its position.</summary>
    public static async Task AddInitiativeAsync(string campaign, string unit, int position, Initiative initiative, SqliteConnection connection)
    {
        const string sql = """
            insert into initiative (campaign, unit, position, title, scale, cost, time, effect, withdrawn_reason, version)
            values (@Campaign, @Unit, @Position, @Title, @Scale, @Cost, @Time, @Effect, null, 1)
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Position = position, initiative.Title, initiative.Scale, initiative.Cost, initiative.Time, initiative.Effect });
        const string link = """
            insert into initiative_link (campaign, unit, initiative, position, document, section, page, note, unlinked_reason, version)
            values (@Campaign, @Unit, @Initiative, @Position, @Document, @Section, @Page, @Note, null, 1)
            """;
        await connection.ExecuteAsync(link, initiative.Evidence.Select((l, i) => new { Campaign = campaign, Unit = unit, Initiative = position, Position = i + 1, Document = l.Document.Id, l.Section, l.Page, l.Note }));
    }

    /// <summary>The initiatives of a campaign that were not withdrawn, without their evidence, by unit and position.</summary>
    public static async Task<IReadOnlyList<(string Unit, int Position, Initiative Initiative)>> ListInitiativesAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select unit, position, title, scale, cost, time, effect from initiative where campaign = @Campaign and withdrawn_reason is null order by unit, position";
        return [.. (await connection.QueryAsync<InitiativeRow>(sql, new { Campaign = campaign })).Select(r => (r.Unit, (int)r.Position, new Initiative { Title = r.Title, Scale = r.Scale, Cost = r.Cost, Time = r.Time, Effect = r.Effect }))];
    }

    /// <summary>What ties initiatives to documents.</summary>
    public static async Task<IReadOnlyList<(string Unit, int Initiative, string Document, string? Section, string? Page, string? Note)>> ListInitiativeLinksAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select unit, initiative, document, section, page, note from initiative_link where campaign = @Campaign and unlinked_reason is null order by unit, initiative, position";
        return [.. (await connection.QueryAsync<LinkRow>(sql, new { Campaign = campaign })).Select(r => (r.Unit, (int)r.Initiative, r.Document, r.Section, r.Page, r.Note))];
    }

    /// <summary>Adds a unit's difficulty at its position.</summary>
    public static async Task AddDifficultyAsync(string campaign, string unit, int position, Difficulty difficulty, SqliteConnection connection)
    {
        const string sql = "insert into difficulty (campaign, unit, position, text, proposal, withdrawn_reason, version) values (@Campaign, @Unit, @Position, @Text, @Proposal, null, 1)";
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Position = position, difficulty.Text, difficulty.Proposal });
    }

    /// <summary>The difficulties of a campaign that were not withdrawn, by unit and position.</summary>
    public static async Task<IReadOnlyList<(string Unit, Difficulty Difficulty)>> ListDifficultiesAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select unit, text, proposal from difficulty where campaign = @Campaign and withdrawn_reason is null order by unit, position";
        return [.. (await connection.QueryAsync<DifficultyRow>(sql, new { Campaign = campaign })).Select(r => (r.Unit, new Difficulty(r.Text, r.Proposal)))];
    }

    /// <summary>Adds the published results that Sở Nội vụ entered.</summary>
    public static async Task AddEnteredAsync(string campaign, EnteredValues entered, SqliteConnection connection)
    {
        await connection.ExecuteAsync("insert into entered_source (campaign, label, source, version) values (@Campaign, @Label, @Source, 1)", new { Campaign = campaign, entered.Label, entered.Source });
        await connection.ExecuteAsync(
            "insert into entered_value (campaign, leaf, points, version) values (@Campaign, @Leaf, @Points, 1)",
            entered.Values.Select(v => new { Campaign = campaign, Leaf = v.Leaf.Id, Points = v.Typed[0].Json }));
    }

    /// <summary>Where the entered results were published; null while nothing was entered.</summary>
    public static async Task<(string? Label, string Source)?> FindEnteredSourceAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select label, source from entered_source where campaign = @Campaign";
        return await connection.QuerySingleOrDefaultAsync<SourceRow>(sql, new { Campaign = campaign }) is { } row ? (row.Label, row.Source) : null;
    }

    /// <summary>The entered points, as they were typed (JSON), by leaf.</summary>
    public static async Task<IReadOnlyList<(string Leaf, string Points)>> ListEnteredAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select leaf, points from entered_value where campaign = @Campaign and points is not null order by leaf";
        return [.. await connection.QueryAsync<(string Leaf, string Points)>(sql, new { Campaign = campaign })];
    }

    private sealed record Row
    {
        public required string Unit { get; init; }
        public required string State { get; init; }
        public string? Label { get; init; }
        public string? FirstSubmittedAt { get; init; }
        public string? SubmittedAt { get; init; }
        public required long Version { get; init; }

        public StoredSubmission ToSubmission() => new()
        {
            Unit = Unit,
            State = StoredSubmission.States.TryGet(State, out var state) ? state : throw new InvalidDataException($"Unknown state '{State}'."),
            Label = Label,
            FirstSubmittedAt = FirstSubmittedAt is null ? null : StoredInstants.Read(FirstSubmittedAt),
            SubmittedAt = SubmittedAt is null ? null : StoredInstants.Read(SubmittedAt),
            Version = Version,
        };
    }

    private sealed record ReceiptRow
    {
        public required long Number { get; init; }
        public required string SubmittedAt { get; init; }
        public required string SubmittedBy { get; init; }
        public required string ContentHash { get; init; }
        public required long Count { get; init; }
        public required string Head { get; init; }
    }

    private sealed record InitiativeRow
    {
        public required string Unit { get; init; }
        public required long Position { get; init; }
        public required string Title { get; init; }
        public string? Scale { get; init; }
        public string? Cost { get; init; }
        public string? Time { get; init; }
        public string? Effect { get; init; }
    }

    private sealed record LinkRow
    {
        public required string Unit { get; init; }
        public required long Initiative { get; init; }
        public required string Document { get; init; }
        public string? Section { get; init; }
        public string? Page { get; init; }
        public string? Note { get; init; }
    }

    private sealed record DifficultyRow
    {
        public required string Unit { get; init; }
        public required string Text { get; init; }
        public string? Proposal { get; init; }
    }

    private sealed record SourceRow
    {
        public string? Label { get; init; }
        public required string Source { get; init; }
    }
}
