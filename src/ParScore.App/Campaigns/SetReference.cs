using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Campaigns;

/// <summary>Which set a file is about. Answers to another set, or another version, are refused.</summary>
internal static class SetReference
{
    /// <summary>Reads the property "set" and reports it when it names another set.</summary>
    public static bool Check(ObjectReader file, CriteriaSet set)
    {
        if (file.Object("set") is not { } json)
        {
            return false;
        }

        var (index, version, hash) = (json.Text("index"), json.Text("version"), json.Text("hash", required: false));
        var status = json.Word("status", CriteriaWords.Status, required: false);
        json.Done();
        if (index is null || version is null)
        {
            return false;
        }

        if (!string.Equals(index, set.Index, StringComparison.Ordinal) || !string.Equals(version, set.Version, StringComparison.Ordinal))
        {
            file.Faults.Add(RefusalCodes.OtherSet, json.Item, $"Tệp này dành cho bộ tiêu chí {index}, phiên bản {version}; bộ đang dùng là {set.Index}, phiên bản {set.Version}.");
            return false;
        }

        if (hash is not null && !string.Equals(hash, set.Hash, StringComparison.Ordinal))
        {
            file.Faults.Add(RefusalCodes.OtherSet, json.Item, $"Tệp này dành cho nội dung khác của bộ tiêu chí {index} {version}: mã băm ghi trong tệp khác mã băm của bộ đang dùng ({set.Hash}).");
            return false;
        }

        if (status is { } said && said != set.Status)
        {
            file.Faults.Add(RefusalCodes.OtherSet, json.Item, $"Tệp này ghi bộ tiêu chí ở trạng thái \"{CriteriaWords.Status.For(said)}\", bộ đang dùng là \"{CriteriaWords.Status.For(set.Status)}\".");
            return false;
        }

        return true;
    }

    /// <summary>The leaf a property "leaf" names, by id or printed code; null, with a fault, when there is none.</summary>
    public static Node? Leaf(ObjectReader json, CriteriaSet set)
    {
        if (json.Text("leaf") is not { } name)
        {
            return null;
        }

        var node = set.Find(name);
        if (node is null)
        {
            json.Faults.Add(RefusalCodes.LeafUnknown, json.Optional("leaf")!, $"Bộ tiêu chí {set.Index} {set.Version} không có tiêu chí \"{ObjectReader.Shorten(name)}\".");
            return null;
        }

        json.Faults.Row = node.Code;
        if (!node.IsLeaf)
        {
            json.Faults.Add(AppFaultCodes.NotALeaf, json.Optional("leaf")!, $"{node.Code} có tiêu chí con nên không chấm trực tiếp; hãy kê khai ở các tiêu chí con: {string.Join(", ", node.Leaves.Select(l => l.Code).Take(8))}.");
            return null;
        }

        return node;
    }
}
