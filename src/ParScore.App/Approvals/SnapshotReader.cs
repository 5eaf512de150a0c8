using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.App.Approvals;

/// <summary>Reads an approved version back into a record, so that everything that goes out is made from what was approved and from nothing else.</summary>
public static class SnapshotReader
{
    /// <summary>Whether a content is of the kind that <see cref="SnapshotWriter"/> writes.</summary>
    public static bool CanRead(string content)
    {
        using var document = JsonDocument.Parse(content);
        return document.RootElement.TryGetProperty("type", out var type) && string.Equals(type.GetString(), SnapshotWriter.Type, StringComparison.Ordinal);
    }

    /// <summary>The identity of the result that was approved, as the content names it.</summary>
    public static string ResultHashOf(string content)
    {
        using var document = JsonDocument.Parse(content);
        return Required(document.RootElement, "resultHash");
    }

    /// <summary>The record that a content was written from.</summary>
    /// <param name="content">Of <see cref="SnapshotWriter"/>.</param>
    /// <param name="set">The set whose hash the content names.</param>
    /// <exception cref="InvalidDataException">It is of another kind, or for another set, or the points do not follow from it.</exception>
    public static CampaignRecord Read(string content, CriteriaSet set)
    {
        using var document = JsonDocument.Parse(content);
        var json = document.RootElement;
        if (!string.Equals(Text(json, "type"), SnapshotWriter.Type, StringComparison.Ordinal) || !string.Equals(Required(json.GetProperty("set"), "hash"), set.Hash, StringComparison.Ordinal))
        {
            throw new InvalidDataException("The content is of another kind, or for another criteria set.");
        }

        var record = new CampaignRecord
        {
            Set = set,
            Plan = ReadPlan(json.GetProperty("plan"), set),
            Answers = [.. json.GetProperty("parts").EnumerateArray().Select(p => ReadPart(p, set))],
            Entered = json.GetProperty("entered") is { ValueKind: JsonValueKind.Object } entered ? ReadEntered(entered, set) : null,
        };
        record = SnapshotReviews.Read(json, record);
        return string.Equals(record.Consolidate().Hash, Required(json, "resultHash"), StringComparison.Ordinal)
            ? record
            : throw new InvalidDataException("The approved result does not follow from the approved content.");
    }

    internal static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    internal static string Required(JsonElement json, string name) => Text(json, name) ?? throw new InvalidDataException($"The content has no {name}.");

    internal static Node LeafOf(JsonElement json, CriteriaSet set) =>
        set.Find(Required(json, "leaf")) is { IsLeaf: true } leaf ? leaf : throw new InvalidDataException($"The set has no leaf '{Text(json, "leaf")}'.");

    internal static IReadOnlyList<TypedFigure> ReadFigures(JsonElement json) =>
        [.. json.GetProperty("figures").EnumerateArray().Select(f => new TypedFigure(Required(f, "role"), Required(f, "item"), Required(f, "value")))];

    private static CampaignPlan ReadPlan(JsonElement json, CriteriaSet set) => new()
    {
        Id = Required(json, "id"),
        Name = Required(json, "name"),
        Province = Required(json, "province"),
        IndexYear = int.Parse(Required(json, "indexYear"), CultureInfo.InvariantCulture),
        LegalBasis = new LegalDocument { Number = Required(json, "decisionNumber"), Issuer = Required(json, "decisionIssuer"), Date = Text(json, "decisionDate") is { } date ? Date(date) : null },
        Coordinator = Required(json, "coordinator"),
        Units = [.. json.GetProperty("units").EnumerateArray().Select(u => new PlanUnit { Code = Required(u, "code"), Name = Required(u, "name"), Annex = Text(u, "annex") is { } annex ? int.Parse(annex, CultureInfo.InvariantCulture) : null, Content = Text(u, "content") })],
        Deadlines =
        [
            .. json.GetProperty("deadlines").EnumerateArray().Select(d => new Deadline
            {
                Step = PlanFile.Steps.TryGet(Required(d, "step"), out var step) ? step : throw new InvalidDataException($"Unknown step '{Text(d, "step")}'."),
                Name = Required(d, "name"),
                Due = StoredInstants.Read(Required(d, "due")),
                Locked = Text(d, "locked") is { } locked ? StoredInstants.Read(locked) : null,
                Source = Text(d, "source"),
            }),
        ],
        Assignments =
        [
            .. json.GetProperty("assignments").EnumerateArray().Select(a =>
            {
                var units = a.GetProperty("units").EnumerateArray().Select(u => u.GetString()!).ToArray();
                var figures = a.GetProperty("figures").EnumerateArray().ToFrozenDictionary(f => Required(f, "role"), f => Required(f, "unit"), StringComparer.Ordinal);
                return new Assignment { Leaf = LeafOf(a, set), Lead = units[0], Contributors = units[1..], Figures = figures };
            }),
        ],
        Note = Text(json, "note"),
    };

