using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Storage;

namespace ParScore.App.Ministry;

/// <summary>Ticks of the keying list in the record.</summary>
public static class KeyingStore
{
    /// <summary>What was ticked of an approved version, by leaf and item.</summary>
    public static async Task<IReadOnlyDictionary<(string Leaf, string Item), (bool IsDone, Instant At, string By, long Version)>> ListAsync(string campaign, int snapshot, SqliteConnection connection)
    {
        const string sql = "select leaf, item, done, at, by, version from keying where campaign = @Campaign and snapshot = @Snapshot";
        return (await connection.QueryAsync<Row>(sql, new { Campaign = campaign, Snapshot = snapshot })).ToDictionary(r => (r.Leaf, r.Item), r => (r.Done == 1, StoredInstants.Read(r.At), r.By, r.Version));
    }

    /// <summary>Ticks or unticks an item that still has the version that was seen; false when it has not.</summary>
    public static async Task<bool> MarkAsync(string campaign, int snapshot, string leaf, string item, bool isDone, long seen, string at, string by, SqliteConnection connection)
    {
        const string add = "insert into keying (campaign, snapshot, leaf, item, done, at, by, version) values (@Campaign, @Snapshot, @Leaf, @Item, @Done, @At, @By, 1) on conflict do nothing";
        const string change = "update keying set done = @Done, at = @At, by = @By, version = version + 1 where campaign = @Campaign and snapshot = @Snapshot and leaf = @Leaf and item = @Item and version = @Seen";
        return await connection.ExecuteAsync(seen == 0 ? add : change, new { Campaign = campaign, Snapshot = snapshot, Leaf = leaf, Item = item, Done = isDone ? 1 : 0, At = at, By = by, Seen = seen }) == 1;
    }

    /// <summary>Records that a version was sent to the Ministry.</summary>
    public static async Task AddSubmissionAsync(string campaign, long snapshot, string submittedAt, string by, string? reference, string? note, string recordedAt, SqliteConnection connection)
    {
        const string sql = """
            insert into ministry_submission (campaign, snapshot, submitted_at, submitted_by, reference, note, recorded_at)
            values (@Campaign, @Snapshot, @SubmittedAt, @By, @Reference, @Note, @RecordedAt)
            """;
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Snapshot = snapshot, SubmittedAt = submittedAt, By = by, Reference = reference, Note = note, RecordedAt = recordedAt });
    }

    /// <summary>When each version was sent, and by whom.</summary>
    public static async Task<IReadOnlyList<(int Snapshot, Instant SubmittedAt, string By, string? Reference)>> ListSubmissionsAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select snapshot, submitted_at as SubmittedAt, submitted_by as SubmittedBy, reference from ministry_submission where campaign = @Campaign order by snapshot";
        return [.. (await connection.QueryAsync<SubmissionRow>(sql, new { Campaign = campaign })).Select(r => ((int)r.Snapshot, StoredInstants.Read(r.SubmittedAt), r.SubmittedBy, r.Reference))];
    }

    private sealed record Row
    {
        public required string Leaf { get; init; }
        public required string Item { get; init; }
        public required long Done { get; init; }
        public required string At { get; init; }
        public required string By { get; init; }
        public required long Version { get; init; }
    }

    private sealed record SubmissionRow
    {
        public required long Snapshot { get; init; }
        public required string SubmittedAt { get; init; }
        public required string SubmittedBy { get; init; }
        public string? Reference { get; init; }
    }
}
