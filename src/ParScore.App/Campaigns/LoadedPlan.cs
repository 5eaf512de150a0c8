using ParScore.Scoring;

namespace ParScore.App.Campaigns;

/// <summary>What came of reading a plan: a plan, or every fault. Never both.</summary>
public sealed record LoadedPlan(CampaignPlan? Plan, IReadOnlyList<Fault> Faults);
