using System.Buffers;
using System.Globalization;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Criteria;

/// <summary>Reads a criteria file. A file with any fault is refused, with all its faults; nothing is repaired.</summary>
public sealed class CriteriaFile
{
    /// <summary>Field, criterion, sub-criterion, and two more for sets that go deeper.</summary>
    public const int MostLevels = 5;

    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly FaultList _faults;
    private readonly TreeCheck _tree;

    private CriteriaFile(FaultList faults)
    {
        _faults = faults;
        _tree = new TreeCheck(faults);
    }

    /// <summary>Reads the file's bytes (UTF-8 JSON).</summary>
    public static LoadedCriteria Read(ReadOnlySpan<byte> bytes)
    {
        var faults = new FaultList();
        var root = JsonText.Parse(bytes, faults);
        var set = root is null || !FileKind.Is(root, "fields", faults) ? null : new CriteriaFile(faults).ReadSet(root);
        return faults.All.Count == 0
            ? new LoadedCriteria(set! with { Hash = CanonicalJson.Hash(root!) }, [])
            : new LoadedCriteria(null, [.. faults.All.OrderBy(f => f.Line)]);
    }

    private CriteriaSet? ReadSet(JsonItem root)
    {
        var json = ObjectReader.Of(root, _faults);
        if (json is null)
        {
            return null;
        }

        var numbering = json.Word("numbering", CriteriaWords.Numbering);
        var units = ReadUnits(json);
        var sources = ReadSources(json);
        var fields = (json.Objects("fields") ?? []).Select(f => ReadNode(f, 1)).ToArray();
        var expected = ReadExpectedTotals(json);
        var set = new CriteriaSet
        {
            Schema = json.Text("$schema", required: false),
            Index = ReadSlug(json, "index"),
            Version = ReadSlug(json, "version"),
            Name = json.Text("name") ?? "",
            Level = json.Word("level", CriteriaWords.Level) ?? default,
            Status = json.Word("status", CriteriaWords.Status) ?? default,
            IndexYears = [.. (json.List("indexYears") ?? []).Select(y => ObjectReader.WholeOf(y, 2000, 2999, _faults) ?? 0)],
            LegalBasis = ReadLegalBasis(json),
            Sources = sources,
            Rounding = ReadRounding(json),
            Groups = ReadGroups(json),
            Ranking = json.Word("ranking", CriteriaWords.Ranking) ?? default,
            Numbering = numbering ?? default,
            ExpectedTotals = expected,
            Units = units,
            Fields = fields,
            Hash = "",
        };
        json.Done();
        ObjectReader.CheckTwice(json.Optional("indexYears")?.Items, _faults);
        _tree.Check(set, json, numbering);
        return set;
    }

    private Node ReadNode(ObjectReader json, int depth)
    {
        var outerRow = _faults.Row;
        _faults.Row = json.Optional("code") is { Kind: JsonKind.Text } code && !string.IsNullOrWhiteSpace(code.Text) ? ObjectReader.Shorten(code.Text) : outerRow;
        var max = json.Points("maxPoints");
        var rule = json.Object("rule", required: false) is { } ruleJson ? RuleKinds.Read(ruleJson, max) : null;
        var node = new Node
        {
            Id = ReadSlug(json, "id"),
            Code = json.Text("code") ?? "",
            Name = json.Text("name") ?? "",
            Level = (NodeLevel)Math.Min(depth, 3),
            MaxPoints = max ?? default,
            Bonus = json.YesNo("bonus", required: false),
            ScoredBy = json.Word("scoredBy", CriteriaWords.ScoredBy, required: false),
            Owners = json.Texts("owners", required: false),
            Evidence = json.Texts("evidence", required: false),
            Guidance = json.Text("guidance", required: false),
            Note = json.Text("note", required: false),
            Provenance = ReadProvenance(json),
            Illustrative = ReadIllustrative(json),
            Rule = rule,
            Children = ReadChildren(json, depth),
        };
        json.Done();
        ObjectReader.CheckTwice(json.Optional("evidence")?.Items, _faults);
        _tree.CheckNode(node, json, depth);
        _faults.Row = outerRow;
        return node;
    }

