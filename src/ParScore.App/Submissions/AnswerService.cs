using System.Globalization;
using System.Text;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions.LastYear;
using ParScore.App.Submissions.Parts;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.App.Submissions;

/// <summary>Saves what a unit declares at one leaf: value by value, once per request, never over what somebody else saved meanwhile.</summary>
public sealed class AnswerService(Database database)
{
    private const string NotApplicableRole = "not-applicable";
    private const string ExplanationRole = "explanation";

    // A figure has at most 28 digits; an option's code at most some words.
    private const int MostFigureLength = 500;

    /// <summary>Saves the changed values of one leaf, all or none, and scores it. When this returns saved, it is on the disk.</summary>
    /// <param name="save">The changed values, each with the version that was seen.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="request">Names this very request; null = carried out each time.</param>
    public async Task<SaveOutcome> SaveAsync(SaveAnswer save, Actor actor, string? request)
    {
        save = save with { NotApplicable = Clean(save.NotApplicable), Explanation = Clean(save.Explanation) };
        var outcome = await Requests.OnceAsync(
            database,
            new Act { Actor = actor, Action = "answer-saved", Reason = save.TakenFrom is { } from ? $"lấy từ kỳ {from}" : null, Request = request },
            Content(save),
            session => SaveAsync(save, actor, session),
            o => o.IsSaved,
            _ => [],
            _ => new SaveOutcome { IsRepeat = true });
        return outcome.IsRepeat ? outcome with { Score = await database.ReadAsync(connection => SeenByUnit.ScoreAsync(save.Campaign, save.Leaf, save.Unit, actor, connection)) } : outcome;
    }

    private static async Task<SaveOutcome> SaveAsync(SaveAnswer save, Actor actor, WriteSession session)
    {
        var found = await CampaignStore.FindAsync(save.Campaign, session.Connection);
        var leaf = found?.Set.Find(save.Leaf);
        if (await Gate.AskAsync(UseCase.AnswerSave, actor, save.Campaign, save.Unit, leaf?.Id ?? save.Leaf, session.Now, session.Connection) is { Count: > 0 } closed)
        {
            return new SaveOutcome { Refusals = closed };
        }

        if (found is not var (set, plan) || leaf is not { IsLeaf: true })
        {
            return new SaveOutcome { Refusals = [Guard.NotFound] };
        }

        Refusal[] refusals = [.. ReasonsNotToSave(save, leaf, plan), .. await ReasonsNotToTakeAsync(save, session)];
        if (refusals.Length > 0)
        {
            return new SaveOutcome { Refusals = refusals };
        }

        await SubmissionStore.BeginAsync(save.Campaign, save.Unit, label: null, session.Connection);
        var conflicts = await WriteAsync(save, leaf, session);
        if (conflicts.Count > 0)
        {
            return new SaveOutcome { Conflicts = conflicts };
        }

        await LeafScoreStore.RescoreAsync(save.Campaign, leaf, plan, set, session.Connection);
        return new SaveOutcome { Score = await SeenByUnit.ScoreAsync(save.Campaign, leaf.Id, save.Unit, actor, session.Connection) };
    }

    // What the journal will call taken over must be there to be compared with.
    private static async Task<Refusal[]> ReasonsNotToTakeAsync(SaveAnswer save, WriteSession session) =>
        save.TakenFrom is { } from && !(await LastYearStore.ListEarlierAsync(save.Campaign, session.Connection)).Any(e => string.Equals(e.Campaign, from, StringComparison.Ordinal))
            ? [new(SubmissionRefusals.TakenFromUnknown, "taken-from", $"Không có kỳ \"{ObjectReader.Shorten(from)}\" của cùng chỉ số trước kỳ này để lấy số liệu. Hãy mở lại phần số liệu năm trước rồi chọn lại.")]
            : [];

