using System.Collections.Frozen;
using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>The registration of every rule kind, and what all kinds share in a criteria file.</summary>
public static class RuleKinds
{
    private static readonly FrozenDictionary<string, Func<ObjectReader, ScoringRule?>> Readers = new Dictionary<string, Func<ObjectReader, ScoringRule?>>(StringComparer.Ordinal)
    {
        [MetRule.Name] = MetRule.Read,
        [ChoiceRule.Name] = ChoiceRule.Read,
        [PercentBandsRule.Name] = PercentBandsRule.Read,
        [RatioRule.Name] = RatioRule.Read,
        [TargetRule.Name] = TargetRule.Read,
        [CountRule.Name] = CountRule.Read,
        [DeductionRule.Name] = DeductionRule.Read,
        [BonusRule.Name] = BonusRule.Read,
        [NoneAllowedRule.Name] = NoneAllowedRule.Read,
        [ChecklistRule.Name] = ChecklistRule.Read,
        [PunctualityRule.Name] = PunctualityRule.Read,
        [ChangeRule.Name] = ChangeRule.Read,
        [PlanRule.Name] = PlanRule.Read,
        [EnteredRule.Name] = EnteredRule.Read,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kinds' names, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names => [.. Readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads a rule; null, with faults, when it is not whole.</summary>
    /// <param name="json">The rule's object.</param>
    /// <param name="max">The leaf's maximum, to check the rule's reach; null when it could not be read.</param>
    internal static ScoringRule? Read(ObjectReader json, Points? max)
    {
        var faultsBefore = json.Faults.All.Count;
        var kind = json.Text("kind");
        var notApplicable = json.Word("notApplicable", RuleWords.NotApplicable, required: false);
        var note = json.Text("note", required: false);
        var figures = ReadFigures(json);
        if (kind is null)
        {
            return null;
        }

        if (!Readers.TryGetValue(kind, out var read))
        {
            json.Faults.Add(FaultCodes.RuleKindUnknown, json.Optional("kind")!, $"Không có loại cách tính \"{ObjectReader.Shorten(kind)}\"; các loại: {string.Join(", ", Names)}.");
            return null;
        }

        var own = read(json);
        json.Done();
        if (own is null || figures is null)
        {
            return null;
        }

        var rule = own with { Figures = figures, NotApplicable = notApplicable, Note = note };
        CheckRoles(rule, json);
        CheckNegative(rule, json);
        if (json.Faults.All.Count > faultsBefore)
        {
            return null;
        }

        CheckReach(rule, max, json);
        return rule;
    }

    internal static void Write(ScoringRule rule, Utf8JsonWriter json)
    {
        json.WriteStartObject("rule");
        json.WriteString("kind", rule.Kind);
        rule.WriteProperties(json);
        json.WriteStartObject("figures");
        foreach (var (role, spec) in rule.Figures)
        {
            json.WriteStartObject(role);
            json.WriteString("label", spec.Label);
            json.WriteText("unit", spec.Unit);
            if (spec.Whole is { } whole)
            {
                json.WriteBoolean("whole", whole);
            }

            json.WriteNumber("min", spec.Min);
            json.WriteNumber("max", spec.Max);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (rule.NotApplicable is { } effect)
        {
            json.WriteString("notApplicable", RuleWords.NotApplicable.For(effect));
        }

        json.WriteText("note", rule.Note);
        json.WriteEndObject();
    }

    private static Dictionary<string, FigureSpec>? ReadFigures(ObjectReader json)
    {
        var figures = json.Object("figures");
        if (figures is null)
        {
            return null;
        }

        var specs = new Dictionary<string, FigureSpec>(StringComparer.Ordinal);
        foreach (var (role, item) in figures.Entries())
        {
            if (ObjectReader.Of(item, json.Faults) is not { } spec)
            {
                continue;
            }

            specs[role] = new FigureSpec
            {
                Label = spec.Text("label") ?? role,
                Unit = spec.Text("unit", required: false),
                Whole = spec.YesNo("whole", required: false),
                Min = spec.Number("min", required: false, mayBeNegative: true),
                Max = spec.Number("max", required: false, mayBeNegative: true),
            };
            if (specs[role] is { Min: { } min, Max: { } max } && min > max)
            {
                json.Faults.Add(FaultCodes.OutOfBounds, item, $"Cận thấp nhất {min.ToVietnamese()} lớn hơn cận cao nhất {max.ToVietnamese()}.");
            }

            spec.Done();
        }

        return specs;
    }

    private static void CheckRoles(ScoringRule rule, ObjectReader json)
    {
        var wanted = rule.Asks.Select(a => a.Role).ToArray();
        var figures = json.Optional("figures")!;
        foreach (var role in wanted.Where(r => !rule.Figures.ContainsKey(r)))
        {
            json.Faults.Add(FaultCodes.FigureRoles, figures, $"Cách tính \"{rule.Kind}\" cần số liệu \"{role}\"; hãy ghi nhãn của nó trong \"figures\".");
        }

        foreach (var (role, at) in figures.Properties.DistinctBy(p => p.Name, StringComparer.Ordinal).Where(p => rule.Figures.ContainsKey(p.Name) && !wanted.Contains(p.Name, StringComparer.Ordinal)))
        {
            json.Faults.Add(FaultCodes.FigureRoles, at, $"Cách tính \"{rule.Kind}\" không dùng số liệu \"{ObjectReader.Shorten(role)}\"; các số liệu được dùng: {string.Join(", ", wanted)}.");
        }
    }

    private static void CheckNegative(ScoringRule rule, ObjectReader json)
    {
        foreach (var (role, spec) in rule.Asks.Where(a => a.Spec.Min is { IsNegative: true } && !rule.ScoresNegative(a.Role)).Select(a => (a.Role, a.Spec)))
        {
            json.Faults.Add(FaultCodes.OutOfBounds, json.Optional("figures")!.Property(role)!.Property("min")!, $"Cách tính \"{rule.Kind}\" không tính được số âm ở \"{role}\"; cận thấp nhất phải từ 0 trở lên, không phải {spec.Min!.Value.ToVietnamese()}.");
        }
    }

    private static void CheckReach(ScoringRule rule, Points? max, ObjectReader json)
    {
        if (max is not { } most)
        {
            return;
        }

        var (lowest, highest) = rule.Reach(most);
        if (lowest.Value.IsNegative)
        {
            json.Faults.Add(FaultCodes.PointsBelowZero, json.Item, $"Cách tính có thể cho {lowest.ToVietnamese()} điểm; điểm thấp nhất là 0.");
        }

        if (highest > most)
        {
            json.Faults.Add(FaultCodes.PointsAboveMax, json.Item, $"Cách tính có thể cho {highest.ToVietnamese()} điểm, vượt điểm tối đa {most.ToVietnamese()}.");
        }
        else if (highest < most)
        {
            json.Faults.Add(FaultCodes.MaxNotReached, json.Item, $"Mức tốt nhất chỉ được {highest.ToVietnamese()} điểm, không đạt tới điểm tối đa {most.ToVietnamese()}.");
        }
    }
}
