namespace ParScore.App.Approvals;

/// <summary>Codes of what is refused on the way to an approval, besides what the guard refuses.</summary>
public static class ApprovalRefusals
{
    /// <summary>Something is open, not reviewed or left out, and nobody says why it is proposed all the same.</summary>
    public const string Incomplete = "proposal-incomplete";

    /// <summary>The content is not the one that was shown.</summary>
    public const string Changed = "proposal-changed";

    /// <summary>No such proposal waits.</summary>
    public const string NotWaiting = "proposal-not-waiting";

    /// <summary>Nobody approves what the same person proposed.</summary>
    public const string SamePerson = "proposal-same-person";

    /// <summary>A decision has a number.</summary>
    public const string DecisionNumber = "decision-number-missing";

    /// <summary>A decision is dated between the plan's decision and today.</summary>
    public const string DecisionDate = "decision-date-wrong";

    /// <summary>A reason is needed.</summary>
    public const string Reason = "reason-missing";

    /// <summary>Nothing differs from what was approved, and nobody says why it is proposed all the same.</summary>
    public const string Unchanged = "proposal-unchanged";
}
