namespace ParScore.App;

/// <summary>Codes of faults in campaign files, beside those of <see cref="Scoring.FaultCodes"/> and <see cref="Scoring.RefusalCodes"/>.</summary>
public static class AppFaultCodes
{
    /// <summary>The set does not serve the campaign's index year.</summary>
    public const string YearNotServed = "year-not-served";

    /// <summary>An answers file of another campaign.</summary>
    public const string OtherCampaign = "other-campaign";

    /// <summary>A leaf the province scores that is assigned to nobody.</summary>
    public const string NotAssignedToAnyone = "not-assigned-to-anyone";

    /// <summary>A survey, SIPAS or Ministry leaf that is assigned to a unit.</summary>
    public const string AssignedThoughEntered = "assigned-though-entered";

    /// <summary>A row that is no leaf.</summary>
    public const string NotALeaf = "not-a-leaf";

    /// <summary>Two of what there may be one of (assignment, deadline, document id, answers of a unit).</summary>
    public const string Twice = "twice";

    /// <summary>A link to a document that the unit has not registered.</summary>
    public const string DocumentUnknown = "document-unknown";

    /// <summary>A document's file that is not there, or lies outside the campaign's folder.</summary>
    public const string DocumentFile = "document-file";

    /// <summary>A document's file whose content is not what its name says.</summary>
    public const string DocumentContent = "document-content";

    /// <summary>An instant without an offset, or not an instant at all.</summary>
    public const string NotAnInstant = "not-an-instant";

    /// <summary>A step that locks before it is due.</summary>
    public const string LockedBeforeDue = "locked-before-due";

    /// <summary>Survey values entered by a unit that is not the coordinator.</summary>
    public const string NotTheCoordinator = "not-the-coordinator";

    /// <summary>A scored leaf with neither evidence nor explanation.</summary>
    public const string EvidenceMissing = "evidence-missing";

    /// <summary>A unit without an initiative that states scale, cost, time and effect.</summary>
    public const string InitiativeMissing = "initiative-missing";

    /// <summary>No file with survey and SIPAS results.</summary>
    public const string EnteredMissing = "entered-missing";

    /// <summary>A unit that was asked and has no answers file.</summary>
    public const string AnswersMissing = "answers-missing";
}
