using System.Globalization;
using System.Text.Json;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Journal;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Json;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Approvals;

/// <summary>
/// Writes what is approved: every value, explanation, document with its digest, review and waiver, the points that follow, the set's hash and
/// the journal's checkpoint, as canonical JSON (RFC 8785) of texts, so that its hash is the content's identity.
/// </summary>
public static class SnapshotWriter
{
    /// <summary>The type that a snapshot's content names.</summary>
    public const string Type = "parscore/snapshot/1";

    /// <summary>The content of a province's record; the same record, checkpoint and note give the same bytes.</summary>
    /// <param name="record">What counts: parts that nobody handed in are not in it.</param>
    /// <param name="checkpoint">How far the journal reached when it was taken.</param>
    /// <param name="note">What Sở Nội vụ says of what is missing.</param>
    public static byte[] Write(CampaignRecord record, Checkpoint checkpoint, string? note)
    {
        var result = record.Consolidate();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            WriteTexts(json, ("type", Type), ("engine", Text(Engine.Version)), ("checkpoint", checkpoint.ToString()), ("note", note), ("resultHash", result.Hash));
            json.WriteStartObject("set");
            WriteTexts(json, ("index", record.Set.Index), ("version", record.Set.Version), ("status", Scoring.Criteria.CriteriaWords.Status.For(record.Set.Status)), ("hash", record.Set.Hash));
            json.WriteEndObject();
            WritePlan(json, record.Plan);
            WriteList(json, "parts", record.Answers, WritePart);
            WriteEntered(json, record.Entered);
            SnapshotReviews.Write(json, record);
            WriteScores(json, result);
            json.WriteEndObject();
        }