    private static UnitAnswers ReadPart(JsonElement json, CriteriaSet set)
    {
        var unit = Required(json, "unit");
        var register = json.GetProperty("documents").EnumerateArray().Select(d => ReadDocument(d, unit)).ToArray();
        EvidenceLink[] Links(JsonElement item) =>
        [
            .. item.GetProperty("links").EnumerateArray().Select(l => new EvidenceLink
            {
                Document = register.First(d => string.Equals(d.Id, Required(l, "document"), StringComparison.Ordinal)), Section = Text(l, "section"), Page = Text(l, "page"), Note = Text(l, "note"),
            }),
        ];
        return new UnitAnswers
        {
            File = unit,
            Unit = unit,
            Label = Text(json, "label"),
            SubmittedAt = Text(json, "submittedAt") is { } at ? StoredInstants.Read(at) : null,
            Documents = register,
            Answers =
            [
                .. json.GetProperty("answers").EnumerateArray().Select(a =>
                {
                    var (leaf, typed) = (LeafOf(a, set), ReadFigures(a));
                    return new DeclaredAnswer
                    {
                        Leaf = leaf,
                        Part = TypedFigures.Read(typed, Text(a, "notApplicable"), unit, leaf),
                        Typed = typed,
                        Explanation = Text(a, "explanation"),
                        Evidence = Links(a),
                        Pointer = $"/answers/{leaf.Code}",
                        Line = 0,
                    };
                }),
            ],
            Initiatives = [.. json.GetProperty("initiatives").EnumerateArray().Select(i => new Initiative { Title = Required(i, "title"), Scale = Text(i, "scale"), Cost = Text(i, "cost"), Time = Text(i, "time"), Effect = Text(i, "effect"), Evidence = Links(i) })],
            Waivers = SnapshotReviews.ReadWaivers(json, unit),
            Difficulties = [.. json.GetProperty("difficulties").EnumerateArray().Select(d => new Difficulty(Required(d, "text"), Text(d, "proposal")))],
        };
    }

    private static EvidenceDocument ReadDocument(JsonElement json, string unit) => new()
    {
        Id = Required(json, "id"),
        Unit = unit,
        Number = Required(json, "number"),
        Date = Date(Required(json, "date")),
        Issuer = Required(json, "issuer"),
        Abstract = Required(json, "abstract"),
        Kind = Text(json, "kind"),
        File = Text(json, "file"),
        Stored = Text(json, "sha256") is { } digest ? new StoredFile(long.Parse(Required(json, "length"), CultureInfo.InvariantCulture), digest) : null,
        WithoutFile = Text(json, "withoutFile"),
    };

    private static EnteredValues ReadEntered(JsonElement json, CriteriaSet set) => new()
    {
        File = "entered",
        Label = Text(json, "label"),
        Source = Required(json, "source"),
        Sources = json.GetProperty("values").EnumerateArray().Where(v => Text(v, "source") is not null).ToFrozenDictionary(v => Required(v, "leaf"), v => Required(v, "source"), StringComparer.Ordinal),
        Values =
        [
            .. json.GetProperty("values").EnumerateArray().Select(v =>
            {
                var (leaf, typed) = (LeafOf(v, set), Required(v, "value"));
                var part = EnteredFile.ReadPoints(JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(typed), new FaultList()) ?? throw new InvalidDataException("An entered value is no JSON."), (EnteredRule)leaf.Rule!);
                return new DeclaredAnswer { Leaf = leaf, Part = part, Typed = [new TypedFigure(EnteredRule.Role, "", typed)], Pointer = $"/values/{leaf.Code}", Line = 0 };
            }),
        ],
    };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
