using System.Collections.Frozen;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>Kỳ đánh giá: one index year's run, with its units, deadlines and assignments, as laid down by the province's decision.</summary>
public sealed record CampaignPlan
{
    // Kept with the assignments it was made from: a copy with others must not answer from the old ones.
    private Lookup? _lookup;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Province { get; init; }

    /// <summary>Năm đánh giá: the year that is scored, not the year in which the work is done.</summary>
    public required int IndexYear { get; init; }

    /// <summary>The province's decision, such as QĐ 320/QĐ-UBND.</summary>
    public required LegalDocument LegalBasis { get; init; }

    /// <summary>The code of Sở Nội vụ, which consolidates and enters survey results.</summary>
    public required string Coordinator { get; init; }

    /// <summary>In the order of their annexes.</summary>
    public required IReadOnlyList<PlanUnit> Units { get; init; }

    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    public required IReadOnlyList<Assignment> Assignments { get; init; }

    public string? Note { get; init; }

    public PlanUnit? FindUnit(string code) => Units.FirstOrDefault(u => string.Equals(u.Code, code, StringComparison.Ordinal));

    public Deadline? FindDeadline(DeadlineStep step) => Deadlines.FirstOrDefault(d => d.Step == step);

    /// <summary>Null for a leaf that nobody in the province scores.</summary>
    public Assignment? FindAssignment(Node leaf)
    {
        var lookup = _lookup is { } made && ReferenceEquals(made.Assignments, Assignments) ? made : _lookup = Lookup.Of(Assignments);
        return lookup.ByLeaf.GetValueOrDefault(leaf.Id);
    }

    private sealed record Lookup(IReadOnlyList<Assignment> Assignments, FrozenDictionary<string, Assignment> ByLeaf)
    {
        public static Lookup Of(IReadOnlyList<Assignment> assignments) =>
            new(assignments, assignments.DistinctBy(a => a.Leaf.Id, StringComparer.Ordinal).ToFrozenDictionary(a => a.Leaf.Id, StringComparer.Ordinal));
    }
}
