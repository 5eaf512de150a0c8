using ParScore.Scoring.Answers;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>
/// Scores a leaf again from the words of criteria/README.md, slowly and by other means: it reads what a set and its answers
/// say, and calls nothing of the scoring code.
/// </summary>
internal static class Pencil
{
    public static PencilScore Score(LeafAnswer answer)
    {
        var (rule, max) = (answer.Leaf.Rule!, Ratio.Of(answer.Leaf.MaxPoints));
        var open = new PencilScore(LeafState.Open, Ratio.Zero, max);
        if (answer.Parts.Count == 0 || answer.Parts.Any(part => IsRefused(part, answer)) || IsSomebodySilent(answer))
        {
            return open;
        }

        var isLeads = rule is ChoiceRule or DeductionRule { Due: not null };
        var counting = answer.Parts.Where(p => !isLeads || p.Unit is null || answer.Expected.Count == 0 || Same(p.Unit, answer.Expected[0])).ToList();
        if (counting.TrueForAll(p => p.NotApplicable is not null))
        {
            return rule.NotApplicable switch
            {
                NotApplicableEffect.LowersMax => new(LeafState.NotApplicable, Ratio.Zero, Ratio.Zero),
                NotApplicableEffect.Full => new(LeafState.NotApplicable, max, max),
                _ => new(LeafState.NotApplicable, Ratio.Zero, max),
            };
        }

        var declared = counting.Where(p => p.NotApplicable is null).Select(p => p.Figures.ByRole).ToList();
        if (rule is ChecklistRule checklist)
        {
            declared.AddRange(counting.Where(p => p.NotApplicable is not null).Select(p => OwnItemsDoNotApply(p, answer, checklist)));
        }

        return PencilRules.Score(rule, max, declared) ?? open;
    }

    private static bool IsRefused(AnswerPart part, LeafAnswer answer)
    {
        var (rule, others) = (answer.Leaf.Rule!, answer.Parts.Where(p => !ReferenceEquals(p, part)).ToList());
        var isLeads = rule is ChoiceRule or DeductionRule { Due: not null };
        if ((rule is EnteredRule && (!part.IsEntered || others.Count > 0))
            || (part.Unit is null && others.Count > 0)
            || (isLeads && answer.Expected.Count == 0 && others.Count > 0)
            || (part.Unit is { } unit && answer.Expected.Count > 0 && !answer.Expected.Any(e => Same(e, unit)))
            || others.Exists(o => Same(o.Unit, part.Unit)))
        {
            return true;
        }

        return part.NotApplicable is not null
            ? rule.NotApplicable is null or NotApplicableEffect.Refused
            : PencilRules.IsRefused(rule, Ratio.Of(answer.Leaf.MaxPoints), part.Figures.ByRole, isShared: answer.Expected.Count > 1 || answer.Parts.Count > 1)
                || (rule is ChecklistRule checklist && part.Unit is not null && TouchesOthersItem(part, answer, checklist));
    }

    private static bool TouchesOthersItem(AnswerPart part, LeafAnswer answer, ChecklistRule rule)
    {
        foreach (var item in rule.Items.Where(i => part.Figures.ByRole.Values.OfType<ItemsFigure>().Any(f => f.Items.ContainsKey(i.Code))))
        {
            var owner = OwnerOf(item, answer);
            if (owner is not null && !Same(owner, part.Unit))
            {
                return true;
            }
        }

        return false;
    }

    private static string? OwnerOf(ChecklistItem item, LeafAnswer answer) =>
        answer.Expected.Count == 0 || answer.Expected.Any(e => Same(e, item.Owner)) ? item.Owner : answer.Expected[0];

    private static Dictionary<string, Figure> OwnItemsDoNotApply(AnswerPart part, LeafAnswer answer, ChecklistRule rule) => new(StringComparer.Ordinal)
    {
        ["items"] = new ItemsFigure(rule.Items.Where(i => Same(OwnerOf(i, answer), part.Unit))
            .ToDictionary(i => i.Code, _ => new ItemValue(ItemState.NotApplicable, null), StringComparer.Ordinal)),
    };

    private static bool IsSomebodySilent(LeafAnswer answer)
    {
        var spoke = answer.Parts.Where(p => p.NotApplicable is not null || p.Figures.ByRole.Count > 0).ToList();
        if (spoke.Exists(p => p.Unit is null))
        {
            return false;
        }

        var needed = answer.Leaf.Rule switch
        {
            ChoiceRule or DeductionRule { Due: not null } => answer.Expected.Take(1),
            ChecklistRule when answer.Parts.Any(p => p.NotApplicable is null) => [],
            _ => answer.Expected,
        };
        return needed.Any(unit => !spoke.Exists(p => Same(p.Unit, unit)));
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
