using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Storage;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.App.Submissions.LastYear;

/// <summary>
/// Offers the answer that the same unit (or one it succeeded) gave in an earlier campaign. It only reads: what a person takes over is
/// saved by that person, figure by figure, and the journal says from where.
/// </summary>
public sealed class LastYearService(Database database)
{
    /// <summary>What an earlier campaign offers for a leaf.</summary>
    public Task<LastYearOutcome> ProposeAsync(LastYearAsk ask, Actor actor) => database.ReadAsync(async (connection, now) =>
    {
        var found = await CampaignStore.FindAsync(ask.Campaign, connection);
        var leaf = found?.Set.Find(ask.Leaf);
        // Only who may save the answer now is shown what it could be taken from.
        if (await Gate.AskAsync(UseCase.AnswerSave, actor, ask.Campaign, ask.Unit, leaf?.Id ?? ask.Leaf, now, connection) is { Count: > 0 } closed)
        {
            return new LastYearOutcome([], closed);
        }

        if (leaf is not { Rule: { } rule } || rule.Join == JoinMethod.Entered)
        {
            return new LastYearOutcome([], [Guard.NotFound]);
        }

        var earlier = (await LastYearStore.ListEarlierAsync(ask.Campaign, connection)).FirstOrDefault(e => ask.From is null || string.Equals(e.Campaign, ask.From, StringComparison.Ordinal));
        if (earlier is null || await CampaignRecord.FindAsync(earlier.Campaign, connection) is not { } record)
        {
            return new LastYearOutcome([], [new(LastYearRefusals.NoEarlierCampaign, "from", $"Không có kỳ đánh giá {(ask.From is null ? "nào trước kỳ này" : $"\"{ObjectReader.Shorten(ask.From)}\"")} của cùng chỉ số để tham khảo. Hãy nhập số liệu của năm nay.")]);
        }

        if (record.Set.Find(ask.LeafThen ?? leaf.Id) is not { IsLeaf: true } then)
        {
            return new LastYearOutcome([], [new(LastYearRefusals.NoSuchLeafThen, "leaf", $"Bộ tiêu chí của kỳ {earlier.Campaign} không có tiêu chí tương ứng với {leaf.Code}. Hãy nhập số liệu của năm nay, hoặc chọn tiêu chí tương ứng.")]);
        }

        string[] units = [ask.Unit, .. await LastYearStore.ListPredecessorsAsync(ask.Unit, connection)];
        var given = units.Select(u => (Unit: u, Answer: record.Answers.FirstOrDefault(a => string.Equals(a.Unit, u, StringComparison.Ordinal))?.Answers.FirstOrDefault(a => string.Equals(a.Leaf.Id, then.Id, StringComparison.Ordinal))))
            .Where(g => g.Answer is not null)
            .ToArray();
        // The unit's own answer, where there is one, makes those of its predecessors superfluous.
        var own = given.Where(g => string.Equals(g.Unit, ask.Unit, StringComparison.Ordinal)).ToArray();
        return new LastYearOutcome([.. (own.Length > 0 ? own : given).Select(g => Of(g.Answer!, g.Unit, leaf, earlier))], []);
    });

    private static LastYearProposal Of(DeclaredAnswer then, string unit, Node leaf, EarlierCampaign earlier)
    {
        var typed = then.Typed.Where(t => t.Json is not null).Select(t => (Figure: t, Why: WhyNot(t, unit, leaf))).ToArray();
        return new LastYearProposal
        {
            Campaign = earlier.Campaign,
            IndexYear = earlier.IndexYear,
            Unit = unit,
            LeafCode = then.Leaf.Code,
            LeafName = then.Leaf.Name,
            IsRuleOther = !string.Equals(Words(then.Leaf), Words(leaf), StringComparison.Ordinal),
            Fitting = [.. typed.Where(t => t.Why is null).Select(t => t.Figure)],
            NotFitting = [.. typed.Where(t => t.Why is not null).Select(t => new UnfitFigure(t.Figure, t.Why!))],
            NotApplicable = leaf.Rule!.NotApplicable is null or NotApplicableEffect.Refused ? null : then.Part.NotApplicable,
            Explanation = then.Explanation,
            Hints =
            [
                .. then.Evidence.Select(e => new EvidenceHint { Number = e.Document.Number, Date = e.Document.Date, Issuer = e.Document.Issuer, Abstract = e.Document.Abstract, Place = e.Place }),
            ],
        };
    }

    // All that a person reads of a rule: how it scores, and what it asks for in which words.
    private static string Words(Node leaf) => string.Join('\n', leaf.Rule!.Asks.Select(a => $"{a.Spec.Label} ({a.Spec.Unit}): {string.Join("; ", a.Choices.Select(c => c.Label))}").Prepend(leaf.Rule.Describe(leaf.MaxPoints)));

    /// <summary>Why this year's rule does not take a figure; null when it does.</summary>
    private static string? WhyNot(TypedFigure figure, string unit, Node leaf)
    {
        if (leaf.Rule!.Asks.FirstOrDefault(a => string.Equals(a.Role, figure.Role, StringComparison.Ordinal)) is not { } ask)
        {
            return $"Năm nay tiêu chí {leaf.Code} không hỏi số liệu \"{figure.Role}\".";
        }

        if (figure.Item.Length > 0 && !ask.Choices.Any(c => string.Equals(c.Code, figure.Item, StringComparison.Ordinal)))
        {
            return $"{ask.Spec.Label}: nội dung \"{figure.Item}\" không còn trong bộ tiêu chí năm nay.";
        }

        if (ask.Kind == FigureKind.Date)
        {
            return $"{ask.Spec.Label}: ngày của kỳ trước không dùng lại được; hãy ghi ngày của năm nay.";
        }

        var read = TypedFigures.Read([figure], notApplicable: null, unit, leaf);
        if (read.Unreadable.Count > 0)
        {
            return read.Unreadable[0].Message;
        }

        return read.Figures.ByRole.GetValueOrDefault(figure.Role) is ChoiceFigure choice && !ask.Choices.Any(c => string.Equals(c.Code, choice.Code, StringComparison.Ordinal))
            ? $"{ask.Spec.Label}: mức \"{choice.Code}\" không còn trong bộ tiêu chí năm nay."
            : null;
    }
}
