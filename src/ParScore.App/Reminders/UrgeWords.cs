using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;

namespace ParScore.App.Reminders;

/// <summary>The words of the urge list, the same on paper and in the terminal.</summary>
public static class UrgeWords
{
    /// <summary>"Đơn vị chưa nộp phiếu tự đánh giá".</summary>
    public static string Owed(UrgeRow row) => ReminderText.Owed(row.Duty) is var text ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : "";

    /// <summary>"Muộn 9 giờ, đã khóa", "còn 2 ngày".</summary>
    public static string Clock(UrgeRow row, Instant now) => row.Clock switch
    {
        ClockState.InTime => $"còn {VietnamTime.Show(row.Duty.Clock.Due - now)}",
        ClockState.Late => $"muộn {VietnamTime.Show(row.LateBy!.Value)}",
        ClockState.Locked => $"muộn {VietnamTime.Show(row.LateBy!.Value)}, đã khóa",
        ClockState.Extended => $"muộn {VietnamTime.Show(row.LateBy!.Value)}, đang gia hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Clock, "An unknown state."),
    };

    /// <summary>Each running extension: what for and until when.</summary>
    public static IEnumerable<string> Extensions(UrgeRow row, UrgeList list) =>
        row.Extensions.Select(e => $"đến {VietnamTime.Show(e.Until)}{(e.Leaf is { } leaf ? $" (riêng {list.Set.Find(leaf)?.Code ?? leaf})" : "")}");

    /// <summary>The last reminder and what became of its e-mails.</summary>
    public static IEnumerable<string> Reminded(UrgeRow row) => row.LastReminder is { } last
        ? [$"{Occasions.Show(last.Occasion)}, {VietnamTime.Show(last.SentAt)}", .. row.Mails.Select(m => $"thư {m.Address}: {MailStates.Show(m.State)}")]
        : ["chưa nhắc"];

    /// <summary>"Sở Tư pháp (16:00 ngày 18/02/2021)".</summary>
    public static string Done(UnitStanding unit) => $"{unit.Unit.Name} ({VietnamTime.Show(unit.SubmittedAt!.Value)}{(unit.LateBy is { } late ? $", muộn {VietnamTime.Show(late)}" : "")})";
}