    private Node[] ReadChildren(ObjectReader json, int depth)
    {
        var children = json.Objects("children", required: false) ?? [];
        if (children.Count > 0 && depth == MostLevels)
        {
            _faults.Add(FaultCodes.TooDeep, json.Optional("children")!, string.Create(CultureInfo.InvariantCulture, $"Cây tiêu chí có nhiều hơn {MostLevels} cấp."));
            return [];
        }

        return [.. children.Select(c => ReadNode(c, depth + 1))];
    }

    /// <summary>A word for machines: lower-case letters, digits and hyphens, beginning with a letter or digit.</summary>
    private string ReadSlug(ObjectReader json, string name)
    {
        var item = json.Required(name);
        if (item is null || ObjectReader.TextOf(item, _faults) is not { } text)
        {
            return "";
        }

        if (text.Length > 100 || text.AsSpan().ContainsAnyExcept(SlugCharacters) || text[0] == '-' || (string.Equals(name, "id", StringComparison.Ordinal) && !char.IsAsciiLetterLower(text[0])))
        {
            _faults.Add(FaultCodes.IdCharacters, item, $"\"{ObjectReader.Shorten(text)}\" chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối{(string.Equals(name, "id", StringComparison.Ordinal) ? ", bắt đầu bằng một chữ" : "")}.");
        }

        return text;
    }

    private Provenance? ReadProvenance(ObjectReader node)
    {
        if (node.Object("provenance", required: false) is not { } json)
        {
            return null;
        }

        var confidence = json.Object("confidence", required: false) is { } levels
            ? levels.Entries().ToDictionary(e => e.Name, e => ReadConfidence(e), StringComparer.Ordinal)
            : null;
        var provenance = new Provenance
        {
            Name = json.Text("name", required: false),
            Points = json.Text("points", required: false),
            Rule = json.Text("rule", required: false),
            Owner = json.Text("owner", required: false),
            Confidence = confidence,
        };
        json.Done();
        return provenance;
    }

    private string ReadConfidence(JsonProperty part)
    {
        if (part.Name is not ("name" or "points" or "rule" or "owner"))
        {
            _faults.Add(FaultCodes.PropertyUnknown, part.Value, $"\"{ObjectReader.Shorten(part.Name)}\" không phải phần nào của dòng (name, points, rule, owner).");
        }

        if (part.Value is not { Kind: JsonKind.Text, Text: "low" or "medium" or "high" })
        {
            _faults.Add(FaultCodes.WrongWord, part.Value, "Độ tin cậy phải là low, medium hoặc high.");
        }

        return part.Value.Text;
    }

    private Dictionary<string, string>? ReadIllustrative(ObjectReader node)
    {
        if (node.Object("illustrative", required: false) is not { } json)
        {
            return null;
        }

        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (pointer, item) in json.Entries())
        {
            reasons[pointer] = ObjectReader.TextOf(item, _faults) ?? "";
            if (!pointer.StartsWith('/') || !Exists(node.Item, pointer))
            {
                _faults.Add(FaultCodes.IllustrativePointer, item, $"Không có giá trị nào ở \"{ObjectReader.Shorten(pointer)}\" của dòng này để ghi là minh họa.");
            }
        }

