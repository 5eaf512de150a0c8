using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Reviews;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Json;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Consolidation;

/// <summary>The identity of a province's result: any word, figure, file or instant that is handed in changes it, layout does not.</summary>
internal static class ResultHash
{
    /// <summary>SHA-256 over the canonical JSON of everything that went in.</summary>
    public static string Of(ScoreSheet sheet, CampaignPlan plan, IReadOnlyList<ConsolidatedLine> lines, IReadOnlyList<UnitResult> units, EnteredValues? entered)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "parscore/province-result/1");
            json.WriteString("set", sheet.Set.Hash);
            json.WriteString("figures", sheet.InputHash);
            json.WriteNumber("engine", Engine.Version);
            WritePlan(plan, lines, json);
            WriteLines(lines, json);
            WriteUnits(units, json);
            WriteReviews(lines, json);
            json.WriteString("enteredLabel", entered?.Label);
            json.WriteString("enteredSource", entered?.Source);
            if (entered is { Sources.Count: > 0 })
            {
                json.WriteStartArray("enteredSources");
                foreach (var (leaf, source) in entered.Sources.OrderBy(s => s.Key, StringComparer.Ordinal))
                {
                    json.WriteList(leaf, source);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return CanonicalJson.Hash(JsonText.Parse(stream.ToArray(), new FaultList()) ?? throw new InvalidOperationException("The result could not be written as JSON."));
    }

    private static void WritePlan(CampaignPlan plan, IReadOnlyList<ConsolidatedLine> lines, Utf8JsonWriter json)
    {
        json.WriteStartObject("plan");
        foreach (var (name, text) in ((string, string?)[])
        [
            ("id", plan.Id), ("name", plan.Name), ("province", plan.Province), ("indexYear", plan.IndexYear.ToString(CultureInfo.InvariantCulture)), ("coordinator", plan.Coordinator), ("note", plan.Note),
            ("number", plan.LegalBasis.Number), ("issuer", plan.LegalBasis.Issuer), ("date", plan.LegalBasis.Date?.ToString("O", CultureInfo.InvariantCulture)),
        ])
        {
            json.WriteString(name, text);
        }

        json.WriteStartArray("deadlines");
        foreach (var deadline in plan.Deadlines.OrderBy(d => d.Step))
        {
            // A lock is written only where there is one, so that results without any keep their identity.
            json.WriteList([deadline.Step.ToString(), deadline.Name, InstantPattern.ExtendedIso.Format(deadline.Due), deadline.Source, .. deadline.Locked is { } locked ? (string?[])[InstantPattern.ExtendedIso.Format(locked)] : []]);
        }

        json.WriteEndArray();
        json.WriteStartArray("assignments");
        foreach (var line in lines)
        {
            // Figures of single units are written only where there are any, for the same reason.
            json.WriteList([line.Leaf.Id, .. line.Units, .. (plan.FindAssignment(line.Leaf)?.Figures ?? FrozenDictionary<string, string>.Empty).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}")]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLines(IReadOnlyList<ConsolidatedLine> lines, Utf8JsonWriter json)
    {
        json.WriteStartArray("lines");
        foreach (var line in lines)
        {
            foreach (var evidence in line.Evidence)
            {
                json.WriteList(["evidence", evidence.Number, .. Texts(evidence.Link)]);
            }

            foreach (var (unit, text) in line.Explanations)
            {
                json.WriteList("explanation", line.Leaf.Id, unit, text);
            }
        }

        json.WriteEndArray();
    }

    // Written only where a decision holds, so that results without any keep their identity.
    private static void WriteReviews(IReadOnlyList<ConsolidatedLine> lines, Utf8JsonWriter json)
    {
        var held = lines.SelectMany(l => l.Parts.Where(p => p.Holds).Select(p => (l.Leaf, Review: p.Latest!))).ToArray();
        if (held.Length == 0)
        {
            return;
        }

        json.WriteStartArray("reviews");
        foreach (var (leaf, review) in held)
        {
            json.WriteList(leaf.Id, review.Unit, LeafReview.Decisions.For(review.Decision), review.Points?.Value.ToExactText(), review.Max?.Value.ToExactText(), review.Reason, review.Trace, review.Waiver?.ToString(CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
    }

    private static void WriteUnits(IReadOnlyList<UnitResult> units, Utf8JsonWriter json)
    {
        json.WriteStartArray("units");
        foreach (var unit in units)
        {
            json.WriteList("unit", unit.Unit.Code, unit.Unit.Name, unit.Unit.Annex?.ToString(CultureInfo.InvariantCulture), unit.Unit.Content);
            if (unit.Answers is not { } answers)
            {
                continue;
            }

            json.WriteList("answers", answers.Label, answers.SubmittedAt is { } at ? InstantPattern.ExtendedIso.Format(at) : null);
            foreach (var document in answers.Documents)
            {
                json.WriteList("document", document.Id, document.Number, document.Date.ToString("O", CultureInfo.InvariantCulture), document.Issuer, document.Abstract, document.Kind, document.File, document.Stored?.Sha256, document.WithoutFile);
            }

            foreach (var initiative in answers.Initiatives)
            {
                json.WriteList("initiative", initiative.Title, initiative.Scale, initiative.Cost, initiative.Time, initiative.Effect);
                foreach (var link in initiative.Evidence)
                {
                    json.WriteList(["initiative-evidence", .. Texts(link)]);
                }
            }

            foreach (var difficulty in answers.Difficulties)
            {
                json.WriteList("difficulty", difficulty.Text, difficulty.Proposal);
            }

            foreach (var waiver in answers.Waivers)
            {
                json.WriteList(waiver.Texts);
            }
        }

        json.WriteEndArray();
    }

    private static string?[] Texts(EvidenceLink link) => [link.Document.Unit, link.Document.Id, link.Section, link.Page, link.Note];

    // Lists in a list keep "12", "3" apart from "1", "23".
    private static void WriteList(this Utf8JsonWriter json, params ReadOnlySpan<string?> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
