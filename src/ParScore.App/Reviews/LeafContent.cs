using System.Globalization;
using System.Text.Json;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Reviews;

/// <summary>
/// The identity of what a reviewer looks at: figures, reason for "không áp dụng", explanation, links, and the linked documents with their
/// digests. A decision holds while it is the same.
/// </summary>
public static class LeafContent
{
    /// <summary>"sha256:…" over one unit's part of a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="answer">What the unit declared there; null = nothing.</param>
    public static string HashOf(Node leaf, string unit, DeclaredAnswer? answer) => HashOf(leaf, [(unit, answer)]);

    /// <summary>"sha256:…" over several units' parts of a leaf, in the order of the plan; of one unit it is that unit's.</summary>
    public static string HashOf(Node leaf, IEnumerable<(string Unit, DeclaredAnswer? Answer)> parts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            Write(json, "parscore/leaf-content/1", leaf.Id);
            foreach (var (unit, answer) in parts)
            {
                Write(json, "part", unit, answer?.Part.NotApplicable, answer?.Explanation);
                if (answer is not null)
                {
                    Write(json, answer);
                }
            }

            json.WriteEndArray();
        }

        return CanonicalJson.Hash(JsonText.Parse(stream.ToArray(), new FaultList()) ?? throw new InvalidOperationException("The leaf's content could not be written as JSON."));
    }

    private static void Write(Utf8JsonWriter json, DeclaredAnswer answer)
    {
        foreach (var (role, item, value) in answer.Typed.Where(t => t.Json is not null).OrderBy(t => t.Role, StringComparer.Ordinal).ThenBy(t => t.Item, StringComparer.Ordinal))
        {
            Write(json, "figure", role, item, value);
        }

        foreach (var link in answer.Evidence)
        {
            var d = link.Document;
            Write(json, "link", d.Id, link.Section, link.Page, link.Note, d.Number, d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Issuer, d.Abstract, d.Kind, d.Stored?.Sha256, d.WithoutFile);
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