        return reasons;
    }

    private static bool Exists(JsonItem item, string pointer)
    {
        foreach (var escaped in pointer.Split('/').Skip(1))
        {
            var step = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = item.Kind == JsonKind.Array
                ? int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < item.Items.Count && (step.Length == 1 || step[0] != '0') ? item.Items[i] : null
                : item.Property(step);
            if (next is null)
            {
                return false;
            }

            item = next;
        }

        return true;
    }

    private static LegalDocument ReadLegalDocument(ObjectReader json) => new()
    {
        Number = json.Text("number") ?? "",
        Issuer = json.Text("issuer") ?? "",
        Date = json.Date("date", required: false),
    };

    private static LegalBasis ReadLegalBasis(ObjectReader set)
    {
        var json = set.Object("legalBasis");
        if (json is null)
        {
            return new LegalBasis { Decision = new LegalDocument { Number = "", Issuer = "" } };
        }

        var basis = new LegalBasis
        {
            Decision = ReadLegalDocument(json),
            Guidance = json.Objects("guidance", required: false)?.Select(g =>
            {
                var document = ReadLegalDocument(g);
                g.Done();
                return document;
            }).ToArray(),
            Replaces = json.Text("replaces", required: false),
            ReplacedBy = json.Text("replacedBy", required: false),
        };
        json.Done();
        return basis;
    }

    private Dictionary<string, Source> ReadSources(ObjectReader set)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var (key, item) in set.Object("sources")?.Entries() ?? [])
        {
            if (ObjectReader.Of(item, _faults) is { } json)
            {
                sources[key] = new Source(json.Word("kind", CriteriaWords.SourceKind) ?? default, json.Text("text") ?? "");
                json.Done();
            }
        }

        return sources;
    }

    private static Rounding ReadRounding(ObjectReader set)
    {
        var json = set.Object("rounding");
        var rounding = new Rounding(json?.Whole("places", 0, 6) ?? 0, json?.Word("mode", CriteriaWords.Rounding) ?? default);
        json?.Done();
        return rounding;
    }

    private ResultGroup[] ReadGroups(ObjectReader set)
    {
        var faultsBefore = _faults.All.Count;
        var groups = (set.Objects("groups") ?? []).Select(json =>
        {
            var group = new ResultGroup(json.Text("code") ?? "", json.Number("from") ?? default);
            json.Done();
            return group;
        }).ToArray();
        var item = set.Optional("groups");
        if (item is not null && faultsBefore == _faults.All.Count)
        {
            if (!groups.Zip(groups.Skip(1), (high, low) => high.From > low.From).All(falls => falls))
            {
                _faults.Add(FaultCodes.GroupsOrder, item, "Các nhóm phải xếp từ cao xuống thấp, cận dưới giảm dần.");
            }

            if (!groups[^1].From.IsZero)
            {
                _faults.Add(FaultCodes.GroupsOrder, item, "Nhóm cuối phải bắt đầu từ \"0\" để mọi kết quả đều thuộc một nhóm.");
            }

            if (groups.DistinctBy(g => g.Code, StringComparer.Ordinal).Count() != groups.Length)
            {
                _faults.Add(FaultCodes.OptionDuplicate, item, "Có hai nhóm cùng mã.");
            }
        }

        return groups;
    }

    private ExpectedTotals ReadExpectedTotals(ObjectReader set)
    {
        var json = set.Object("expectedTotals");
        if (json is null)
        {
            return new ExpectedTotals { Total = default };
        }

        var totals = new ExpectedTotals
        {
            Total = json.Points("total") ?? default,
            Parts = json.Objects("parts", required: false)?.Select(part =>
            {
                var read = new ExpectedPart
                {
                    Code = part.Code("code") ?? "",
                    Name = part.Text("name") ?? "",
                    Points = part.Points("points") ?? default,
                    ScoredBy = [.. (part.List("scoredBy") ?? []).Select(s => ObjectReader.WordOf(s, CriteriaWords.ScoredBy, _faults) ?? default)],
                    Fields = part.Texts("fields", required: false),
                };
                part.Done();
                ObjectReader.CheckTwice(part.Optional("scoredBy")?.Items, _faults);
                ObjectReader.CheckTwice(part.Optional("fields")?.Items, _faults);
                return read;
            }).ToArray(),
        };
        json.Done();
        return totals;
    }

    private OwnerUnit[]? ReadUnits(ObjectReader set)
    {
        var items = set.Objects("units", required: false, mayBeEmpty: true);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return items?.Select(json =>
        {
            var unit = new OwnerUnit { Code = json.Code("code") ?? "", Name = json.Text("name") ?? "", Annex = json.Whole("annex", 1, 999, required: false) };
            json.Done();
            if (!codes.Add(unit.Code))
            {
                _faults.Add(FaultCodes.UnitDuplicate, json.Item, $"Mã đơn vị \"{ObjectReader.Shorten(unit.Code)}\" có hai lần.");
            }

            return unit;
        }).ToArray();
    }
}
