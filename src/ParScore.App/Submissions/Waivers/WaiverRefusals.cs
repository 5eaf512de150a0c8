namespace ParScore.App.Submissions.Waivers;

/// <summary>Codes of what is refused when a waiver is asked for or decided, besides what the guard refuses.</summary>
public static class WaiverRefusals
{
    /// <summary>Asked for, or refused, without a reason.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>No check refuses there.</summary>
    public const string NothingToWaive = "nothing-to-waive";

    /// <summary>The same was asked for already and waits, or was granted.</summary>
    public const string AlreadyAsked = "waiver-already-asked";

    /// <summary>Somebody has decided it.</summary>
    public const string AlreadyDecided = "waiver-already-decided";

    /// <summary>Who asked does not decide.</summary>
    public const string SamePerson = "same-person";
}
