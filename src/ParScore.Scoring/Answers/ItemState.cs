namespace ParScore.Scoring.Answers;

/// <summary>Whether an item of a checklist is fulfilled.</summary>
public enum ItemState
{
    Met,
    NotMet,

    /// <summary>Does not count: neither among the fulfilled nor among all.</summary>
    NotApplicable,
}
