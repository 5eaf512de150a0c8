using System.Collections.Frozen;
using System.Text;
using Microsoft.Data.Sqlite;
using ParScore.App.Campaigns;
using ParScore.App.Evidence;
using ParScore.App.Reviews;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Entered;
using ParScore.App.Submissions.Waivers;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.App.Consolidation;

/// <summary>A campaign as it stands in the record: set, plan, what each unit declared, what was entered, and what Sở Nội vụ decided.</summary>
public sealed record CampaignRecord
{
    public required CriteriaSet Set { get; init; }

    public required CampaignPlan Plan { get; init; }

    /// <summary>One for each unit that has begun, in the order of the plan.</summary>
    public required IReadOnlyList<UnitAnswers> Answers { get; init; }

    /// <summary>Null while nothing was entered.</summary>
    public EnteredValues? Entered { get; init; }

    /// <summary>The latest decision about each unit's part of each leaf.</summary>
    public IReadOnlyList<LeafReview> Reviews { get; init; } = [];

    /// <summary>The reviews of the own unit that a second person agreed to, to be shown with the result.</summary>
    public IReadOnlyList<Waiver> OwnReviews { get; init; } = [];

    /// <summary>The refusing checks that Sở Nội vụ lets pass, to be shown with the result.</summary>
    public IReadOnlyList<Waiver> Waivers => [.. Answers.SelectMany(a => a.Waivers)];

    /// <summary>The province's result, with the reviewed points where Sở Nội vụ adjusted.</summary>
    public ProvinceResult Consolidate() => Consolidator.Consolidate(Set, Plan, Answers, Entered, [], Reviews);

    /// <summary>Reads a campaign; null when there is none of this id.</summary>
    public static async Task<CampaignRecord?> FindAsync(string id, SqliteConnection connection)
    {
        if (await CampaignStore.FindAsync(id, connection) is not var (set, plan))
        {
            return null;
        }

        var figures = (await AnswerStore.ListFiguresAsync(id, connection)).ToLookup(f => (f.Leaf, f.Unit));
        var notApplicable = (await AnswerStore.ListNotApplicableAsync(id, connection)).ToDictionary(t => (t.Leaf, t.Unit), t => t.Text);
        var explanations = (await AnswerStore.ListExplanationsAsync(id, connection)).ToDictionary(t => (t.Leaf, t.Unit), t => t.Text);
        var documents = (await EvidenceStore.ListAsync(id, connection)).ToLookup(d => d.Document.Unit, d => d.Document, StringComparer.Ordinal);
        var links = (await EvidenceStore.ListLinksAsync(id, connection)).ToLookup(l => (l.Leaf, l.Unit));
        var initiatives = (await SubmissionStore.ListInitiativesAsync(id, connection)).ToLookup(i => i.Unit, StringComparer.Ordinal);
        var initiativeLinks = (await SubmissionStore.ListInitiativeLinksAsync(id, connection)).ToLookup(l => (l.Unit, l.Initiative));
        var difficulties = (await SubmissionStore.ListDifficultiesAsync(id, connection)).ToLookup(d => d.Unit, d => d.Difficulty, StringComparer.Ordinal);
        var granted = (await WaiverStore.ListAsync(id, connection)).Where(w => w.Decision == WaiverDecision.Granted).ToArray();
        var waivers = granted.Where(w => w.Kind == WaiverKind.Check).ToLookup(w => w.Unit, StringComparer.Ordinal);
        var submissions = (await SubmissionStore.ListAsync(id, connection)).ToDictionary(s => s.Unit, StringComparer.Ordinal);

        UnitAnswers Unit(StoredSubmission submission)
        {
            var unit = submission.Unit;
            var register = documents[unit].ToDictionary(d => d.Id, StringComparer.Ordinal);
            EvidenceLink? Link(string document, string? section, string? page, string? note) =>
                register.TryGetValue(document, out var found) ? new EvidenceLink { Document = found, Section = section, Page = page, Note = note } : null;
            return new UnitAnswers
            {
                File = unit,
                Unit = unit,
                Label = submission.Label,
                SubmittedAt = submission.State == SubmissionState.Draft ? null : submission.SubmittedAt,
                Documents = [.. documents[unit]],
                Answers =
                [
                    // What a unit declared before the leaf was given to others stays in the record and counts no more.
                    .. set.Leaves.Where(leaf => plan.FindAssignment(leaf) is not { } assignment || assignment.Units.Contains(unit, StringComparer.Ordinal)).Select(leaf =>
                    {
                        var key = (leaf.Id, unit);
                        var typed = figures[key].Select(f => f.Figure).ToArray();
                        var (reason, explanation) = (notApplicable.GetValueOrDefault(key), explanations.GetValueOrDefault(key));
                        EvidenceLink[] evidence = [.. links[key].Select(l => Link(l.Document, l.Section, l.Page, l.Note)).OfType<EvidenceLink>()];
                        return typed.All(t => t.Json is null) && reason is null && explanation is null && evidence.Length == 0 ? null : new DeclaredAnswer
                        {
                            Leaf = leaf,
                            Part = TypedFigures.Read(typed, reason, unit, leaf),
                            Typed = typed,
                            Explanation = explanation,
                            Evidence = evidence,
                            Pointer = $"/answers/{leaf.Code}",
                            Line = 0,
                        };
                    }).OfType<DeclaredAnswer>(),
                ],
                Initiatives = [.. initiatives[unit].Select(i => i.Initiative with { Evidence = [.. initiativeLinks[(unit, i.Position)].Select(l => Link(l.Document, l.Section, l.Page, l.Note)).OfType<EvidenceLink>()] })],
                Difficulties = [.. difficulties[unit]],
                Waivers = [.. waivers[unit]],
            };
        }

        return new CampaignRecord
        {
            Set = set,
            Plan = plan,
            Answers = [.. plan.Units.Select(u => submissions.GetValueOrDefault(u.Code)).OfType<StoredSubmission>().Select(Unit)],
            Entered = await FindEnteredAsync(id, set, connection),
            Reviews = await ReviewStore.ListLatestAsync(id, connection),
            OwnReviews = [.. granted.Where(w => w.Kind == WaiverKind.OwnUnitReview)],
        };
    }

