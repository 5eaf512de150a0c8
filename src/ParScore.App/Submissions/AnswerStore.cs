using Dapper;
using Microsoft.Data.Sqlite;

namespace ParScore.App.Submissions;

/// <summary>Declared values, "không áp dụng" and explanations in the record: one row each, with its version.</summary>
public static class AnswerStore
{
    internal const string FiguresOfLeaf = "select unit, role, item, value, version from answer where campaign = @Campaign and leaf = @Leaf order by unit, role, item";

    internal const string NotApplicableOfLeaf = "select unit, reason as text, version from not_applicable where campaign = @Campaign and leaf = @Leaf order by unit";

    internal const string ExplanationsOfLeaf = "select unit, text, version from explanation where campaign = @Campaign and leaf = @Leaf order by unit";

    /// <summary>Every unit's values for one leaf.</summary>
    public static async Task<IReadOnlyList<StoredFigure>> ListFiguresAsync(string campaign, string leaf, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<FigureRow>(FiguresOfLeaf, new { Campaign = campaign, Leaf = leaf })).Select(r => r.ToFigure(leaf))];

    /// <summary>Every value of a campaign.</summary>
    public static async Task<IReadOnlyList<StoredFigure>> ListFiguresAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select leaf, unit, role, item, value, version from answer where campaign = @Campaign order by leaf, unit, role, item";
        return [.. (await connection.QueryAsync<FigureRow>(sql, new { Campaign = campaign })).Select(r => r.ToFigure(r.Leaf!))];
    }

    /// <summary>Each unit's reason for "không áp dụng" at one leaf.</summary>
    public static async Task<IReadOnlyList<StoredText>> ListNotApplicableAsync(string campaign, string leaf, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<TextRow>(NotApplicableOfLeaf, new { Campaign = campaign, Leaf = leaf })).Select(r => r.ToText(leaf))];

    /// <summary>Every reason for "không áp dụng" of a campaign.</summary>
    public static async Task<IReadOnlyList<StoredText>> ListNotApplicableAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select leaf, unit, reason as text, version from not_applicable where campaign = @Campaign order by leaf, unit";
        return [.. (await connection.QueryAsync<TextRow>(sql, new { Campaign = campaign })).Select(r => r.ToText(r.Leaf!))];
    }

    /// <summary>Each unit's explanation at one leaf.</summary>
    public static async Task<IReadOnlyList<StoredText>> ListExplanationsAsync(string campaign, string leaf, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<TextRow>(ExplanationsOfLeaf, new { Campaign = campaign, Leaf = leaf })).Select(r => r.ToText(leaf))];

    /// <summary>Every explanation of a campaign.</summary>
    public static async Task<IReadOnlyList<StoredText>> ListExplanationsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select leaf, unit, text, version from explanation where campaign = @Campaign order by leaf, unit";
        return [.. (await connection.QueryAsync<TextRow>(sql, new { Campaign = campaign })).Select(r => r.ToText(r.Leaf!))];
    }

    /// <summary>Writes one value if it still has the expected version (0 = not there yet); false when somebody was faster.</summary>
    public static async Task<bool> PutFigureAsync(string campaign, string leaf, string unit, TypedFigure figure, long expected, SqliteConnection connection)
    {
        const string insert = "insert into answer (campaign, leaf, unit, role, item, value, version) values (@Campaign, @Leaf, @Unit, @Role, @Item, @Json, 1) on conflict do nothing";
        const string update = "update answer set value = @Json, version = version + 1 where campaign = @Campaign and leaf = @Leaf and unit = @Unit and role = @Role and item = @Item and version = @Expected";
        return await connection.ExecuteAsync(expected == 0 ? insert : update, new { Campaign = campaign, Leaf = leaf, Unit = unit, figure.Role, figure.Item, figure.Json, Expected = expected }) == 1;
    }

    /// <summary>Writes a reason for "không áp dụng" (null takes it back) if it still has the expected version.</summary>
    public static async Task<bool> PutNotApplicableAsync(string campaign, string leaf, string unit, string? reason, long expected, SqliteConnection connection)
    {
        const string insert = "insert into not_applicable (campaign, leaf, unit, reason, version) values (@Campaign, @Leaf, @Unit, @Text, 1) on conflict do nothing";
        const string update = "update not_applicable set reason = @Text, version = version + 1 where campaign = @Campaign and leaf = @Leaf and unit = @Unit and version = @Expected";
        return await connection.ExecuteAsync(expected == 0 ? insert : update, new { Campaign = campaign, Leaf = leaf, Unit = unit, Text = reason, Expected = expected }) == 1;
    }

    /// <summary>Writes an explanation (null takes it back) if it still has the expected version.</summary>
    public static async Task<bool> PutExplanationAsync(string campaign, string leaf, string unit, string? text, long expected, SqliteConnection connection)
    {
        const string insert = "insert into explanation (campaign, leaf, unit, text, version) values (@Campaign, @Leaf, @Unit, @Text, 1) on conflict do nothing";
        const string update = "update explanation set text = @Text, version = version + 1 where campaign = @Campaign and leaf = @Leaf and unit = @Unit and version = @Expected";
        return await connection.ExecuteAsync(expected == 0 ? insert : update, new { Campaign = campaign, Leaf = leaf, Unit = unit, Text = text, Expected = expected }) == 1;
    }

    private sealed record FigureRow
    {
        public string? Leaf { get; init; }
        public required string Unit { get; init; }
        public required string Role { get; init; }
        public required string Item { get; init; }
        public string? Value { get; init; }
        public required long Version { get; init; }

        public StoredFigure ToFigure(string leaf) => new() { Leaf = leaf, Unit = Unit, Figure = new TypedFigure(Role, Item, Value), Version = Version };
    }

    private sealed record TextRow
    {
        public string? Leaf { get; init; }
        public required string Unit { get; init; }
        public string? Text { get; init; }
        public required long Version { get; init; }

        public StoredText ToText(string leaf) => new() { Leaf = leaf, Unit = Unit, Text = Text, Version = Version };
    }
}
