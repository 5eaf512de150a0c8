using System.Globalization;
using System.Text.Json.Nodes;
using ParScore.Scoring;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>Valid criteria files made by chance: the same number always gives the same file.</summary>
internal sealed class GeneratedSets
{
    private static readonly string[] Words = ["kế hoạch", "cải cách", "Đổi mới", "hồ sơ", "“mẫu”", "\"ngoặc\"", "a\\b", "100 %", "<b>&amp;</b>", "dòng\nmới", "\U0001F600", "quý I/2020", "ưu việt", "'nháy'"];
    private static readonly string[] LeafPoints = ["0.125", "0.25", "0.5", "0.50", "1", "1.5", "2", "2.50", "3.0", "10", "0"];
    private readonly Random _random;
    private readonly bool _isOfficial;
    private int _rows;

    private GeneratedSets(int seed)
    {
        _random = new Random(seed);
        _isOfficial = _random.Next(4) == 0;
    }

    public static CriteriaDraft Of(int seed) => CriteriaDraft.Of(new GeneratedSets(seed).Set());

    private JsonObject Set()
    {
        var isRoman = Chance();
        var fields = Enumerable.Range(1, _random.Next(1, 6)).Select(i => Row(isRoman ? Roman(i) : i.ToString(CultureInfo.InvariantCulture), 1)).ToList();
        var total = Sum(fields);
        var set = new JsonObject
        {
            ["index"] = "thu-nghiem",
            ["version"] = $"{_random.Next(100)}-a",
            ["name"] = Text(),
            ["level"] = Pick("province", "district", "commune", "department", "internal"),
            ["status"] = _isOfficial ? "official" : Pick("candidate", "draft"),
            ["indexYears"] = new JsonArray([.. Enumerable.Range(_random.Next(2000, 2990), _random.Next(1, 4)).Select(y => (JsonNode)y)]),
            ["legalBasis"] = Document(),
            ["sources"] = new JsonObject { ["S"] = Source("sourced"), ["S~:b/c"] = Source("related"), ["K"] = Source("recalled"), ["M"] = Source("illustrative"), ["none"] = Source("none") },
            ["rounding"] = new JsonObject { ["places"] = _random.Next(7), ["mode"] = Pick("half-up", "half-even", "down") },
            ["groups"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 5)).Reverse().Select(i => new JsonObject { ["code"] = $"Nhóm {i}", ["from"] = i == 0 ? Pick("0", "0.0") : $"{i * 20}" })]),
            ["ranking"] = Pick("shared", "dense"),
            ["numbering"] = isRoman ? "roman" : "decimal",
            ["units"] = new JsonArray(Unit("SNV"), Unit("STP"), Unit("P.2_x-1")),
        };
        set["expectedTotals"] = Totals(fields, total);
        if (_random.Next(3) == 0)
        {
            var code = fields.Count + 1;
            fields.Add(Bonus(isRoman ? Roman(code) : code.ToString(CultureInfo.InvariantCulture)));
        }

        set["fields"] = new JsonArray([.. fields]);
        Sometimes(set, "$schema", () => "https://example.vn/bộ-tiêu-chí.json");
        return set;
    }

    private JsonObject Totals(List<JsonObject> fields, Fraction total)
    {
        var totals = new JsonObject { ["total"] = total.ToText() };
        if (Chance())
        {
            return totals;
        }

        var leaves = fields.SelectMany(f => Leaves(f).Select(l => (Field: f["code"]!.GetValue<string>(), Scorer: l["scoredBy"]!.GetValue<string>(), Points: Number(l)))).ToArray();
        var parts = leaves.GroupBy(l => (l.Scorer, Field: l.Scorer is "self" ? l.Field : null)).Select((part, i) =>
        {
            var written = new JsonObject { ["code"] = $"phan-{i}", ["name"] = Text(), ["points"] = part.Aggregate(Fraction.Zero, (sum, l) => sum + l.Points).ToText(), ["scoredBy"] = new JsonArray(part.Key.Scorer) };
            if (part.Key.Field is { } field)
            {
                written["fields"] = new JsonArray(field);
            }

            return written;
        });
        totals["parts"] = new JsonArray([.. parts]);
        return totals;
    }

    private JsonObject Row(string code, int depth)
    {
        if (depth == 5 || _random.Next(5) < depth)
        {
            return Leaf(code, Pick(LeafPoints));
        }

        var children = Enumerable.Range(1, _random.Next(1, 4)).Select(i => Row($"{code}.{i}", depth + 1)).ToArray();
        var row = Named(code, Sum(children).ToText());
        row["children"] = new JsonArray([.. children]);
        return row;
    }

    private JsonObject Bonus(string code)
    {
        var row = Named(code, "1.5");
        row["bonus"] = true;
        row["children"] = new JsonArray(Leaf($"{code}.1", "1", "bonus"), Leaf($"{code}.2", "0.75", "met"));
        return row;
    }

    private JsonObject Named(string code, string points)
    {
        var row = new JsonObject { ["id"] = $"dong-{++_rows}", ["code"] = code, ["name"] = Text(), ["maxPoints"] = points };
        Sometimes(row, "owners", () => Chance() ? new JsonArray("STP", "SNV") : new JsonArray("P.2_x-1"));
        Sometimes(row, "evidence", () => new JsonArray("Báo cáo", Text()));
        Sometimes(row, "guidance", () => Text());
        Sometimes(row, "note", () => Text());
        Sometimes(row, "provenance", Provenance);
        return row;
    }

    private JsonObject Provenance()
    {
        var provenance = new JsonObject();
        foreach (var part in new[] { "name", "points", "rule", "owner" })
        {
            Sometimes(provenance, part, () => _isOfficial ? Pick("S", "S~:b/c", "none") : Pick("S", "K", "M", "none"));
        }

        Sometimes(provenance, "confidence", () => new JsonObject { [Pick("name", "points", "rule", "owner")] = Pick("low", "medium", "high") });
        return provenance;
    }

    private JsonObject Leaf(string code, string points, string? kind = null)
    {
        var row = Named(code, points);
        kind ??= Pick([.. RuleKinds.Names]);
        var source = Pick("survey", "sipas", "ministry");
        row["scoredBy"] = kind is "entered" ? source : "self";
        var rule = Rule(kind, Fraction.Parse(points), source);
        Sometimes(rule, "notApplicable", () => Pick("refused", "lowers-max", "full", "zero"));
        Sometimes(rule, "note", () => Text());
        row["rule"] = rule;
        if (!_isOfficial)
        {
            Sometimes(row, "illustrative", () => new JsonObject { [Pick("/rule", "/rule/kind", "/rule/figures", "/name")] = Text() });
        }

        return row;
    }

    private JsonObject Rule(string kind, Fraction max, string source)
    {
        var rule = new JsonObject { ["kind"] = kind };
        switch (kind)
        {
            case "met":
                rule["figures"] = Figures("met");
                Sometimes(rule, "otherwise", () => Part(max, 1));
                break;
            case "choice":
                rule["figures"] = Figures("choice");
                rule["options"] = new JsonArray([.. Ladder(max).Select((p, i) => new JsonObject { ["code"] = $"{Pick("A.", "muc-", "0_")}{i}", ["label"] = Text(), ["points"] = p })]);
                break;
            case "percent-bands":
                rule["figures"] = Figures("numerator", "denominator");
                Sometimes(rule, "overHundred", () => Chance());
                rule["bands"] = Bands(max, "percent");
                Sometimes(rule, "empty", Empty);
                break;
            case "ratio":
                rule["figures"] = Figures("numerator", "denominator");
                Proportion(rule, max);
                Sometimes(rule, "overHundred", () => Chance());
                Sometimes(rule, "empty", Empty);
                break;
            case "target":
                var isFixed = Chance();
                rule["figures"] = isFixed ? Figures("achieved") : Figures("achieved", "target");
                rule["scale"] = Scale(max, "percent");
                if (isFixed)
                {
                    rule["target"] = Pick("45.5", "1", "100000000.000000001");
                }

                Sometimes(rule, "empty", Empty);
                break;
            case "count" when Chance():
                rule["figures"] = Figures("count");
                rule["each"] = Pick("0.5", "0.001", "25");
                break;
            case "count":
                rule["figures"] = Figures("count");
                rule["bands"] = Bands(max, "count");
                break;
            case "deduction":
                var isDay = Chance();
                rule["figures"] = Figures(isDay ? "date" : "count");
                rule["minus"] = Pick("0.25", "0", "5");
                Sometimes(rule, "start", () => max.ToText());
                Sometimes(rule, "first", () => new JsonObject { ["upTo"] = Pick("2", "0", "1.5"), ["minus"] = "0.75" });
                if (isDay)
                {
                    rule["due"] = "2020-02-29";
                    Sometimes(rule, "lastDay", () => Pick("2020-02-29", "2021-01-01"));
                }
                else
                {
                    Sometimes(rule, "cutoff", () => Pick("3", "0", "2.5"));
                }

                break;
            case "bonus":
                rule["figures"] = Figures("items");
                rule["items"] = new JsonArray(
                    new JsonObject { ["code"] = "a", ["label"] = Text(), ["points"] = max.ToText(), ["most"] = _random.Next(1, 4) },
                    new JsonObject { ["code"] = "b", ["label"] = Text(), ["points"] = Part(max, 3) });
                break;
            case "none-allowed":
                rule["figures"] = Figures("count");
                break;
            case "checklist":
                rule["figures"] = Figures("items");
                rule["items"] = new JsonArray(new JsonObject { ["code"] = "1", ["label"] = Text(), ["owner"] = "STP" }, new JsonObject { ["code"] = "2", ["label"] = Text() });
                break;
            case "punctuality":
                rule["figures"] = Figures("assigned", "onTime", "late");
                rule["latePart"] = Pick("0", "1", "0.5", "1.00", "0.333333333");
                Sometimes(rule, "empty", Empty);
                break;
            case "change":
                rule["figures"] = Figures("current", "previous");
                rule["direction"] = Pick("increase", "decrease");
                rule["scale"] = Scale(max, "change");
                Sometimes(rule, "empty", () => Pick("if-better", "full", "zero"));
                break;
            case "plan":
                rule["figures"] = Figures("actual", "plan");
                rule["scale"] = Scale(max, "percent");
                Sometimes(rule, "empty", Empty);
                break;
            case "entered":
                rule["figures"] = Figures("points");
                rule["source"] = source;
                break;
            default:
                throw new InvalidOperationException($"Nothing is generated for the kind {kind}.");
        }

        return rule;
    }

    private JsonObject Scale(Fraction max, string domain)
    {
        var scale = new JsonObject();
        if (Chance())
        {
            scale["bands"] = Bands(max, domain);
            return scale;
        }

        Proportion(scale, max);
        return scale;
    }

    private void Proportion(JsonObject rule, Fraction max)
    {
        Sometimes(rule, "full", () => Pick("85", "100", "99.9", "62.50"));
        Sometimes(rule, "floor", () => Pick("0", "60", "62.5"));
        if (rule.ContainsKey("floor"))
        {
            Sometimes(rule, "belowFloor", () => Part(max, 1));
        }

        Sometimes(rule, "places", () => _random.Next(7));
    }

    // Cuts divide the values; each cut belongs to the band below it or to the one above.
    private JsonArray Bands(Fraction max, string domain)
    {
        string[] cuts = domain switch
        {
            "percent" => ["25", "50", "62.5", "80", "99.999999999"],
            "count" => ["1", "3", "5", "10", "50"],
            _ => ["-50", "-2.5", "0", "5", "110"],
        };
        var points = Ladder(max).ToArray();
        var used = cuts.Take(points.Length - 1).ToArray();
        var bands = points.Select(p => new JsonObject { ["points"] = p }).ToArray();
        foreach (var (i, cut) in used.Index())
        {
            var below = Chance();
            bands[i][below ? "upTo" : "below"] = cut;
            bands[i + 1][below ? "above" : "from"] = cut;
        }

        if (Chance() && domain is not "change")
        {
            bands[0]["from"] = "0";
        }

        foreach (var band in bands)
        {
            Sometimes(band, "label", () => Text());
        }

        _random.Shuffle(bands);
        return new JsonArray([.. bands]);
    }

    // Points from 0 to the maximum, which is the last.
    private IEnumerable<string> Ladder(Fraction max)
    {
        var steps = _random.Next(2, 6);
        return Enumerable.Range(0, steps).Select(i => i == steps - 1 ? max.ToText() : Part(max, i));
    }

    private JsonObject Figures(params ReadOnlySpan<string> roles)
    {
        var figures = new JsonObject();
        foreach (var role in roles)
        {
            var figure = new JsonObject { ["label"] = Text() };
            Sometimes(figure, "unit", () => Text());
            Sometimes(figure, "whole", () => Chance());
            Sometimes(figure, "min", () => Pick("0", "0.00"));
            Sometimes(figure, "max", () => Pick("999999999", "500000000.5"));
            figures[role] = figure;
        }

        return figures;
    }

    private JsonObject Document()
    {
        var document = new JsonObject { ["number"] = "12/QĐ-UBND", ["issuer"] = Text() };
        Sometimes(document, "date", () => "1999-12-31");
        Sometimes(document, "guidance", () => new JsonArray(new JsonObject { ["number"] = "5", ["issuer"] = Text() }));
        Sometimes(document, "replaces", () => Text());
        Sometimes(document, "replacedBy", () => Text());
        return document;
    }

    private JsonObject Source(string kind) => new() { ["kind"] = kind, ["text"] = Text() };

    private JsonObject Unit(string code)
    {
        var unit = new JsonObject { ["code"] = code, ["name"] = Text() };
        Sometimes(unit, "annex", () => _random.Next(1, 1000));
        return unit;
    }

    private void Sometimes(JsonObject at, string name, Func<JsonNode> value)
    {
        if (Chance())
        {
            at[name] = value();
        }
    }

    private JsonNode Empty() => Pick("full", "zero", "not-applicable");

    private bool Chance() => _random.Next(2) == 0;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private string Text() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Words)));

    // So many quarters of the maximum.
    private static string Part(Fraction max, int quarters) => (max * Fraction.Parse("0.25") * new Fraction(quarters)).ToText();

    private static Fraction Number(JsonObject row) => Fraction.Parse(row["maxPoints"]!.GetValue<string>());

    private static Fraction Sum(IEnumerable<JsonObject> rows) => rows.Aggregate(Fraction.Zero, (sum, row) => sum + Number(row));

    private static IEnumerable<JsonObject> Leaves(JsonObject row) => row["children"] is JsonArray children ? children.SelectMany(c => Leaves(c!.AsObject())) : [row];

    private static string Roman(int number) => number switch { 4 => "IV", 5 => "V", 6 => "VI", _ => new string('I', number) };
}
