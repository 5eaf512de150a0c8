using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Sheets;

/// <summary>Scores one leaf: checks each unit's part, joins the parts as the rule says, and lets the rule give the points.</summary>
public static class LeafScorer
{
    /// <summary>The score of a leaf.</summary>
    /// <exception cref="ArgumentException">The answer is for a row without a rule.</exception>
    public static LeafScore Score(LeafAnswer answer)
    {
        var (leaf, rule) = (answer.Leaf, answer.Leaf.Rule ?? throw new ArgumentException($"{answer.Leaf.Code} is not a leaf.", nameof(answer)));
        var refusals = answer.Parts.SelectMany(part => RefusalsOf(part, answer, rule).Select(r => new LeafRefusal(part.Unit, r))).ToArray();
        if (refusals.Length > 0)
        {
            return Open(leaf) with { Refusals = refusals };
        }

        var silent = Silent(answer, rule);
        if (answer.Parts.Count == 0 || silent.Length > 0)
        {
            return Open(leaf) with { Missing = answer.Parts.Count == 0 ? [rule.Join == JoinMethod.Entered ? "kết quả do Sở Nội vụ nhập" : "chưa kê khai"] : [.. silent.Select(u => $"phần của {u}")] };
        }

        var counting = Counting(answer, rule);
        if (counting.All(p => p.NotApplicable is not null))
        {
            return NotApplicable(leaf, rule, counting[0].NotApplicable!);
        }

        var figures = Join([.. counting.Where(p => p.NotApplicable is null)], rule);
        var missing = rule.Missing(figures);
        if (missing.Count > 0)
        {
            return Open(leaf) with { Missing = missing };
        }

        if (rule.Refusals(figures, leaf.MaxPoints) is { Count: > 0 } together)
        {
            return Open(leaf) with { Refusals = [.. together.Select(r => new LeafRefusal(null, r))] };
        }

        var outcome = rule.Score(figures, leaf.MaxPoints);
        return new LeafScore
        {
            Leaf = leaf,
            State = outcome.Applies ? LeafState.Scored : LeafState.NotApplicable,
            Points = outcome.Points,
            Max = outcome.Max,
            Trace = outcome.Trace,
        };
    }

    private static LeafScore Open(Node leaf) => new() { Leaf = leaf, State = LeafState.Open, Max = leaf.MaxPoints };

    private static List<Refusal> RefusalsOf(AnswerPart part, LeafAnswer answer, ScoringRule rule)
    {
        var (leaf, refusals) = (answer.Leaf, new List<Refusal>(part.Unreadable));
        if (rule.Join == JoinMethod.Entered && !part.IsEntered)
        {
            refusals.Add(new(RefusalCodes.EnteredByUnit, "", $"Tiêu chí {leaf.Code} lấy kết quả đã công bố do Sở Nội vụ nhập riêng; đơn vị không được tự chấm."));
            return refusals;
        }

        if (part.Unit is { } unit && answer.Expected.Count > 0 && !answer.Expected.Contains(unit, StringComparer.Ordinal))
        {
            refusals.Add(new(RefusalCodes.NotAssigned, "", $"Tiêu chí {leaf.Code} không giao cho {unit}; được giao: {string.Join(", ", answer.Expected)}."));
            return refusals;
        }

        if (answer.Parts.Count(p => string.Equals(p.Unit, part.Unit, StringComparison.Ordinal)) > 1)
        {
            refusals.Add(new(RefusalCodes.AnsweredTwice, "", $"Tiêu chí {leaf.Code} có hai câu trả lời của {part.Unit ?? "cùng một nguồn"}; chỉ giữ một."));
        }

        if (part.NotApplicable is not null)
        {
            if ((rule.NotApplicable ?? NotApplicableEffect.Refused) == NotApplicableEffect.Refused)
            {
                refusals.Add(new(RefusalCodes.NotApplicableRefused, "", $"Tiêu chí {leaf.Code} không cho chọn \"không áp dụng\"; hãy kê khai số liệu."));
            }

            return refusals;
        }

        refusals.AddRange(rule.Refusals(part.Figures, leaf.MaxPoints));
        if (rule is ChecklistRule checklist && part.Unit is not null)
        {
            refusals.AddRange(RefusalsOfOthersItems(part, checklist));
        }

        return refusals;
    }

