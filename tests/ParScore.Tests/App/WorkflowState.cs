namespace ParScore.Tests.App;

/// <summary>How far a campaign was played through its use cases.</summary>
public enum WorkflowState
{
    /// <summary>Prepared, assigned, not opened.</summary>
    Preparing,

    /// <summary>Opened; both units have declared everything.</summary>
    Draft,

    /// <summary>Both units have submitted.</summary>
    Submitted,

    /// <summary>One leaf went back to Sở Tài chính.</summary>
    Returned,

    /// <summary>Every part is accepted.</summary>
    Accepted,

    /// <summary>Waits with UBND tỉnh.</summary>
    Awaiting,

    /// <summary>Version 1 is approved.</summary>
    Approved,

    /// <summary>Version 1 is being corrected.</summary>
    Correcting,

    /// <summary>Version 1 was sent to the Ministry, round 1 is closed, units explain.</summary>
    Sent,

    /// <summary>The Ministry's final round is closed.</summary>
    Appraised,

    /// <summary>Results and ranking are shown.</summary>
    Published,

    /// <summary>The end.</summary>
    Closed,
}
