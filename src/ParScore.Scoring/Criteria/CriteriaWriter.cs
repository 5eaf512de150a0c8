using System.Text.Encodings.Web;
using System.Text.Json;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Criteria;

/// <summary>Writes a set back as a file: the same content, so the same canonical JSON and the same identity.</summary>
public static class CriteriaWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON, indented, ending in a line feed.</summary>
    public static byte[] Write(CriteriaSet set)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            WriteSet(set, json);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteSet(CriteriaSet set, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteText("$schema", set.Schema);
        json.WriteString("index", set.Index);
        json.WriteString("version", set.Version);
        json.WriteString("name", set.Name);
        json.WriteString("level", CriteriaWords.Level.For(set.Level));
        json.WriteString("status", CriteriaWords.Status.For(set.Status));
        json.WriteStartArray("indexYears");
        foreach (var year in set.IndexYears)
        {
            json.WriteNumberValue(year);
        }

        json.WriteEndArray();
        json.WriteStartObject("legalBasis");
        WriteDocument(set.LegalBasis.Decision, json);
        WriteList("guidance", set.LegalBasis.Guidance, json, WriteDocument);
        json.WriteText("replaces", set.LegalBasis.Replaces);
        json.WriteText("replacedBy", set.LegalBasis.ReplacedBy);
        json.WriteEndObject();
        json.WriteStartObject("sources");
        foreach (var (key, source) in set.Sources)
        {
            json.WriteStartObject(key);
            json.WriteString("kind", CriteriaWords.SourceKind.For(source.Kind));
            json.WriteString("text", source.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("rounding");
        json.WriteNumber("places", set.Rounding.Places);
        json.WriteString("mode", CriteriaWords.Rounding.For(set.Rounding.Mode));
        json.WriteEndObject();
        WriteList("groups", set.Groups, json, (group, into) =>
        {
            into.WriteString("code", group.Code);
            into.WriteNumber("from", group.From);
        });
        json.WriteString("ranking", CriteriaWords.Ranking.For(set.Ranking));
        json.WriteString("numbering", CriteriaWords.Numbering.For(set.Numbering));
        json.WriteStartObject("expectedTotals");
        json.WriteNumber("total", set.ExpectedTotals.Total.Value);
        WriteList("parts", set.ExpectedTotals.Parts, json, WritePart);
        json.WriteEndObject();
        WriteList("units", set.Units, json, (unit, into) =>
        {
            into.WriteString("code", unit.Code);
            into.WriteString("name", unit.Name);
            if (unit.Annex is { } annex)
            {
                into.WriteNumber("annex", annex);
            }
        });
        WriteList("fields", set.Fields, json, WriteNode);
        json.WriteEndObject();
    }

    private static void WriteList<T>(string name, IReadOnlyList<T>? items, Utf8JsonWriter json, Action<T, Utf8JsonWriter> writeProperties)
    {
        if (items is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeProperties(item, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDocument(LegalDocument document, Utf8JsonWriter json)
    {
        json.WriteString("number", document.Number);
        json.WriteString("issuer", document.Issuer);
        json.WriteDate("date", document.Date);
    }

    private static void WritePart(ExpectedPart part, Utf8JsonWriter json)
    {
        json.WriteString("code", part.Code);
        json.WriteString("name", part.Name);
        json.WriteNumber("points", part.Points.Value);
        json.WriteTexts("scoredBy", [.. part.ScoredBy.Select(CriteriaWords.ScoredBy.For)]);
        json.WriteTexts("fields", part.Fields);
    }

    private static void WriteNode(Node node, Utf8JsonWriter json)
    {
        json.WriteString("id", node.Id);
        json.WriteString("code", node.Code);
        json.WriteString("name", node.Name);
        json.WriteNumber("maxPoints", node.MaxPoints.Value);
        if (node.Bonus is { } bonus)
        {
            json.WriteBoolean("bonus", bonus);
        }

        json.WriteText("scoredBy", node.ScoredBy is { } scorer ? CriteriaWords.ScoredBy.For(scorer) : null);
        json.WriteTexts("owners", node.Owners);
        json.WriteTexts("evidence", node.Evidence);
        json.WriteText("guidance", node.Guidance);
        json.WriteText("note", node.Note);
        if (node.Rule is not null)
        {
            RuleKinds.Write(node.Rule, json);
        }

        if (node.Provenance is { } provenance)
        {
            json.WriteStartObject("provenance");
            foreach (var (part, key) in provenance.Keys)
            {
                json.WriteText(part, key);
            }

            WriteTexts("confidence", provenance.Confidence, json);
            json.WriteEndObject();
        }

        WriteTexts("illustrative", node.Illustrative, json);
        if (node.Children.Count > 0)
        {
            WriteList("children", node.Children, json, WriteNode);
        }
    }

    private static void WriteTexts(string name, IReadOnlyDictionary<string, string>? texts, Utf8JsonWriter json)
    {
        if (texts is null)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in texts)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
