using System.Text;
using System.Text.Json;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Criteria;

/// <summary>Compares two versions of a set, row by row, by the ids that survive renumbering.</summary>
public static class CriteriaDiff
{
    /// <summary>Every difference, in the order of the new version; removed rows last.</summary>
    public static IReadOnlyList<CriteriaDifference> Compare(CriteriaSet old, CriteriaSet @new)
    {
        var (before, after) = (Rows(old), Rows(@new));
        return
        [
            .. HeaderChanges(old, @new),
            .. after.Values.SelectMany(row => before.TryGetValue(row.Node.Id, out var was) ? Changes(was, row) : [Added(row)]),
            .. before.Values.Where(row => !after.ContainsKey(row.Node.Id)).Select(Removed),
        ];
    }

    // What holds for the whole set and can change results or their standing; the id names the property.
    private static IEnumerable<CriteriaDifference> HeaderChanges(CriteriaSet old, CriteriaSet @new)
    {
        static (string Id, string Value)[] Header(CriteriaSet set) =>
        [
            ("status", CriteriaWords.Status.For(set.Status)),
            ("indexYears", string.Join(", ", set.IndexYears)),
            ("legalBasis", $"{set.LegalBasis.Decision.Number} ({set.LegalBasis.Decision.Issuer})"),
            ("rounding", $"{set.Rounding.Places} chữ số, {CriteriaWords.Rounding.For(set.Rounding.Mode)}"),
            ("groups", string.Join("; ", set.Groups.Select(g => $"{g.Code} từ {g.From.ToVietnamese()} %"))),
            ("ranking", CriteriaWords.Ranking.For(set.Ranking)),
            ("numbering", CriteriaWords.Numbering.For(set.Numbering)),
            ("expectedTotals", $"{set.ExpectedTotals.Total.ToVietnamese()}{string.Concat((set.ExpectedTotals.Parts ?? []).Select(p => $"; {p.Code} {p.Points.ToVietnamese()}"))}"),
        ];

        return Header(old).Zip(Header(@new))
            .Where(pair => !string.Equals(pair.First.Value, pair.Second.Value, StringComparison.Ordinal))
            .Select(pair => new CriteriaDifference { Kind = DifferenceKind.Header, Id = pair.First.Id, Old = pair.First.Value, New = pair.Second.Value });
    }

    private static Dictionary<string, Row> Rows(CriteriaSet set)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        void Visit(Node node, Node? parent)
        {
            rows[node.Id] = new Row(node, parent);
            foreach (var child in node.Children)
            {
                Visit(child, node);
            }
        }

        foreach (var field in set.Fields)
        {
            Visit(field, null);
        }

        return rows;
    }

    private static CriteriaDifference Added(Row row) => new() { Kind = DifferenceKind.Added, Id = row.Node.Id, NewCode = row.Node.Code, New = Describe(row.Node) };

    private static CriteriaDifference Removed(Row row) => new() { Kind = DifferenceKind.Removed, Id = row.Node.Id, OldCode = row.Node.Code, Old = Describe(row.Node) };

    private static IEnumerable<CriteriaDifference> Changes(Row was, Row row)
    {
        var (old, now) = (was.Node, row.Node);
        CriteriaDifference? Changed(DifferenceKind kind, bool differs, string? before, string? after) => differs
            ? new() { Kind = kind, Id = now.Id, OldCode = old.Code, NewCode = now.Code, Old = before, New = after }
            : null;

        var (oldRule, rule) = (Rule(old), Rule(now));
        var (oldWords, words) = (DescribeRule(old), DescribeRule(now));
        return new[]
        {
            Changed(DifferenceKind.Moved, !string.Equals(old.Code, now.Code, StringComparison.Ordinal) || !string.Equals(was.Parent?.Id, row.Parent?.Id, StringComparison.Ordinal), Place(was), Place(row)),
            Changed(DifferenceKind.Renamed, !string.Equals(old.Name, now.Name, StringComparison.Ordinal), old.Name, now.Name),
            Changed(DifferenceKind.Points, old.MaxPoints != now.MaxPoints, old.MaxPoints.ToVietnamese(), now.MaxPoints.ToVietnamese()),
            // Labels, bounds and notes are not in the sentence; where only they differ, the rules are shown as they are written.
            string.Equals(oldWords, words, StringComparison.Ordinal)
                ? Changed(DifferenceKind.Rule, old.ScoredBy != now.ScoredBy || !string.Equals(oldRule, rule, StringComparison.Ordinal), oldRule, rule)
                : Changed(DifferenceKind.Rule, differs: true, oldWords, words),
            Changed(DifferenceKind.Evidence, !(old.Evidence ?? []).SequenceEqual(now.Evidence ?? [], StringComparer.Ordinal), Join(old.Evidence), Join(now.Evidence)),
            Changed(DifferenceKind.Owners, !(old.Owners ?? []).SequenceEqual(now.Owners ?? [], StringComparer.Ordinal), Join(old.Owners), Join(now.Owners)),
        }.OfType<CriteriaDifference>();
    }

    private static string Place(Row row) => row.Parent is null ? row.Node.Code : $"{row.Node.Code} (thuộc {row.Parent.Code} {row.Parent.Name})";

    private static string Describe(Node node) => $"{node.Name} ({node.MaxPoints.ToVietnamese()} điểm)";

    private static string DescribeRule(Node node) => node.Rule is { } rule
        ? $"{rule.Kind}: {rule.Describe(node.MaxPoints)}{(rule is ScaledRule { Empty: { } empty } ? $" [mẫu số 0: {RuleWords.EmptyBefore.For(empty)}]" : "")}{(rule.NotApplicable is { } effect ? $" [không áp dụng: {RuleWords.NotApplicable.For(effect)}]" : "")}"
        : "không có cách tính (có dòng con)";

    private static string Join(IReadOnlyList<string>? texts) => texts is null ? "không nêu" : string.Join("; ", texts);

    // The written form holds every parameter, so two rules are the same when it is, but for the order of figures and zeros at the end.
    private static string Rule(Node node)
    {
        if (node.Rule is null)
        {
            return "";
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            RuleKinds.Write(node.Rule, json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(CanonicalJson.Of(Plain(JsonText.Parse(stream.ToArray(), new FaultList())!, isText: false)));
    }

    /// <summary>The same with "0.50" written "0.5", wherever a number stands.</summary>
    private static JsonItem Plain(JsonItem item, bool isText) => new()
    {
        Kind = item.Kind,
        Pointer = item.Pointer,
        Line = item.Line,
        Text = !isText && Fraction.TryParse(item.Text, out var number) ? (number + Fraction.Zero).ToText() : item.Text,
        Properties = [.. item.Properties.Select(p => new Json.JsonProperty(p.Name, Plain(p.Value, p.Name is "code" or "label" or "unit" or "note" or "owner")))],
        Items = [.. item.Items.Select(i => Plain(i, isText))],
    };

    private sealed record Row(Node Node, Node? Parent);
}
