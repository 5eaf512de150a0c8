namespace ParScore.App.Submissions.LastYear;

/// <summary>An earlier campaign of the same index.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="IndexYear">The year that was scored.</param>
public sealed record EarlierCampaign(string Campaign, int IndexYear);
