namespace ParScore.App.Campaigns;

/// <summary>What a deadline is for.</summary>
public enum DeadlineStep
{
    /// <summary>Units finish scoring themselves (QĐ 320, III.1).</summary>
    SelfScore,

    /// <summary>Sở Nội vụ finishes the province's report (QĐ 320, III.2).</summary>
    Consolidate,

    /// <summary>The result is sent to the Ministry (QĐ 320, III.3).</summary>
    SubmitToMinistry,

    /// <summary>Units explain what the Ministry took off in its first round; the deadline stands with the round, not in the plan.</summary>
    Explain,
}
