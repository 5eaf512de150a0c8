using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.PublishedResults;

/// <summary>Reads a published table as it was written down (samples/published-results-2020.json).</summary>
public static class PublishedResultsFile
{
    private const string TotalName = "total";
    private const string ProvincesName = "provinces";

    public static LoadedTable Read(ReadOnlySpan<byte> bytes)
    {
        var faults = new FaultList();
        var root = JsonText.Parse(bytes, faults);
        var json = root is not null && FileKind.Is(root, "provinces", faults) ? ObjectReader.Of(root, faults) : null;
        var table = json is null ? null : ReadTable(json);
        return faults.All.Count == 0 ? new LoadedTable(table, []) : new LoadedTable(null, [.. faults.All.OrderBy(f => f.Line)]);
    }

    private static PublishedTable ReadTable(ObjectReader json)
    {
        var max = new Dictionary<string, Points>(StringComparer.Ordinal);
        foreach (var (name, item) in json.Object("max")?.Entries() ?? [])
        {
            max[name] = new Points(ObjectReader.NumberOf(item, json.Faults) ?? default);
        }

        if (!max.Remove(TotalName, out var maxTotal) && json.Optional("max") is { } maxItem)
        {
            json.Faults.Add(FaultCodes.PropertyMissing, maxItem, "Thiếu điểm tối đa của cả bảng (\"total\").");
        }

        var groups = (json.Object("groups")?.Entries() ?? []).Select(e => (Code: e.Name, Count: ObjectReader.WholeOf(e.Value, 0, 1000, json.Faults) ?? 0)).ToList();
        var count = groups.Find(g => g.Code is ProvincesName).Count;
        groups.RemoveAll(g => g.Code is ProvincesName);
        var table = new PublishedTable
        {
            About = json.Text("about") ?? "",
            Max = max,
            MaxTotal = maxTotal,
            ProvinceCount = count,
            GroupCounts = groups,
            Provinces =
            [
                .. (json.Objects(ProvincesName) ?? []).Select(p => ReadProvince(p, max.Keys)),
                .. (json.Objects("totalsOnly", required: false, mayBeEmpty: true) ?? []).Select(p => ReadProvince(p, [])),
            ],
        };
        json.Done();
        foreach (var again in table.Provinces.GroupBy(p => p.Name, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            json.Faults.Row = again.Name;
            json.Faults.Add(AppFaultCodes.Twice, $"{again.Pointer}/province", again.Line, $"{again.Name} được ghi hai lần trong bảng; chỉ giữ một.");
            json.Faults.Row = null;
        }

        return table;
    }

    private static PublishedProvince ReadProvince(ObjectReader json, IEnumerable<string> parts)
    {
        var name = json.Text("province") ?? "";
        json.Faults.Row = name;
        var province = new PublishedProvince
        {
            Name = name,
            Rank = json.Whole("rank", 1, 1000) ?? 0,
            Parts = parts.ToDictionary(p => p, p => json.Points(p) ?? default, StringComparer.Ordinal),
            Total = json.Points("publishedTotal") ?? default,
            Pointer = json.Item.Pointer,
            Line = json.Item.Line,
        };
        json.Done();
        json.Faults.Row = null;
        return province;
    }
}
