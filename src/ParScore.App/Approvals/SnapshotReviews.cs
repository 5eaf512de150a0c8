using System.Globalization;
using System.Text.Json;
using ParScore.App.Consolidation;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Waivers;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Approvals;

/// <summary>The part of a snapshot that tells what Sở Nội vụ decided leaf by leaf, and what it let pass.</summary>
internal static class SnapshotReviews
{
    private static readonly Words<WaiverKind> Kinds = new(("check", WaiverKind.Check), ("own-unit-review", WaiverKind.OwnUnitReview));

    public static void Write(Utf8JsonWriter json, CampaignRecord record)
    {
        SnapshotWriter.WriteList(json, "ownReviews", record.OwnReviews, (_, w) => SnapshotWriter.WriteTexts(json, [("unit", w.Unit), .. Texts(w)]));
        SnapshotWriter.WriteList(json, "reviews", record.Reviews, (_, r) =>
        {
            SnapshotWriter.WriteTexts(
                json,
                ("leaf", r.Leaf), ("unit", r.Unit), ("number", Text(r.Number)), ("decision", LeafReview.Decisions.For(r.Decision)), ("points", r.Points?.Value.ToExactText()), ("max", r.Max?.Value.ToExactText()),
                ("selfPoints", r.SelfPoints?.Value.ToExactText()), ("reason", r.Reason), ("trace", r.Trace), ("contentHash", r.ContentHash), ("decidedAt", StoredInstants.Text(r.DecidedAt)), ("decidedBy", r.DecidedBy),
                ("waiver", r.Waiver is { } waiver ? Text(waiver) : null));
            SnapshotWriter.WriteFigures(json, r.Figures);
        });
    }

    public static CampaignRecord Read(JsonElement json, CampaignRecord record) => record with
    {
        OwnReviews = json.TryGetProperty("ownReviews", out var agreed) ? [.. agreed.EnumerateArray().Select(w => ReadWaiver(w, SnapshotReader.Required(w, "unit")))] : [],
        Reviews =
        [
            .. json.GetProperty("reviews").EnumerateArray().Select(r => new LeafReview
            {
                Campaign = record.Plan.Id,
                Leaf = SnapshotReader.Required(r, "leaf"),
                Unit = SnapshotReader.Required(r, "unit"),
                Number = Number(SnapshotReader.Required(r, "number")),
                Decision = LeafReview.Decisions.TryGet(SnapshotReader.Required(r, "decision"), out var decision) ? decision : throw new InvalidDataException($"Unknown decision '{SnapshotReader.Text(r, "decision")}'."),
                Points = Exact(r, "points"),
                Max = Exact(r, "max"),
                SelfPoints = Exact(r, "selfPoints"),
                Reason = SnapshotReader.Text(r, "reason"),
                Trace = SnapshotReader.Text(r, "trace"),
                Figures = SnapshotReader.ReadFigures(r),
                ContentHash = SnapshotReader.Text(r, "contentHash"),
                DecidedAt = StoredInstants.Read(SnapshotReader.Required(r, "decidedAt")),
                DecidedBy = SnapshotReader.Required(r, "decidedBy"),
                Waiver = SnapshotReader.Text(r, "waiver") is { } waiver ? Number(waiver) : null,
            }),
        ],
    };

    public static void WriteWaivers(Utf8JsonWriter json, UnitAnswers part) =>
        SnapshotWriter.WriteList(json, "waivers", part.Waivers, (_, w) => SnapshotWriter.WriteTexts(json, Texts(w)));

    public static IReadOnlyList<Waiver> ReadWaivers(JsonElement json, string unit) => [.. json.GetProperty("waivers").EnumerateArray().Select(w => ReadWaiver(w, unit))];

    private static (string Name, string? Value)[] Texts(Waiver waiver) =>
    [
        ("number", Text(waiver.Number)), ("kind", Kinds.For(waiver.Kind)), ("code", waiver.Code), ("leaf", waiver.Leaf), ("document", waiver.Document), ("reason", waiver.Reason),
        ("requestedAt", StoredInstants.Text(waiver.RequestedAt)), ("requestedBy", waiver.RequestedBy), ("decisionReason", waiver.DecisionReason), ("decidedAt", waiver.DecidedAt is { } at ? StoredInstants.Text(at) : null), ("decidedBy", waiver.DecidedBy),
    ];

    // Only what was granted is shown with the result.
    private static Waiver ReadWaiver(JsonElement json, string unit) => new()
    {
        Unit = unit,
        Number = Number(SnapshotReader.Required(json, "number")),
        Kind = Kinds.TryGet(SnapshotReader.Required(json, "kind"), out var kind) ? kind : throw new InvalidDataException($"Unknown kind '{SnapshotReader.Text(json, "kind")}'."),
        Code = SnapshotReader.Required(json, "code"),
        Leaf = SnapshotReader.Text(json, "leaf"),
        Document = SnapshotReader.Text(json, "document"),
        Reason = SnapshotReader.Required(json, "reason"),
        RequestedAt = StoredInstants.Read(SnapshotReader.Required(json, "requestedAt")),
        RequestedBy = SnapshotReader.Required(json, "requestedBy"),
        Decision = WaiverDecision.Granted,
        DecisionReason = SnapshotReader.Text(json, "decisionReason"),
        DecidedAt = SnapshotReader.Text(json, "decidedAt") is { } at ? StoredInstants.Read(at) : null,
        DecidedBy = SnapshotReader.Text(json, "decidedBy"),
        Version = 2,
    };

    private static Points? Exact(JsonElement json, string name) => SnapshotReader.Text(json, name) is { } text ? new Points(Fraction.ParseExact(text)) : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
