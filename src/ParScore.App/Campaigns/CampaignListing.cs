namespace ParScore.App.Campaigns;

/// <summary>One campaign in the list of those that a person may know of.</summary>
/// <param name="Id">The campaign's id.</param>
/// <param name="Name">As the plan calls it.</param>
/// <param name="IndexYear">Năm đánh giá.</param>
/// <param name="State">Where it stands now.</param>
public sealed record CampaignListing(string Id, string Name, int IndexYear, CampaignState State);
