namespace ParScore.App.Campaigns;

/// <summary>Campaign states as people read them.</summary>
public static class CampaignStates
{
    /// <summary>"đang tổng hợp".</summary>
    public static string Show(CampaignState state) => state switch
    {
        CampaignState.Preparing => "đang soạn thảo",
        CampaignState.Open => "đang tự chấm điểm",
        CampaignState.Consolidating => "đang tổng hợp",
        CampaignState.AwaitingApproval => "chờ UBND tỉnh phê duyệt",
        CampaignState.Approved => "đã phê duyệt",
        CampaignState.SubmittedToMinistry => "đã gửi Bộ Nội vụ",
        CampaignState.Appraised => "đã có kết quả thẩm định của Bộ",
        CampaignState.Published => "đã công bố",
        CampaignState.Closed => "đã đóng",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };
}
