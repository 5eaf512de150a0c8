using System.Text.Json;
using ParScore.App;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Cli.Commands;

/// <summary>A score sheet as JSON: points as exact decimal texts, open leaves with null points.</summary>
internal static class ScoreJson
{
    public static void Write(ScoreSheet sheet, IReadOnlyList<FileFault> findings, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteSet(sheet.Set, json);
        json.WriteNumber("engineVersion", Engine.Version);
        json.WriteString("inputHash", sheet.InputHash);
        json.WriteStartArray("leaves");
        foreach (var line in sheet.Lines)
        {
            WriteLeaf(line, sheet, json);
        }

        json.WriteEndArray();
        WriteNodes("fields", sheet.Set.Fields, sheet, json);
        WriteNodes("criteria", sheet.Set.Fields.SelectMany(f => f.Children), sheet, json);
        json.WriteStartObject("total");
        WriteSubtotal(sheet.Total, sheet.Set, json);
        json.WriteString("bonus", sheet.Bonus.ToText());
        json.WriteString("group", sheet.Group?.Code);
        json.WriteEndObject();
        json.WriteStartArray("roundingGaps");
        foreach (var gap in sheet.RoundingGaps)
        {
            json.WriteStartObject();
            json.WriteString("code", gap.Node?.Code);
            json.WriteString("shownTotal", gap.ShownTotal.ToText());
            json.WriteString("sumOfShown", gap.SumOfShown.ToText());
            json.WriteString("difference", gap.Difference.ToText());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteFindings("findings", findings, json);
        json.WriteEndObject();
    }

    public static void WriteSet(CriteriaSet set, Utf8JsonWriter json)
    {
        json.WriteStartObject("set");
        json.WriteString("id", $"{set.Index}/{set.Version}");
        json.WriteString("index", set.Index);
        json.WriteString("version", set.Version);
        json.WriteString("name", set.Name);
        json.WriteString("status", CriteriaWords.Status.For(set.Status));
        json.WriteString("statusWarning", set.StatusWarning);
        json.WriteString("hash", set.Hash);
        json.WriteEndObject();
    }

    public static void WriteFindings(string name, IEnumerable<FileFault> findings, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var (file, fault) in findings)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("code", fault.Code);
            json.WriteString("pointer", fault.Pointer);
            json.WriteString("row", fault.Row);
            json.WriteNumber("line", fault.Line);
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNodes(string name, IEnumerable<Node> nodes, ScoreSheet sheet, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var node in nodes)
        {
            json.WriteStartObject();
            json.WriteString("id", node.Id);
            json.WriteString("code", node.Code);
            json.WriteString("name", node.Name);
            WriteSubtotal(sheet.Of(node), sheet.Set, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLeaf(LeafScore line, ScoreSheet sheet, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", line.Leaf.Id);
        json.WriteString("code", line.Leaf.Code);
        json.WriteString("name", line.Leaf.Name);
        json.WriteString("field", sheet.Set.FieldOf(line.Leaf).Code);
        json.WriteString("scoredBy", CriteriaWords.ScoredBy.For(line.Leaf.ScoredBy!.Value));
        json.WriteString("state", ScoreText.StateWord(line.State));
        json.WriteString("points", line.State == LeafState.Open ? null : line.Points.ToText());
        json.WriteString("shownPoints", line.State == LeafState.Open ? null : sheet.Set.Rounding.Show(line.Points));
        json.WriteString("max", line.Max.ToText());
        json.WriteString("printedMax", line.Leaf.MaxPoints.ToText());
        json.WriteString("index", line.State == LeafState.Open ? null : line.Index?.ToText());
        if (line.Trace is { } trace)
        {
            json.WriteStartObject("trace");
            json.WriteString("figures", trace.Figures);
            json.WriteString("rule", trace.Rule);
            json.WriteString("band", trace.Band);
            json.WriteString("points", trace.Points);
            json.WriteString("text", trace.ToString());
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("trace");
            json.WriteString("openReason", line.OpenReason);
        }

        json.WriteEndObject();
    }

    private static void WriteSubtotal(Subtotal subtotal, CriteriaSet set, Utf8JsonWriter json)
    {
        json.WriteString("points", subtotal.Points.ToText());
        json.WriteString("shownPoints", set.Rounding.Show(subtotal.Points));
        json.WriteString("max", subtotal.Max.ToText());
        json.WriteString("index", subtotal.Index?.ToText());
        json.WriteString("shownIndex", subtotal.Index is { } index ? set.Rounding.Show(index) : null);
        json.WriteNumber("leafCount", subtotal.LeafCount);
        json.WriteNumber("openCount", subtotal.OpenCount);
        json.WriteNumber("notApplicableCount", subtotal.NotApplicableCount);
    }
}
