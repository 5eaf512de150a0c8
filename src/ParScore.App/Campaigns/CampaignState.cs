namespace ParScore.App.Campaigns;

/// <summary>Where a campaign stands; derived from what happened and from the clock, never stored.</summary>
public enum CampaignState
{
    /// <summary>Đang soạn thảo: units do not see it yet.</summary>
    Preparing,

    /// <summary>Đang tự chấm: until the end of the self-scoring step.</summary>
    Open,

    /// <summary>Đang tổng hợp: Sở Nội vụ reviews and joins; also while a correction is worked on.</summary>
    Consolidating,

    /// <summary>Chờ phê duyệt: one content waits with UBND tỉnh, and nothing may change.</summary>
    AwaitingApproval,

    /// <summary>Đã phê duyệt.</summary>
    Approved,

    /// <summary>Đã gửi Bộ.</summary>
    SubmittedToMinistry,

    /// <summary>Đã có kết quả thẩm định của Bộ.</summary>
    Appraised,

    /// <summary>Đã công bố.</summary>
    Published,

    /// <summary>Đã đóng.</summary>
    Closed,
}
