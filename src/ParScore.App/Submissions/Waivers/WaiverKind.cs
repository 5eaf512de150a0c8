namespace ParScore.App.Submissions.Waivers;

/// <summary>What a waiver lets pass.</summary>
public enum WaiverKind
{
    /// <summary>A refusing check before a unit submits.</summary>
    Check,

    /// <summary>A review of the own unit, to which a second person agreed.</summary>
    OwnUnitReview,
}
