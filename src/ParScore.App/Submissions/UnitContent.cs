using System.Globalization;
using System.Text.Json;
using ParScore.App.Evidence;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Submissions;

/// <summary>The identity of what a unit submits: any figure, word, document or link changes it.</summary>
public static class UnitContent
{
    /// <summary>"sha256:…" over the canonical JSON of the unit's part.</summary>
    public static string HashOf(UnitAnswers answers, CriteriaSet set)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            Write(json, "parscore/unit-content/1", set.Hash, answers.Unit, answers.Label);
            foreach (var answer in answers.Answers.OrderBy(a => a.Leaf.Id, StringComparer.Ordinal))
            {
                Write(json, "leaf", answer.Leaf.Id, answer.Part.NotApplicable, answer.Explanation);
                foreach (var (role, item, value) in answer.Typed.Where(t => t.Json is not null).OrderBy(t => t.Role, StringComparer.Ordinal).ThenBy(t => t.Item, StringComparer.Ordinal))
                {
                    Write(json, "figure", role, item, value);
                }

                WriteLinks(json, answer.Evidence);
            }

            foreach (var d in answers.Documents)
            {
                Write(json, "document", d.Id, d.Number, d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Issuer, d.Abstract, d.Kind, d.Stored?.Sha256, d.WithoutFile);
            }

            foreach (var i in answers.Initiatives)
            {
                Write(json, "initiative", i.Title, i.Scale, i.Cost, i.Time, i.Effect);
                WriteLinks(json, i.Evidence);
            }

            foreach (var d in answers.Difficulties)
            {
                Write(json, "difficulty", d.Text, d.Proposal);
            }

            // Only where there is one, so that a part without any keeps its identity.
            foreach (var waiver in answers.Waivers)
            {
                Write(json, waiver.Texts);
            }

            json.WriteEndArray();
        }

        return CanonicalJson.Hash(JsonText.Parse(stream.ToArray(), new FaultList()) ?? throw new InvalidOperationException("The unit's part could not be written as JSON."));
    }

    private static void WriteLinks(Utf8JsonWriter json, IReadOnlyList<EvidenceLink> links)
    {
        foreach (var link in links)
        {
            Write(json, "link", link.Document.Id, link.Section, link.Page, link.Note);
        }
    }

    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<string?> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
