using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Submissions.Initiatives;

/// <summary>Initiatives and difficulties in the record, with their versions; what was withdrawn stays with its reason.</summary>
public static class InitiativeStore
{
    /// <summary>A unit's initiatives, withdrawn ones too, with the links that were not taken back.</summary>
    public static async Task<IReadOnlyList<StoredInitiative>> ListAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = "select position, title, scale, cost, time, effect, withdrawn_reason as WithdrawnReason, version from initiative where campaign = @Campaign and unit = @Unit order by position";
        const string links = "select initiative, position, document, section, page, note, version from initiative_link where campaign = @Campaign and unit = @Unit and unlinked_reason is null order by initiative, position";
        var linked = (await connection.QueryAsync<LinkRow>(links, new { Campaign = campaign, Unit = unit })).ToLookup(l => l.Initiative, l => l.ToLink());
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign, Unit = unit })).Select(r => r.ToInitiative([.. linked[r.Position]]))];
    }

    /// <summary>A unit's difficulties, withdrawn ones too.</summary>
    public static async Task<IReadOnlyList<StoredDifficulty>> ListDifficultiesAsync(string campaign, string unit, SqliteConnection connection)
    {
        const string sql = "select position, text, proposal, withdrawn_reason as WithdrawnReason, version from difficulty where campaign = @Campaign and unit = @Unit order by position";
        return [.. (await connection.QueryAsync<DifficultyRow>(sql, new { Campaign = campaign, Unit = unit })).Select(r => r.ToDifficulty())];
    }

    /// <summary>The next free place of a unit's initiatives.</summary>
    public static async Task<int> NextAsync(string campaign, string unit, SqliteConnection connection) =>
        await connection.ExecuteScalarAsync<int>("select coalesce(max(position), 0) + 1 from initiative where campaign = @Campaign and unit = @Unit", new { Campaign = campaign, Unit = unit });

    /// <summary>The next free place of a unit's difficulties.</summary>
    public static async Task<int> NextDifficultyAsync(string campaign, string unit, SqliteConnection connection) =>
        await connection.ExecuteScalarAsync<int>("select coalesce(max(position), 0) + 1 from difficulty where campaign = @Campaign and unit = @Unit", new { Campaign = campaign, Unit = unit });

    /// <summary>Changes an initiative's words; false when somebody was faster.</summary>
    public static async Task<bool> ChangeAsync(string campaign, string unit, int position, Initiative initiative, long expected, SqliteConnection connection)
    {
        const string sql = """
            update initiative set title = @Title, scale = @Scale, cost = @Cost, time = @Time, effect = @Effect, version = version + 1
            where campaign = @Campaign and unit = @Unit and position = @Position and version = @Expected and withdrawn_reason is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Position = position, initiative.Title, initiative.Scale, initiative.Cost, initiative.Time, initiative.Effect, Expected = expected }) == 1;
    }

    /// <summary>Withdraws an initiative with its reason; false when somebody was faster.</summary>
    public static async Task<bool> WithdrawAsync(string campaign, string unit, int position, string reason, long expected, SqliteConnection connection)
    {
        const string sql = """
            update initiative set withdrawn_reason = @Reason, version = version + 1
            where campaign = @Campaign and unit = @Unit and position = @Position and version = @Expected and withdrawn_reason is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Position = position, Reason = reason, Expected = expected }) == 1;
    }

    /// <summary>Links a document to an initiative behind its other links.</summary>
    /// <returns>The position, from 1.</returns>
    public static async Task<int> LinkAsync(string campaign, string unit, int initiative, string document, string? section, string? page, string? note, SqliteConnection connection)
    {
        const string next = "select coalesce(max(position), 0) + 1 from initiative_link where campaign = @Campaign and unit = @Unit and initiative = @Initiative";
        var position = await connection.ExecuteScalarAsync<int>(next, new { Campaign = campaign, Unit = unit, Initiative = initiative });
        const string sql = """
            insert into initiative_link (campaign, unit, initiative, position, document, section, page, note, unlinked_reason, version)
            values (@Campaign, @Unit, @Initiative, @Position, @Document, @Section, @Page, @Note, null, 1)
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Initiative = initiative, Position = position, Document = document, Section = section, Page = page, Note = note });
        return position;
    }

    /// <summary>Takes a link back with its reason; false when somebody was faster.</summary>
    public static async Task<bool> UnlinkAsync(string campaign, string unit, int initiative, int position, string reason, long expected, SqliteConnection connection)
    {
        const string sql = """
            update initiative_link set unlinked_reason = @Reason, version = version + 1
            where campaign = @Campaign and unit = @Unit and initiative = @Initiative and position = @Position and version = @Expected and unlinked_reason is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Initiative = initiative, Position = position, Reason = reason, Expected = expected }) == 1;
    }

    /// <summary>Changes a difficulty's words; false when somebody was faster.</summary>
    public static async Task<bool> ChangeDifficultyAsync(string campaign, string unit, int position, Difficulty difficulty, long expected, SqliteConnection connection)
    {
        const string sql = """
            update difficulty set text = @Text, proposal = @Proposal, version = version + 1
            where campaign = @Campaign and unit = @Unit and position = @Position and version = @Expected and withdrawn_reason is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Position = position, difficulty.Text, difficulty.Proposal, Expected = expected }) == 1;
    }

    /// <summary>Withdraws a difficulty with its reason; false when somebody was faster.</summary>
    public static async Task<bool> WithdrawDifficultyAsync(string campaign, string unit, int position, string reason, long expected, SqliteConnection connection)
    {
        const string sql = """
            update difficulty set withdrawn_reason = @Reason, version = version + 1
            where campaign = @Campaign and unit = @Unit and position = @Position and version = @Expected and withdrawn_reason is null
            """;
        return await connection.ExecuteAsync(sql, new { Campaign = campaign, Unit = unit, Position = position, Reason = reason, Expected = expected }) == 1;
    }

    private sealed record Row
    {
        public required long Position { get; init; }
        public required string Title { get; init; }
        public string? Scale { get; init; }
        public string? Cost { get; init; }
        public string? Time { get; init; }
        public string? Effect { get; init; }
        public string? WithdrawnReason { get; init; }
        public required long Version { get; init; }

        public StoredInitiative ToInitiative(IReadOnlyList<StoredInitiativeLink> links) => new()
        {
            Position = (int)Position,
            Initiative = new Initiative { Title = Title, Scale = Scale, Cost = Cost, Time = Time, Effect = Effect },
            WithdrawnReason = WithdrawnReason,
            Version = Version,
            Links = links,
        };
    }

    private sealed record LinkRow
    {
        public required long Initiative { get; init; }
        public required long Position { get; init; }
        public required string Document { get; init; }
        public string? Section { get; init; }
        public string? Page { get; init; }
        public string? Note { get; init; }
        public required long Version { get; init; }

        public StoredInitiativeLink ToLink() => new() { Position = (int)Position, Document = Document, Section = Section, Page = Page, Note = Note, Version = Version };
    }

    private sealed record DifficultyRow
    {
        public required long Position { get; init; }
        public required string Text { get; init; }
        public string? Proposal { get; init; }
        public string? WithdrawnReason { get; init; }
        public required long Version { get; init; }

        public StoredDifficulty ToDifficulty() => new() { Position = (int)Position, Difficulty = new Difficulty(Text, Proposal), WithdrawnReason = WithdrawnReason, Version = Version };
    }
}