    private static IEnumerable<Refusal> ReasonsNotToSave(SaveAnswer save, Node leaf, CampaignPlan plan)
    {
        if (leaf.Rule!.Join == JoinMethod.Entered)
        {
            yield return new(RefusalCodes.EnteredByUnit, "", $"Tiêu chí {leaf.Code} lấy kết quả đã công bố do Sở Nội vụ nhập riêng; đơn vị không được tự chấm.");
        }
        else if (plan.FindAssignment(leaf)?.Units.Contains(save.Unit, StringComparer.Ordinal) != true)
        {
            yield return new(RefusalCodes.NotAssigned, "", $"Tiêu chí {leaf.Code} không giao cho {save.Unit}. Nếu phân công đã đổi, hãy liên hệ Sở Nội vụ.");
        }

        foreach (var changed in save.Figures)
        {
            var (role, item, json) = changed.Figure;
            // What somebody declared before it was given to another unit may be taken back.
            if (json is not null && plan.FindAssignment(leaf) is { } assignment && FigureOwners.OwnerOf(role, assignment.Figures, assignment.Units) is { } owner && !string.Equals(owner, save.Unit, StringComparison.Ordinal))
            {
                yield return new(RefusalCodes.NotAssigned, role, $"Tiêu chí {leaf.Code}: số liệu \"{ObjectReader.Shorten(role)}\" do {owner} kê khai, không phải {save.Unit}. Nếu phân công đã đổi, hãy liên hệ Sở Nội vụ.");
            }

            if (leaf.Rule.Asks.FirstOrDefault(a => string.Equals(a.Role, role, StringComparison.Ordinal)) is not { } ask || (item.Length > 0 && !ask.Choices.Any(c => string.Equals(c.Code, item, StringComparison.Ordinal))))
            {
                yield return new(RefusalCodes.FigureUnknown, role, $"Tiêu chí {leaf.Code} không hỏi số liệu \"{ObjectReader.Shorten(role)}{(item.Length > 0 ? $" {ObjectReader.Shorten(item)}" : "")}\".");
            }
            else if (json is { Length: > MostFigureLength } || json is not null && (JsonText.Parse(Encoding.UTF8.GetBytes(json), new FaultList()) is not { Kind: not (JsonKind.Object or JsonKind.Array or JsonKind.Null) } value || DocumentText.Clean(value.Text) is var clean && value.Kind == JsonKind.Text && !string.Equals(clean, value.Text, StringComparison.Ordinal)))
            {
                yield return new(SubmissionRefusals.ValueUnreadable, role, $"{ask.Spec.Label}: giá trị không đọc được; hãy gõ lại, không kèm ký tự lạ hay dấu cách ở đầu và cuối.");
            }
        }

        foreach (var twice in save.Figures.GroupBy(f => (f.Figure.Role, f.Figure.Item)).Where(g => g.Count() > 1))
        {
            yield return new(SubmissionRefusals.ValueTwice, twice.Key.Role, $"Tiêu chí {leaf.Code}: số liệu \"{ObjectReader.Shorten(twice.Key.Role)}\" được gửi hai lần trong một lần lưu; chỉ giữ một.");
        }

        foreach (var long_ in new[] { DocumentText.TooLong(save.Explanation?.Text, ExplanationRole, "Giải trình"), DocumentText.TooLong(save.NotApplicable?.Text, NotApplicableRole, "Lý do không áp dụng") }.OfType<Refusal>())
        {
            yield return long_;
        }
    }

    /// <summary>Writes what still has the version that was seen; the rest comes back as conflicts, and then nothing counts.</summary>
    private static async Task<List<AnswerConflict>> WriteAsync(SaveAnswer save, Node leaf, WriteSession session)
    {
        var conflicts = new List<AnswerConflict>();
        foreach (var (figure, seen) in save.Figures)
        {
            if (!await AnswerStore.PutFigureAsync(save.Campaign, leaf.Id, save.Unit, figure, seen, session.Connection))
            {
                var now = (await AnswerStore.ListFiguresAsync(save.Campaign, leaf.Id, session.Connection)).FirstOrDefault(f => string.Equals(f.Unit, save.Unit, StringComparison.Ordinal) && string.Equals(f.Figure.Role, figure.Role, StringComparison.Ordinal) && string.Equals(f.Figure.Item, figure.Item, StringComparison.Ordinal));
                conflicts.Add(new AnswerConflict { Role = figure.Role, Item = figure.Item, Mine = figure.Json, Theirs = now?.Figure.Json, Version = now?.Version ?? 0 });
            }
        }

        if (save.NotApplicable is { } reason && !await AnswerStore.PutNotApplicableAsync(save.Campaign, leaf.Id, save.Unit, reason.Text, reason.Seen, session.Connection))
        {
            conflicts.Add(Conflict(NotApplicableRole, reason, await AnswerStore.ListNotApplicableAsync(save.Campaign, leaf.Id, session.Connection), save.Unit));
        }

        if (save.Explanation is { } explanation && !await AnswerStore.PutExplanationAsync(save.Campaign, leaf.Id, save.Unit, explanation.Text, explanation.Seen, session.Connection))
        {
            conflicts.Add(Conflict(ExplanationRole, explanation, await AnswerStore.ListExplanationsAsync(save.Campaign, leaf.Id, session.Connection), save.Unit));
        }

        return conflicts;
    }

    private static AnswerConflict Conflict(string role, ChangedText mine, IReadOnlyList<StoredText> stored, string unit)
    {
        var now = stored.FirstOrDefault(t => string.Equals(t.Unit, unit, StringComparison.Ordinal));
        return new AnswerConflict { Role = role, Item = "", Mine = mine.Text, Theirs = now?.Text, Version = now?.Version ?? 0 };
    }

    private static ChangedText? Clean(ChangedText? text) => text is null ? null : text with { Text = DocumentText.Clean(text.Text) };

    private static string?[] Content(SaveAnswer save) =>
    [
        save.Campaign, save.Leaf, save.Unit,
        .. save.Figures.SelectMany(f => (string?[])["figure", f.Figure.Role, f.Figure.Item, f.Figure.Json, Text(f.Seen)]),
        .. save.NotApplicable is { } reason ? (ReadOnlySpan<string?>)[NotApplicableRole, reason.Text, Text(reason.Seen)] : [],
        .. save.Explanation is { } explanation ? (ReadOnlySpan<string?>)[ExplanationRole, explanation.Text, Text(explanation.Seen)] : [],
        .. save.TakenFrom is { } from ? (ReadOnlySpan<string?>)["taken-from", from] : [],
    ];

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
