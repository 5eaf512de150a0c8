using System.Text.Json;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.Scoring.Sheets;

/// <summary>The scores of a whole set: every leaf, every subtotal, the index and the group. The same inputs always give the same sheet.</summary>
public sealed class ScoreSheet
{
    private readonly Lazy<string> _inputHash;
    private readonly Dictionary<string, LeafScore> _byId;
    private readonly Dictionary<string, Subtotal> _subtotals = new(StringComparer.Ordinal);

    private ScoreSheet(CriteriaSet set, IReadOnlyList<LeafScore> lines, Lazy<string> inputHash)
    {
        Set = set;
        Lines = lines;
        _inputHash = inputHash;
        _byId = lines.ToDictionary(l => l.Leaf.Id, StringComparer.Ordinal);
        foreach (var field in set.Fields)
        {
            AddSubtotals(field);
        }

        Bonus = set.Fields.Where(f => f.IsBonus).Select(f => Of(f).Points).Total;
        var own = Subtotal.Sum(set.Fields.Where(f => !f.IsBonus).Select(Of));
        Total = own with { Points = own.Points + Bonus };
    }

    public CriteriaSet Set { get; }

    /// <summary>Every leaf in printed order.</summary>
    public IReadOnlyList<LeafScore> Lines { get; }

    /// <summary>The whole; its points include <see cref="Bonus"/>, its maximum does not.</summary>
    public Subtotal Total { get; }

    /// <summary>Points beside the maximum, capped field by field.</summary>
    public Points Bonus { get; }

    /// <summary>SHA-256 over the canonical JSON of all that the declared points depend on besides the set: who was expected to declare, and what was declared. Scores put in by <see cref="With"/> do not change it.</summary>
    public string InputHash => _inputHash.Value;

    /// <summary>The group of the unrounded index; null when no maximum counts.</summary>
    public ResultGroup? Group => Total.Index is { } index ? Set.GroupOf(index) : null;

    /// <summary>Where the shown parts miss the shown total: the whole by fields, then each row by its children.</summary>
    public IReadOnlyList<RoundingGap> RoundingGaps =>
    [
        .. new[] { RoundingGap.Find(null, Total.Points, Set.Fields.Select(f => Of(f).Points), Set.Rounding) }
            .Concat(Set.Nodes.Where(n => !n.IsLeaf && !n.IsBonus).Select(n => RoundingGap.Find(n, Of(n).Points, n.Children.Select(c => Of(c).Points), Set.Rounding)))
            .OfType<RoundingGap>(),
    ];

    /// <summary>Scores a set. Leaves without an answer are open; the order of answers does not matter.</summary>
    /// <remarks>Answers find their leaf by its id and are scored by this set's rule.</remarks>
    /// <exception cref="ArgumentException">Two answers are for one leaf, or one is for a leaf that the set does not have.</exception>
    public static ScoreSheet Of(CriteriaSet set, IReadOnlyCollection<LeafAnswer> answers)
    {
        var byLeaf = answers.ToDictionary(a => a.Leaf.Id, StringComparer.Ordinal);
        var lines = set.Leaves.Select(leaf => LeafScorer.Score(byLeaf.Remove(leaf.Id, out var answer) ? answer with { Leaf = leaf } : new LeafAnswer { Leaf = leaf })).ToArray();
        LeafAnswer[] kept = [.. answers];
        return byLeaf.Count == 0
            ? new ScoreSheet(set, lines, new Lazy<string>(() => HashOf(kept)))
            : throw new ArgumentException($"The set has no leaf {byLeaf.Keys.First()}.", nameof(answers));
    }

