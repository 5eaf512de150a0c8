using ParScore.App.Evidence;
using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Consolidation;

/// <summary>One leaf of the province: its score, who gave what, and what backs it.</summary>
public sealed record ConsolidatedLine
{
    public required LeafScore Score { get; init; }

    public Node Leaf => Score.Leaf;

    /// <summary>The units that answer, the lead first; empty for a leaf that Sở Nội vụ enters.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>What was declared, in the order of <see cref="Units"/>.</summary>
    public required IReadOnlyList<DeclaredAnswer> Answers { get; init; }

    /// <summary>The documents in the order of the package.</summary>
    public required IReadOnlyList<NumberedEvidence> Evidence { get; init; }

    public required EvidenceState EvidenceState { get; init; }

    /// <summary>Each unit's explanation.</summary>
    public IEnumerable<(string? Unit, string Text)> Explanations => Answers.Where(a => a.Explanation is not null).Select(a => (a.Part.Unit, a.Explanation!));
}
