using System.Globalization;
using NodaTime;

namespace ParScore.App.Campaigns;

/// <summary>Instants as people in Vietnam read them. Stored and compared as instants; the zone matters only here.</summary>
public static class VietnamTime
{
    /// <summary>Asia/Ho_Chi_Minh, from NodaTime's own data, so that it is the same on a machine without time zones.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    /// <summary>"09:12 ngày 19/02/2021".</summary>
    public static string Show(Instant instant) => instant.InZone(Zone).ToString("HH:mm 'ngày' dd/MM/uuuu", CultureInfo.InvariantCulture);

    /// <summary>"09:12 19/02/2021", for tables.</summary>
    public static string ShowShort(Instant instant) => instant.InZone(Zone).ToString("HH:mm dd/MM/uuuu", CultureInfo.InvariantCulture);

    /// <summary>
    /// A deadline as officials say it: the instant 2021-02-19T00:00+07:00, before which it must happen, is "hết ngày 18/02/2021".
    /// </summary>
    public static string ShowDeadline(Instant due)
    {
        var local = due.InZone(Zone);
        return local.TimeOfDay == LocalTime.Midnight
            ? $"hết ngày {local.Date.PlusDays(-1).ToString("dd/MM/uuuu", CultureInfo.InvariantCulture)} (giờ Việt Nam)"
            : $"trước {Show(due)} (giờ Việt Nam)";
    }

    /// <summary>The day in Vietnam on which an instant falls.</summary>
    public static DateOnly DateOf(Instant instant) => instant.InZone(Zone).Date.ToDateOnly();

    /// <summary>"9 giờ 12 phút", "2 ngày 3 giờ".</summary>
    public static string Show(Duration duration)
    {
        var (days, hours, minutes) = (duration.Days, duration.Hours, duration.Minutes);
        return (days, hours) switch
        {
            (0, 0) when minutes == 0 => "dưới 1 phút",
            (0, 0) => $"{minutes} phút",
            (0, _) => minutes == 0 ? $"{hours} giờ" : $"{hours} giờ {minutes} phút",
            _ => hours == 0 ? $"{days} ngày" : $"{days} ngày {hours} giờ",
        };
    }
}
