using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Submissions;

/// <summary>Between the figures of a file, the single values of the record, and what a rule takes.</summary>
public static class TypedFigures
{
    /// <summary>The single values of a file's figures, as far as the rule asks for them.</summary>
    public static IReadOnlyList<TypedFigure> Of(JsonItem? figures, Node leaf) =>
        figures is not { Kind: JsonKind.Object } ? [] : [.. figures.Properties.DistinctBy(p => p.Name, StringComparer.Ordinal).SelectMany(p => Of(p.Name, p.Value, leaf))];

    /// <summary>What one unit declares for a leaf, read from its single values; what cannot be read is refused, as from a file.</summary>
    public static AnswerPart Read(IEnumerable<TypedFigure> typed, string? notApplicable, string? unit, Node leaf)
    {
        var json = new StringBuilder("{");
        foreach (var role in typed.Where(t => t.Json is not null).GroupBy(t => t.Role, StringComparer.Ordinal))
        {
            var isList = role.Any(t => t.Item.Length > 0);
            json.Append(json.Length == 1 ? "" : ",").Append(Quoted(role.Key)).Append(':')
                .Append(isList ? $"{{{string.Join(',', role.Where(t => t.Item.Length > 0).Select(t => $"{Quoted(t.Item)}:{t.Json}"))}}}" : role.First().Json);
        }

        var item = JsonText.Parse(Encoding.UTF8.GetBytes(json.Append('}').ToString()), new FaultList());
        return Read(item is { Properties.Count: 0 } ? null : item, notApplicable, unit, leaf, new FaultList());
    }

    /// <summary>What one unit declares for a leaf, read from a file's figures.</summary>
    internal static AnswerPart Read(JsonItem? figures, string? notApplicable, string? unit, Node leaf, FaultList faults)
    {
        var (byRole, unreadable) = (new Dictionary<string, Figure>(StringComparer.Ordinal), new List<Refusal>());
        if (ObjectReader.Of(figures, faults) is { } json)
        {
            var asks = leaf.Rule!.Asks;
            foreach (var (role, item) in json.Entries())
            {
                if (asks.FirstOrDefault(a => string.Equals(a.Role, role, StringComparison.Ordinal)) is not { } ask)
                {
                    unreadable.Add(new(RefusalCodes.FigureUnknown, role, $"Tiêu chí {leaf.Code} không hỏi số liệu \"{ObjectReader.Shorten(role)}\"; các số liệu được hỏi: {string.Join(", ", asks.Select(a => a.Role))}."));
                    continue;
                }

                var (figure, refusal) = FigureText.Read(item, ask);
                if (figure is not null)
                {
                    byRole[role] = figure;
                }

                unreadable.AddRange(refusal is null ? [] : [refusal]);
            }

            // Which of the two is meant, nobody can tell; the doubled property itself is reported too.
            unreadable.AddRange(json.Item.Properties.GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() > 1)
                .Select(g => new Refusal(RefusalCodes.AnsweredTwice, g.Key, $"Tiêu chí {leaf.Code}: số liệu \"{ObjectReader.Shorten(g.Key)}\" có hai lần; chỉ giữ một.")));
        }

        if (notApplicable is not null && byRole.Count > 0)
        {
            unreadable.Add(new(RefusalCodes.FigureUnknown, "", $"Tiêu chí {leaf.Code} vừa có số liệu vừa chọn \"không áp dụng\"; chỉ để một trong hai."));
        }

        return new AnswerPart { Unit = unit, Figures = new Figures(byRole), NotApplicable = notApplicable, Unreadable = unreadable };
    }

    private static IEnumerable<TypedFigure> Of(string role, JsonItem value, Node leaf)
    {
        if (leaf.Rule!.Asks.FirstOrDefault(a => string.Equals(a.Role, role, StringComparison.Ordinal)) is not { } ask)
        {
            return [];
        }

        return ask.Kind == FigureKind.Items && value is { Kind: JsonKind.Object, Properties.Count: > 0 }
            ? value.Properties.DistinctBy(p => p.Name, StringComparer.Ordinal).Select(p => new TypedFigure(role, p.Name, Canonical(p.Value)))
            : [new TypedFigure(role, "", Canonical(value))];
    }

    private static string Canonical(JsonItem value) => value.Kind == JsonKind.Number ? value.Text : Encoding.UTF8.GetString(CanonicalJson.Of(value));

    private static string Quoted(string name) => CanonicalJson.OfText(name);
}
