namespace ParScore.App.Campaigns;

/// <summary>Steps as people read them.</summary>
public static class StepWords
{
    /// <summary>"tự chấm điểm".</summary>
    public static string Show(DeadlineStep step) => step switch
    {
        DeadlineStep.SelfScore => "tự chấm điểm",
        DeadlineStep.Consolidate => "tổng hợp",
        DeadlineStep.SubmitToMinistry => "gửi Bộ Nội vụ",
        DeadlineStep.Explain => "giải trình với Bộ Nội vụ",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "An unknown step."),
    };
}
