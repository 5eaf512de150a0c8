using System.Text;
using System.Text.Json;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring;

/// <summary>One leaf with one rule, and what comes of the figures people type for it.</summary>
internal sealed class OneRule(CriteriaSet set)
{
    public Node Leaf { get; } = set.Leaves.Single();

    public ScoringRule Rule => Leaf.Rule!;

    /// <summary>The rule in words, as the trace gives it.</summary>
    public string Words => Rule.Describe(Leaf.MaxPoints);

    /// <summary>The rule of this JSON text on a leaf with these points.</summary>
    public static OneRule Of(string rule, string max = "1") => new(Sets.OneLeaf(rule, max));

    /// <summary>The score of figures as they are typed, declared for the whole province.</summary>
    public LeafScore Score(params (string Role, string Typed)[] figures) => Score([Part(null, figures)]);

    /// <summary>The score of what several units declare; the units expected are those of the parts unless named.</summary>
    public LeafScore Score(AnswerPart[] parts, string[]? expected = null) => LeafScorer.Score(new LeafAnswer
    {
        Leaf = Leaf,
        Parts = parts,
        Expected = expected ?? [.. parts.Select(p => p.Unit).OfType<string>().Distinct(StringComparer.Ordinal)],
    });

    public LeafScore ScoreNotApplicable(string reason = "Năm 2020 không phát sinh") => Score([new AnswerPart { NotApplicable = reason }]);

    /// <summary>What one unit typed. Numbers, codes and dates as they are typed; "true" and "false"; items as a JSON object.</summary>
    public AnswerPart Part(string? unit, params (string Role, string Typed)[] figures)
    {
        var read = figures.Select(f => (f.Role, Read: Read(f.Role, f.Typed))).ToArray();
        return new AnswerPart
        {
            Unit = unit,
            IsEntered = Rule.Join == JoinMethod.Entered,
            Figures = new Figures(read.Where(r => r.Read.Figure is not null).ToDictionary(r => r.Role, r => r.Read.Figure!, StringComparer.Ordinal)),
            Unreadable = [.. read.Select(r => r.Read.Refusal).OfType<Refusal>()],
        };
    }

    private (Figure? Figure, Refusal? Refusal) Read(string role, string typed)
    {
        var ask = Array.Find([.. Rule.Asks], a => string.Equals(a.Role, role, StringComparison.Ordinal))
            ?? new FigureAsk { Role = role, Kind = FigureKind.Number, Spec = new FigureSpec { Label = role } };
        var json = typed is "true" or "false" || typed.StartsWith('{') ? typed : $"\"{JsonEncodedText.Encode(typed)}\"";
        var faults = new FaultList();
        var item = JsonText.Parse(Encoding.UTF8.GetBytes(json), faults);
        faults.All.ShouldBeEmpty();
        return FigureText.Read(item!, ask);
    }
}
