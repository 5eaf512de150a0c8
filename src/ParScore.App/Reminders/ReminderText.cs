using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;
using ParScore.App.Submissions;

namespace ParScore.App.Reminders;

/// <summary>What a unit is told: what is owed, how much is missing, until when by hour and zone, what locks, what was extended.</summary>
public static class ReminderText
{
    /// <summary>The reminder as one text.</summary>
    public static string Of(PendingReminder pending, CampaignPlan plan, Instant now)
    {
        var duty = pending.Duty;
        return string.Join(' ', (string[])
        [
            $"{When(duty, now)}: {Owed(duty)} ({plan.Name}).",
            Missing(duty),
            $"Thời hạn: {Due(duty.Clock.Due)}.",
            .. Lock(duty.Clock, now),
            .. pending.Missed.Count == 0 ? (ReadOnlySpan<string>)[] : [$"Gộp các lần nhắc chưa gửi được trước đó: {string.Join(", ", pending.Missed.Select(Occasions.Show))}."],
        ]);
    }

    /// <summary>What is written at an occasion that was joined with a later one.</summary>
    public static string Joined(Occasion with) => $"Gộp vào lần nhắc \"{Occasions.Show(with)}\".";

    /// <summary>"trước 00:00 ngày 19/02/2021 (giờ Việt Nam), tức hết ngày 18/02/2021".</summary>
    public static string Due(Instant due)
    {
        var local = due.InZone(VietnamTime.Zone);
        return local.TimeOfDay == LocalTime.Midnight
            ? $"trước {VietnamTime.Show(due)} (giờ Việt Nam), tức hết ngày {VietnamTime.DateOf(due - Duration.Epsilon):dd/MM/yyyy}"
            : $"trước {VietnamTime.Show(due)} (giờ Việt Nam)";
    }

    /// <summary>What the unit owes, in few words.</summary>
    public static string Owed(Duty duty) => (duty.Step, duty.Submission) switch
    {
        (DeadlineStep.SelfScore, SubmissionState.Returned) => "đơn vị chưa nộp lại phiếu tự đánh giá đã bị trả lại",
        (DeadlineStep.SelfScore, _) => "đơn vị chưa nộp phiếu tự đánh giá",
        (DeadlineStep.Consolidate, _) => "Sở Nội vụ chưa trình kết quả tổng hợp của tỉnh",
        (DeadlineStep.SubmitToMinistry, _) => "chưa ghi nhận đã gửi kết quả cho Bộ Nội vụ",
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty.Step, "A step that nobody is reminded of."),
    };

    private static string When(Duty duty, Instant now)
    {
        if (duty.Clock.LateBy(now) is { } late)
        {
            return $"Đã quá hạn {VietnamTime.Show(late)}";
        }

        var days = Period.DaysBetween(now.InZone(VietnamTime.Zone).Date, Occasions.LastDayOf(duty.Clock.Due));
        return days == 0 ? "Hôm nay là ngày cuối" : $"Còn {days} ngày";
    }

    private static string Missing(Duty duty) => duty.Step == DeadlineStep.SelfScore
        ? duty.MissingLeaves == 0 ? "Mọi tiêu chí đã kê khai; hãy kiểm tra rồi trình thủ trưởng nộp." : $"Còn {duty.MissingLeaves} tiêu chí chưa kê khai; hãy hoàn tất rồi trình thủ trưởng nộp."
        : $"Còn {duty.MissingUnits} đơn vị chưa nộp phiếu, {duty.MissingLeaves} tiêu chí chưa có điểm.";

    private static string[] Lock(StepClock clock, Instant now) => (clock.At(now), clock.Locked, clock.ExtendedUntil) switch
    {
        (_, null, _) => [],
        (ClockState.Locked, { } locked, _) => [$"Đã khóa từ {VietnamTime.Show(locked)}; muốn làm tiếp phải đề nghị Sở Nội vụ gia hạn."],
        (_, { } locked, { } until) when now < until => [$"Khóa từ {VietnamTime.Show(locked)}; được gia hạn đến {VietnamTime.Show(until)}, nộp sau thời hạn vẫn ghi là muộn."],
        (_, { } locked, _) => [$"Khóa từ {VietnamTime.Show(locked)}, sau đó không làm được nếu không có gia hạn."],
    };
}
