namespace ParScore.App.Ministry;

/// <summary>Codes of what is refused between the approval and the publication, besides what the guard refuses.</summary>
public static class MinistryRefusals
{
    /// <summary>Nothing was approved yet.</summary>
    public const string NotApproved = "not-approved";

    /// <summary>The keying list has no such item.</summary>
    public const string ItemUnknown = "keying-item-unknown";

    /// <summary>Somebody else ticked the item meanwhile.</summary>
    public const string ItemChanged = "keying-item-changed";

    /// <summary>Not everything was keyed, and nobody says why it was sent all the same.</summary>
    public const string KeyingIncomplete = "keying-incomplete";

    /// <summary>An instant that cannot be: in the future, or before what it follows.</summary>
    public const string InstantWrong = "instant-wrong";

    /// <summary>The round is not open, was opened before, or its forerunner is not closed.</summary>
    public const string RoundWrong = "appraisal-round-wrong";

    /// <summary>The leaf is not of this set.</summary>
    public const string LeafUnknown = "appraisal-leaf-unknown";

    /// <summary>Points that are no number, or not within 0 and the leaf's maximum.</summary>
    public const string PointsWrong = "appraisal-points-wrong";

    /// <summary>The Ministry took points off, and its reason is missing.</summary>
    public const string ReasonMissing = "appraisal-reason-missing";

    /// <summary>Leaves without the Ministry's points.</summary>
    public const string RoundIncomplete = "appraisal-incomplete";

    /// <summary>A text is needed.</summary>
    public const string TextMissing = "text-missing";

    /// <summary>The unit does not answer for the leaf, or the Ministry took nothing off.</summary>
    public const string NothingToExplain = "nothing-to-explain";

    /// <summary>It is shown, or hidden, already.</summary>
    public const string AlreadySo = "already-so";
}
