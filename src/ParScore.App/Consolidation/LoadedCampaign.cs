namespace ParScore.App.Consolidation;

/// <summary>What came of reading a campaign's folder.</summary>
/// <param name="Result">Null when the set or the plan cannot be used at all.</param>
/// <param name="Faults">Why there is no result; empty otherwise (the result has its own findings).</param>
public sealed record LoadedCampaign(ProvinceResult? Result, IReadOnlyList<FileFault> Faults);