        return CanonicalJson.Of(JsonText.Parse(stream.ToArray(), new FaultList()) ?? throw new InvalidOperationException("The content could not be written as JSON."));
    }

    internal static void WriteTexts(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> texts)
    {
        foreach (var (name, value) in texts)
        {
            json.WriteString(name, value);
        }
    }

    internal static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteFigures(Utf8JsonWriter json, IEnumerable<TypedFigure> figures) =>
        WriteList(json, "figures", figures.Where(f => f.Json is not null).OrderBy(f => f.Role, StringComparer.Ordinal).ThenBy(f => f.Item, StringComparer.Ordinal), (_, f) => WriteTexts(json, ("role", f.Role), ("item", f.Item), ("value", f.Json)));

    private static void WritePlan(Utf8JsonWriter json, CampaignPlan plan)
    {
        json.WriteStartObject("plan");
        WriteTexts(json, ("id", plan.Id), ("name", plan.Name), ("province", plan.Province), ("indexYear", Text(plan.IndexYear)), ("coordinator", plan.Coordinator), ("note", plan.Note));
        WriteTexts(json, ("decisionNumber", plan.LegalBasis.Number), ("decisionIssuer", plan.LegalBasis.Issuer), ("decisionDate", plan.LegalBasis.Date is { } date ? Text(date) : null));
        WriteList(json, "units", plan.Units, (_, u) => WriteTexts(json, ("code", u.Code), ("name", u.Name), ("annex", u.Annex is { } annex ? Text(annex) : null), ("content", u.Content)));
        WriteList(json, "deadlines", plan.Deadlines, (_, d) => WriteTexts(json, ("step", PlanFile.Steps.For(d.Step)), ("name", d.Name), ("due", StoredInstants.Text(d.Due)), ("locked", d.Locked is { } locked ? StoredInstants.Text(locked) : null), ("source", d.Source)));
        WriteList(json, "assignments", plan.Assignments, (_, a) =>
        {
            WriteTexts(json, ("leaf", a.Leaf.Id));
            json.WriteStartArray("units");
            foreach (var unit in a.Units)
            {
                json.WriteStringValue(unit);
            }

            json.WriteEndArray();
            WriteList(json, "figures", a.Figures.OrderBy(f => f.Key, StringComparer.Ordinal), (_, f) => WriteTexts(json, ("role", f.Key), ("unit", f.Value)));
        });
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, UnitAnswers part)
    {
        WriteTexts(json, ("unit", part.Unit), ("label", part.Label), ("submittedAt", part.SubmittedAt is { } at ? StoredInstants.Text(at) : null));
        WriteList(json, "documents", part.Documents, WriteDocument);
        WriteList(json, "answers", part.Answers, (_, a) =>
        {
            WriteTexts(json, ("leaf", a.Leaf.Id), ("notApplicable", a.Part.NotApplicable), ("explanation", a.Explanation));
            WriteFigures(json, a.Typed);
            WriteLinks(json, a.Evidence);
        });
        WriteList(json, "initiatives", part.Initiatives, (_, i) =>
        {
            WriteTexts(json, ("title", i.Title), ("scale", i.Scale), ("cost", i.Cost), ("time", i.Time), ("effect", i.Effect));
            WriteLinks(json, i.Evidence);
        });
        SnapshotReviews.WriteWaivers(json, part);
        WriteList(json, "difficulties", part.Difficulties, (_, d) => WriteTexts(json, ("text", d.Text), ("proposal", d.Proposal)));
    }

    private static void WriteDocument(Utf8JsonWriter json, EvidenceDocument document) => WriteTexts(
        json,
        ("id", document.Id), ("number", document.Number), ("date", Text(document.Date)), ("issuer", document.Issuer), ("abstract", document.Abstract), ("kind", document.Kind),
        ("file", document.File), ("sha256", document.Stored?.Sha256), ("length", document.Stored is { } stored ? Text(stored.Length) : null), ("withoutFile", document.WithoutFile));

    private static void WriteLinks(Utf8JsonWriter json, IEnumerable<EvidenceLink> links) =>
        WriteList(json, "links", links, (_, l) => WriteTexts(json, ("document", l.Document.Id), ("section", l.Section), ("page", l.Page), ("note", l.Note)));

    private static void WriteEntered(Utf8JsonWriter json, EnteredValues? entered)
    {
        if (entered is null)
        {
            json.WriteNull("entered");
            return;
        }

        json.WriteStartObject("entered");
        WriteTexts(json, ("label", entered.Label), ("source", entered.Source));
        WriteList(json, "values", entered.Values, (_, v) => WriteTexts(json, ("leaf", v.Leaf.Id), ("value", v.Typed[0].Json), ("source", entered.Sources.GetValueOrDefault(v.Leaf.Id))));
        json.WriteEndObject();
    }

    // What follows from all the above, so that a reader without the program sees it, and a program can compare.
    private static void WriteScores(Utf8JsonWriter json, ProvinceResult result)
    {
        WriteList(json, "leaves", result.Lines, (_, line) =>
        {
            WriteTexts(
                json,
                ("leaf", line.Leaf.Id), ("code", line.Leaf.Code), ("state", LeafScoreStore.Words(line.Score.State)), ("points", line.Score.Points.Value.ToExactText()), ("max", line.Score.Max.Value.ToExactText()),
                ("selfState", LeafScoreStore.Words(line.SelfScore.State)), ("selfPoints", line.SelfScore.Points.Value.ToExactText()), ("trace", line.Score.Trace?.ToString()));
            WriteList(json, "evidence", line.Evidence, (_, e) => WriteTexts(json, ("number", e.Number), ("unit", e.Link.Document.Unit), ("document", e.Link.Document.Id), ("sha256", e.Link.Document.Stored?.Sha256)));
        });
        json.WriteStartObject("total");
        WriteTexts(json, ("points", result.Sheet.Total.Points.Value.ToExactText()), ("max", result.Sheet.Total.Max.Value.ToExactText()), ("index", result.Sheet.Total.Index?.ToExactText()), ("group", result.Sheet.Group?.Code));
        json.WriteEndObject();
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
