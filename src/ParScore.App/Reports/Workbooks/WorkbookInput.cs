using NodaTime;
using ParScore.App.Consolidation;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reports.Workbooks;

/// <summary>What a workbook is made from: the province's result, and the time of writing where one is given.</summary>
public sealed class WorkbookInput(ProvinceResult result, Instant? writtenAt)
{
    private readonly Dictionary<string, ConsolidatedLine> _lines = result.Lines.ToDictionary(l => l.Leaf.Id, StringComparer.Ordinal);

    private readonly HashSet<string> _bonus = result.Set.Fields.Where(f => f.IsBonus).SelectMany(f => f.SelfAndBelow).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);

    public ProvinceResult Result { get; } = result;

    /// <summary>Null where the same inputs must give the same file whenever it is written.</summary>
    public Instant? WrittenAt { get; } = writtenAt;

    public CriteriaSet Set => Result.Set;

    /// <summary>True for a row of points beside the maximum.</summary>
    public bool IsBonus(Node node) => _bonus.Contains(node.Id);

    public ConsolidatedLine LineOf(Node leaf) => _lines[leaf.Id];

    /// <summary>The documents' and explanations' unit by name; the code where the plan does not know it.</summary>
    public string NameOf(string? unit) => unit is null ? Result.Plan.Province : Result.Plan.FindUnit(unit)?.Name ?? unit;

    /// <summary>The points of some leaves; null when none of them has any yet: open is not zero.</summary>
    public static Points? SumOf(IEnumerable<LeafScore> leaves)
    {
        var given = leaves.Where(HasPoints).Select(l => l.Points).ToArray();
        return given.Length == 0 ? null : given.Total;
    }

    /// <summary>True unless the leaf is open, or does not apply and has left the maximum.</summary>
    public static bool HasPoints(LeafScore score) =>
        score.State == LeafState.Scored || (score.State == LeafState.NotApplicable && !score.Max.Value.IsZero);

    /// <summary>The context of a table's rows, in order.</summary>
    public IEnumerable<RowContext> Rows(RowSource source)
    {
        var rows = source switch
        {
            RowSource.Fields => Set.Fields.Select(OfNode),
            RowSource.Nodes => Set.Nodes.Select(OfNode),
            RowSource.Leaves => Set.Leaves.Select(OfNode),
            RowSource.SelfLeaves => Set.Leaves.Where(l => l.ScoredBy == ScoredBy.Self).Select(OfNode),
            RowSource.Evidence => Result.Evidence.Select(e => new RowContext { Input = this, Node = e.Leaf, Evidence = e }),
            RowSource.Explanations => Result.Lines.SelectMany(l => l.Explanations.Select(e => new RowContext { Input = this, Node = l.Leaf, Explanation = e.Text, Unit = NameOf(e.Unit) })),
            RowSource.Initiatives => Result.Units.SelectMany(u => (u.Answers?.Initiatives ?? []).Select(i => new RowContext { Input = this, Initiative = i, Unit = u.Unit.Name })),
            RowSource.Difficulties => Result.Units.SelectMany(u => (u.Answers?.Difficulties ?? []).Select(d => new RowContext { Input = this, Difficulty = d, Unit = u.Unit.Name })),
            RowSource.RoundingGaps => Result.Sheet.RoundingGaps.Select(g => new RowContext { Input = this, Gap = g }),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "An unknown kind of row."),
        };
        return rows.Select((row, i) => row with { Ordinal = i + 1 });
    }

    /// <summary>The context of one row of the set, or of the workbook as a whole.</summary>
    public RowContext Context(Node? node) => new() { Input = this, Node = node };

    private RowContext OfNode(Node node) => Context(node);
}