    /// <summary>What is needed to score one leaf: every unit's part, or the entered points.</summary>
    public static async Task<LeafAnswer> GetLeafAnswerAsync(string campaign, Node leaf, CampaignPlan plan, SqliteConnection connection)
    {
        if (leaf.Rule is EnteredRule rule)
        {
            var entered = (await SubmissionStore.ListEnteredAsync(campaign, connection)).Where(e => string.Equals(e.Leaf, leaf.Id, StringComparison.Ordinal)).ToArray();
            return new LeafAnswer { Leaf = leaf, Parts = [.. entered.Select(e => EnteredFile.ReadPoints(Json(e.Points), rule))] };
        }

        var assignment = plan.FindAssignment(leaf);
        var units = assignment?.Units ?? [];
        var figures = (await AnswerStore.ListFiguresAsync(campaign, leaf.Id, connection)).ToLookup(f => f.Unit, f => f.Figure, StringComparer.Ordinal);
        var notApplicable = (await AnswerStore.ListNotApplicableAsync(campaign, leaf.Id, connection)).ToDictionary(t => t.Unit, t => t.Text, StringComparer.Ordinal);
        var explanations = (await AnswerStore.ListExplanationsAsync(campaign, leaf.Id, connection)).ToDictionary(t => t.Unit, t => t.Text, StringComparer.Ordinal);
        var links = (await EvidenceStore.ListLinksAsync(campaign, leaf.Id, connection)).Select(l => l.Document.Document.Unit).ToHashSet(StringComparer.Ordinal);
        return new LeafAnswer
        {
            Leaf = leaf,
            Expected = units,
            FigureUnits = assignment?.Figures ?? FrozenDictionary<string, string>.Empty,
            // A unit that sent only evidence or an explanation has a part without figures, as in its file.
            Parts =
            [
                .. units.Where(u => figures[u].Any(f => f.Json is not null) || notApplicable.GetValueOrDefault(u) is not null || explanations.GetValueOrDefault(u) is not null || links.Contains(u))
                    .Select(u => TypedFigures.Read(figures[u], notApplicable.GetValueOrDefault(u), u, leaf)),
            ],
        };
    }

    private static async Task<EnteredValues?> FindEnteredAsync(string id, CriteriaSet set, SqliteConnection connection)
    {
        if (await SubmissionStore.FindEnteredSourceAsync(id, connection) is not var (label, source))
        {
            return null;
        }

        return new EnteredValues
        {
            File = "entered",
            Label = label,
            Source = source,
            Sources = await EnteredStore.ListSourcesAsync(id, connection),
            Values =
            [
                .. (await SubmissionStore.ListEnteredAsync(id, connection)).Select(e => set.Find(e.Leaf) is { Rule: EnteredRule rule } leaf
                    ? new DeclaredAnswer { Leaf = leaf, Part = EnteredFile.ReadPoints(Json(e.Points), rule), Typed = [new TypedFigure(EnteredRule.Role, "", e.Points)], Pointer = $"/values/{leaf.Code}", Line = 0 }
                    : null).OfType<DeclaredAnswer>(),
            ],
        };
    }

    private static JsonItem Json(string text) => JsonText.Parse(Encoding.UTF8.GetBytes(text), new FaultList()) ?? throw new InvalidDataException("A stored value is no JSON.");
}
