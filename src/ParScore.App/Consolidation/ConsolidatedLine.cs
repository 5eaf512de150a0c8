using ParScore.App.Evidence;
using ParScore.App.Reviews;
using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Consolidation;

/// <summary>One leaf of the province: its score, who gave what, what backs it, and what Sở Nội vụ decided.</summary>
public sealed record ConsolidatedLine
{
    /// <summary>What counts: the reviewed points where Sở Nội vụ adjusted what still stands there, otherwise <see cref="SelfScore"/>.</summary>
    public required LeafScore Score { get; init; }

    /// <summary>Điểm tự đánh giá: what the declared figures give.</summary>
    public required LeafScore SelfScore { get; init; }

    public Node Leaf => Score.Leaf;

    /// <summary>The units that answer, the lead first; empty for a leaf that Sở Nội vụ enters.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>What was declared, in the order of <see cref="Units"/>.</summary>
    public required IReadOnlyList<DeclaredAnswer> Answers { get; init; }

    /// <summary>The documents in the order of the package.</summary>
    public required IReadOnlyList<NumberedEvidence> Evidence { get; init; }

    public required EvidenceState EvidenceState { get; init; }

    /// <summary>Each unit's part with the latest decision about it, the lead's first; empty for a leaf that Sở Nội vụ enters.</summary>
    public IReadOnlyList<ReviewedPart> Parts { get; init; } = [];

    /// <summary>The decision by which other points count; null when what the figures give counts.</summary>
    public LeafReview? Adjustment { get; init; }

    /// <summary>True when every part was accepted or adjusted and is still what it was.</summary>
    public bool IsReviewed => Parts.Count > 0 && Parts.All(p => p.Holds || !p.IsToReview);

    /// <summary>The identity of all units' parts together: what a reviewer looks at who adjusts the joined points.</summary>
    public string ContentHash => LeafContent.HashOf(Leaf, Parts.Select(p => (p.Unit, p.Answer)));

    /// <summary>Each unit's explanation.</summary>
    public IEnumerable<(string? Unit, string Text)> Explanations => Answers.Where(a => a.Explanation is not null).Select(a => (a.Part.Unit, a.Explanation!));
}
