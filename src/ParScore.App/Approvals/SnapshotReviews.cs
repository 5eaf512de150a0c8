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

    public static void Write(Utf8JsonWriter json, CampaignRecord record) =>
        SnapshotWriter.WriteList(json, "reviews", record.Reviews, (_, r) =>
        {
            SnapshotWriter.WriteTexts(
                json,
                ("leaf", r.Leaf), ("unit", r.Unit), ("number", Text(r.Number)), ("decision", LeafReview.Decisions.For(r.Decision)), ("points", r.Points?.Value.ToExactText()), ("max", r.Max?.Value.ToExactText()),
                ("selfPoints", r.SelfPoints?.Value.ToExactText()), ("reason", r.Reason), ("trace", r.Trace), ("contentHash", r.ContentHash), ("decidedAt", StoredInstants.Text(r.DecidedAt)), ("decidedBy", r.DecidedBy),
                ("waiver", r.Waiver is { } waiver ? Text(waiver) : null));
            SnapshotWriter.WriteFigures(json, r.Figures);
        });

    public static CampaignRecord Read(JsonElement json, CampaignRecord record) => record with
    {
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
        SnapshotWriter.WriteList(json, "waivers", part.Waivers, (_, w) => SnapshotWriter.WriteTexts(
            json,
            ("number", Text(w.Number)), ("kind", Kinds.For(w.Kind)), ("code", w.Code), ("leaf", w.Leaf), ("document", w.Document), ("reason", w.Reason), ("requestedAt", StoredInstants.Text(w.RequestedAt)), ("requestedBy", w.RequestedBy),
            ("decisionReason", w.DecisionReason), ("decidedAt", w.DecidedAt is { } at ? StoredInstants.Text(at) : null), ("decidedBy", w.DecidedBy)));

    // Only what was granted is shown with the result.
    public static IReadOnlyList<Waiver> ReadWaivers(JsonElement json, string unit) =>
    [
        .. json.GetProperty("waivers").EnumerateArray().Select(w => new Waiver
        {
            Unit = unit,
            Number = Number(SnapshotReader.Required(w, "number")),
            Kind = Kinds.TryGet(SnapshotReader.Required(w, "kind"), out var kind) ? kind : throw new InvalidDataException($"Unknown kind '{SnapshotReader.Text(w, "kind")}'."),
            Code = SnapshotReader.Required(w, "code"),
            Leaf = SnapshotReader.Text(w, "leaf"),
            Document = SnapshotReader.Text(w, "document"),
            Reason = SnapshotReader.Required(w, "reason"),
            RequestedAt = StoredInstants.Read(SnapshotReader.Required(w, "requestedAt")),
            RequestedBy = SnapshotReader.Required(w, "requestedBy"),
            Decision = WaiverDecision.Granted,
            DecisionReason = SnapshotReader.Text(w, "decisionReason"),
            DecidedAt = SnapshotReader.Text(w, "decidedAt") is { } at ? StoredInstants.Read(at) : null,
            DecidedBy = SnapshotReader.Text(w, "decidedBy"),
            Version = 2,
        }),
    ];

    private static Points? Exact(JsonElement json, string name) => SnapshotReader.Text(json, name) is { } text ? new Points(Fraction.ParseExact(text)) : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
