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
        var refusals = answer.Parts.SelectMany(part => RefusalsOf(part, answer, rule).Select(r => new LeafRefusal(part.Unit, r, part))).ToArray();
        if (refusals.Length > 0)
        {
            return Open(leaf) with { Refusals = refusals };
        }

        var silent = Silent(answer, rule);
        if (answer.Parts.Count == 0 || silent.Length > 0)
        {
            return Open(leaf) with { Missing = answer.Parts.Count == 0 ? [rule.Join == JoinMethod.Entered ? "kết quả do Sở Nội vụ nhập" : "số liệu kê khai"] : [.. silent.Select(u => $"phần của {u}")] };
        }

        var counting = Counting(answer, rule);
        if (counting.All(p => p.NotApplicable is not null))
        {
            return NotApplicable(leaf, rule, string.Join("; ", counting.Select(p => p.NotApplicable!.TrimEnd('.')).Distinct(StringComparer.Ordinal)));
        }

        AnswerPart[] declared = [.. counting.Select(p => p.NotApplicable is not null && rule is ChecklistRule checklist ? WithoutItems(p, checklist, answer) : p).Where(p => p.NotApplicable is null)];
        var figures = Join(declared);
        var missing = Missing(declared, figures, answer, rule);
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
            Trace = counting.Length == 1 ? outcome.Trace : outcome.Trace with { Figures = $"{outcome.Trace.Figures}{PartsInWords(declared, rule)}{AbstentionsInWords(counting)}" },
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

        // An answer for the whole province, a published result and an answer without a lead stand alone.
        var standsAlone = part.Unit is null || rule.Join == JoinMethod.Entered || (rule.Join == JoinMethod.Lead && answer.Expected.Count == 0);
        if (answer.Parts.Count(p => standsAlone || string.Equals(p.Unit, part.Unit, StringComparison.Ordinal)) > 1)
        {
            refusals.Add(new(RefusalCodes.AnsweredTwice, "", $"Tiêu chí {leaf.Code} có hai câu trả lời{(standsAlone ? "" : $" của {part.Unit}")}; chỉ giữ một."));
        }

        if (part.NotApplicable is not null)
        {
            if ((rule.NotApplicable ?? NotApplicableEffect.Refused) == NotApplicableEffect.Refused)
            {
                refusals.Add(new(RefusalCodes.NotApplicableRefused, "", $"Tiêu chí {leaf.Code} không cho chọn \"không áp dụng\"; hãy kê khai số liệu."));
            }

            return refusals;
        }

        var isShared = Math.Max(answer.Expected.Count, answer.Parts.Count) > 1;
        refusals.AddRange(rule.Refusals(part.Figures, leaf.MaxPoints, isPart: isShared));
        refusals.AddRange(RefusalsOfOthersFigures(part, answer, rule));
        if (rule is ChecklistRule checklist && part.Unit is not null)
        {
            refusals.AddRange(RefusalsOfOthersItems(part, answer, checklist));
        }

        return refusals;
    }

    private static IEnumerable<Refusal> RefusalsOfOthersFigures(AnswerPart part, LeafAnswer answer, ScoringRule rule) => part.Unit is null ? [] : rule.Asks
        .Where(ask => part.Figures.Has(ask.Role))
        .Select(ask => (ask.Role, ask.Spec.Label, Owner: FigureOwners.OwnerOf(ask.Role, answer.FigureUnits, answer.Expected)))
        .Where(ask => ask.Owner is not null && !string.Equals(ask.Owner, part.Unit, StringComparison.Ordinal))
        .Select(ask => new Refusal(RefusalCodes.NotAssigned, ask.Role, $"Số liệu \"{ask.Label}\" của tiêu chí {answer.Leaf.Code} chỉ do {ask.Owner} kê khai, không phải {part.Unit}; hãy bỏ số liệu này."));

    private static IEnumerable<Refusal> RefusalsOfOthersItems(AnswerPart part, LeafAnswer answer, ChecklistRule rule) => part.Figures.ByRole.Values.OfType<ItemsFigure>()
        .SelectMany(f => f.Items.Keys)
        .Select(code => rule.Items.FirstOrDefault(i => string.Equals(i.Code, code, StringComparison.Ordinal)))
        .OfType<ChecklistItem>()
        .Select(item => (item.Label, Owner: answer.FigureUnits.ContainsKey(rule.Asks[0].Role) ? null : OwnerOf(item, answer)))
        .Where(item => item.Owner is not null && !string.Equals(item.Owner, part.Unit, StringComparison.Ordinal))
        .Select(item => new Refusal(RefusalCodes.NotAssigned, "items", $"Nội dung \"{item.Label}\" do {item.Owner} kê khai, không phải {part.Unit}."));

    // The plan decides who answers: an item of a unit that the plan does not expect falls to the lead.
    private static string? OwnerOf(ChecklistItem item, LeafAnswer answer) =>
        FigureOwners.OwnerOf(answer.Leaf.Rule!.Asks[0].Role, answer.FigureUnits, answer.Expected) is { } whole ? whole
        : answer.Expected.Count == 0 || (item.Owner is { } owner && answer.Expected.Contains(owner, StringComparer.Ordinal)) ? item.Owner : answer.Expected[0];

    /// <summary>Units that have yet to say something that counts.</summary>
    private static string[] Silent(LeafAnswer answer, ScoringRule rule)
    {
        string[] needed = rule.Join switch
        {
            JoinMethod.Lead => [.. answer.Expected.Take(1).Select(lead => FigureOwners.OwnerOf(rule.Asks[0].Role, answer.FigureUnits, answer.Expected) ?? lead)],
            // Each missing item is named by the rule; but one unit alone cannot say that the whole leaf does not apply.
            JoinMethod.Items when answer.Parts.Any(p => p.NotApplicable is null) => [],
            _ => [.. answer.Expected.Where(u => FigureOwners.Declares(u, rule, answer.FigureUnits, answer.Expected))],
        };
        var said = answer.Parts.Where(p => p.NotApplicable is not null || p.Figures.ByRole.Count > 0).Select(p => p.Unit).ToArray();
        return said.Contains(null) ? [] : [.. needed.Where(u => !said.Contains(u, StringComparer.Ordinal))];
    }

    private static AnswerPart[] Counting(LeafAnswer answer, ScoringRule rule)
    {
        var lead = answer.Expected.Count > 0 ? FigureOwners.OwnerOf(rule.Asks[0].Role, answer.FigureUnits, answer.Expected) ?? answer.Expected[0] : answer.Parts[0].Unit;
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
            Trace = new Trace($"không áp dụng, lý do: {reason}", rule.Describe(leaf.MaxPoints), "không áp dụng", effect),
        };
    }

    // A figure that one unit left out would make the others look complete.
    private static IReadOnlyList<string> Missing(AnswerPart[] parts, Figures joined, LeafAnswer answer, ScoringRule rule) =>
        answer.FigureUnits.Count > 0 && rule.Join is JoinMethod.Sum or JoinMethod.AllMet && Array.TrueForAll(parts, p => p.Unit is not null)
        ? [.. rule.Asks.SelectMany(ask => MissingOf(ask, parts, answer))]
        : rule.Join is JoinMethod.Sum or JoinMethod.AllMet && parts.Length > 1
        ? [.. parts.SelectMany(p => rule.Missing(p.Figures).Select(label => $"{label} ({p.Unit})"))]
        : rule.Missing(joined);

    // A figure of one unit is missing from that unit, whether it sent another or nothing; a shared one from each that left it out.
    private static IEnumerable<string> MissingOf(FigureAsk ask, AnswerPart[] parts, LeafAnswer answer) =>
        (FigureOwners.OwnerOf(ask.Role, answer.FigureUnits, answer.Expected) is { } owner
            ? parts.Any(p => string.Equals(p.Unit, owner, StringComparison.Ordinal) && p.Figures.Has(ask.Role)) ? [] : [owner]
            : parts.Where(p => !p.Figures.Has(ask.Role)).Select(p => p.Unit!)).Select(unit => $"{ask.Spec.Label} ({unit})");

    private static Figures Join(AnswerPart[] parts)
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

        return new Figures(joined);
    }

    /// <summary>Which unit declared which part of a joined figure: " (gồm 45 của SNV + 3 của STP)".</summary>
    private static string PartsInWords(AnswerPart[] parts, ScoringRule rule)
    {
        var shares = rule.Asks
            .Select(ask => (ask.Spec.Label, Shares: string.Join(" + ", parts.Select(p => (p.Unit, Text: InWords(p.Figures.ByRole.GetValueOrDefault(ask.Role)))).Where(s => s.Text is not null).Select(s => $"{s.Text} của {s.Unit}"))))
            .Where(s => s.Shares.Length > 0)
            .ToArray();
        return shares switch
        {
            [] => "",
            [var only] => $" (gồm {only.Shares})",
            _ => $" (gồm {string.Join("; ", shares.Select(s => $"{s.Label}: {s.Shares}"))})",
        };
    }

    // A unit to which a checklist does not apply has answered for its own items.
    private static AnswerPart WithoutItems(AnswerPart part, ChecklistRule rule, LeafAnswer answer)
    {
        var items = rule.Items.Where(i => string.Equals(OwnerOf(i, answer), part.Unit, StringComparison.Ordinal)).ToDictionary(i => i.Code, _ => new ItemValue(ItemState.NotApplicable, null), StringComparer.Ordinal);
        return part with { NotApplicable = null, Figures = new Figures(new Dictionary<string, Figure>(StringComparer.Ordinal) { [rule.Asks[0].Role] = new ItemsFigure(items) }) };
    }

    /// <summary>Which units had nothing to declare, and why: "; không áp dụng ở SNV (không phát sinh)".</summary>
    private static string AbstentionsInWords(AnswerPart[] counting) =>
        string.Concat(counting.Where(p => p.NotApplicable is not null).Select(p => $"; không áp dụng ở {p.Unit} ({p.NotApplicable!.TrimEnd('.')})"));

    private static string? InWords(Figure? figure) => figure switch
    {
        NumberFigure number => number.Value.ToVietnamese(),
        YesNoFigure yesNo => yesNo.Value ? "đạt" : "không đạt",
        _ => null,
    };

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