    /// <summary>The same sheet with other scores at some leaves: every subtotal, the index and the group follow them.</summary>
    /// <exception cref="ArgumentException">One leaf has two scores, or the set does not have it, or its score is open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Points are not within 0 and the maximum that counts, or that is above the leaf's.</exception>
    public ScoreSheet With(IEnumerable<LeafScore> scores)
    {
        var byLeaf = scores.ToDictionary(s => s.Leaf.Id, StringComparer.Ordinal);
        foreach (var score in byLeaf.Values)
        {
            if (!_byId.TryGetValue(score.Leaf.Id, out var line) || score.State == LeafState.Open)
            {
                throw new ArgumentException($"The set has no leaf {score.Leaf.Code}, or its score is open.", nameof(scores));
            }

            if (score.Points.Value.IsNegative || score.Points > score.Max || score.Max > line.Leaf.MaxPoints)
            {
                throw new ArgumentOutOfRangeException(nameof(scores), score.Points, $"Points of {score.Leaf.Code} are not within 0 and {score.Max}.");
            }
        }

        return byLeaf.Count == 0 ? this : new ScoreSheet(Set, [.. Lines.Select(l => byLeaf.GetValueOrDefault(l.Leaf.Id, l))], _inputHash);
    }

    public LeafScore LineOf(Node leaf) => _byId[leaf.Id];

    /// <summary>The subtotal of a row; a leaf's is its own score.</summary>
    public Subtotal Of(Node node) => _subtotals.GetValueOrDefault(node.Id) ?? Subtotal.Of(LineOf(node));

    private Subtotal AddSubtotals(Node node)
    {
        if (node.IsLeaf)
        {
            return Subtotal.Of(LineOf(node));
        }

        var sum = Subtotal.Sum(node.Children.Select(AddSubtotals));
        return _subtotals[node.Id] = node.IsBonus ? sum with { Points = Least(sum.Points, node.MaxPoints), Max = Least(sum.Max, node.MaxPoints) } : sum;
    }

    private static Points Least(Points left, Points right) => left < right ? left : right;

    /// <summary>SHA-256 over the canonical JSON of some answers: who was expected to declare, and what was declared.</summary>
    public static string HashOf(IEnumerable<LeafAnswer> answers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            json.WriteStringValue("parscore/figures/1");
            foreach (var answer in answers.Where(a => a.Parts.Count > 0).OrderBy(a => a.Leaf.Id, StringComparer.Ordinal))
            {
                WriteExpected(answer, json);
                foreach (var part in answer.Parts.OrderBy(p => p.Unit, StringComparer.Ordinal))
                {
                    WritePart(answer.Leaf.Id, part, json);
                }
            }

            json.WriteEndArray();
        }

        return CanonicalJson.Hash(JsonText.Parse(stream.ToArray(), new FaultList()) ?? throw new InvalidOperationException("The figures could not be written as JSON."));
    }

    private static void WriteExpected(LeafAnswer answer, Utf8JsonWriter json)
    {
        if (answer.Expected.Count > 0)
        {
            json.WriteStartObject();
            json.WriteString("leaf", answer.Leaf.Id);
            json.WriteTexts("expected", answer.Expected);
            // Written only where the plan gives figures to single units, so that what was scored without keeps its identity.
            if (answer.FigureUnits.Count > 0)
            {
                json.WriteStartObject("figureUnits");
                foreach (var (role, unit) in answer.FigureUnits)
                {
                    json.WriteString(role, unit);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    private static void WritePart(string leaf, AnswerPart part, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("leaf", leaf);
        json.WriteText("unit", part.Unit);
        json.WriteText("notApplicable", part.NotApplicable);
        json.WriteBoolean("entered", part.IsEntered);
        foreach (var (role, figure) in part.Figures.ByRole)
        {
            json.WritePropertyName($"figure:{role}");
            WriteFigure(figure, json);
        }

        json.WriteEndObject();
    }

    private static void WriteFigure(Figure figure, Utf8JsonWriter json)
    {
        switch (figure)
        {
            case NumberFigure number:
                // 8.50 and 8,5 are the same figure.
                json.WriteStringValue((number.Value + Fraction.Zero).ToText());
                break;
            case YesNoFigure yesNo:
                json.WriteBooleanValue(yesNo.Value);
                break;
            case ChoiceFigure choice:
                json.WriteStringValue(choice.Code);
                break;
            case DateFigure date:
                json.WriteStringValue(date.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ItemsFigure items:
                json.WriteStartObject();
                foreach (var (code, value) in items.Items)
                {
                    json.WriteString(code, value.Count is { } count ? (count + Fraction.Zero).ToText() : ItemStates.Words.For(value.State!.Value));
                }

                json.WriteEndObject();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(figure), figure, "An unknown kind of figure.");
        }
    }
}
