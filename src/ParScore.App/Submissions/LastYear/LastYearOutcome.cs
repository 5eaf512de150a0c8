using ParScore.Scoring;

namespace ParScore.App.Submissions.LastYear;

/// <summary>What earlier campaigns offer for a leaf.</summary>
/// <param name="Proposals">One for each unit that answered then (a merged unit has several predecessors); empty when nobody did.</param>
/// <param name="Refusals">Why nothing is shown; empty when something may be.</param>
public sealed record LastYearOutcome(IReadOnlyList<LastYearProposal> Proposals, IReadOnlyList<Refusal> Refusals);
