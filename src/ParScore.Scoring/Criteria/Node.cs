using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Criteria;

/// <summary>One row of the criteria tree: a field, a criterion or a sub-criterion. A row with a rule is a leaf and carries points.</summary>
public sealed record Node
{
    /// <summary>Stable name, never reused; survives renumbering.</summary>
    public required string Id { get; init; }

    /// <summary>The printed number, such as "1.2.3". Unique within one version.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Lĩnh vực, tiêu chí or tiêu chí thành phần, by depth.</summary>
    public required NodeLevel Level { get; init; }

    /// <summary>Điểm tối đa: the sum of the children's; a bonus field's is its cap.</summary>
    public required Points MaxPoints { get; init; }

    /// <summary>True for points beside the maximum, at most <see cref="MaxPoints"/>; top level only.</summary>
    public bool? Bonus { get; init; }

    /// <summary>Who gives the points; leaves only.</summary>
    public ScoredBy? ScoredBy { get; init; }

    /// <summary>Units by code, the lead first; a campaign's plan decides.</summary>
    public IReadOnlyList<string>? Owners { get; init; }

    /// <summary>The documents that are asked for.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    public string? Guidance { get; init; }

    public string? Note { get; init; }

    public Provenance? Provenance { get; init; }

    /// <summary>Values below this row that were made up for illustration: JSON Pointer from the row → reason.</summary>
    public IReadOnlyDictionary<string, string>? Illustrative { get; init; }

    /// <summary>Cách tính điểm; leaves only.</summary>
    public ScoringRule? Rule { get; init; }

    public IReadOnlyList<Node> Children { get; init; } = [];

    public bool IsLeaf => Rule is not null;

    public bool IsBonus => Bonus == true;

    /// <summary>The row itself and all rows below it, in printed order.</summary>
    public IEnumerable<Node> SelfAndBelow => [this, .. Children.SelectMany(c => c.SelfAndBelow)];

    /// <summary>The leaves at or below this row, in printed order.</summary>
    public IEnumerable<Node> Leaves => SelfAndBelow.Where(n => n.IsLeaf);
}
