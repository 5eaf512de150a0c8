using System.Globalization;
using System.Text;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.App.Reviews;

/// <summary>What changed since the last submission, from the journal between two receipts: figures, explanations, links and documents, each old and new.</summary>
public sealed class ChangeReader(Database database, IClock clock)
{
    /// <summary>What a unit changed.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="unit">The unit's code.</param>
    /// <param name="since">The number of the receipt to compare with; null = the last one before what stands there now.</param>
    /// <param name="actor">Who asks.</param>
    public Task<SubmissionChanges> ReadAsync(string campaign, string unit, int? since, Actor actor) => database.ReadAsync(async connection =>
    {
        if (await Gate.AskAsync(UseCase.ReviewRead, actor, campaign, unit, leaf: null, clock.GetCurrentInstant(), connection) is { Count: > 0 } refusals)
        {
            return new SubmissionChanges { Refusals = refusals };
        }

        var receipts = await SubmissionStore.ListReceiptsAsync(campaign, unit, connection);
        var isHandedIn = await SubmissionStore.FindAsync(campaign, unit, connection) is { State: SubmissionState.Submitted or SubmissionState.Accepted };
        // While the unit mends what was returned, it compares with its last submission; once handed in again, with the one before.
        var to = isHandedIn && receipts.Count > 0 ? receipts[^1] : null;
        var from = since is { } number ? receipts.FirstOrDefault(r => r.Number == number) : receipts.LastOrDefault(r => r.Number < (to?.Number ?? int.MaxValue));
        if (from is null)
        {
            return new SubmissionChanges();
        }

        var set = (await CampaignStore.FindAsync(campaign, connection))!.Value.Set;
        var rows = await ChangeStore.ListAsync(campaign, unit, from.Checkpoint.Count, to?.Checkpoint.Count, connection);
        var links = (await EvidenceStore.ListLinksAsync(campaign, connection)).Where(l => string.Equals(l.Unit, unit, StringComparison.Ordinal)).ToLookup(l => l.Document, l => l.Leaf, StringComparer.Ordinal);
        // A file version is never changed; what it replaces is the version before.
        async Task<string?> FileBefore(JsonItem id) =>
            int.Parse(Text(id, "revision")!, CultureInfo.InvariantCulture) is > 1 and var revision ? (await EvidenceStore.FindAsync(campaign, unit, Text(id, "document")!, revision - 1, connection))?.Document.File : null;
        return new SubmissionChanges { From = from.Number, To = to?.Number, Changes = await ChangesAsync(rows, links, FileBefore, set) };
    });

    private static async Task<IReadOnlyList<LeafChange>> ChangesAsync(IReadOnlyList<(string Subject, string Key, string? Old, string? New)> rows, ILookup<string, string> links, Func<JsonItem, Task<string?>> fileBeforeOf, CriteriaSet set)
    {
        var changes = new List<LeafChange>();
        foreach (var (subject, key, old, now) in rows)
        {
            var (id, before, after) = (Read(key)!, Read(old), Read(now));
            // A document belongs to every leaf that it proves.
            Node?[] leaves = subject is "document" or "document_file"
                ? [.. links[Text(id, subject is "document" ? "code" : "document")!].Distinct(StringComparer.Ordinal).Select(set.Find)]
                : [Text(id, "leaf") is { } named ? set.Find(named) : null];
            var fileBefore = subject is "document_file" ? await fileBeforeOf(id) : null;
            foreach (var leaf in leaves)
            {
                if (Change(subject, id, before, after, fileBefore, leaf) is { } change && !string.Equals(change.Old, change.New, StringComparison.Ordinal))
                {
                    changes.Add(change with { Leaf = leaf });
                }
            }
        }

        var order = set.Leaves.Index().ToDictionary(l => l.Item.Id, l => l.Index, StringComparer.Ordinal);
        return [.. changes.OrderBy(c => c.Leaf is null ? int.MaxValue : order[c.Leaf.Id])];
    }

