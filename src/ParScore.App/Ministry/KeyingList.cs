using ParScore.App.Consolidation;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Ministry;

/// <summary>Phiếu nhập: what of an approved version is keyed into the Ministry's software, in printed order.</summary>
public static class KeyingList
{
    /// <summary>The item that stands for a leaf's points.</summary>
    public const string Score = "score";

    /// <summary>The item that stands for a leaf's explanation.</summary>
    public const string Explanation = "explanation";

    /// <summary>Everything that is to be keyed: each scored leaf's points, its explanation, its files. Open leaves have nothing to key.</summary>
    public static IReadOnlyList<KeyingItem> Of(ProvinceResult approved) =>
    [
        .. approved.Lines.Where(l => l.Score.State != LeafState.Open && l.Leaf.ScoredBy == Scoring.Criteria.ScoredBy.Self).SelectMany(l => (IEnumerable<KeyingItem>)
        [
            new() { Leaf = l.Leaf, Item = Score, Value = l.Score.State == LeafState.NotApplicable ? $"{l.Score.Points.ToVietnamese()} (không áp dụng)" : l.Score.Points.ToVietnamese() },
            .. ExplanationOf(l) is { Length: > 0 } text ? (ReadOnlySpan<KeyingItem>)[new() { Leaf = l.Leaf, Item = Explanation, Value = text }] : [],
            .. l.Evidence.Where(e => e.FileName is not null).Select(e => new KeyingItem { Leaf = l.Leaf, Item = e.Number, Value = e.FileName! }),
        ]),
    ];

    /// <summary>A leaf's explanation as it is pasted: each unit's, the lead's first; empty when there is none.</summary>
    public static string ExplanationOf(ConsolidatedLine line) => line.Units.Count > 1
        ? string.Join("\n", line.Explanations.Select(e => $"{e.Unit}: {e.Text}"))
        : string.Join("\n", line.Explanations.Select(e => e.Text));
}
