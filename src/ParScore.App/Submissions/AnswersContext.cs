using System.Collections.Frozen;
using ParScore.App.Campaigns;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Submissions;

/// <summary>What answers are read against: the set, and the plan where there is one.</summary>
/// <param name="Set">The set that is answered.</param>
/// <param name="Plan">Null when answers are scored without a campaign; then the set's owners decide who may answer.</param>
public sealed record AnswersContext(CriteriaSet Set, CampaignPlan? Plan)
{
    /// <summary>The units that answer a leaf, the lead first; empty when anybody may.</summary>
    public IReadOnlyList<string> UnitsFor(Node leaf) => Plan is null ? leaf.Owners ?? [] : Plan.FindAssignment(leaf)?.Units ?? [];

    /// <summary>The unit that alone declares a figure of a leaf, by the figure's role; empty when the plan gives none to a single unit.</summary>
    public IReadOnlyDictionary<string, string> FigureUnitsFor(Node leaf) => Plan?.FindAssignment(leaf)?.Figures ?? FrozenDictionary<string, string>.Empty;

    /// <summary>Whether there is such a unit; always, when neither plan nor set lists any.</summary>
    public bool Knows(string unit) => Plan is null
        ? Set.Units is null or { Count: 0 } || Set.Units.Any(u => string.Equals(u.Code, unit, StringComparison.Ordinal))
        : Plan.FindUnit(unit) is not null;
}
