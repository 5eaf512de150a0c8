using Dapper;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;

namespace ParScore.Tests.App.Access;

/// <summary>
/// Every use case really asked for: by every role, about the own and another unit's matter, in every state the campaign can be played to, before the due instant,
/// late, locked and extended. What is refused is refused as the table says and leaves no trace; what is allowed is not stopped by the guard.
/// </summary>
public sealed class UseCaseMatrixTests
{
    private static readonly Duration Ms = Duration.FromMilliseconds(1);

    private static readonly HashSet<string> GuardCodes = [.. typeof(AccessRefusals).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    public static TheoryData<WorkflowState> States => [.. Enum.GetValues<WorkflowState>()];

    [Fact]
    public void Every_use_case_is_asked_for() => UseCaseCalls.All.Keys.Append(UseCase.OwnAccountChange).ShouldBe(Enum.GetValues<UseCase>(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(States))]
    public async Task Guard_and_use_case_agree(WorkflowState state)
    {
        using var plain = await WorkflowRecord.AtAsync(state);
        using var extended = await WorkflowRecord.AtAsync(state);
        await ExtendAsync(extended);
        using var plainDatabase = plain.Open();
        using var extendedDatabase = extended.Open();
        var (refused, allowed) = (0, 0);
        foreach (var (useCase, cell, now) in Cells(state))
        {
            var (record, database) = cell.Clock == ClockState.Extended ? (extended, extendedDatabase) : (plain, plainDatabase);
            record.Clock.Now = now;
            var actor = WorkflowRecord.Person(cell.Role, cell.IsOwn ? "STC" : "SNV", cell.IsConfirmed ? now : null);
            var expected = AccessTable.Expect(useCase, cell);
            if (expected.Length == 0)
            {
                allowed++;
                using var own = await WorkflowRecord.AtAsync(state);
                if (cell.Clock == ClockState.Extended)
                {
                    await ExtendAsync(own);
                }

                using var copy = own.Open();
                own.Clock.Now = now;
                (await UseCaseCalls.All[useCase](copy, own.Clock, actor)).Where(r => GuardCodes.Contains(r.Code)).Select(r => r.Message).ShouldBeEmpty($"{useCase} {cell}");
                continue;
            }

            refused++;
            var before = await TraceAsync(database);
            (await UseCaseCalls.All[useCase](database, record.Clock, actor)).Select(r => r.Code).Where(GuardCodes.Contains).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), $"{useCase} {cell}");
            (await TraceAsync(database)).ShouldBe(before, $"{useCase} {cell}");
        }

        refused.ShouldBeGreaterThan(700);
        allowed.ShouldBeGreaterThan(20);
    }

    private static IEnumerable<(UseCase UseCase, AccessCell Cell, Instant Now)> Cells(WorkflowState state) =>
        from useCase in UseCaseCalls.All.Keys
        let row = AccessTable.All[useCase]
        where row.NeedsCampaign || state == WorkflowState.Draft
        from role in Enum.GetValues<Role>()
        from isOwn in (bool[])[true, false]
        from clock in ClocksOf(useCase, row, state)
        from isConfirmed in row.NeedsPassword ? (bool[])[true, false] : [true]
        let now = At(row.Step ?? DeadlineStep.SelfScore, clock)
        select (useCase, new AccessCell(role, isOwn, StateAt(state, now), SubmissionOf(state), clock, false, state >= WorkflowState.Accepted, state >= WorkflowState.Published, isConfirmed), now);

    // Where no step shuts it, only self-scoring and consolidating differ; a package is made twice, not forty times.
    private static ClockState[] ClocksOf(UseCase useCase, AccessTable.Row row, WorkflowState state) =>
        row.Step is not null ? (row.Step == DeadlineStep.Explain && state != WorkflowState.Sent ? [ClockState.InTime] : Enum.GetValues<ClockState>())
        : !row.NeedsCampaign || useCase is UseCase.AuditPackage or UseCase.MinistryExport ? [ClockState.InTime]
        : [ClockState.InTime, ClockState.Locked];

    private static Instant At(DeadlineStep step, ClockState clock)
    {
        var (due, locked) = step switch
        {
            DeadlineStep.SelfScore => (WorkflowRecord.SelfScoreDue, WorkflowRecord.SelfScoreLocked),
            DeadlineStep.Consolidate => (Instant.FromUtc(2021, 2, 23, 17, 0), Instant.FromUtc(2021, 2, 25, 17, 0)),
            DeadlineStep.SubmitToMinistry => (Instant.FromUtc(2021, 2, 26, 17, 0), Instant.FromUtc(2021, 2, 28, 17, 0)),
            _ => (WorkflowRecord.ExplainDue, WorkflowRecord.ExplainLocked),
        };
        return clock switch
        {
            ClockState.InTime => due - Ms,
            ClockState.Late => locked - Ms,
            _ => locked,
        };
    }

    private static CampaignState StateAt(WorkflowState state, Instant now) => state switch
    {
        WorkflowState.Preparing => CampaignState.Preparing,
        WorkflowState.Draft or WorkflowState.Submitted or WorkflowState.Returned or WorkflowState.Accepted => now < WorkflowRecord.SelfScoreDue ? CampaignState.Open : CampaignState.Consolidating,
        WorkflowState.Awaiting => CampaignState.AwaitingApproval,
        WorkflowState.Approved => CampaignState.Approved,
        WorkflowState.Correcting => CampaignState.Consolidating,
        WorkflowState.Sent => CampaignState.SubmittedToMinistry,
        WorkflowState.Appraised => CampaignState.Appraised,
        WorkflowState.Published => CampaignState.Published,
        _ => CampaignState.Closed,
    };

    private static SubmissionState SubmissionOf(WorkflowState state) => state switch
    {
        WorkflowState.Preparing or WorkflowState.Draft => SubmissionState.Draft,
        WorkflowState.Submitted => SubmissionState.Submitted,
        WorkflowState.Returned => SubmissionState.Returned,
        _ => SubmissionState.Accepted,
    };

    private static async Task ExtendAsync(WorkflowRecord record)
    {
        using var database = record.Open();
        await database.WriteAsync(new Act { Actor = record.Coordinator, Action = "extension-granted" }, async session =>
        {
            const string sql = """
                insert into deadline_extension (campaign, number, step, unit, leaf, until, reason, granted_at, granted_by, version)
                select @Campaign, row_number() over (), s.value, null, null, @Until, 'Bão lũ', @Now, 'hoa.snv', 1 from json_each('["self-score", "consolidate", "submit-to-ministry", "explain"]') s
                """;
            return await session.Connection.ExecuteAsync(sql, new { WorkflowRecord.Campaign, Until = StoredInstants.Text(WorkflowRecord.ExplainLocked + Duration.FromDays(9)), Now = session.NowText });
        });
    }

    // The journal's head stands for every watched row; handled requests and files are looked at apart.
    private static Task<(Checkpoint, long, int)> TraceAsync(Database database) => database.ReadAsync(async connection => (
        await JournalStore.GetHeadAsync(connection),
        await connection.ExecuteScalarAsync<long>("select count(*) from handled_request"),
        Directory.EnumerateFiles(database.Directory.EvidenceFolder, "*", SearchOption.AllDirectories).Count()));
}
