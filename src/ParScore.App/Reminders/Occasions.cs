using NodaTime;
using ParScore.App.Campaigns;
using ParScore.Scoring.Json;

namespace ParScore.App.Reminders;

/// <summary>When each occasion comes, and how it is written.</summary>
public static class Occasions
{
    /// <summary>As the record writes them.</summary>
    public static readonly Words<Occasion> Stored = new(
        ("t-7", Occasion.SevenDaysBefore), ("t-3", Occasion.ThreeDaysBefore), ("t-1", Occasion.DayBefore), ("day", Occasion.LastDay), ("late", Occasion.Late));

    /// <summary>The hour in Vietnam at which people are reminded: when the offices open.</summary>
    public static readonly LocalTime Hour = new(8, 0);

    /// <summary>"trước 7 ngày".</summary>
    public static string Show(Occasion occasion) => occasion switch
    {
        Occasion.SevenDaysBefore => "trước 7 ngày",
        Occasion.ThreeDaysBefore => "trước 3 ngày",
        Occasion.DayBefore => "trước 1 ngày",
        Occasion.LastDay => "ngày cuối",
        Occasion.Late => "quá hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(occasion), occasion, "An unknown occasion."),
    };

    /// <summary>The last day on which a step can be done in time: of "2021-02-19T00:00+07:00" it is 18/02/2021.</summary>
    public static LocalDate LastDayOf(Instant due) => (due - Duration.Epsilon).InZone(VietnamTime.Zone).Date;

    /// <summary>
    /// When an occasion comes: 08:00 in Vietnam of its day; "late" at the due instant. A step that is due before 08:00 of its last day is reminded of
    /// at that day's first instant.
    /// </summary>
    public static Instant MomentOf(Occasion occasion, Instant due)
    {
        var last = LastDayOf(due);
        if (occasion == Occasion.Late)
        {
            return due;
        }

        var day = last.PlusDays(-DaysBefore(occasion));
        var morning = day.At(Hour).InZoneLeniently(VietnamTime.Zone).ToInstant();
        return morning < due ? morning : day.AtStartOfDayInZone(VietnamTime.Zone).ToInstant();
    }

    private static int DaysBefore(Occasion occasion) => occasion switch
    {
        Occasion.SevenDaysBefore => 7,
        Occasion.ThreeDaysBefore => 3,
        Occasion.DayBefore => 1,
        _ => 0,
    };
}
