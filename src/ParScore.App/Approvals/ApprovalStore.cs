using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Journal;
using ParScore.App.Storage;

namespace ParScore.App.Approvals;

/// <summary>Proposals, approved versions and corrections in the record.</summary>
public static class ApprovalStore
{
    private const string ProposalColumns = "campaign, number, content_hash as ContentHash, journal_count as JournalCount, journal_head as JournalHead, note, proposed_at as ProposedAt, proposed_by as ProposedBy, outcome, outcome_reason as OutcomeReason, decided_at as DecidedAt, decided_by as DecidedBy";

    private const string SnapshotColumns = "campaign, number, content, hash, set_hash as SetHash, journal_count as JournalCount, journal_head as JournalHead, decision_number as DecisionNumber, decision_date as DecisionDate, approved_at as ApprovedAt, approved_by as ApprovedBy";

    /// <summary>Adds the next proposal.</summary>
    public static async Task<Proposal> AddAsync(Proposal proposal, SqliteConnection connection)
    {
        var numbered = proposal with { Number = await connection.ExecuteScalarAsync<int>("select coalesce(max(number), 0) + 1 from proposal where campaign = @Campaign", new { proposal.Campaign }) };
        const string sql = """
            insert into proposal (campaign, number, content_hash, journal_count, journal_head, note, proposed_at, proposed_by, version)
            values (@Campaign, @Number, @ContentHash, @Count, @Head, @Note, @ProposedAt, @ProposedBy, 1)
            """;
        await connection.ExecuteAsync(sql, new
        {
            numbered.Campaign,
            numbered.Number,
            numbered.ContentHash,
            numbered.Checkpoint.Count,
            numbered.Checkpoint.Head,
            numbered.Note,
            ProposedAt = StoredInstants.Text(numbered.ProposedAt),
            numbered.ProposedBy,
        });
        return numbered;
    }

    /// <summary>The proposal that waits; null when none does.</summary>
    public static async Task<Proposal?> FindWaitingAsync(string campaign, SqliteConnection connection) =>
        (await connection.QuerySingleOrDefaultAsync<ProposalRow>($"select {ProposalColumns} from proposal where campaign = @Campaign and outcome is null", new { Campaign = campaign }))?.ToProposal();

