using System.Collections.Frozen;

namespace ParScore.Scoring.Criteria;

/// <summary>Bộ tiêu chí: one published version of one index. Never changes; a change is a new version.</summary>
public sealed record CriteriaSet
{
    // Kept with the fields they were made from: a copy with other fields must not answer from the old tree.
    private Lookup? _lookup;

    /// <summary>For editors; null when the file has none.</summary>
    public string? Schema { get; init; }

    /// <summary>Which index, such as "par-index-province".</summary>
    public required string Index { get; init; }

    public required string Version { get; init; }

    public required string Name { get; init; }

    public required SetLevel Level { get; init; }

    public required SetStatus Status { get; init; }

    /// <summary>The index years (năm đánh giá) it serves; the work on 2020 is done in 2021.</summary>
    public required IReadOnlyList<int> IndexYears { get; init; }

    public required LegalBasis LegalBasis { get; init; }

    public required IReadOnlyDictionary<string, Source> Sources { get; init; }

    public required Rounding Rounding { get; init; }

    /// <summary>Highest first.</summary>
    public required IReadOnlyList<ResultGroup> Groups { get; init; }

    public required RankingMethod Ranking { get; init; }

    public required Numbering Numbering { get; init; }

    public required ExpectedTotals ExpectedTotals { get; init; }

    public IReadOnlyList<OwnerUnit>? Units { get; init; }

    public required IReadOnlyList<Node> Fields { get; init; }

    /// <summary>Identity: SHA-256 over the canonical JSON of the file, "sha256:…". Given by <see cref="CriteriaFile"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>Every row in printed order.</summary>
    public IEnumerable<Node> Nodes => Fields.SelectMany(f => f.SelfAndBelow);

    /// <summary>Every leaf in printed order.</summary>
    public IEnumerable<Node> Leaves => Fields.SelectMany(f => f.Leaves);

    /// <summary>Điểm tối đa of the whole, without bonus fields.</summary>
    public Points MaxPoints => Fields.Where(f => !f.IsBonus).Select(f => f.MaxPoints).Total;

    /// <summary>The row with this id or printed code; null when there is none. Ids are lower-case, codes are not words, so they cannot clash.</summary>
    public Node? Find(string idOrCode) => Rows.ByIdOrCode.GetValueOrDefault(idOrCode);

    /// <summary>The field a row belongs to.</summary>
    public Node FieldOf(Node node) => Rows.FieldOf[node.Id];

    /// <summary>What exports and screens say about an unofficial set; null when it is official.</summary>
    public string? StatusWarning => Status switch
    {
        SetStatus.Official => null,
        SetStatus.Candidate => "BỘ TIÊU CHÍ CHƯA CHÍNH THỨC",
        _ => "BỘ TIÊU CHÍ ĐANG SOẠN THẢO",
    };

    /// <summary>Nhóm of an unrounded index (%): 89.999 is not yet A although it may be shown as 90.00.</summary>
    public ResultGroup GroupOf(Fraction index) => Groups.First(g => index >= g.From);

    private Lookup Rows => _lookup is { } made && ReferenceEquals(made.Fields, Fields) ? made : _lookup = Lookup.Of(Fields);

    private sealed record Lookup(IReadOnlyList<Node> Fields, FrozenDictionary<string, Node> ByIdOrCode, FrozenDictionary<string, Node> FieldOf)
    {
        public static Lookup Of(IReadOnlyList<Node> fields) => new(
            fields,
            fields.SelectMany(f => f.SelfAndBelow)
                .SelectMany(n => new[] { (Key: n.Id, Node: n), (Key: n.Code, Node: n) })
                .DistinctBy(p => p.Key, StringComparer.Ordinal)
                .ToFrozenDictionary(p => p.Key, p => p.Node, StringComparer.Ordinal),
            fields.SelectMany(f => f.SelfAndBelow.Select(n => (n.Id, Field: f))).ToFrozenDictionary(p => p.Id, p => p.Field, StringComparer.Ordinal));
    }
}
