using System.Globalization;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Submissions.Initiatives;

/// <summary>Khó khăn, kiến nghị: state, change, withdraw.</summary>
public sealed class DifficultyService(Database database)
{
    /// <summary>Adds a difficulty behind the unit's others.</summary>
    public Task<DifficultyOutcome> AddAsync(string campaign, string unit, Difficulty difficulty, Actor actor, string? request)
    {
        difficulty = Clean(difficulty);
        return WriteAsync("difficulty-added", campaign, unit, actor, reason: null, request, ReasonsNotToKeep(difficulty), [difficulty.Text, difficulty.Proposal], async session =>
        {
            var position = await InitiativeStore.NextDifficultyAsync(campaign, unit, session.Connection);
            await SubmissionStore.AddDifficultyAsync(campaign, unit, position, difficulty, session.Connection);
            return new DifficultyOutcome { Position = position };
        });
    }

    /// <summary>Changes a difficulty's words, unless somebody else changed them since they were seen.</summary>
    public Task<DifficultyOutcome> ChangeAsync(string campaign, string unit, int position, Difficulty difficulty, long seen, Actor actor, string? request)
    {
        difficulty = Clean(difficulty);
        return WriteAsync("difficulty-changed", campaign, unit, actor, reason: null, request, ReasonsNotToKeep(difficulty), [Text(position), Text(seen), difficulty.Text, difficulty.Proposal], session =>
            OnThereAsync(campaign, unit, position, session, async there =>
                await InitiativeStore.ChangeDifficultyAsync(campaign, unit, position, difficulty, seen, session.Connection) ? new DifficultyOutcome { Position = position } : new DifficultyOutcome { Mine = difficulty, Theirs = there }));
    }

    /// <summary>Withdraws a difficulty; it stays in the record with its reason.</summary>
    public Task<DifficultyOutcome> WithdrawAsync(string campaign, string unit, int position, long seen, string? reason, Actor actor, string? request)
    {
        reason = DocumentText.Clean(reason);
        return WriteAsync("difficulty-withdrawn", campaign, unit, actor, reason, request, InitiativeTexts.ReasonMissing(reason), [Text(position), Text(seen), reason], session =>
            OnThereAsync(campaign, unit, position, session, async there =>
                await InitiativeStore.WithdrawDifficultyAsync(campaign, unit, position, reason!, seen, session.Connection) ? new DifficultyOutcome { Position = position } : new DifficultyOutcome { Theirs = there }));
    }

    private static async Task<DifficultyOutcome> OnThereAsync(string campaign, string unit, int position, WriteSession session, Func<StoredDifficulty, Task<DifficultyOutcome>> work) =>
        (await InitiativeStore.ListDifficultiesAsync(campaign, unit, session.Connection)).FirstOrDefault(d => d.Position == position) switch
        {
            null => new DifficultyOutcome { Refusals = [Guard.NotFound] },
            { WithdrawnReason: not null } => new DifficultyOutcome { Refusals = [new(InitiativeRefusals.Withdrawn, "", "Khó khăn này đã được rút. Hãy tải lại trang; nếu vẫn cần, hãy thêm mục mới.")] },
            { } there => await work(there),
        };

    private static Difficulty Clean(Difficulty difficulty) => new(DocumentText.Clean(difficulty.Text) ?? "", DocumentText.Clean(difficulty.Proposal));

    private static Refusal[] ReasonsNotToKeep(Difficulty difficulty) =>
    [
        .. difficulty.Text.Length == 0 ? (ReadOnlySpan<Refusal>)[new(InitiativeRefusals.TextMissing, "text", "Hãy ghi nội dung khó khăn, vướng mắc.")] : [],
        .. InitiativeTexts.TooLong((difficulty.Text, "text", "Khó khăn"), (difficulty.Proposal, "proposal", "Kiến nghị")),
    ];

    private Task<DifficultyOutcome> WriteAsync(string action, string campaign, string unit, Actor actor, string? reason, string? request, Refusal[] own, string?[] content, Func<WriteSession, Task<DifficultyOutcome>> work) => Requests.OnceAsync(
        database,
        new Act { Actor = actor, Action = action, Reason = reason, Request = request },
        [campaign, unit, .. content],
        async session =>
        {
            if (await Gate.AskAsync(UseCase.InitiativeChange, actor, campaign, unit, InitiativeTexts.NoLeaf, session.Now, session.Connection) is { Count: > 0 } closed)
            {
                return new DifficultyOutcome { Refusals = closed };
            }

            if (own.Length > 0)
            {
                return new DifficultyOutcome { Refusals = own };
            }

            await SubmissionStore.BeginAsync(campaign, unit, label: null, session.Connection);
            return await work(session);
        },
        o => o.IsDone,
        o => [Text(o.Position!.Value)],
        result => new DifficultyOutcome { Position = int.Parse(result[0]!, CultureInfo.InvariantCulture) });

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
