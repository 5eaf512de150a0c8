namespace ParScore.App.Reviews;

/// <summary>Codes of what is refused when Sở Nội vụ reviews.</summary>
public static class ReviewRefusals
{
    /// <summary>Nothing was chosen.</summary>
    public const string NothingChosen = "nothing-chosen";

    /// <summary>One part was chosen twice.</summary>
    public const string ChosenTwice = "chosen-twice";

    /// <summary>Adjusting and returning say why.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>Survey, SIPAS and Ministry points are no unit's to review.</summary>
    public const string LeafEntered = "leaf-entered";

    /// <summary>The unit declared nothing there, so there is nothing to accept.</summary>
    public const string NothingToAccept = "nothing-to-accept";

    /// <summary>What the unit declared is refused by the rule, so it cannot be accepted.</summary>
    public const string PartRefused = "part-refused";

    /// <summary>Joined points are adjusted under the lead.</summary>
    public const string NotTheLead = "adjust-not-lead";

    /// <summary>The points are no number.</summary>
    public const string PointsUnreadable = "points-unreadable";

    /// <summary>The points are not within 0 and the leaf's maximum.</summary>
    public const string PointsOutOfRange = "points-out-of-range";

    /// <summary>The corrected figures are not all there.</summary>
    public const string FiguresIncomplete = "figures-incomplete";

    /// <summary>The unit changed its part after the reviewer had looked at it.</summary>
    public const string ChangedSinceSeen = "changed-since-seen";

    /// <summary>Somebody else decided after the reviewer had looked.</summary>
    public const string DecidedSinceSeen = "decided-since-seen";

    /// <summary>Self-scoring is locked for the unit: without an extension it could not mend what is returned.</summary>
    public const string ReturnNeedsExtension = "return-needs-extension";

    /// <summary>An extension ends in the future.</summary>
    public const string ExtensionNotAhead = "extension-not-ahead";

    /// <summary>Another person asked for the review of the own unit; who reviews is who asked.</summary>
    public const string WaiverOfAnother = "waiver-of-another";

    /// <summary>Nobody agrees to the own request.</summary>
    public const string DeciderAsked = "decider-asked";

    /// <summary>Who agrees neither prepared nor certified that part.</summary>
    public const string DeciderPrepared = "decider-prepared";

    /// <summary>The request was decided already.</summary>
    public const string AlreadyDecided = "already-decided";

    /// <summary>The same request waits or was granted already.</summary>
    public const string AlreadyAsked = "already-asked";
}
