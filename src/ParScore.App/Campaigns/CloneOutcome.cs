using ParScore.Scoring;

namespace ParScore.App.Campaigns;

/// <summary>What came of cloning a campaign.</summary>
/// <param name="Proposal">What was taken over; null when it was refused.</param>
/// <param name="Refusals">Why; all at once.</param>
public sealed record CloneOutcome(CloneProposal? Proposal, IReadOnlyList<Refusal> Refusals);
