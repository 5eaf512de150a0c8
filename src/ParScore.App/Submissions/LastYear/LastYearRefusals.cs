namespace ParScore.App.Submissions.LastYear;

/// <summary>Codes of why no earlier answer can be looked up.</summary>
public static class LastYearRefusals
{
    /// <summary>There is no earlier campaign of the same index, or none of this name.</summary>
    public const string NoEarlierCampaign = "no-earlier-campaign";

    /// <summary>The earlier set has no such leaf.</summary>
    public const string NoSuchLeafThen = "no-such-leaf-then";
}
