using System.Globalization;
using System.Text.RegularExpressions;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Criteria;

/// <summary>What must hold between the rows of a set: numbering, sums, owners, expected totals.</summary>
internal sealed partial class TreeCheck(FaultList faults)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, ObjectReader> _nodes = new(ReferenceEqualityComparer.Instance);
    private bool _unitsUnread;

    /// <summary>Checks one row by itself; the row's code is already noted as the place.</summary>
    public void CheckNode(Node node, ObjectReader json, int depth)
    {
        _nodes.Add(node, json);
        CheckUnique(node.Id, json.Optional("id"), _ids, FaultCodes.IdDuplicate, "Định danh");
        CheckUnique(node.Code, json.Optional("code"), _codes, FaultCodes.CodeDuplicate, "Số thứ tự");
        CheckShape(node, json);
        if (json.Has("bonus") && depth > 1)
        {
            faults.Add(FaultCodes.BonusPlace, json.Optional("bonus")!, "Chỉ lĩnh vực ở cấp đầu mới là phần điểm thưởng.");
        }

        CheckSum(node, json, depth);
    }

    /// <summary>Checks the set as a whole, once all rows are read.</summary>
    public void Check(CriteriaSet set, ObjectReader json, Numbering? numbering)
    {
        if (numbering is { } style)
        {
            CheckNumbering(set.Fields, null, style);
        }

        faults.Row = null;
        CheckTotals(set, json);
        _unitsUnread = faults.HasWithin("/units");
        var units = (set.Units ?? []).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (node, at) in _nodes)
        {
            faults.Row = RowOf(node);
            CheckOwners(node, at, units);
            CheckProvenance(node, at, set);
        }

        faults.Row = null;
    }

    private void CheckUnique(string value, JsonItem? item, Dictionary<string, string> seen, string faultCode, string what)
    {
        if (item is null || value.Length == 0)
        {
            return;
        }

        if (!seen.TryAdd(value, item.Pointer))
        {
            faults.Add(faultCode, item, $"{what} \"{ObjectReader.Shorten(value)}\" có hai lần; lần đầu ở {seen[value]}.");
        }
    }

    private void CheckShape(Node node, ObjectReader json)
    {
        var (hasRule, hasChildren) = (json.Has("rule"), json.Has("children"));
        if (hasRule && hasChildren)
        {
            faults.Add(FaultCodes.RuleOnParent, json.Optional("rule")!, "Dòng có cả cách tính điểm và dòng con; chỉ dòng cuối cùng (không có con) mới có cách tính.");
        }
        else if (!hasRule && !hasChildren)
        {
            faults.Add(FaultCodes.RuleMissing, json.Item, "Dòng không có dòng con mà cũng không có cách tính điểm.");
        }

        if (hasRule && !json.Has("scoredBy"))
        {
            faults.Add(FaultCodes.PropertyMissing, json.PointerTo("scoredBy"), json.Item.Line, "Thiếu thuộc tính \"scoredBy\": ai cho điểm dòng này?");
        }
        else if (!hasRule && hasChildren && json.Has("scoredBy"))
        {
            faults.Add(FaultCodes.ScoredByMismatch, json.Optional("scoredBy")!, "Chỉ dòng có cách tính điểm mới ghi ai cho điểm.");
        }

        if (node is { Rule: { } rule, ScoredBy: { } scorer })
        {
            var expected = rule is EnteredRule entered
                ? entered.Source switch { EnteredSource.Survey => ScoredBy.Survey, EnteredSource.Sipas => ScoredBy.Sipas, _ => ScoredBy.Ministry }
                : ScoredBy.Self;
            if (scorer != expected)
            {
                faults.Add(FaultCodes.ScoredByMismatch, json.Optional("scoredBy")!, $"Cách tính \"{rule.Kind}\" đi với \"{CriteriaWords.ScoredBy.For(expected)}\", không phải \"{CriteriaWords.ScoredBy.For(scorer)}\".");
            }
        }
    }

    private void CheckSum(Node node, ObjectReader json, int depth)
    {
        if (node.Children.Count == 0 || faults.Has(json.PointerTo("maxPoints"))
            || node.Children.Index().Any(c => faults.Has($"{json.PointerTo("children")}/{c.Index.ToString(CultureInfo.InvariantCulture)}/maxPoints"))
            || node.Children.Count != json.Optional("children")!.Items.Count)
        {
            return;
        }

        var sum = node.Children.Select(c => c.MaxPoints).Total;
        if (node.IsBonus && depth == 1 ? sum < node.MaxPoints : sum != node.MaxPoints)
        {
            faults.Add(FaultCodes.SumMismatch, json.Optional("maxPoints")!, $"Điểm tối đa {node.MaxPoints.ToVietnamese()} khác tổng điểm tối đa của các dòng con ({string.Join(" + ", node.Children.Take(30).Select(c => c.MaxPoints.ToVietnamese()))}{(node.Children.Count > 30 ? " + …" : "")} = {sum.ToVietnamese()}).");
        }
    }

    private static string? RowOf(Node node) => node.Code.Length == 0 ? null : ObjectReader.Shorten(node.Code);

    private void CheckNumbering(IReadOnlyList<Node> children, string? parentCode, Numbering style)
    {
        foreach (var (i, child) in children.Index())
        {
            var json = _nodes[child];
            var expected = parentCode is null ? Top(i + 1, style) : $"{parentCode}.{(i + 1).ToString(CultureInfo.InvariantCulture)}";
            faults.Row = RowOf(child);
            if (json.Optional("code") is { Kind: JsonKind.Text } item && child.Code.Length > 0)
            {
                CheckCode(child.Code, expected, item);
            }

            // Below a wrong code the children are judged by the code they follow, so that one slip is one fault.
            CheckNumbering(child.Children, Follow(child.Children, child.Code) && !Follow(child.Children, expected) ? child.Code : expected, style);
        }
    }

    private static bool Follow(IReadOnlyList<Node> children, string code) =>
        children.Any(c => c.Code.Length > code.Length && c.Code[code.Length] == '.' && c.Code.StartsWith(code, StringComparison.Ordinal));

    private void CheckCode(string code, string expected, JsonItem item)
    {
        if (string.Equals(code, expected, StringComparison.Ordinal))
        {
            return;
        }

        expected = ObjectReader.Shorten(expected);
        if (FloatCode().IsMatch(code))
        {
            faults.Add(FaultCodes.CodeFloat, item, $"Số thứ tự \"{ObjectReader.Shorten(code)}\" là số lẻ do bảng tính sinh ra; theo vị trí phải là {expected}.");
        }
        else if (!PlainCode().IsMatch(code))
        {
            var odd = code.EnumerateRunes().FirstOrDefault(r => !(r.IsAscii && (char.IsAsciiDigit((char)r.Value) || char.IsAsciiLetterUpper((char)r.Value) || r.Value == '.')));
            faults.Add(FaultCodes.CodeCharacters, item, odd == default
                ? $"Số thứ tự \"{ObjectReader.Shorten(code)}\" không đúng dạng; theo vị trí phải là {expected}."
                : $"Số thứ tự \"{ObjectReader.Shorten(code)}\" có ký tự \"{odd}\" ({TextCheck.Name(odd)}); chỉ dùng chữ số, số La Mã và dấu chấm. Theo vị trí phải là {expected}.");
        }
        else
        {
            faults.Add(FaultCodes.CodeNumbering, item, $"Số thứ tự \"{ObjectReader.Shorten(code)}\" không đúng vị trí: ở đây phải là {expected}.");
        }
    }

    private void CheckTotals(CriteriaSet set, ObjectReader json)
    {
        if (json.Optional("expectedTotals") is not { } totals || faults.HasWithin("/expectedTotals") || faults.All.Any(HidesTotal))
        {
            return;
        }

        if (set.MaxPoints != set.ExpectedTotals.Total)
        {
            faults.Add(FaultCodes.TotalMismatch, totals.Property("total")!, $"Tổng điểm tối đa các lĩnh vực là {set.MaxPoints.ToVietnamese()}, khác tổng dự kiến {set.ExpectedTotals.Total.ToVietnamese()}.");
        }

        if (set.ExpectedTotals.Parts is not { } parts || faults.All.Any(HidesLeaves))
        {
            return;
        }

        CheckParts(set, parts, totals.Property("parts")!.Items);
    }

    private void CheckParts(CriteriaSet set, IReadOnlyList<ExpectedPart> parts, IReadOnlyList<JsonItem> items)
    {
        foreach (var field in items.SelectMany(p => p.Property("fields")?.Items ?? []).Where(f => set.Fields.All(s => !string.Equals(s.Code, f.Text, StringComparison.Ordinal))))
        {
            faults.Add(FaultCodes.PartMismatch, field, $"Không có lĩnh vực \"{ObjectReader.Shorten(field.Text)}\" trong bộ tiêu chí.");
        }

        var leaves = set.Fields.Where(f => !f.IsBonus).SelectMany(f => f.Leaves.Select(leaf => (Field: f, Leaf: leaf))).ToArray();
        foreach (var (i, part) in parts.Index())
        {
            var sum = leaves.Where(l => part.Contains(l.Field, l.Leaf)).Select(l => l.Leaf.MaxPoints).Total;
            if (sum != part.Points)
            {
                faults.Add(FaultCodes.TotalMismatch, items[i].Property("points")!, $"Phần \"{ObjectReader.Shorten(part.Name)}\" cộng được {sum.ToVietnamese()} điểm, khác dự kiến {part.Points.ToVietnamese()}.");
            }
        }

        foreach (var (field, leaf) in leaves)
        {
            var owners = parts.Count(p => p.Contains(field, leaf));
            if (owners != 1)
            {
                faults.Row = RowOf(leaf);
                faults.Add(FaultCodes.PartMismatch, _nodes[leaf].Item, owners == 0 ? "Dòng này không thuộc phần nào của tổng dự kiến." : "Dòng này thuộc nhiều phần của tổng dự kiến.");
                faults.Row = null;
            }
        }
    }

    // What could not be read was reported where it stands; a total that lacks it would only say so again.
    private static bool HidesTotal(Fault fault) =>
        fault.Code is not (FaultCodes.SumMismatch or FaultCodes.RuleMissing) && fault.Pointer.Split('/') is [_, "fields"] or [_, "fields", _] or [_, "fields", _, "maxPoints" or "bonus"];

    private static bool HidesLeaves(Fault fault) =>
        fault.Code is not FaultCodes.SumMismatch
        && fault.Pointer.Split('/') is [_, "fields", .. var steps]
        && (steps is [] or [_] or [_, "code"] or [.., "children" or "maxPoints" or "bonus" or "scoredBy"] or [.., "children", _] || steps.Contains("rule", StringComparer.Ordinal));

    private void CheckOwners(Node node, ObjectReader json, HashSet<string> units)
    {
        var named = (json.Optional("owners")?.Items ?? [])
            .Concat(node.Rule is ChecklistRule ? json.Optional("rule")!.Property("items")?.Items.Select(i => i.Property("owner")).OfType<JsonItem>() ?? [] : []);
        foreach (var owner in named.Where(o => o.Kind == JsonKind.Text && !string.IsNullOrWhiteSpace(o.Text)))
        {
            if (!_unitsUnread && !units.Contains(owner.Text))
            {
                faults.Add(FaultCodes.UnitUnknown, owner, $"Không có đơn vị \"{ObjectReader.Shorten(owner.Text)}\" trong danh sách \"units\" của bộ tiêu chí.");
            }
        }

        if (node.Owners is { } owners && owners.Distinct(StringComparer.Ordinal).Count() != owners.Count)
        {
            faults.Add(FaultCodes.UnitDuplicate, json.Optional("owners")!, "Một đơn vị được ghi hai lần.");
        }
    }

    private void CheckProvenance(Node node, ObjectReader json, CriteriaSet set)
    {
        var isOfficial = set.Status == SetStatus.Official && !faults.Has("/status");
        if (node.Illustrative is { Count: > 0 } && isOfficial)
        {
            faults.Add(FaultCodes.OfficialUnsourced, json.Optional("illustrative")!, "Bộ tiêu chí chính thức không được có giá trị minh họa.");
        }

        foreach (var (part, key) in node.Provenance?.Keys.Where(k => k.Key is not null) ?? [])
        {
            var item = json.Optional("provenance")!.Property(part)!;
            if (!set.Sources.TryGetValue(key!, out var source))
            {
                if (faults.Has("/sources") || faults.Has(JsonText.Append("/sources", key!)))
                {
                    continue;
                }

                faults.Add(FaultCodes.SourceUnknown, item, $"Nguồn \"{ObjectReader.Shorten(key!)}\" chưa được giải thích trong \"sources\".");
            }
            else if (isOfficial && source.Kind is SourceKind.Recalled or SourceKind.Illustrative)
            {
                faults.Add(FaultCodes.OfficialUnsourced, item, "Bộ tiêu chí chính thức không được dựa vào giá trị nhớ lại hay minh họa.");
            }
        }
    }

    private static string Top(int position, Numbering style)
    {
        if (style == Numbering.Decimal)
        {
            return position.ToString(CultureInfo.InvariantCulture);
        }

        var roman = "";
        foreach (var (value, digits) in new[] { (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; position >= value; position -= value)
            {
                roman += digits;
            }
        }

        return roman;
    }

    [GeneratedRegex(@"^[0-9]{1,3}\.[0-9]{0,12}(0{6,20}|9{6,20})[0-9]{0,3}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FloatCode();

    [GeneratedRegex(@"^([1-9][0-9]{0,2}|[IVXLC]{1,10})(\.[1-9][0-9]{0,2}){0,4}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainCode();
}
