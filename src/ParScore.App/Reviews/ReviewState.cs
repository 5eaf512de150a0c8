namespace ParScore.App.Reviews;

/// <summary>Where the review of a unit's part of a leaf stands, as people see it.</summary>
public enum ReviewState
{
    /// <summary>Chưa thẩm định.</summary>
    Open,

    /// <summary>Đã chấp nhận.</summary>
    Accepted,

    /// <summary>Đã điều chỉnh.</summary>
    Adjusted,

    /// <summary>Đã trả lại, đơn vị đang sửa.</summary>
    Returned,

    /// <summary>Đã nộp lại sau khi trả lại: open again.</summary>
    Resubmitted,

    /// <summary>Đã thay đổi sau thẩm định: open again.</summary>
    Changed,
}