    /// <summary>All proposals of a campaign, first to last.</summary>
    public static async Task<IReadOnlyList<Proposal>> ListAsync(string campaign, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<ProposalRow>($"select {ProposalColumns} from proposal where campaign = @Campaign order by number", new { Campaign = campaign })).Select(r => r.ToProposal())];

    /// <summary>Decides the proposal that waits.</summary>
    /// <exception cref="InvalidOperationException">It does not wait.</exception>
    public static async Task DecideAsync(string campaign, int number, string outcome, string? reason, string at, string by, SqliteConnection connection)
    {
        const string sql = """
            update proposal set outcome = @Outcome, outcome_reason = @Reason, decided_at = @At, decided_by = @By, version = version + 1
            where campaign = @Campaign and number = @Number and outcome is null
            """;
        if (await connection.ExecuteAsync(sql, new { Campaign = campaign, Number = number, Outcome = outcome, Reason = reason, At = at, By = by }) != 1)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Proposal {number} of {campaign} does not wait."));
        }
    }

    /// <summary>Keeps an approved version.</summary>
    public static async Task AddAsync(Snapshot snapshot, SqliteConnection connection)
    {
        const string sql = """
            insert into snapshot (campaign, number, content, hash, set_hash, journal_count, journal_head, decision_number, decision_date, approved_at, approved_by)
            values (@Campaign, @Number, @Content, @Hash, @SetHash, @Count, @Head, @DecisionNumber, @DecisionDate, @ApprovedAt, @ApprovedBy)
            """;
        await connection.ExecuteAsync(sql, new
        {
            snapshot.Campaign,
            snapshot.Number,
            snapshot.Content,
            snapshot.Hash,
            snapshot.SetHash,
            snapshot.Checkpoint.Count,
            snapshot.Checkpoint.Head,
            snapshot.DecisionNumber,
            DecisionDate = snapshot.DecisionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ApprovedAt = StoredInstants.Text(snapshot.ApprovedAt),
            snapshot.ApprovedBy,
        });
    }

    /// <summary>An approved version; the latest when no number is given; null when there is none.</summary>
    public static async Task<Snapshot?> FindSnapshotAsync(string campaign, int? number, SqliteConnection connection) =>
        (await connection.QuerySingleOrDefaultAsync<SnapshotRow>(
            $"select {SnapshotColumns} from snapshot where campaign = @Campaign and number = coalesce(@Number, (select max(number) from snapshot where campaign = @Campaign))",
            new { Campaign = campaign, Number = number }))?.ToSnapshot();

    /// <summary>All approved versions, first to last.</summary>
    public static async Task<IReadOnlyList<Snapshot>> ListSnapshotsAsync(string campaign, SqliteConnection connection) =>
        [.. (await connection.QueryAsync<SnapshotRow>($"select {SnapshotColumns} from snapshot where campaign = @Campaign order by number", new { Campaign = campaign })).Select(r => r.ToSnapshot())];

    /// <summary>Opens the correction of an approved version.</summary>
    public static async Task AddCorrectionAsync(string campaign, long snapshot, string reason, string at, string by, SqliteConnection connection)
    {
        const string sql = "insert into correction (campaign, snapshot, reason, opened_at, opened_by) values (@Campaign, @Snapshot, @Reason, @At, @By)";
        await connection.ExecuteAsync(sql, new { Campaign = campaign, Snapshot = snapshot, Reason = reason, At = at, By = by });
    }

    private sealed record ProposalRow
    {
        public required string Campaign { get; init; }
        public required long Number { get; init; }
        public required string ContentHash { get; init; }
        public required long JournalCount { get; init; }
        public required string JournalHead { get; init; }
        public string? Note { get; init; }
        public required string ProposedAt { get; init; }
        public required string ProposedBy { get; init; }
        public string? Outcome { get; init; }
        public string? OutcomeReason { get; init; }
        public string? DecidedAt { get; init; }
        public string? DecidedBy { get; init; }

        public Proposal ToProposal() => new()
        {
            Campaign = Campaign,
            Number = (int)Number,
            ContentHash = ContentHash,
            Checkpoint = new Checkpoint(JournalCount, JournalHead),
            Note = Note,
            ProposedAt = StoredInstants.Read(ProposedAt),
            ProposedBy = ProposedBy,
            Outcome = Outcome,
            OutcomeReason = OutcomeReason,
            DecidedAt = DecidedAt is null ? null : StoredInstants.Read(DecidedAt),
            DecidedBy = DecidedBy,
        };
    }

    private sealed record SnapshotRow
    {
        public required string Campaign { get; init; }
        public required long Number { get; init; }
        public required string Content { get; init; }
        public required string Hash { get; init; }
        public required string SetHash { get; init; }
        public required long JournalCount { get; init; }
        public required string JournalHead { get; init; }
        public required string DecisionNumber { get; init; }
        public required string DecisionDate { get; init; }
        public required string ApprovedAt { get; init; }
        public required string ApprovedBy { get; init; }

        public Snapshot ToSnapshot() => new()
        {
            Campaign = Campaign,
            Number = (int)Number,
            Content = Content,
            Hash = Hash,
            SetHash = SetHash,
            Checkpoint = new Checkpoint(JournalCount, JournalHead),
            DecisionNumber = DecisionNumber,
            DecisionDate = DateOnly.ParseExact(DecisionDate, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            ApprovedAt = StoredInstants.Read(ApprovedAt),
            ApprovedBy = ApprovedBy,
        };
    }
}