    private static LeafChange? Change(string subject, JsonItem id, JsonItem? before, JsonItem? after, string? fileBefore, Node? leaf) => subject switch
    {
        "answer" => new LeafChange { What = Label(id, leaf), Old = Figure(Text(before, "value"), AskOf(id, leaf)), New = Figure(Text(after, "value"), AskOf(id, leaf)) },
        "not_applicable" => new LeafChange { What = "Không áp dụng", Old = Text(before, "reason"), New = Text(after, "reason") },
        "explanation" => new LeafChange { What = "Giải trình", Old = Text(before, "text"), New = Text(after, "text") },
        "evidence_link" => new LeafChange { What = $"Tài liệu {Text(after ?? before, "document")}", Old = Place(before), New = Place(after) },
        "document" when before is not null => new LeafChange { What = $"Tài liệu {Text(id, "code")}", Old = State(before), New = State(after) },
        "document_file" => new LeafChange { What = $"Tệp của tài liệu {Text(id, "document")}", Old = fileBefore, New = Text(after, "name") is { } name && string.Equals(name, fileBefore, StringComparison.Ordinal) ? $"{name} (bản mới)" : Text(after, "name") },
        "initiative" => new LeafChange { What = "Sáng kiến", Old = Kept(before, "title"), New = Kept(after, "title") },
        "difficulty" => new LeafChange { What = "Khó khăn, kiến nghị", Old = Kept(before, "text"), New = Kept(after, "text") },
        _ => null,
    };

    private static string Label(JsonItem id, Node? leaf)
    {
        var (role, item) = (Text(id, "role")!, Text(id, "item")!);
        var ask = AskOf(id, leaf);
        return item.Length == 0 ? ask?.Spec.Label ?? role : $"{ask?.Spec.Label ?? role}: {ask?.Choices.FirstOrDefault(c => string.Equals(c.Code, item, StringComparison.Ordinal)).Label ?? item}";
    }

    private static FigureAsk? AskOf(JsonItem id, Node? leaf) => leaf?.Rule?.Asks.FirstOrDefault(a => string.Equals(a.Role, Text(id, "role"), StringComparison.Ordinal));

    // As it was typed, without the marks of JSON; codes by their labels.
    private static string? Figure(string? json, FigureAsk? ask) => Read(json) switch
    {
        null => null,
        { Kind: JsonKind.True } => "đạt",
        { Kind: JsonKind.False } => "không đạt",
        { Text: var code } when ask?.Kind == FigureKind.Choice => ask.Choices.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.Ordinal)).Label ?? code,
        { Text: "met" } when ask?.Kind == FigureKind.Items => "đạt",
        { Text: "not-met" } when ask?.Kind == FigureKind.Items => "không đạt",
        { Text: "not-applicable" } when ask?.Kind == FigureKind.Items => "không áp dụng",
        var value => value.Text,
    };

    private static string? Place(JsonItem? link) => link is null || Text(link, "unlinked_reason") is not null ? null
        : string.Join(", ", new[] { Text(link, "section") is { } section ? $"mục {section}" : null, Text(link, "page") is { } page ? $"trang {page}" : null, Text(link, "note") }.OfType<string>()) is { Length: > 0 } place ? place : "cả văn bản";

    private static string? State(JsonItem? document) => document is null || Text(document, "removed_reason") is not null ? null : $"{Text(document, "number")} – {Text(document, "abstract")}{(Text(document, "without_file") is { } why ? $" (không kèm tệp: {why})" : "")}";

    private static string? Kept(JsonItem? row, string name) => row is null || Text(row, "withdrawn_reason") is not null ? null : Text(row, name);

    private static JsonItem? Read(string? json) => json is null ? null : JsonText.Parse(Encoding.UTF8.GetBytes(json), new FaultList());

    private static string? Text(JsonItem? row, string name) => row?.Property(name) is { Kind: not JsonKind.Null } value ? value.Text : null;
}
