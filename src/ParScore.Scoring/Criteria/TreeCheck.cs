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
    private readonly List<(Node Node, ObjectReader Json, int Depth)> _nodes = [];

    /// <summary>Checks one row by itself; the row's code is already noted as the place.</summary>
    public void CheckNode(Node node, ObjectReader json, int depth)
    {
        _nodes.Add((node, json, depth));
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
            CheckNumbering(json, set.Fields, null, style);
        }

        CheckTotals(set, json);
        foreach (var (node, at, _) in _nodes)
        {
            faults.Row = node.Code.Length == 0 ? null : ObjectReader.Shorten(node.Code);
            CheckOwners(node, at, set);
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
        else if (!hasRule && json.Has("scoredBy"))
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
            faults.Add(FaultCodes.SumMismatch, json.Optional("maxPoints")!, $"Điểm tối đa {node.MaxPoints.ToVietnamese()} khác tổng điểm tối đa của các dòng con ({string.Join(" + ", node.Children.Select(c => c.MaxPoints.ToVietnamese()))} = {sum.ToVietnamese()}).");
        }
    }

    private void CheckNumbering(ObjectReader parent, IReadOnlyList<Node> children, string? parentCode, Numbering style)
    {
        foreach (var (i, child) in children.Index())
        {
            var json = _nodes.First(n => ReferenceEquals(n.Node, child)).Json;
            var expected = parentCode is null ? Top(i + 1, style) : $"{parentCode}.{(i + 1).ToString(CultureInfo.InvariantCulture)}";
            faults.Row = ObjectReader.Shorten(child.Code);
            if (json.Optional("code") is { Kind: JsonKind.Text } item && child.Code.Length > 0)
            {
                CheckCode(child.Code, expected, item);
            }

            // Below a wrong code the children are judged by what is printed there, so that one slip is one fault.
            var prefix = child.Code.Length == 0 || FloatCode().IsMatch(child.Code) || !string.Equals(_codes[child.Code], json.Optional("code")?.Pointer, StringComparison.Ordinal) ? expected : child.Code;
            CheckNumbering(json, child.Children, prefix, style);
        }
    }

    private void CheckCode(string code, string expected, JsonItem item)
    {
        if (string.Equals(code, expected, StringComparison.Ordinal))
        {
            return;
        }

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
        if (json.Optional("expectedTotals") is not { } totals || json.Optional("fields") is null || faults.HasWithin("/expectedTotals") || faults.All.Any(f => f.Pointer.EndsWith("/maxPoints", StringComparison.Ordinal) && f.Code is not FaultCodes.SumMismatch))
        {
            return;
        }

        if (set.MaxPoints != set.ExpectedTotals.Total)
        {
            faults.Add(FaultCodes.TotalMismatch, "/expectedTotals/total", totals.Line, $"Tổng điểm tối đa các lĩnh vực là {set.MaxPoints.ToVietnamese()}, khác tổng dự kiến {set.ExpectedTotals.Total.ToVietnamese()}.");
        }

        if (set.ExpectedTotals.Parts is not { } parts || faults.All.Any(f => f.Pointer.EndsWith("/scoredBy", StringComparison.Ordinal) || f.Pointer.Contains("/rule", StringComparison.Ordinal)))
        {
            return;
        }

        var leaves = set.Fields.Where(f => !f.IsBonus).SelectMany(f => f.Leaves.Select(leaf => (Field: f, Leaf: leaf))).ToArray();
        foreach (var (i, part) in parts.Index())
        {
            var sum = leaves.Where(l => part.Contains(l.Field, l.Leaf)).Select(l => l.Leaf.MaxPoints).Total;
            if (sum != part.Points)
            {
                faults.Add(FaultCodes.TotalMismatch, $"/expectedTotals/parts/{i.ToString(CultureInfo.InvariantCulture)}/points", totals.Line, $"Phần \"{part.Name}\" cộng được {sum.ToVietnamese()} điểm, khác dự kiến {part.Points.ToVietnamese()}.");
            }
        }

        foreach (var (field, leaf) in leaves)
        {
            var owners = parts.Count(p => p.Contains(field, leaf));
            if (owners != 1)
            {
                faults.Row = leaf.Code;
                faults.Add(FaultCodes.PartMismatch, _nodes.First(n => ReferenceEquals(n.Node, leaf)).Json.Item, owners == 0 ? "Dòng này không thuộc phần nào của tổng dự kiến." : "Dòng này thuộc nhiều phần của tổng dự kiến.");
                faults.Row = null;
            }
        }
    }

    private void CheckOwners(Node node, ObjectReader json, CriteriaSet set)
    {
        var named = (json.Optional("owners")?.Items ?? [])
            .Concat(node.Rule is ChecklistRule ? json.Optional("rule")!.Property("items")?.Items.Select(i => i.Property("owner")).OfType<JsonItem>() ?? [] : []);
        foreach (var owner in named.Where(o => o.Kind == JsonKind.Text))
        {
            if (set.Units is null || set.Units.All(u => !string.Equals(u.Code, owner.Text, StringComparison.Ordinal)))
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
        if (node.Illustrative is { Count: > 0 } && set.Status == SetStatus.Official)
        {
            faults.Add(FaultCodes.OfficialUnsourced, json.Optional("illustrative")!, "Bộ tiêu chí chính thức không được có giá trị minh họa.");
        }

        foreach (var (part, key) in node.Provenance?.Keys.Where(k => k.Key is not null) ?? [])
        {
            var item = json.Optional("provenance")!.Property(part)!;
            if (!set.Sources.TryGetValue(key!, out var source))
            {
                faults.Add(FaultCodes.SourceUnknown, item, $"Nguồn \"{ObjectReader.Shorten(key!)}\" chưa được giải thích trong \"sources\".");
            }
            else if (set.Status == SetStatus.Official && source.Kind is SourceKind.Recalled or SourceKind.Illustrative)
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
        foreach (var (value, digits) in new[] { (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; position >= value; position -= value)
            {
                roman += digits;
            }
        }

        return roman;
    }

    [GeneratedRegex(@"^\d+\.\d*(0{6,}|9{6,})\d*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FloatCode();

    [GeneratedRegex(@"^([1-9][0-9]{0,2}|[IVX]{1,6})(\.[1-9][0-9]{0,2})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainCode();
}