    private static IEnumerable<Refusal> RefusalsOfOthersItems(AnswerPart part, ChecklistRule rule) => part.Figures.ByRole.Values.OfType<ItemsFigure>()
        .SelectMany(f => f.Items.Keys)
        .Select(code => rule.Items.FirstOrDefault(i => string.Equals(i.Code, code, StringComparison.Ordinal)))
        .Where(item => item?.Owner is { } owner && !string.Equals(owner, part.Unit, StringComparison.Ordinal))
        .Select(item => new Refusal(RefusalCodes.NotAssigned, "items", $"Nội dung \"{item!.Label}\" do {item.Owner} kê khai, không phải {part.Unit}."));

    /// <summary>Units that have yet to say something that counts.</summary>
    private static string[] Silent(LeafAnswer answer, ScoringRule rule)
    {
        string[] needed = rule.Join switch
        {
            JoinMethod.Lead => [.. answer.Expected.Take(1)],
            JoinMethod.Items => [], // each missing item is named by the rule
            _ => [.. answer.Expected],
        };
        var said = answer.Parts.Where(p => p.NotApplicable is not null || p.Figures.ByRole.Count > 0).Select(p => p.Unit).ToArray();
        return said.Contains(null) ? [] : [.. needed.Where(u => !said.Contains(u, StringComparer.Ordinal))];
    }

    private static AnswerPart[] Counting(LeafAnswer answer, ScoringRule rule)
    {
        var lead = answer.Expected.Count > 0 ? answer.Expected[0] : answer.Parts[0].Unit;
        return rule.Join == JoinMethod.Lead ? [.. answer.Parts.Where(p => p.Unit is null || string.Equals(p.Unit, lead, StringComparison.Ordinal))] : [.. answer.Parts];
    }

    private static LeafScore NotApplicable(Node leaf, ScoringRule rule, string reason)
    {
        var (points, max, effect) = rule.NotApplicable switch
        {
            NotApplicableEffect.LowersMax => (Points.Zero, Points.Zero, $"không tính; điểm tối đa {leaf.MaxPoints.ToVietnamese()} được trừ khỏi tổng"),
            NotApplicableEffect.Full => (leaf.MaxPoints, leaf.MaxPoints, $"không phát sinh được tính đủ {leaf.MaxPoints.ToVietnamese()} điểm"),
            _ => (Points.Zero, leaf.MaxPoints, "0 điểm"),
        };
        return new LeafScore
        {
            Leaf = leaf,
            State = LeafState.NotApplicable,
            Points = points,
            Max = max,
            Trace = new Trace($"không áp dụng, lý do: {reason.TrimEnd('.')}", rule.Describe(leaf.MaxPoints), "không áp dụng", effect),
        };
    }

    private static Figures Join(AnswerPart[] parts, ScoringRule rule)
    {
        if (parts.Length == 1)
        {
            return parts[0].Figures;
        }

        var joined = new Dictionary<string, Figure>(StringComparer.Ordinal);
        foreach (var (role, figure) in parts.SelectMany(p => p.Figures.ByRole))
        {
            joined[role] = joined.TryGetValue(role, out var before) ? Add(before, figure) : figure;
        }

        // A figure that one unit left out would make the sum look complete.
        foreach (var role in rule.Join == JoinMethod.Sum ? joined.Keys.ToArray() : [])
        {
            if (parts.Any(p => !p.Figures.Has(role)))
            {
                joined.Remove(role);
            }
        }

        return new Figures(joined);
    }

    private static Figure Add(Figure left, Figure right) => (left, right) switch
    {
        (NumberFigure l, NumberFigure r) => new NumberFigure(l.Value + r.Value),
        (YesNoFigure l, YesNoFigure r) => new YesNoFigure(l.Value && r.Value),
        (ItemsFigure l, ItemsFigure r) => new ItemsFigure(l.Items.Concat(r.Items)
            .GroupBy(i => i.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Aggregate((a, b) => new(a.Key, Add(a.Value, b.Value))).Value, StringComparer.Ordinal)),
        _ => left,
    };

    // Counts add up; a state that two units give is met only when both say so.
    private static ItemValue Add(ItemValue left, ItemValue right) => left.Count is { } l && right.Count is { } r
        ? new ItemValue(null, l + r)
        : left.State == ItemState.NotApplicable ? right
        : right.State == ItemState.NotApplicable ? left
        : new ItemValue(left.State == ItemState.Met && right.State == ItemState.Met ? ItemState.Met : ItemState.NotMet, null);
}
