namespace ParScore.App.Reviews;

/// <summary>What Sở Nội vụ decides about a unit's part of a leaf.</summary>
public enum ReviewDecision
{
    /// <summary>Chấp nhận: the figures stand.</summary>
    Accepted,

    /// <summary>Điều chỉnh: other points count, with a reason.</summary>
    Adjusted,

    /// <summary>Trả lại: the unit is to mend it, with a reason.</summary>
    Returned,
}
