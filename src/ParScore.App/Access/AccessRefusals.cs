namespace ParScore.App.Access;

/// <summary>Codes of what the guard refuses.</summary>
public static class AccessRefusals
{
    /// <summary>There is no such thing, or the person may not know of it.</summary>
    public const string NotFound = "not-found";

    /// <summary>The role does not do this.</summary>
    public const string Role = "role-not-allowed";

    /// <summary>It is another unit's.</summary>
    public const string NotOwnUnit = "not-own-unit";

    /// <summary>Nobody reviews the own unit without a second person.</summary>
    public const string OwnUnit = "own-unit-review";

    /// <summary>The campaign is not in a state for it.</summary>
    public const string CampaignState = "campaign-state";

    /// <summary>The part was submitted and not returned.</summary>
    public const string AlreadySubmitted = "already-submitted";

    /// <summary>The part was not submitted.</summary>
    public const string NotSubmitted = "not-submitted";

    /// <summary>The step is locked, and no extension applies.</summary>
    public const string Locked = "locked";

    /// <summary>Sở Nội vụ has accepted or adjusted the leaf.</summary>
    public const string LeafSettled = "leaf-settled";

    /// <summary>The password must be typed again.</summary>
    public const string PasswordAgain = "password-again";

    /// <summary>Units see it when Sở Nội vụ publishes.</summary>
    public const string NotPublished = "not-published";
}
